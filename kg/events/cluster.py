"""Tellings that are of one event, put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, groupby

from kg.events.agree import HARMFUL, Judge, is_toll
from kg.events.draft import Draft
from kg.lang.events import OTHER
from kg.model import Part
from kg.ontology import load


@dataclass(frozen=True, slots=True)
class Cluster:
    """The tellings of one event, in canonical order, and why they are of one."""

    drafts: tuple[Draft, ...]
    reasons: tuple[str, ...] = ()


def clusters(drafts: Sequence[Draft], judge: Judge) -> list[Cluster]:
    """Return the events, each telling in one of them.

    The surest pairs are joined first, and no two tellings of one event ever speak against each
    other; so neither the order of articles nor a chain of likenesses decides.
    """
    members = {index: [index] for index in range(len(drafts))}
    home = list(range(len(drafts)))
    reasons: dict[int, set[str]] = defaultdict(set)
    for one, other, why in _pairs(drafts, judge, home):
        here, there = sorted((home[one], home[other]))
        if here != there:
            if _split(members[here], members[there], drafts, judge):
                continue
            members[here] += members.pop(there)
            reasons[here] |= reasons.pop(there, set())
            for index in members[here]:
                home[index] = here
        reasons[here] |= set(why)
    return [
        Cluster(tuple(drafts[index] for index in sorted(group)), tuple(sorted(reasons[root])))
        for root, group in sorted(members.items())
    ]


def _agreeing(drafts: Sequence[Draft], judge: Judge) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return the pairs that agree, the surest first."""
    found = []
    for one, other in sorted(set(_candidates(drafts, judge))):
        reasons = judge.reasons(drafts[one], drafts[other])
        if reasons:
            found.append((one, other, reasons))
    return sorted(found, key=lambda pair: (-len(pair[2]), pair[0], pair[1]))


def _pairs(
    drafts: Sequence[Draft], judge: Judge, home: Sequence[int]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the pairs to be joined; when the agreeing ones are, what bare names then take up."""
    yield from _agreeing(drafts, judge)
    indices = range(len(drafts))
    for article, group in groupby(indices, key=lambda index: drafts[index].article):
        told = list(group)
        for one in told:
            found = {home[other] for other in told if judge.echoes(drafts[one], drafts[other])}
            found.discard(home[one])
            if len(found) == 1:  # of several, nobody knows which
                yield one, found.pop(), (f"the only one of its kind in {article}",)


def _candidates(drafts: Sequence[Draft], judge: Judge) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share a name, or a day at one place; no others can agree."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        for key in _keys(draft, judge):
            blocks[key].append(index)
    for block in blocks.values():
        yield from combinations(block, 2)


def _keys(draft: Draft, judge: Judge) -> Iterator[tuple[str, ...]]:
    """Yield what a telling shares with all that it may agree with."""
    for family in _families(draft):
        yield from _shared(draft, family, judge)


def _shared(draft: Draft, family: str, judge: Judge) -> Iterator[tuple[str, ...]]:
    for name in draft.who(*Part) | draft.names:
        # Inside one article, everybody is somebody.
        where = "" if judge.setting.named(name) else draft.article
        yield ("name", family, name, where)
    for place in draft.places:
        around = (place, *judge.setting.around.get(place, ()))
        yield from (("place", family, near) for near in around)


def _families(draft: Draft) -> Iterable[str]:
    """Return the kinds of events that a telling may be of."""
    if draft.type != OTHER:
        return (_family(draft.type),)
    return (draft.kind, *sorted(HARMFUL)) if is_toll(draft) else (draft.kind,)


@cache
def _family(type_name: str) -> str:
    """Return the widest kind of event above a class; two that may be one event share it."""
    known = load()
    above = (name for name in known.ancestors(type_name) if OTHER in known.classes[name].parents)
    return min(above, default=type_name)


def _split(
    here: Sequence[int], there: Sequence[int], drafts: Sequence[Draft], judge: Judge
) -> bool:
    return any(judge.conflict(drafts[one], drafts[other]) for one in here for other in there)
