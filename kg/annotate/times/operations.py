"""The operations that rules of the grammar may name, and their application."""

from __future__ import annotations

from collections.abc import Callable

from kg.annotate.times import bounds, days, periods
from kg.annotate.times.grammar import Node
from kg.annotate.times.moment import Context, Stretch
from kg.annotate.times.pattern import Slots
from kg.errors import LanguageDataError

OPERATIONS: dict[str, Callable[[Slots, Context], tuple[Stretch, ...]]] = {
    "after": bounds.after,
    "after_start": bounds.after_start,
    "amount": bounds.amount,
    "before": bounds.before,
    "between": bounds.between,
    "by": bounds.by,
    "calendar_day": days.calendar_day,
    "calendar_days": days.calendar_days,
    "centuries": periods.centuries,
    "century": periods.century,
    "clock": periods.clock,
    "clock_of": periods.clock_of,
    "day_of": days.day_of,
    "day_only": days.day_only,
    "decade": periods.decade,
    "deictic": days.deictic,
    "fraction": periods.fraction,
    "from_day": bounds.from_day,
    "holiday": days.holiday,
    "last_night": periods.last_night,
    "month": periods.month,
    "months": periods.months_listed,
    "neighbour": days.neighbour,
    "nothing": bounds.nothing,
    "nth_weekday": days.nth_weekday_of,
    "numeric_day": days.numeric_day,
    "numeric_month": periods.numeric_month,
    "offset": bounds.offset,
    "part_here": periods.part_here,
    "part_now": periods.part_now,
    "part_of": periods.part_of,
    "piece": periods.piece,
    "pieces": periods.pieces,
    "portion": periods.portion,
    "quarter": periods.quarter,
    "rolling": bounds.rolling,
    "season": periods.season,
    "season_told_by_tense": periods.season_told_by_tense,
    "shifted": bounds.shifted,
    "since": bounds.since,
    "since_shifted": bounds.since_shifted,
    "stretch": periods.stretch,
    "told_day": days.told_day,
    "told_season": periods.told_season,
    "told_shifted": bounds.told_shifted,
    "told_stretch": periods.told_stretch,
    "told_weekday": days.told_weekday,
    "until": bounds.until,
    "week_of": periods.week_of,
    "weekday": days.weekday,
    "weekday_dom": days.weekday_dom,
    "weekday_of": days.weekday_of,
    "weekend_of": periods.weekend_of,
    "within": bounds.within,
    "year": periods.year,
    "years": periods.years_listed,
}


def read(node: Node, context: Context) -> tuple[Stretch, ...]:
    """Return the values of an expression, none if nothing is known to count from.

    Raises
    ------
    LanguageDataError
        If a rule names an operation that does not exist.
    """
    if node.op not in OPERATIONS:
        raise LanguageDataError(f"times.toml: no operation '{node.op}'")
    return OPERATIONS[node.op](node.slots, context)
