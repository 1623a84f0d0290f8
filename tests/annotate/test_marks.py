"""Marks pair whatever their style; apostrophes never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.marks import MarkedKind, pair_marks
from kg.model import Span


def inner(text: str) -> list[str]:
    return [marked.inner.of(text) for marked in pair_marks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Oui », dit-il.", ["Oui"]),
        ("«\u00a0Oui\u202f», dit-il.", ["Oui"]),
        ("“Oui”, dit-il.", ["Oui"]),
        ('"Oui", dit-il, "et non".', ["Oui", "et non"]),
        ('Il dit " oui " et " non ".', ["oui", "non"]),
        ("Le mot ‘paix’ revient.", ["paix"]),
        ("Le mot 'paix' revient.", ["paix"]),
        ('Il parle d\'"union" et d’« accord ».', ["union", "accord"]),
        ("“La ville tiendra », dit-il.", ["La ville tiendra"]),
        ("« La ville tiendra”, dit-il.", ["La ville tiendra"]),
        ("„Gut“ et »Ja« disent-ils.", ["Gut", "Ja"]),
        ("<< Oui >> dit-il.", ["Oui"]),
        ("« Il a dit “non” », dit-elle.", ["Il a dit “non”", "non"]),
        ("« A « B » C »", ["A « B » C", "B"]),
        ("‹ Oui › dit-il.", ["Oui"]),
    ],
)
def test_styles(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "L’OTAN et l'Ukraine n'ont qu’un but, aujourd'hui.",
        "Les années '90 de l'équipe, qu' il a vues.",
        "l' Europe d' hier",
        "« »",
        "Il mesure 5'10\".",
    ],
)
def test_no_marks(text: str) -> None:
    assert inner(text) == []


def test_marks_opened_again_at_each_paragraph() -> None:
    text = "« Un, dit-on.\n\n« Deux.\n\n« Trois », a-t-il dit.\n\n« Autre. »"
    found = pair_marks(text)
    assert [marked.inner.of(text) for marked in found] == [
        "Un, dit-on.",
        "Deux.",
        "Trois",
        "Autre.",
    ]
    assert [marked.continued for marked in found] == [False, True, True, False]


def test_marks_closed_paragraphs_later() -> None:
    text = "Il dit : « Un.\n\nDeux “mots” ici.\n\nTrois », et part."
    assert inner(text) == ["Un.", "Deux “mots” ici.", "mots", "Trois"]


def test_paragraphs_may_be_given() -> None:
    text = "« Un.\n« Deux »."
    blocks = [Span(0, 5), Span(6, 15)]
    assert [marked.inner.of(text) for marked in pair_marks(text, blocks)] == ["Un.", "Deux"]


def test_unclosed_mark_holds_its_sentence() -> None:
    text = "« La ville ne se rendra jamais. Il est parti.\n\nIl dit « non »."
    assert inner(text) == ["La ville ne se rendra jamais.", "non"]


def test_stray_closing_mark_is_dropped() -> None:
    assert inner("La ville tiendra », dit-il. « Oui. »") == ["Oui."]


def test_outer_holds_the_marks_and_their_spaces() -> None:
    text = "Oui : «\u00a0La paix\u00a0»."
    (marked,) = pair_marks(text)
    assert marked.outer.of(text) == "«\u00a0La paix\u00a0»"
    assert marked.kind is MarkedKind.WORDS


@given(st.text(alphabet="ab «»“”\"'‘’.\n"))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for marked in pair_marks(text):
        assert marked.outer.covers(marked.inner)
        assert marked.outer.end <= len(text)
