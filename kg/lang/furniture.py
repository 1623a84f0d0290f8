"""What stands around the news on a page: the typed face of ``furniture.toml``.

Patterns see folded text only (`fold`), so no pattern has to know typographic variants; folding
keeps every offset.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from kg.errors import LanguageDataError
from kg.lang.language import Language

_PUNCTUATION = {
    **dict.fromkeys("’‘ʼ‛′`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("«»“”„‟‹›", '"'),
}
_NAME = re.compile(r"<(\w+)>")


class Gives(StrEnum):
    """What a line of furniture tells about the article."""

    NOTHING = "nothing"
    PUBLISHED = "published"
    UPDATED = "updated"
    URL = "url"


class Takes(StrEnum):
    """How much a line of furniture takes out with itself."""

    LINE = "line"
    HEADINGS = "headings"
    REST = "rest"


@dataclass(frozen=True)
class Furniture:
    """One kind of lines that are no news.

    Attributes
    ----------
    limit
        A line of more characters is news whatever it looks like.
    examples, news
        Lines that it matches, and lines that look alike but are news.
    """

    kind: str
    pattern: re.Pattern[str]
    limit: int
    gives: Gives
    takes: Takes
    examples: tuple[str, ...]
    news: tuple[str, ...]


@dataclass(frozen=True)
class PageTable:
    """All that a language's pages have in common.

    Attributes
    ----------
    months
        Folded lower-case name or abbreviation to number.
    letters
        The characters beyond ASCII that the language is written with.
    dateline, tail
        What stands before a first and after a last sentence; for folded text.
    """

    furniture: tuple[Furniture, ...]
    months: Mapping[str, int]
    letters: frozenset[str]
    dateline: re.Pattern[str]
    tail: re.Pattern[str]


def fold(text: str) -> str:
    r"""Return `text` without accents and typographic variants, character for character.

    Examples
    --------
    >>> fold("L’été, dit\u00a0-\u00a0«\u202foui\u202f»")
    'L\'ete, dit - " oui "'
    """
    if text.isascii():
        return text.translate({9: " ", 10: " ", 13: " "})
    return "".join(map(_folded, text))


def table(language: Language) -> PageTable:
    """Return the language's table, read once.

    Raises
    ------
    LanguageDataError
        If a pattern does not compile or a field has a value that nothing reads.
    """
    return _table(language)


@cache
def _folded(character: str) -> str:
    if character.isspace():
        return " "
    base = unicodedata.normalize("NFD", character)[0]
    return _PUNCTUATION.get(base, base)


@cache
def _table(language: Language) -> PageTable:
    raw = language.table("furniture")
    try:
        return _read(raw)
    except (KeyError, ValueError, re.error) as error:
        raise LanguageDataError(f"{language.code}/furniture.toml: {error}") from error


def _read(raw: Mapping[str, Any]) -> PageTable:
    months = {fold(name).lower(): number for name, number in raw["months"].items()}
    parts = {
        "month": _either(sorted(months, key=lambda name: (-len(name), name))),
        "agency": rf"\b(?-i:{_either(raw['agencies'])})\b",
        "network": rf"{_either(sorted(raw['networks'], key=len, reverse=True))}\b",
    }
    for name, pattern in raw["parts"].items():
        parts[name] = _insert(pattern, parts)
    return PageTable(
        furniture=tuple(_furniture(entry, parts) for entry in raw["furniture"]),
        months=months,
        letters=frozenset(raw["letters"]),
        dateline=_compile(raw["datelines"], parts),
        tail=_compile(raw["tails"], parts),
    )


def _furniture(entry: Mapping[str, Any], parts: Mapping[str, str]) -> Furniture:
    return Furniture(
        kind=entry["kind"],
        pattern=_compile(entry["patterns"], parts),
        limit=entry.get("limit", 200),
        gives=Gives(entry.get("gives", "nothing")),
        takes=Takes(entry.get("takes", "line")),
        examples=tuple(entry["examples"]),
        news=tuple(entry["news"]),
    )


def _compile(patterns: Sequence[str], parts: Mapping[str, str]) -> re.Pattern[str]:
    inserted = "|".join(_insert(pattern, parts) for pattern in patterns)
    # Possessive: white space that could be given back would make lists of names exponential.
    return re.compile(fold(inserted).replace(" ", r"(?:\s*+)"), re.IGNORECASE)


def _insert(pattern: str, parts: Mapping[str, str]) -> str:
    return _NAME.sub(lambda match: f"(?:{parts[match[1]]})", pattern)


def _either(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in words)})"
