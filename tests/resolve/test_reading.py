"""Statements over mentions as statements over entities."""

from __future__ import annotations

from kg.model import (
    Article,
    Document,
    Mention,
    MentionKind,
    Span,
    Statement,
    Triple,
)
from kg.resolve.reading import resolve

_TEXT = "Anne et Paul sont là. Ils chantent une chanson."


def _mention(words: str, entity: str, *, members: tuple[str, ...] = ()) -> Mention:
    start = _TEXT.index(words)
    span = Span(start, start + len(words))
    kind = MentionKind.PRONOUN if members else MentionKind.NAMED
    return Mention(
        words, span, words, span, words, kind, "Person", 0, entity=entity, members=members
    )


def _document() -> Document:
    return Document(
        article=Article("test", _TEXT, ()),
        sentences=(Span(0, 21), Span(22, len(_TEXT))),
        mentions=(
            _mention("Anne", "e0"),
            _mention("Paul", "e1"),
            _mention("Ils", "e2", members=("e0", "e1")),
            _mention("chanson", "e3"),
        ),
        clauses=(),
        quotes=(),
        times=(),
    )


def test_a_statement_about_several_is_one_about_each() -> None:
    """ "Ils" that takes up two names is the subject of two statements."""
    said = Statement(Triple("Ils", "rel:chanter", "chanson"), evidence=())
    found = resolve(_document(), [said]).statements
    assert [one.triple.subject for one in found] == ["person/anne", "person/paul"]


def test_what_stands_for_several_has_no_entity_of_its_own() -> None:
    """The mention tells its members by their final ids."""
    plural = resolve(_document(), []).document.mentions[2]
    assert (plural.entity, plural.members) == ("", ("person/anne", "person/paul"))
