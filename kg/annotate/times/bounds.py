"""Operations that give intervals: from a day to another, open at an end, counted in units."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from kg.annotate.times import calendar
from kg.annotate.times.calendar import Period, Unit
from kg.annotate.times.days import Values, day_only, one
from kg.annotate.times.direction import Direction
from kg.annotate.times.grammar import Node
from kg.annotate.times.moment import Context, Stretch, node, whole
from kg.annotate.times.numbers import SOME_HIGH, SOME_LOW, Count
from kg.annotate.times.pattern import Slots
from kg.model import Grain

# How precise a date is that lies so many units away: one step finer than the unit.
_FINER = {Unit.YEAR: Grain.MONTH, Unit.DECADE: Grain.YEAR, Unit.CENTURY: Grain.YEAR}
_HALVES = {
    Unit.YEAR: (6, Unit.MONTH),
    Unit.MONTH: (15, Unit.DAY),
    Unit.DAY: (12, Unit.HOUR),
    Unit.WEEK: (3, Unit.DAY),
    Unit.CENTURY: (5, Unit.DECADE),
}
# "ces dernières semaines": as far as an indefinite number reaches.
_ROLLING = SOME_HIGH


@dataclass(frozen=True, slots=True)
class Duration:
    """So many of one unit and, after "et", of another; half a unit makes it no more precise."""

    parts: tuple[tuple[Count, Unit], ...]
    half: bool = False

    @property
    def grain(self) -> Grain:
        """How precise a date is that lies this far away."""
        count, unit = self.parts[0 if self.half else -1]
        if count.vague:
            return calendar.grain_of(unit)
        if unit in (Unit.HOUR, Unit.MINUTE):
            return Grain.HOUR
        return _FINER.get(unit, Grain.DAY)

    def moved(self, start: Period, sign: int) -> Period | None:
        """Return the day, or the range of days, this long before or after."""
        lows = [(sign * count.low, unit) for count, unit in self.parts]
        highs = [(sign * count.high, unit) for count, unit in self.parts]
        base = start.last if sign > 0 else start.first
        try:
            ends = sorted((_walk(base, lows), _walk(base, highs)))
        except (ValueError, OverflowError):
            return None
        return Period(ends[0], ends[1], self.grain)


def _walk(base: date, steps: list[tuple[int, Unit]]) -> date:
    for count, unit in steps:
        base = calendar.shift(base, count, unit)
    return base


def _duration(slots: Slots) -> Duration | None:
    inner = slots.get("dur")
    if not isinstance(inner, Node):
        return None
    found = inner.slots
    unit = Unit(str(found["unit"]))
    count = found.get("num")
    parts = [(count, unit)] if isinstance(count, Count) else []
    more = found.get("more")
    if isinstance(more, Count):
        parts.append((more, Unit(str(found["more_unit"]))))
    if found.get("half"):
        number, smaller = _HALVES.get(unit, (0, Unit.HOUR))
        parts.append((Count(number, number), smaller))
    return Duration(tuple(parts), bool(found.get("half")))


def amount(slots: Slots, context: Context) -> Values:
    """Give nothing: a duration is no date."""
    del slots, context
    return ()


nothing = amount


def _now(context: Context) -> Period | None:
    return calendar.day(context.published) if context.published else None


def shifted(slots: Slots, context: Context) -> Values:
    """Resolve "il y a deux ans", "dans trois jours"."""
    return _shifted(_now(context), slots)


def _shifted(anchor: Period | None, slots: Slots) -> Values:
    duration = _duration(slots)
    if anchor is None or duration is None:
        return ()
    return one(duration.moved(anchor, whole(slots, "sign") or 1))


def told_shifted(slots: Slots, context: Context) -> Values:
    """Resolve "deux jours plus tard": from the time named last."""
    duration = _duration(slots)
    if duration is None:
        return ()
    finest = Grain.DAY if duration.grain is Grain.HOUR else duration.grain
    coarsest = max(finest, Grain.DAY, key=list(Grain).index)
    return _shifted(context.anchor(coarsest, whole(slots, "sign") or 1), slots)


def offset(slots: Slots, context: Context) -> Values:
    """Resolve "deux semaines avant Noël"."""
    return _shifted(context.period(node(slots, "date", "period")), slots)


def since_shifted(slots: Slots, context: Context) -> Values:
    """Resolve "depuis trois jours"."""
    found = _shifted(_now(context), {**slots, "sign": -1})
    return tuple(Stretch(value.start, None, value.grain) for value in found)


def within(slots: Slots, context: Context) -> Values:
    """Resolve "d'ici deux ans", "sous 48 heures"."""
    now = _now(context)
    found = _shifted(now, {**slots, "sign": 1})
    return tuple(Stretch(now, value.end, value.grain) for value in found)


def rolling(slots: Slots, context: Context) -> Values:
    """Resolve "ces deux dernières années", "les trois prochains mois"."""
    now, count, unit = _now(context), slots.get("num"), Unit(str(slots["unit"]))
    if now is None:
        return ()
    one_more = Count(1, 1) if unit is Unit.DECADE else Count(SOME_LOW, _ROLLING, vague=True)
    length = Duration(((count if isinstance(count, Count) else one_more, unit),))
    sign = whole(slots, "steps") or 1
    far = length.moved(now, sign)
    if far is None:
        return ()
    far = far if length.grain is not Grain.WEEK else replace(far, grain=Grain.DAY)
    near = replace(now, grain=far.grain)
    return (Stretch(near, far, far.grain) if sign > 0 else Stretch(far, near, far.grain),)


def between(slots: Slots, context: Context) -> Values:
    """Resolve "de lundi à mercredi", "entre mars et juin 2012": each end may date the other."""
    start, end = node(slots, "start"), node(slots, "end")
    if start is None or end is None:
        return ()
    if _dated(start) and not _dated(end):
        first = context.period(start)
        last = context.bounded(since=first.last).period(end) if first else None
    else:
        last = context.period(end)
        first = context.bounded(until=last.last).period(start) if last else None
    return _interval(first, last)


def _dated(inner: Node) -> bool:
    """Return whether the year is said."""
    if "year" in inner.slots or inner.op in ("numeric_day", "decade", "century"):
        return True
    return any(_dated(value) for value in inner.slots.values() if isinstance(value, Node))


def _interval(first: Period | None, last: Period | None) -> Values:
    if first is None or last is None or last.last < first.first:
        return ()
    grain = max(first.grain, last.grain, key=list(Grain).index)
    return (Stretch(first, last, grain),)


def from_day(slots: Slots, context: Context) -> Values:
    """Resolve "du 13 au 15 juillet": the first end is a day of the month only."""
    last = context.period(node(slots, "end"))
    if last is None:
        return ()
    found = day_only({"dom": slots["start"]}, context.bounded(until=last.last))
    return _interval(found[0].start, last) if found else ()


def _target(slots: Slots, context: Context) -> Stretch | None:
    inner = node(slots, "at")
    found = context.read(inner, context) if inner else ()
    return found[0] if len(found) == 1 else None


def before(slots: Slots, context: Context) -> Values:
    """Resolve "avant le 30 juin", "avant la fin de l'année"."""
    target = _target(slots, context)
    if target is None or target.start is None:
        return ()
    inner = node(slots, "at")
    if inner is not None and inner.slots.get("portion") == "end":
        return (Stretch(None, target.end, target.grain),)
    first = target.start
    return (Stretch(None, Period(first.first, first.first, first.grain), target.grain),)


def until(slots: Slots, context: Context) -> Values:
    """Resolve "jusqu'au 3 mars"."""
    target = _target(slots, context)
    return (Stretch(None, target.end, target.grain),) if target and target.end else ()


def after(slots: Slots, context: Context) -> Values:
    """Resolve "après 2014": from its end on."""
    target = _target(slots, context)
    if target is None or target.end is None:
        return ()
    last = target.end
    return (Stretch(Period(last.last, last.last, last.grain), None, target.grain),)


def after_start(slots: Slots, context: Context) -> Values:
    """Resolve "à partir de lundi"."""
    target = _target(slots, context)
    return (Stretch(target.start, None, target.grain),) if target and target.start else ()


def since(slots: Slots, context: Context) -> Values:
    """Resolve "depuis lundi": what has begun lies in the past, whatever the tense."""
    return after_start(slots, replace(context, direction=Direction.PAST, alone=False))


def by(slots: Slots, context: Context) -> Values:
    """Resolve "d'ici à 2030": from publication on."""
    now, target = _now(context), _target(slots, replace(context, direction=Direction.FUTURE))
    if now is None or target is None or target.end is None or target.end.last < now.first:
        return ()
    return (Stretch(now, target.end, target.grain),)
