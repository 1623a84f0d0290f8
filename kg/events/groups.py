"""Disjoint sets that grow together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

T = TypeVar("T", bound=Any)


class Groups(Generic[T]):
    """Things that belong together, directly or through others.

    Examples
    --------
    >>> groups = Groups[str]()
    >>> groups.join(["b", "a"]); groups.join(["c", "b"]); groups.of("c")
    'a'
    """

    def __init__(self) -> None:
        self._above: dict[T, T] = {}

    def join(self, members: Sequence[T]) -> None:
        """Put things into one group."""
        roots = sorted({self.of(member) for member in members})
        for root in roots[1:]:
            self._above[root] = roots[0]

    def of(self, member: T) -> T:
        """Return the least member of a thing's group, which stands for it."""
        above = self._above.setdefault(member, member)
        while above != self._above[above]:
            above = self._above[above]
        self._above[member] = above
        return above
