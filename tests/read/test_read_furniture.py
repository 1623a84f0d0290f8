"""Every kind of page furniture runs its own examples, and the lines that only look like it."""

from __future__ import annotations

import pytest

from kg.lang import furniture, load
from kg.read import layout

TABLE = furniture.table(load("fr"))
NEWS = "La ville de Bakhmut a été bombardée lundi par l’artillerie, a dit le gouverneur."
MORE = "Les tirs ont cessé mardi."


@pytest.mark.parametrize("kind", TABLE.furniture, ids=lambda kind: kind.kind)
def test_examples_are_furniture_of_their_kind(kind: furniture.Furniture) -> None:
    for line in kind.examples:
        assert kind.pattern.fullmatch(furniture.fold(line).strip(' "')), line
        blocks = layout.read(f"{NEWS}\n\n{line}").blocks
        assert len(blocks) == 1, line


@pytest.mark.parametrize("kind", TABLE.furniture, ids=lambda kind: kind.kind)
def test_lines_that_look_alike_are_news(kind: furniture.Furniture) -> None:
    for line in kind.news:
        assert len(layout.read(f"{NEWS}\n\n{line}\n\n{MORE}").blocks) == 3, line


def test_patterns_hold_no_control_characters() -> None:
    # A basic TOML string turns \b into a backspace, and the pattern into one that never matches.
    for kind in TABLE.furniture:
        assert not any(ord(character) < 32 for character in kind.pattern.pattern), kind.kind


@pytest.mark.parametrize(
    "line",
    [
        "Cette publication vous a-t-elle été utile\u00a0?",
        "Cette publication vous a-t-elle été utile\u202f?",
        "Cette publication vous a-t-elle ete utile ?",
        "CETTE PUBLICATION VOUS A-T-ELLE ÉTÉ UTILE ?",
        "Aucun vote pour l’instant ! Soyez le premier à noter ce post.",
        "Aucun vote pour l'instant\u00a0! Soyez le premier à noter ce post.",
    ],
)
def test_typography_makes_no_difference(line: str) -> None:
    assert len(layout.read(f"{NEWS}\n\n{line}").blocks) == 1


def test_fold_keeps_every_offset() -> None:
    text = "« L’État\u202f», c’est\u00a0moi — œuvre\r\n"
    assert len(furniture.fold(text)) == len(text)
    assert furniture.fold(text) == "\" L'Etat \", c'est moi - œuvre  "


def test_no_line_makes_a_pattern_slow() -> None:
    # An exponential pattern would not come back from these at all.
    for kind in TABLE.furniture:
        for example in kind.examples:
            for word in (example, *example.split()):
                layout.read(f"{word} " * (kind.limit // (len(word) + 1)) + "!")
                layout.read(f"{example} {word * 100}"[: kind.limit])
