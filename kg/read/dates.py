"""Dates as pages and records write them: day, month and year, nothing relative, never today's.

Where a number could be day or month, the day comes first, as in French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.config import LANGUAGE
from kg.lang import furniture, load

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T\s]\d{2}:?\d{2})")
_BEFORE = re.compile(r"(?:[^\W\d]{2,8},?\s+){0,2}")
_BEHIND = re.compile(r"(?:[\s,]*(?:[àa-]\s*)?\d{1,2}\s*[h:]\s*\d{0,2}.{0,20})?")
# Section and number pages have digits in their addresses, too; news on the web starts here.
_FIRST_YEAR = 1990
_LAST_YEAR = 2099
_IN_URL = re.compile(
    r"(?<!\d)(?:(?P<y>\d{4})(?P<s>[/_-])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<s2>[/_-])(?P<m2>\d{1,2})(?P=s2)(?P<y2>\d{4})"
    r"|(?P<y3>\d{4})(?P<m3>\d{2})(?P<d3>\d{2}))(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date and where it ends in the text, for what stands behind it."""

    value: date
    start: int
    end: int


def find(text: str) -> Found | None:
    """Return the first date that `text` writes out, or None.

    Examples
    --------
    >>> find("Publié le lundi 1er mars 2023 à 10h").value
    datetime.date(2023, 3, 1)
    >>> find("mardi 31 février") is None
    True
    """
    return next(_all(text), None)


def parse(text: str) -> date | None:
    """Return the date that `text` is, ISO 8601 (a time may follow) or French; None if it is none.

    Examples
    --------
    >>> parse("2023-02-13T23:30:00+01:00"), parse("13/02/2023")
    (datetime.date(2023, 2, 13), datetime.date(2023, 2, 13))
    >>> parse("le mois dernier") is None
    True
    """
    text = text.strip()
    if _ISO.match(text):
        return _day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    found = find(text)
    if found is None or not _BEFORE.fullmatch(text[: found.start]):
        return None
    return found.value if _BEHIND.fullmatch(text[found.end :]) else None


def from_url(url: str) -> date | None:
    """Return the date that a page's address carries, or None.

    Examples
    --------
    >>> from_url("https://www.example.org/news/2023/2/13/titre")
    datetime.date(2023, 2, 13)
    """
    for match in _IN_URL.finditer(url):
        year, month, day = (
            int(match[name] or match[f"{name}2"] or match[f"{name}3"]) for name in "ymd"
        )
        if _FIRST_YEAR <= year <= _LAST_YEAR and (found := _day(year, month, day)):
            return found
    return None


def _all(text: str) -> Iterator[Found]:
    months = furniture.table(load(LANGUAGE)).months
    for match in _written().finditer(furniture.fold(text)):
        named = match["name"]
        month = months[named.lower()] if named else int(match["month"] or match["m"])
        value = _day(_year(match["year"] or match["y"]), month, int(match["day"] or match["d"]))
        if value:
            yield Found(value, *match.span())


@cache
def _written() -> re.Pattern[str]:
    names = sorted(furniture.table(load(LANGUAGE)).months, key=len, reverse=True)
    return re.compile(
        rf"(?<!\d)(?:(?P<day>\d{{1,2}})(?:er)?(?:\s+(?P<name>{'|'.join(names)})\.?\s+"
        r"|(?P<sep>[/.-])(?P<month>\d{1,2})(?P=sep))(?P<year>\d{4}|\d{2})"
        r"|(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2}))(?!\d)",
        re.IGNORECASE,
    )


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < 70 else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
