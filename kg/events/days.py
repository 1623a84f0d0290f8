"""Dates of unlike precision as spans of days."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_PRECISE = 7
"""Days within which two tellings may be of one event by their dates."""

_NEWS = 10
"""Days before its publication in which an article's undated news has happened."""


@dataclass(frozen=True, slots=True)
class Days:
    """A span of days as the articles write it; an open end is None."""

    start: str | None = None
    end: str | None = None

    def __bool__(self) -> bool:
        return self.start is not None or self.end is not None

    @property
    def length(self) -> int | None:
        """The number of days; None if an end is open or not known as a day."""
        first, last = _first(self.start), _last(self.end)
        return (last - first).days + 1 if first and last else None

    @property
    def recent(self) -> bool:
        """Whether it is no longer than undated news may be old."""
        length = self.length
        return length is not None and length <= _NEWS + 1

    @property
    def text(self) -> str:
        """The span as people write it."""
        parts = dict.fromkeys((self.start or "…", self.end or "…"))
        return " – ".join(parts)

    @property
    def precise(self) -> bool:
        """Whether it is no longer than a week."""
        length = self.length
        return length is not None and length <= _PRECISE

    def overlaps(self, other: Days) -> bool:
        """Return whether the two may have a day in common.

        Examples
        --------
        >>> Days("2016-07-14", "2016-07-14").overlaps(Days("2016-07", "2016-07"))
        True
        >>> Days("2016-07-14", "2016-07-14").overlaps(Days("2016-07-15", None))
        False
        """
        return _before(self.start, other.end) and _before(other.start, self.end)


def before(published: date) -> Days:
    """Return when the undated news of an article has happened."""
    return Days((published - timedelta(_NEWS)).isoformat(), published.isoformat())


def narrowest(spans: set[Days]) -> Days:
    """Return the most precise span, the first of several; none of none."""
    known = [span for span in spans if span]
    return min(known, key=_rank, default=Days())


def _rank(span: Days) -> tuple[int, int, str, str]:
    length = span.length
    return length is None, length or 0, span.start or "", span.end or ""


def _before(start: str | None, end: str | None) -> bool:
    first, last = _first(start), _last(end)
    return first is None or last is None or first <= last


@lru_cache(maxsize=4096)
def _first(text: str | None) -> date | None:
    found = _DATE.fullmatch(text or "")
    return _day(int(found[1]), int(found[2] or 1), int(found[3] or 1)) if found else None


@lru_cache(maxsize=4096)
def _last(text: str | None) -> date | None:
    found = _DATE.fullmatch(text or "")
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or 12)
    if not (1 <= month <= 12 and year):
        return None
    return _day(year, month, int(found[3] or monthrange(year, month)[1]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # a season is written like a month: 2014-21
        return None
