"""What people decided, in terms of appearances.

A judgement names entities as the graph does (``person/jean-dupont``) or as one article does
(``person/jean-dupont@article``). The first is looked up among the identities found without any
judgement, then among the ids that articles give; so it holds when articles are added.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kg.model import Judgement, Verdict
from kg.resolve.identity.portrait import Portrait
from kg.resolve.identity.verdict import Appearance

Members = frozenset[Appearance]
Known = Mapping[str, Collection[Appearance]]

_NUMBERED = re.compile(r"(.+)-\d+")


@dataclass(frozen=True)
class Ruling:
    """A judgement and the appearances that it is about."""

    judgement: Judgement
    first: Members
    second: Members


def rulings(judgements: Collection[Judgement], known: Known) -> list[Ruling]:
    """Return the judgements that are about something in these articles, sorted.

    Parameters
    ----------
    known
        The appearances of each identity that was found without any judgement, by its id.
    """
    terms = _terms(known)
    found = []
    for judgement in sorted(judgements):
        first = terms.get(judgement.first, frozenset())
        second = terms.get(judgement.second, frozenset())
        if judgement.verdict is Verdict.DIFFERENT:
            first, second = _parted(first, second)
        if first and second:
            found.append(Ruling(judgement, first, second))
    return found


def lasting(term: str, plain: Known, current: Known) -> str | None:
    """Return what a judgement has to call an entity so that it holds when articles are added.

    Parameters
    ----------
    term
        What the user calls it: an id, or an id at an article.
    plain, current
        The appearances of each identity, without judgements and with those that there are.

    Returns
    -------
    str or None
        None if nothing is called so. A number that tells namesakes apart does not last, as an
        earlier article may take it; the entity is then named as an article has it.
    """
    terms = _terms(plain)
    if term not in current:
        return term if term in terms else None
    members = frozenset(current[term])
    numbered = _NUMBERED.fullmatch(term)
    shifting = numbered is not None and numbered[1] in plain
    return term if terms.get(term) == members and not shifting else min(members).name


def touching(
    judgements: Iterable[Judgement],
    one: Collection[Appearance],
    other: Collection[Appearance],
    plain: Known,
) -> list[Judgement]:
    """Return the judgements of which one side is about `one` and the other about `other`."""
    terms, first, second = _terms(plain), set(one), set(other)
    found = []
    for judgement in sorted(judgements):
        sides = [terms.get(name, frozenset()) for name in (judgement.first, judgement.second)]
        if (sides[0] & first and sides[1] & second) or (sides[1] & first and sides[0] & second):
            found.append(judgement)
    return found


def members(term: str, plain: Known) -> Members:
    """Return the appearances that a judgement's name stands for; none if it is unknown."""
    return _terms(plain).get(term, frozenset())


def _terms(known: Known) -> dict[str, Members]:
    """Return what each name that a judgement may use stands for."""
    inside: dict[str, set[Appearance]] = defaultdict(set)
    for members in known.values():
        for one in members:
            inside[one.entity].add(one)
            inside[one.name].add(one)
    for identity, members in known.items():
        for one in members:
            inside[f"{identity}@{one.article}"].add(one)
    found = {name: frozenset(members) for name, members in inside.items()}
    return found | {name: frozenset(members) for name, members in known.items()}


def _parted(first: Members, second: Members) -> tuple[Members, Members]:
    """Return two sides without what they share: it stays with the narrower one."""
    if len(first) > len(second):
        return first - second, second
    return first, second - first


class Barrier:
    """Tells whether two portraits were judged different."""

    def __init__(self, known: Iterable[Ruling]) -> None:
        self._sides: dict[Appearance, set[tuple[int, int]]] = defaultdict(set)
        for number, ruling in enumerate(known):
            if ruling.judgement.verdict is Verdict.DIFFERENT:
                for side, members in enumerate((ruling.first, ruling.second)):
                    for one in members:
                        self._sides[one].add((number, side))

    def __call__(self, one: Portrait, other: Portrait) -> bool:
        """Return whether a judgement stands between the two."""
        if not self._sides:
            return False
        first, second = self._all(one), self._all(other)
        return any((number, 1 - side) in second for number, side in first)

    def _all(self, one: Portrait) -> set[tuple[int, int]]:
        return {side for member in one.appearances for side in self._sides.get(member, ())}
