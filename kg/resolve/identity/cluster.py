"""Portraits into clusters, one a thing in the world; every decision is kept with its reasons.

In order: equal names; then spellings, acronyms and parts of names; then names of one word, which
join a full name only if one alone fits and the articles agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from kg.resolve.identity import blocking
from kg.resolve.identity.compare import NEVER, Comparer, Comparison, rarity
from kg.resolve.identity.name import name
from kg.resolve.identity.portrait import Portrait, key
from kg.resolve.identity.verdict import Decision, Reason, score_of

_AGREED = 0.5
"""What the context has to add before a name of one word is taken for a fuller one."""

_MARGIN = 0.8
"""By how much the best of several bearers of a name has to lead."""

Apart = Callable[[Portrait, Portrait], bool]


@dataclass
class Clustering:
    """Clusters as they grow.

    Attributes
    ----------
    apart
        Whether somebody judged that two are not one.
    """

    comparer: Comparer
    apart: Apart
    clusters: list[Portrait] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    def compare(self, one: Portrait, other: Portrait) -> Comparison | None:
        """Compare two, judgements included."""
        found = self.comparer.compare(one, other)
        if found is None or not self.apart(one, other):
            return found
        return replace(found, context=(*found.context, Reason("judged different", NEVER)))

    def decide(
        self, one: Portrait, other: Portrait, found: Comparison, *, same: bool, but: str = ""
    ) -> None:
        """Keep a decision."""
        reasons = (*found.reasons, Reason(but, 0.0)) if but else found.reasons
        score = score_of(found.weight)
        self.decisions.append(Decision(one.first, other.first, same, score, reasons))

    def join(self, one: Portrait, other: Portrait, found: Comparison) -> None:
        """Make two clusters one."""
        self.decide(other, one, found, same=True)
        one.add(other)


def clustered(portraits: Sequence[Portrait], apart: Apart) -> Clustering:
    """Return the clusters of all portraits, the same whatever their order is."""
    labels = {one.anchor: one.label for one in portraits}
    known = Clustering(Comparer(rarity(list(portraits)), labels), apart)
    lone = [one for one in portraits if is_lone(one)]
    full = [one for one in portraits if not is_lone(one)]
    known.clusters = _by_name(known, full)
    known.clusters = _by_block(known, known.clusters)
    index = _index(known.clusters)
    left = [one for one in _richest(lone) if not _attached(known, index, one)]
    rest = _by_block(known, _by_name(known, left))
    known.clusters += [one for one in rest if not _attached(known, index, one)]
    return known


def is_lone(portrait: Portrait) -> bool:
    """Return whether a person is named by one word only."""
    return portrait.family == "Person" and all(name(text).lone for text in portrait.names)


def _richest(portraits: Iterable[Portrait]) -> list[Portrait]:
    """Return copies, those of which most is known first."""
    ordered = sorted(portraits, key=lambda one: (-one.facts, one.first))
    return [one.copy() for one in ordered]


def _by_name(known: Clustering, portraits: Iterable[Portrait]) -> list[Portrait]:
    """Unite what has one name and one broad type, each with the cluster that it fits best."""
    groups: dict[tuple[str, str], list[Portrait]] = defaultdict(list)
    for one in portraits:
        groups[key(one.type, one.label)].append(one)
    found = []
    for _, group in sorted(groups.items()):
        found += _led(known, _richest(group))
    return found


def _led(known: Clustering, group: Sequence[Portrait]) -> list[Portrait]:
    clusters: list[Portrait] = []
    for one in group:
        rated = [(cluster, known.compare(cluster, one)) for cluster in clusters]
        fitting = [(cluster, found) for cluster, found in rated if found is not None]
        best = max(fitting, key=lambda pair: pair[1].weight, default=None)
        if best is not None and _convincing(best[1], one):
            known.join(best[0], one, best[1])
            continue
        if best is not None:
            known.decide(one, best[0], best[1], same=False)
        clusters.append(one)
    return clusters


def _convincing(found: Comparison, one: Portrait) -> bool:
    return found.weight > 0 and (not is_lone(one) or found.agreement >= _AGREED)


def _by_block(known: Clustering, clusters: Sequence[Portrait]) -> list[Portrait]:
    """Unite clusters whose names are variants of each other, the likeliest pair first."""
    root = list(range(len(clusters)))
    pairs = _rated(known, clusters)
    for _, first, second in sorted(pairs):
        one, other = _root(root, first), _root(root, second)
        if one == other:
            continue
        found = known.compare(clusters[one], clusters[other])
        if found is None:
            continue
        if found.weight > 0 and _convincing(found, clusters[other]):
            known.join(clusters[one], clusters[other], found)
            root[other] = one
        else:
            known.decide(clusters[other], clusters[one], found, same=False)
    return [cluster for index, cluster in enumerate(clusters) if root[index] == index]


def _rated(known: Clustering, clusters: Sequence[Portrait]) -> list[tuple[float, int, int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, cluster in enumerate(clusters):
        for block in blocking.keys(cluster):
            blocks[block].append(index)
    pairs = {
        (first, second)
        for members in blocks.values()
        for place, first in enumerate(members)
        for second in members[place + 1 :]
    }
    rated = []
    for first, second in sorted(pairs):
        if _decided(clusters[first], clusters[second]):
            continue
        found = known.compare(clusters[first], clusters[second])
        if found is not None:
            rated.append((-found.weight, first, second))
    return rated


def _decided(one: Portrait, other: Portrait) -> bool:
    """Return whether two have been told apart when equal names were compared."""
    return key(one.type, one.label) == key(other.type, other.label)


def _root(root: list[int], index: int) -> int:
    while root[index] != index:
        index = root[index]
    return index


def _index(clusters: Iterable[Portrait]) -> dict[str, list[Portrait]]:
    found: dict[str, list[Portrait]] = defaultdict(list)
    for cluster in clusters:
        for block in blocking.keys(cluster):
            found[block].append(cluster)
    return found


def _attached(known: Clustering, index: dict[str, list[Portrait]], one: Portrait) -> bool:
    """Give a name of one word to the one full name that it can stand for, if there is one."""
    near = {id(c): c for block in blocking.keys(one) for c in index.get(block, ())}
    rated = [(c, known.compare(c, one)) for c in near.values() if not is_lone(c)]
    fitting = [(c, found) for c, found in rated if found is not None]
    fitting.sort(key=lambda pair: (-pair[1].weight, pair[0].first))
    if not fitting:
        return False
    (best, found), *others = fitting
    rival = others[0] if others and others[0][1].weight > found.weight - _MARGIN else None
    if rival is None and found.weight > 0 and found.agreement >= _AGREED:
        known.join(best, one, found)
        return True
    but = f"may as well be {rival[0].label}" if rival else "too little agrees"
    known.decide(one, best, found, same=False, but=but)
    return False
