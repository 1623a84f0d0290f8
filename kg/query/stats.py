"""What a graph holds, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.graph import Graph
from kg.graph.labels import predicate_labels


@dataclass(frozen=True, slots=True)
class PredicateCount:
    """How many statements a predicate has, and how many of them are asserted."""

    predicate: str
    label: str
    statements: int
    asserted: int


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of one graph.

    Attributes
    ----------
    types
        Pairs of an entity type and a number, the most frequent first.
    predicates
        The most frequent first.
    evidence
        Places in the articles; a statement has at least one.
    attributed, negative
        Evidence that is somebody's words, or denies.
    """

    articles: int
    entities: int
    statements: int
    asserted: int
    evidence: int
    attributed: int
    negative: int
    types: tuple[tuple[str, int], ...]
    predicates: tuple[PredicateCount, ...]


def stats(graph: Graph) -> Stats:
    """Count what a graph holds."""
    evidence = [item for statement in graph.statements for item in statement.evidence]
    types = Counter(entity.type for entity in graph.entities)
    return Stats(
        articles=len(graph.sources),
        entities=len(graph.entities),
        statements=len(graph.statements),
        asserted=sum(statement.asserted for statement in graph.statements),
        evidence=len(evidence),
        attributed=sum(item.attribution is not None for item in evidence),
        negative=sum(item.polarity == "negative" for item in evidence),
        types=tuple(sorted(types.items(), key=lambda pair: (-pair[1], pair[0]))),
        predicates=_predicates(graph),
    )


def _predicates(graph: Graph) -> tuple[PredicateCount, ...]:
    labels = predicate_labels(graph.statements)
    every = Counter(statement.triple.predicate for statement in graph.statements)
    asserted = Counter(item.triple.predicate for item in graph.statements if item.asserted)
    counts = (
        PredicateCount(name, labels[name], number, asserted[name]) for name, number in every.items()
    )
    return tuple(sorted(counts, key=lambda count: (-count.statements, count.predicate)))
