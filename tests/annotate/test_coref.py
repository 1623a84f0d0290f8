"""Chains of short texts, read by the whole annotate stage."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.annotate.article import annotate
from kg.model import Article, Block, BlockKind, Document, Mention, Span

_DATA = Path(__file__).parents[1] / "data" / "coref.toml"
_TEXTS: list[dict[str, Any]] = tomllib.loads(_DATA.read_text("utf-8"))["text"]


def _cases() -> list[Any]:
    return [
        pytest.param(
            one,
            id=f"{number}: {one['construction']}",
            marks=[pytest.mark.xfail(reason=one["xfail"], strict=True)] if "xfail" in one else [],
        )
        for number, one in enumerate(_TEXTS)
    ]


@cache
def read(text: str) -> Document:
    """Annotate a text whose lines are paragraphs and whose first, before "---", is the title."""
    title = "\n---\n" in text
    text = text.replace("\n---\n", "\n")
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        kind = BlockKind.TITLE if title and number == 0 else BlockKind.PARAGRAPH
        blocks.append(Block(Span(start, start + len(line)), kind))
        start += len(line) + 1
    return annotate(Article("test", text, tuple(blocks)))


def chain(document: Document, form: str) -> str:
    """Return the chain of the mention that a form names: "il#2" is the second "il"."""
    words, _, number = form.partition("#")
    found = _found(document, words)
    assert _known(document, form), f"no mention {form} in {_chains(document)}"
    return found[int(number or 1) - 1].entity


def _known(document: Document, form: str) -> bool:
    words, _, number = form.partition("#")
    return len(_found(document, words)) >= int(number or 1)


def _found(document: Document, words: str) -> list[Mention]:
    return [one for one in document.mentions if _names(document, one, words.lower())]


def _names(document: Document, mention: Mention, words: str) -> bool:
    text = document.article.text
    spans = (mention.span.of(text), mention.head.of(text))
    return words in {span.lower().lstrip("-").removeprefix("t-") for span in spans}


def _chains(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for mention in document.mentions:
        found.setdefault(mention.entity, []).append(mention.span.of(document.article.text))
    return found


@pytest.mark.parametrize("case", _cases())
def test_mentions_of_one_thing_are_one_chain(case: dict[str, Any]) -> None:
    """Every listed chain is one, and no listed pair is."""
    document = read(case["text"])
    for forms in case.get("same", []):
        assert len({chain(document, form) for form in forms}) == 1, _chains(document)
    for pair in case.get("apart", []):
        chains = [chain(document, form) for form in pair if _known(document, form)]
        assert len(set(chains)) == len(chains), _chains(document)


def test_different_chains_of_one_text_are_apart() -> None:
    """Chains that a text lists are different things."""
    for case in _TEXTS:
        if len(case.get("same", [])) > 1 and "xfail" not in case:
            document = read(case["text"])
            found = [chain(document, forms[0]) for forms in case["same"]]
            assert len(set(found)) == len(found), _chains(document)
