"""When two things hold together."""

from __future__ import annotations

from kg.model import Grain, Interval


def common(one: Interval | None, other: Interval | None) -> tuple[bool, Interval | None]:
    """Return whether two times may have a day in common, and the time that they share.

    What is not dated holds at any time. Dates of unlike precision are compared as far as both go,
    and the more precise one is kept.

    Examples
    --------
    >>> common(Interval("1982", "1990"), Interval("1985-06", None))
    (True, Interval(start='1985-06', end='1990', grain=<Grain.DAY: 'day'>))
    >>> common(Interval("1982", "1990"), Interval("2013", None))
    (False, None)
    >>> common(None, None)
    (True, None)
    """
    if one is None or other is None:
        return True, one or other
    start, end = _later(one.start, other.start), _earlier(one.end, other.end)
    if _after(start, end):
        return False, None
    return True, Interval(start, end, _finer(one, other, start, end))


def _after(start: str | None, end: str | None) -> bool:
    if start is None or end is None:
        return False
    length = min(len(start), len(end))
    return start[:length] > end[:length]


def _later(one: str | None, other: str | None) -> str | None:
    """Return the later start; of two that agree as far as both go, the more precise one."""
    if one is None or other is None:
        return one or other
    return max(one, other)


def _earlier(one: str | None, other: str | None) -> str | None:
    """Return the earlier end; of two that agree as far as both go, the more precise one."""
    if one is None or other is None:
        return one or other
    length = min(len(one), len(other))
    if one[:length] == other[:length]:
        return max(one, other, key=len)
    return min(one, other)


def _finer(one: Interval, other: Interval, start: str | None, end: str | None) -> Grain:
    """Return the grain of the interval that the shared time is more of."""
    shares = [(interval.start == start) + (interval.end == end) for interval in (one, other)]
    return one.grain if shares[0] >= shares[1] else other.grain
