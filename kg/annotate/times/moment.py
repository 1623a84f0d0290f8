"""What an expression is resolved against, and how one of many candidates is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kg.annotate.times.calendar import Period
from kg.annotate.times.direction import Direction
from kg.annotate.times.grammar import Node
from kg.model import Grain, Interval

_FINENESS = list(Grain)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A value while it is put together; an open end is None.

    `grain` is that of the expression as a whole; each end has its own, too.
    """

    start: Period | None
    end: Period | None
    grain: Grain

    @property
    def interval(self) -> Interval:
        """The value in the package's words."""
        start = self.start.start if self.start else None
        return Interval(start, self.end.end if self.end else None, self.grain)

    @property
    def span(self) -> Period | None:
        """From the first to the last day, if neither end is open."""
        if self.start is None or self.end is None or self.end.last < self.start.first:
            return None
        return Period(self.start.first, self.end.last, self.grain)


def closed(period: Period) -> Stretch:
    """Return a period as a value."""
    return Stretch(period, period, period.grain)


Read = Callable[[Node, "Context"], tuple[Stretch, ...]]


@dataclass(frozen=True)
class Context:
    """All that a value may depend on outside its own words.

    Attributes
    ----------
    published
        The day that relative expressions count from; None leaves them without value.
    told
        The values of the text so far, the latest last.
    here
        The day last named in the same block: that of "à 15 heures".
    alone
        Whether the text is nothing but the expression; it is read as one to come then.
    until, since
        A bound that the other end of an interval sets.
    """

    published: date | None
    read: Read
    direction: Direction = Direction.UNKNOWN
    told: tuple[Stretch, ...] = ()
    here: Period | None = None
    alone: bool = False
    until: date | None = None
    since: date | None = None

    def period(self, node: object) -> Period | None:
        """Return the only value of an inner expression, as one period."""
        found = self.read(node, self) if isinstance(node, Node) else ()
        return found[0].span if len(found) == 1 else None

    def bounded(self, *, until: date | None = None, since: date | None = None) -> Context:
        """Return the context with a bound set."""
        return replace(self, until=until, since=since)

    def anchor(self, grain: Grain, step: int = 0) -> Period | None:
        """Return the latest value no coarser than `grain`; before any, the day of publication.

        A past tense with a `step` forward cannot count from there.
        """
        for stretch in reversed(self.told):
            span = stretch.span
            if span is not None and _FINENESS.index(span.grain) <= _FINENESS.index(grain):
                return span
        ahead = step > 0 and self.direction is Direction.PAST
        if self.told or self.published is None or ahead:
            return None
        return Period(self.published, self.published)

    def choose(self, candidates: Iterable[Period], step: int | None = None) -> Period | None:
        """Return the candidate that the bound, the step or the tense asks for.

        Parameters
        ----------
        candidates
            In the order of time, and reaching beyond the right one at both sides.
        step
            1 for the next that begins after publication, -1 for the last that ended before it.
        """
        found = list(candidates)
        if self.until is not None:
            return _last(p for p in found if p.first <= self.until)
        if self.since is not None:
            return _first(p for p in found if p.last >= self.since)
        if self.published is None:
            return None
        return self._relative(found, self.published, step or 0)

    def _relative(self, found: list[Period], now: date, step: int) -> Period | None:
        if step > 0:
            return _first(p for p in found if p.first > now)
        if step < 0:
            return _last(p for p in found if p.last < now)
        if self.direction is Direction.PAST:
            return _last(p for p in found if p.first <= now)
        if self.direction is Direction.FUTURE or self.alone:
            return _first(p for p in found if p.last >= now)
        return min(found, key=lambda p: (_distance(p, now), -p.first.toordinal()), default=None)


def _distance(period: Period, now: date) -> int:
    if period.first <= now <= period.last:
        return 0
    return min(abs((period.first - now).days), abs((period.last - now).days))


def _first(periods: Iterable[Period]) -> Period | None:
    return next(iter(periods), None)


def _last(periods: Iterable[Period]) -> Period | None:
    found = list(periods)
    return found[-1] if found else None


def whole(slots: Mapping[str, object], name: str) -> int | None:
    """Return a whole number that a slot holds, or None."""
    value = slots.get(name)
    return value if isinstance(value, int) else None


def word(slots: Mapping[str, object], name: str) -> str | None:
    """Return a name that a slot holds, or None."""
    value = slots.get(name)
    return value if isinstance(value, str) else None


def node(slots: Mapping[str, object], *names: str) -> Node | None:
    """Return the first of the slots that holds an inner expression."""
    found = (slots.get(name) for name in names)
    return next((value for value in found if isinstance(value, Node)), None)
