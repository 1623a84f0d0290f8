"""What a format's reader finds in an input, before the layout of its text is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.errors import InputError


@dataclass(frozen=True)
class Record:
    """One article as its input states it.

    Attributes
    ----------
    source
        The input as the user named it, with ``:LINE`` where it holds several articles.
    id
        Unique among the inputs of a run.
    text
        The raw text, which all offsets refer to.
    published
        The date that the input gives as data (a field, a page's metadata); a date that only its
        text tells is left to `layout`.
    """

    source: str
    id: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None


# A reader goes on after an article that cannot be read: it gives the error in its place.
Outcome = Record | InputError
