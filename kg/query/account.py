"""Who affirms a statement and who denies it, over all articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kg.graph import Graph
from kg.graph.merge import place_of
from kg.model import Evidence, Interval, Modality, Polarity, Statement


class Stance(StrEnum):
    """What an article does with a statement in one sentence."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    REPORTS = "reports"
    """Somebody's claim."""
    REPORTS_DENIAL = "reports denial"
    CONSIDERS = "considers"
    """As possible, planned, wanted or to come."""


@dataclass(frozen=True, slots=True)
class Account:
    """A statement with every sentence for and against it.

    Attributes
    ----------
    evidence
        That of the statement, and what denies the same of a time that overlaps; by date of
        publication, then by publisher, article and place in the text.
    articles
        Pairs of a stance and the number of articles that take it.
    """

    statement: Statement
    evidence: tuple[Evidence, ...]
    articles: tuple[tuple[Stance, int], ...]


def accounts(graph: Graph, statements: Iterable[Statement]) -> tuple[Account, ...]:
    """Return the accounts of statements, in their order."""
    by_triple: dict[object, list[Statement]] = {}
    for statement in graph.statements:
        by_triple.setdefault(statement.triple, []).append(statement)
    return tuple(_account(graph, one, by_triple.get(one.triple, ())) for one in statements)


def stance(evidence: Evidence) -> Stance:
    """Return what the article does there."""
    denies = evidence.polarity is Polarity.NEGATIVE
    if evidence.attribution is not None:
        return Stance.REPORTS_DENIAL if denies else Stance.REPORTS
    if evidence.modality is not Modality.ACTUAL:
        return Stance.CONSIDERS
    return Stance.DENIES if denies else Stance.AFFIRMS


def _account(graph: Graph, statement: Statement, same: Iterable[Statement]) -> Account:
    found = set(statement.evidence)
    polarities = {one.polarity for one in statement.evidence}
    for other in same:
        if _overlap(statement.time, other.time):
            found |= {one for one in other.evidence if one.polarity not in polarities}
    counts = Counter(kind for kind, _ in {(stance(one), one.article) for one in found})
    return Account(
        statement,
        tuple(sorted(found, key=lambda one: (_published(graph, one), place_of(one)))),
        tuple((kind, counts[kind]) for kind in Stance if counts[kind]),
    )


def _overlap(one: Interval | None, other: Interval | None) -> bool:
    """Return whether two times may have a day in common; what is not dated may."""
    if one is None or other is None:
        return True
    return _before(one.start, other.end) and _before(other.start, one.end)


def _before(start: str | None, end: str | None) -> bool:
    """Return whether a start is not after an end, as far as both are precise."""
    if start is None or end is None:
        return True
    length = min(len(start), len(end))
    return start[:length] <= end[:length]


def _published(graph: Graph, evidence: Evidence) -> tuple[str, str]:
    """Return what orders articles: the undated come last."""
    source = graph.source.get(evidence.article)
    if source is None or source.published is None:
        return "9999", source.publisher or "" if source else ""
    return source.published.isoformat(), source.publisher or ""
