"""Operations that give stretches of the calendar: weeks, months, seasons, years, parts of these."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from kg.annotate.times import calendar
from kg.annotate.times.calendar import Period, Unit, containing, months, years
from kg.annotate.times.days import Values, given_year, joined, nth_weekday_of, one, yearly
from kg.annotate.times.direction import Direction
from kg.annotate.times.moment import Context, Stretch, closed, node, whole, word
from kg.annotate.times.numbers import CalendarDay
from kg.annotate.times.pattern import Slots
from kg.lang.times import times
from kg.model import Grain

_THIRDS = {"start": 0, "middle": 1, "end": 2}


def month(slots: Slots, context: Context) -> Values:
    """Resolve "mars", "mars 2013", "mars dernier"."""
    number = whole(slots, "month")
    return one(_month(number, slots, context)) if number else ()


def numeric_month(slots: Slots, context: Context) -> Values:
    """Resolve "03/2013"."""
    del context
    figures = slots["figures"]
    if not isinstance(figures, CalendarDay) or figures.year is None:
        return ()
    return one(months(figures.year, figures.month))


def _month(number: int, slots: Slots, context: Context) -> Period | None:
    if (named := given_year(slots, context)) is not None:
        return months(named, number)
    return context.choose((months(y, number) for y in yearly(context)), whole(slots, "step"))


def months_listed(slots: Slots, context: Context) -> Values:
    """Resolve "mars et avril 2012"."""
    number, first = whole(slots, "second"), whole(slots, "month")
    second = _month(number, slots, context) if number else None
    if second is None or first is None:
        return ()
    year = second.first.year - (first > second.first.month)
    return joined([months(year, first), second])


def year(slots: Slots, context: Context) -> Values:
    """Resolve "2012"."""
    del context
    number = whole(slots, "year")
    return one(years(number)) if number else ()


def years_listed(slots: Slots, context: Context) -> Values:
    """Resolve "2012 et 2014", "2012, 2013 et 2015"."""
    del context
    found = (whole(slots, "year"), whole(slots, "second"), whole(slots, "third"))
    return joined([years(number) for number in found if number])


def decade(slots: Slots, context: Context) -> Values:
    """Resolve "les années 1990", "les années 1950 et 1960"."""
    del context
    found = [whole(slots, name) for name in ("decade", "second")]
    decades = [years(first, 10, Grain.DECADE) for first in found if first]
    if len(decades) == 2 and slots.get("range"):
        return (Stretch(decades[0], decades[1], Grain.DECADE),)
    return joined(decades)


def century(slots: Slots, context: Context) -> Values:
    """Resolve "le XIXe siècle"."""
    del context
    number = whole(slots, "ordinal")
    return one(calendar.century(number)) if number and 1 <= number <= 30 else ()


def centuries(slots: Slots, context: Context) -> Values:
    """Resolve "les XIXe et XXe siècles"."""
    del context
    found = [n for name in ("ordinal", "second") if (n := whole(slots, name)) and 1 <= n <= 30]
    return joined([calendar.century(number) for number in found]) if len(found) == 2 else ()


def stretch(slots: Slots, context: Context) -> Values:
    """Resolve "cette semaine", "le mois prochain", "l'année dernière"."""
    unit, now = Unit(str(slots["unit"])), context.published
    if now is None:
        return ()
    step = whole(slots, "step") or 0
    if unit is Unit.WEEKEND:
        return one(_weekend(now, step, context))
    return one(_moved(containing(unit, now), unit, step))


def _moved(period: Period, unit: Unit, step: int) -> Period:
    return containing(unit, calendar.shift(period.first, step, unit)) if step else period


def _weekend(now: date, step: int, context: Context) -> Period | None:
    around = [
        containing(Unit.WEEKEND, now + timedelta(days=7 * away)) for away in (-2, -1, 0, 1, 2)
    ]
    if step or context.direction is Direction.PAST:
        return context.choose(around, step)
    return around[2]


def told_stretch(slots: Slots, context: Context) -> Values:
    """Resolve "la semaine suivante", "la même année": from the time named last."""
    unit, step = Unit(str(slots["unit"])), whole(slots, "step") or whole(slots, "told_step") or 0
    anchor = context.anchor(calendar.grain_of(unit), step)
    if anchor is None:
        return ()
    return one(_moved(containing(unit, anchor.last if step > 0 else anchor.first), unit, step))


def season(slots: Slots, context: Context) -> Values:
    """Resolve "l'été dernier", "au printemps 2013"."""
    name = str(slots["season"])
    if (number := given_year(slots, context)) is not None:
        return one(_season(name, number))
    found = (_season(name, number) for number in yearly(context))
    return one(context.choose(found, whole(slots, "step")))


def told_season(slots: Slots, context: Context) -> Values:
    """Resolve "cet été-là": of the year named last."""
    anchor = context.anchor(Grain.YEAR)
    return one(_season(str(slots["season"]), anchor.first.year)) if anchor else ()


def season_told_by_tense(slots: Slots, context: Context) -> Values:
    """Resolve "en hiver" only if it is announced; else any winter may be meant."""
    sure = context.alone or context.direction is Direction.FUTURE
    return season(slots, context) if sure else ()


def _season(name: str, number: int) -> Period:
    starts = times().seasons
    at = next(i for i, start in enumerate(starts) if start[0] == name)
    following = starts[(at + 1) % len(starts)]
    last = date(number + (at + 1 == len(starts)), following[1], following[2])
    first = date(number, starts[at][1], starts[at][2])
    return Period(first, last - timedelta(days=1), Grain.SEASON)


def quarter(slots: Slots, context: Context) -> Values:
    """Resolve "le premier trimestre 2015", "le second semestre"."""
    size, number = whole(slots, "months") or 3, whole(slots, "ordinal") or 0
    number = 12 // size if number == -1 else number
    if not 1 <= number <= 12 // size:
        return ()
    if (named := given_year(slots, context)) is not None:
        return one(months(named, (number - 1) * size + 1, size))
    found = (months(y, (number - 1) * size + 1, size) for y in yearly(context))
    return one(context.choose(found))


def week_of(slots: Slots, context: Context) -> Values:
    """Resolve "la semaine du 3 juin"."""
    return _around(Unit.WEEK, slots, context)


def weekend_of(slots: Slots, context: Context) -> Values:
    """Resolve "le week-end du 3 juin", "le week-end de Pâques"."""
    inner = context.period(node(slots, "of"))
    if inner and inner.first.weekday() == 0:
        return one(Period(inner.first - timedelta(days=2), inner.last))
    return _around(Unit.WEEKEND, slots, context)


def _around(unit: Unit, slots: Slots, context: Context) -> Values:
    inner = context.period(node(slots, "of"))
    return one(containing(unit, inner.first)) if inner else ()


def piece(slots: Slots, context: Context) -> Values:
    """Resolve "la première semaine de mars", "le dernier week-end de mai"."""
    inner, number = node(slots, "frame"), whole(slots, "ordinal") or 0
    unit, now = Unit(str(slots["piece"])), context.published
    month_now = containing(Unit.MONTH, now) if now else None
    within = context.period(inner) if inner else month_now
    if within is None:
        return ()
    if unit is Unit.WEEKEND:
        return _nth_weekend(slots, context, number)
    return one(_cut(within, unit, 1, number))


def _nth_weekend(slots: Slots, context: Context, number: int) -> Values:
    saturday = {"of": slots["frame"], "weekday": 5, "ordinal": number}
    found = nth_weekday_of(saturday, context)
    return one(containing(Unit.WEEKEND, found[0].start.first)) if found and found[0].start else ()


def pieces(slots: Slots, context: Context) -> Values:
    """Resolve "les trois premiers mois de 2013", "les derniers jours de mars"."""
    within, count = context.period(node(slots, "frame")), slots.get("num")
    amount = getattr(count, "high", 3)
    if within is None:
        return ()
    return one(_cut(within, Unit(str(slots["piece"])), amount, -1 if slots["end"] else 1))


def _cut(within: Period, unit: Unit, size: int, number: int) -> Period | None:
    """Return the n-th stretch of `size` units from the start or, if negative, from the end."""
    if unit is Unit.FORTNIGHT:
        return _fortnight(within, number)
    grain = calendar.grain_of(unit) if unit in calendar.MONTHS else Grain.DAY
    if number > 0:
        first = calendar.shift(within.first, size * (number - 1), unit)
        last = calendar.shift(within.first, size * number, unit) - timedelta(days=1)
    else:
        after = within.last + timedelta(days=1)
        first = calendar.shift(after, size * number, unit)
        last = calendar.shift(after, size * (number + 1), unit) - timedelta(days=1)
    last = min(last, within.last)
    return Period(first, last, grain) if within.first <= first <= last else None


def _fortnight(within: Period, number: int) -> Period | None:
    middle = within.first.replace(day=15)
    if number == 1:
        return Period(within.first, middle)
    return Period(middle + timedelta(days=1), within.last) if number in (2, -1) else None


def portion(slots: Slots, context: Context) -> Values:
    """Resolve "fin 2014", "début mars", "la mi-avril"."""
    name = word(slots, "portion") or "whole"
    inner = context.period(node(slots, "of"))
    if inner is None or name == "whole":
        return one(inner)
    if name in ("first half", "second half"):
        return one(_half(inner, name == "second half"))
    return one(_third(inner, _THIRDS[name]))


def fraction(slots: Slots, context: Context) -> Values:
    """Resolve "le premier quart du XXe siècle"."""
    within, number = context.period(node(slots, "frame")), whole(slots, "ordinal") or 0
    count = whole(slots, "parts") or 1
    if within is None or within.grain not in (Grain.CENTURY, Grain.DECADE):
        return ()
    number = count if number == -1 else number
    length = (within.last.year - within.first.year + 1) // count
    found = years(within.first.year + (number - 1) * length, length)
    return one(found) if 1 <= number <= count else ()


def _half(period: Period, second: bool) -> Period:
    if period.grain in (Grain.DECADE, Grain.CENTURY):
        count = (period.last.year - period.first.year + 1) // 2
        return years(period.first.year + count * second, count)
    middle = period.first + (period.last - period.first) / 2
    if period.grain in (Grain.YEAR, Grain.MONTH) and (period.last - period.first).days > 150:
        middle = calendar.shift(period.first, 6, Unit.MONTH) - timedelta(days=1)
        halves = Period(period.first, middle, Grain.MONTH)
        after = Period(middle + timedelta(days=1), period.last, Grain.MONTH)
        return after if second else halves
    return (
        Period(middle + timedelta(days=1), period.last) if second else Period(period.first, middle)
    )


def _third(period: Period, which: int) -> Period:
    """Return what the beginning, middle and end of a period usually are taken for."""
    cut = _CUTS.get(period.grain, _by_days)
    return cut(period, which)


def _of_week(period: Period, which: int) -> Period:
    first, last = ((0, 1), (2, 3), (3, 6))[which]
    return Period(period.first + timedelta(days=first), period.first + timedelta(days=last))


def _of_months(period: Period, which: int) -> Period:
    count = round((period.last - period.first).days / 30.4)
    if count >= 3:
        first = calendar.shift(period.first, which * count // 3, Unit.MONTH)
        return months(first.year, first.month, count // 3)
    first = period.first + timedelta(days=10 * which)
    return Period(first, period.last if which == 2 else first + timedelta(days=9))


def _of_year(period: Period, which: int) -> Period:
    first, count = ((1, 3), (5, 4), (10, 3))[which]
    return months(period.first.year, first, count)


def _of_years(period: Period, which: int) -> Period:
    count = period.last.year - period.first.year + 1
    cuts = (0, (count + 2) // 3, count - (count + 2) // 3, count)
    first = period.first.year + cuts[which]
    return years(first, cuts[which + 1] - cuts[which])


def _by_days(period: Period, which: int) -> Period:
    if period.first == period.last:
        return period
    days = (period.last - period.first).days + 1
    first = period.first + timedelta(days=days * which // 3)
    return Period(first, period.first + timedelta(days=days * (which + 1) // 3 - 1))


_CUTS: Mapping[Grain, Callable[[Period, int], Period]] = {
    Grain.WEEK: _of_week,
    Grain.MONTH: _of_months,
    Grain.YEAR: _of_year,
    Grain.DECADE: _of_years,
    Grain.CENTURY: _of_years,
}


def part_now(slots: Slots, context: Context) -> Values:
    """Resolve "ce soir", "cette nuit": the day of publication."""
    del slots
    return one(calendar.day(context.published)) if context.published else ()


def part_here(slots: Slots, context: Context) -> Values:
    """Resolve "dans la soirée": of the day that the block named last, or of publication."""
    return one(context.here) if context.here else part_now(slots, context)


def last_night(slots: Slots, context: Context) -> Values:
    """Resolve "la nuit dernière"."""
    del slots
    now = context.published
    return one(Period(now - timedelta(days=1), now)) if now else ()


def part_of(slots: Slots, context: Context) -> Values:
    """Resolve "vendredi matin", "la soirée du 3 mars": the day."""
    return one(context.period(node(slots, "of")))


def clock(slots: Slots, context: Context) -> Values:
    """Resolve "15 h 30": at the day that the block named last, or that of publication."""
    if slots.get("hour") == 24 and "minute" in slots:
        return ()
    if context.here:
        return one(calendar.day(context.here.first, Grain.HOUR))
    return one(calendar.day(context.published, Grain.HOUR)) if context.published else ()


def clock_of(slots: Slots, context: Context) -> Values:
    """Resolve "dimanche à 15 h"."""
    inner = node(slots, "of", "date", "part")
    found = context.period(inner)
    if found is None:
        return ()
    return tuple(closed(p) for p in (Period(found.first, found.last, Grain.HOUR),))
