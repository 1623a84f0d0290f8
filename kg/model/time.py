"""Dates and intervals that a text names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.span import Span


class Grain(StrEnum):
    """The precision of a time."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of days; an open end is None.

    Attributes
    ----------
    start, end
        First and last day or less precise date in EDTF's text form: ``2023-02-14``, ``2023-02``,
        ``2014``.
    """

    start: str | None
    end: str | None
    grain: Grain = Grain.DAY


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time expression of the text and the interval it names."""

    span: Span
    value: Interval
