"""What `read` gives: the raw text, what is known about it, and which parts are to be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.model.span import Span


class BlockKind(StrEnum):
    """What a block of text is in the layout of an article."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, title or heading that is to be read."""

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Article:
    """One news article.

    Attributes
    ----------
    id
        The file's stem, or the id that a JSON-lines input gives.
    text
        The raw text as read; every offset in the package refers to it.
    blocks
        The parts of the text that carry the news, in order; page furniture and repeats are in
        none of them, a date line ("26 juin 2012. -") is not either.
    published
        The date that "mardi" is resolved against; never today's.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str = "fr"
