"""From the graphs of single articles to who is who in all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.model import Entity, Judgement, Verdict
from kg.model.slug import numbered, slug
from kg.resolve.identity.cluster import Clustering, clustered
from kg.resolve.identity.context import portraits
from kg.resolve.identity.judged import Barrier, Ruling, rulings
from kg.resolve.identity.part import Part
from kg.resolve.identity.portrait import Portrait
from kg.resolve.identity.verdict import Appearance, Decision, Reason


@dataclass(frozen=True)
class Cluster:
    """One thing in the world, as the articles name it.

    Attributes
    ----------
    id
        ``person/jean-dupont``; the second of the name is ``person/jean-dupont-2``.
    appearances
        Sorted by article.
    """

    id: str
    type: str
    label: str
    appearances: tuple[Appearance, ...]


@dataclass(frozen=True)
class Identification:
    """Clusters sorted by id, and every decision that led to them."""

    clusters: tuple[Cluster, ...]
    decisions: tuple[Decision, ...]

    @cached_property
    def appearances(self) -> Mapping[str, tuple[Appearance, ...]]:
        """The appearances of each cluster by its id."""
        return {cluster.id: cluster.appearances for cluster in self.clusters}

    @cached_property
    def cluster(self) -> Mapping[tuple[str, str], Cluster]:
        """The cluster of an article's entity, by article and the id it has there."""
        return {(one.article, one.entity): c for c in self.clusters for one in c.appearances}

    def entity(self, article: str, entity: Entity) -> Entity:
        """Return an entity of one article as all articles together know it.

        Its names are still those of the one article.
        """
        cluster = self.cluster.get((article, entity.id))
        if cluster is None:
            return entity
        names = {entity.label, *entity.aliases} - {cluster.label}
        return Entity(
            id=cluster.id,
            type=cluster.type,
            label=cluster.label,
            aliases=tuple(sorted(names)),
            same_as=entity.same_as,
            named=entity.named,
            coordinates=entity.coordinates,
        )


def identify(parts: Sequence[Part], judgements: Collection[Judgement] = ()) -> Identification:
    """Tell which entities of different articles are one.

    Parameters
    ----------
    parts
        One graph an article.
    judgements
        What people decided; they overrule every reason.
    """
    found = [portrait for part in parts for portrait in portraits(part)]
    found.sort(key=lambda one: one.first)
    days = {s.id: s.published.isoformat() for part in parts for s in part.sources if s.published}
    plain = clustered(found, Barrier(()))
    if not judgements:
        return _identification(plain, days)
    ruled = rulings(judgements, _identification(plain, days).appearances)
    barrier = Barrier(ruled)
    return _identification(_obeyed(clustered(found, barrier), ruled, barrier), days)


def _obeyed(known: Clustering, ruled: Sequence[Ruling], barrier: Barrier) -> Clustering:
    """Unite what was judged the same, whatever speaks against it."""
    for ruling in ruled:
        if ruling.judgement.verdict is Verdict.DIFFERENT:
            known.decisions.append(_told_apart(ruling))
            continue
        wanted = ruling.first | ruling.second
        touched = [c for c in known.clusters if wanted & set(c.appearances)]
        for other in touched[1:]:
            same = not barrier(touched[0], other)
            what = "judged the same" if same else "judged the same, but other judgements forbid it"
            decision = Decision(
                other.first, touched[0].first, same, float(same), (Reason(what, 0.0),)
            )
            known.decisions.append(decision)
            if same:
                touched[0].add(other)
                known.clusters.remove(other)
    return known


def _told_apart(ruling: Ruling) -> Decision:
    reasons = (Reason("judged different", 0.0),)
    return Decision(min(ruling.first), min(ruling.second), False, 0.0, reasons)


def _identification(known: Clustering, days: Mapping[str, str]) -> Identification:
    """Give each cluster its id: the earliest of a name has it without a number."""

    def age(cluster: Portrait) -> tuple[str, Appearance]:
        return min((days.get(one.article, "~"), one) for one in cluster.appearances)

    taken: set[str] = set()
    clusters = []
    for portrait in sorted(known.clusters, key=age):
        base = f"{portrait.type.lower()}/{slug(portrait.label) or 'x'}"
        identity = numbered(base, taken)
        taken.add(identity)
        members = tuple(sorted(portrait.appearances))
        clusters.append(Cluster(identity, portrait.type, portrait.label, members))
    return Identification(
        tuple(sorted(clusters, key=lambda one: one.id)),
        tuple(_last(known.decisions)),
    )


def _last(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the last decision on each pair, sorted; what was in doubt may be settled later."""
    last = {frozenset((one.first, one.second)): one for one in decisions}
    return sorted(last.values(), key=lambda one: (one.first, one.second))
