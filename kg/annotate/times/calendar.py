"""Arithmetic of the calendar: stretches of whole days, and nothing about language."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kg.model import Grain


class Unit(StrEnum):
    """What durations are counted in and the calendar is cut into."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


MONTHS = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}
DAYS = {Unit.DAY: 1, Unit.WEEKEND: 7, Unit.WEEK: 7, Unit.FORTNIGHT: 15}
HOURS = {Unit.MINUTE: 0, Unit.HOUR: 1}
_GRAINS = {
    Unit.MINUTE: Grain.HOUR,
    Unit.HOUR: Grain.HOUR,
    Unit.DAY: Grain.DAY,
    Unit.WEEKEND: Grain.DAY,
    Unit.WEEK: Grain.WEEK,
    Unit.FORTNIGHT: Grain.DAY,
    Unit.MONTH: Grain.MONTH,
    Unit.QUARTER: Grain.MONTH,
    Unit.HALF: Grain.MONTH,
    Unit.YEAR: Grain.YEAR,
    Unit.DECADE: Grain.DECADE,
    Unit.CENTURY: Grain.CENTURY,
}
_FORMS = {Grain.MONTH: 7, Grain.YEAR: 4, Grain.DECADE: 4, Grain.CENTURY: 4}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `first` to `last`, both included, known to the precision of `grain`."""

    first: date
    last: date
    grain: Grain = Grain.DAY

    @property
    def start(self) -> str:
        """The first day in EDTF's text form, no more precise than the grain."""
        return self.first.isoformat()[: _FORMS.get(self.grain, 10)]

    @property
    def end(self) -> str:
        """The last day in EDTF's text form, no more precise than the grain."""
        return self.last.isoformat()[: _FORMS.get(self.grain, 10)]


def grain_of(unit: Unit) -> Grain:
    """Return how precise a date cut to `unit` is."""
    return _GRAINS[unit]


def day(value: date, grain: Grain = Grain.DAY) -> Period:
    """Return one day."""
    return Period(value, value, grain)


def months(year: int, month: int, count: int = 1, grain: Grain = Grain.MONTH) -> Period:
    """Return `count` whole months from the given one on."""
    last_year, last_month = divmod(year * 12 + month - 2 + count, 12)
    last = date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])
    return Period(date(year, month, 1), last, grain)


def years(first: int, count: int = 1, grain: Grain = Grain.YEAR) -> Period:
    """Return `count` whole years."""
    return Period(date(first, 1, 1), date(first + count - 1, 12, 31), grain)


def century(number: int) -> Period:
    """Return a century by its number: the 19th is 1801 to 1900."""
    return years(number * 100 - 99, 100, Grain.CENTURY)


def containing(unit: Unit, value: date) -> Period:
    """Return the stretch of the calendar that the day lies in.

    A weekend is that of the day's week, whether the day is in it or before it.
    """
    if unit in (Unit.MONTH, Unit.QUARTER, Unit.HALF):
        size = MONTHS[unit]
        return months(value.year, (value.month - 1) // size * size + 1, size)
    if unit in (Unit.YEAR, Unit.DECADE, Unit.CENTURY):
        return _years_containing(unit, value.year)
    monday = value - timedelta(days=value.weekday())
    if unit is Unit.WEEK:
        return Period(monday, monday + timedelta(days=6), Grain.WEEK)
    if unit is Unit.WEEKEND:
        return Period(monday + timedelta(days=5), monday + timedelta(days=6))
    return day(value, grain_of(unit))


def _years_containing(unit: Unit, year: int) -> Period:
    if unit is Unit.CENTURY:
        return century((year - 1) // 100 + 1)
    return years(year) if unit is Unit.YEAR else years(year // 10 * 10, 10, Grain.DECADE)


def shift(value: date, count: int, unit: Unit) -> date:
    """Return the day `count` units later; the 31st becomes the last of a shorter month.

    Raises
    ------
    ValueError
        If the year leaves the calendar, 1 to 9999.
    """
    if unit in MONTHS:
        year, month = divmod(value.year * 12 + value.month - 1 + count * MONTHS[unit], 12)
        if not 1 <= year <= 9999:
            raise ValueError(f"no year {year}")
        return date(year, month + 1, min(value.day, monthrange(year, month + 1)[1]))
    if unit in DAYS:
        return value + timedelta(days=count * DAYS[unit])
    hours = count * HOURS[unit]
    return value + timedelta(days=abs(hours) // 24 * (1 if hours > 0 else -1))


def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year (the anonymous computus of 1876).

    Examples
    --------
    >>> easter(2024).isoformat()
    '2024-03-31'
    """
    cycle = year % 19
    hundreds = year // 100
    moon = (hundreds - (8 * hundreds + 13) // 25 - hundreds // 4 + 19 * cycle + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - cycle) // 11))
    weekday = (year + year // 4 + moon + 2 - hundreds + hundreds // 4) % 7
    distance = moon - weekday
    month = 3 + (distance + 40) // 44
    return date(year, month, distance + 28 - 31 * (month // 4))


def nth_weekday(within: Period, weekday: int, number: int) -> date | None:
    """Return the n-th given weekday (Monday is 0) of a period; -1 is the last one."""
    if number > 0:
        ahead = (weekday - within.first.weekday()) % 7
        found = within.first + timedelta(days=ahead + 7 * (number - 1))
    else:
        back = (within.last.weekday() - weekday) % 7
        found = within.last - timedelta(days=back + 7 * (-number - 1))
    return found if within.first <= found <= within.last else None
