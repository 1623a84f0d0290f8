"""Operations that give days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from kg.annotate.times.calendar import (
    Period,
    day,
    easter,
    months,
    nth_weekday,
)
from kg.annotate.times.moment import Context, Stretch, closed, node, whole
from kg.annotate.times.numbers import CalendarDay
from kg.annotate.times.pattern import Slots
from kg.lang.times import times
from kg.model import Grain

Values = tuple[Stretch, ...]
_AROUND = range(-2, 3)
# A weekday tells the year of a date only if that is this one, the last or the next.
_NEAR = 400
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}


def one(period: Period | None) -> Values:
    """Return the period as the only value, or none."""
    return () if period is None else (closed(period),)


def yearly(context: Context) -> Iterator[int]:
    """Yield the years that a date without one may belong to."""
    base = context.until or context.since or context.published
    if base is not None:
        yield from (base.year + away for away in _AROUND)


def given_year(slots: Slots, context: Context) -> int | None:
    """Return the year that the words name, outright or as "l'année dernière"."""
    if (year := whole(slots, "year")) is not None:
        return year
    frame = context.period(node(slots, "of_year", "frame", "of"))
    return frame.first.year if frame else None


def _date(year: int, month: int, number: int) -> Period | None:
    try:
        return day(date(year, month, number))
    except ValueError:
        return None


def calendar_day(slots: Slots, context: Context) -> Values:
    """Resolve "mardi 3 mars 2015"; without a year, one in which the weekday is right."""
    number, month = whole(slots, "day") or whole(slots, "dom"), whole(slots, "month")
    if number is None or month is None:
        return ()
    return one(_dated(number, month, given_year(slots, context), slots, context))


def numeric_day(slots: Slots, context: Context) -> Values:
    """Resolve "3/3/2015"."""
    figures = slots["figures"]
    if not isinstance(figures, CalendarDay):
        return ()
    return one(_dated(figures.day, figures.month, figures.year, slots, context))


def _dated(
    number: int, month: int, year: int | None, slots: Slots, context: Context
) -> Period | None:
    if year is not None:
        return _date(year, month, number)
    found = [p for year in yearly(context) if (p := _date(year, month, number))]
    base = context.until or context.since or context.published
    near = [p for p in found if base and abs((p.first - base).days) <= _NEAR]
    right = [p for p in near if p.first.weekday() == whole(slots, "weekday")]
    if right:
        return right[0]
    return context.choose(found, whole(slots, "step"))


def calendar_days(slots: Slots, context: Context) -> Values:
    """Resolve "les 16 et 17 juin": one value if the days follow each other, else one each."""
    names = [name for name in ("first", "second", "third") if name in slots]
    last = calendar_day({**slots, "day": slots[names[-1]]}, context)
    if not last or last[0].start is None:
        return ()
    found = last[0].start
    rest = [_date(found.first.year, found.first.month, whole(slots, n) or 0) for n in names[:-1]]
    return joined([*(p for p in rest if p), found])


def joined(periods: list[Period]) -> Values:
    """Return periods that follow each other without a gap as one value, others apart."""
    gaps = [after.first - before.last for before, after in pairwise(periods)]
    if all(gap == timedelta(days=1) for gap in gaps):
        return (Stretch(periods[0], periods[-1], periods[0].grain),)
    return tuple(closed(period) for period in periods)


def weekday(slots: Slots, context: Context) -> Values:
    """Resolve "mardi": the same day or the nearest one that the tense allows.

    Nothing being known of the tense, it is the one to come.
    """
    base = context.until or context.since or context.published
    wanted = whole(slots, "weekday")
    if base is None or wanted is None:
        return ()
    nearest = base + timedelta(days=(wanted - base.weekday()) % 7)
    around = [day(nearest + timedelta(days=7 * away)) for away in (-2, -1, 0, 1, 2)]
    step = whole(slots, "step") or 0
    found = context.choose(around, step) if step or not _unsure(context) else day(nearest)
    return one(found and day(found.first + timedelta(days=whole(slots, "more") or 0)))


def _unsure(context: Context) -> bool:
    bound = context.until is not None or context.since is not None
    return not bound and context.direction.value == "unknown"


def weekday_dom(slots: Slots, context: Context) -> Values:
    """Resolve "jeudi 16": the nearest day that is both."""
    base, number = context.until or context.published, whole(slots, "dom")
    if base is None or number is None:
        return ()
    around = [divmod(base.year * 12 + base.month - 1 + away, 12) for away in range(-8, 9)]
    found = [p for y, m in around if (p := _date(y, m + 1, number))]
    return one(context.choose(p for p in found if p.first.weekday() == slots["weekday"]))


def weekday_of(slots: Slots, context: Context) -> Values:
    """Resolve "lundi de la semaine prochaine"."""
    return nth_weekday_of({**slots, "ordinal": 1}, context)


def nth_weekday_of(slots: Slots, context: Context) -> Values:
    """Resolve "le premier lundi de mars"."""
    within = context.period(node(slots, "of"))
    wanted, number = whole(slots, "weekday"), whole(slots, "ordinal")
    if within is None or wanted is None or not number:
        return ()
    found = nth_weekday(within, wanted, number)
    return one(day(found) if found else None)


def told_weekday(slots: Slots, context: Context) -> Values:
    """Resolve "le lundi suivant": from the day named last."""
    step, wanted = whole(slots, "step") or 1, whole(slots, "weekday")
    anchor = context.anchor(Grain.WEEK, step)
    if anchor is None or wanted is None:
        return ()
    if step > 0:
        return one(day(anchor.last + timedelta(days=(wanted - anchor.last.weekday() - 1) % 7 + 1)))
    return one(day(anchor.first - timedelta(days=(anchor.first.weekday() - wanted - 1) % 7 + 1)))


def deictic(slots: Slots, context: Context) -> Values:
    """Resolve "hier", "aujourd'hui", "après-demain"."""
    if context.published is None:
        return ()
    return one(day(context.published + timedelta(days=whole(slots, "days") or 0)))


def told_day(slots: Slots, context: Context) -> Values:
    """Resolve "le même jour"."""
    del slots
    anchor = context.anchor(Grain.DAY)
    return one(anchor and Period(anchor.first, anchor.last))


def neighbour(slots: Slots, context: Context) -> Values:
    """Resolve "la veille", "le lendemain de Noël"."""
    inner = node(slots, "of")
    days = whole(slots, "days") or 0
    anchor = context.period(inner) if inner else context.anchor(Grain.DAY, days)
    if anchor is None:
        return ()
    return one(day((anchor.last if days > 0 else anchor.first) + timedelta(days=days)))


def holiday(slots: Slots, context: Context) -> Values:
    """Resolve "Noël", "Pâques 2013"."""
    rule = times().holidays[str(slots["holiday"])]
    if (year := given_year(slots, context)) is not None:
        return one(feast(rule, year))
    found = [p for year in yearly(context) if (p := feast(rule, year))]
    return one(context.choose(found, whole(slots, "step")))


def feast(rule: str, year: int) -> Period | None:
    """Return a feast's day in a year, from its rule: "12-25", "easter+39", "last sunday 05"."""
    if rule.startswith("easter"):
        return day(easter(year) + timedelta(days=int(rule.removeprefix("easter") or 0)))
    if "-" in rule:
        return _date(year, *map(int, rule.split("-")))
    number, name, month = rule.split()
    found = nth_weekday(months(year, int(month)), _WEEKDAYS.index(name), _NUMBERS[number])
    return day(found) if found else None


def day_of(slots: Slots, context: Context) -> Values:
    """Resolve "le 3 du mois prochain"."""
    month, number = context.period(node(slots, "of")), whole(slots, "dom")
    return one(_date(month.first.year, month.first.month, number) if month and number else None)


def day_only(slots: Slots, context: Context) -> Values:
    """Resolve "le 15": the nearest, or that of the month that the other end sets."""
    base, number = context.until or context.published, whole(slots, "dom")
    if base is None or number is None:
        return ()
    around = [divmod(base.year * 12 + base.month - 1 + away, 12) for away in (-2, -1, 0, 1, 2)]
    return one(context.choose(p for y, m in around if (p := _date(y, m + 1, number))))
