"""Stops, abbreviations and quotation marks: ``data/<code>/punctuation.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from kg.lang.language import load


@dataclass(frozen=True)
class MarkFamily:
    """Quotation marks that close each other; `weak` ones double as apostrophes."""

    name: str
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    weak: bool = False


@dataclass(frozen=True)
class Punctuation:
    """What a language's stops and marks mean; the fields are explained in the table."""

    titles: frozenset[str]
    before_number: frozenset[str]
    before_lower: frozenset[str]
    starters: frozenset[str]
    particles: frozenset[str]
    elisions: frozenset[str]
    marks: tuple[MarkFamily, ...]

    @cached_property
    def family_of(self) -> Mapping[str, MarkFamily]:
        """The family of each mark."""
        return {mark: one for one in self.marks for mark in (*one.opening, *one.closing)}

    @cached_property
    def opening(self) -> frozenset[str]:
        """The marks that may open."""
        return frozenset(mark for one in self.marks for mark in one.opening)

    @cached_property
    def closing(self) -> frozenset[str]:
        """The marks that may close."""
        return frozenset(mark for one in self.marks for mark in one.closing)


@cache
def punctuation(code: str) -> Punctuation:
    """Return the punctuation of a language.

    Examples
    --------
    >>> "Mme" in punctuation("fr").titles
    True
    """
    table = load(code).table("punctuation")
    words = {name: frozenset(table[name]) for name in _WORDS}
    return Punctuation(**words, marks=tuple(_family(row) for row in table["marks"]))


_WORDS = ("titles", "before_number", "before_lower", "starters", "particles", "elisions")


def _family(row: Mapping[str, Any]) -> MarkFamily:
    return MarkFamily(
        row["family"], tuple(row["open"]), tuple(row["close"]), row.get("weak", False)
    )
