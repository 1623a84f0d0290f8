"""Facts in one line, and what follows from them with its proof: what two commands share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.cli import wording
from kg.graph import Graph
from kg.graph.labels import predicate_labels
from kg.infer import Step, proof
from kg.model import Derived, Literal, Statement
from kg.pipeline import predicate_labels as canonical_labels


def labels(graph: Graph) -> dict[str, str]:
    """Return what all predicates are called: those of the vocabulary and those of the graph."""
    return {**canonical_labels(), **predicate_labels(graph.statements)}


def headline(graph: Graph, fact: Derived | Statement, names: Mapping[str, str]) -> str:
    """Return a fact in one line: subject, predicate, object, when and where."""
    triple, time = fact.triple, fact.time
    term = triple.object
    target = term.value if isinstance(term, Literal) else graph.label(term) if term else ""
    said = (graph.label(triple.subject), names.get(triple.predicate, triple.predicate), target)
    parts = (
        " | ".join(part for part in said if part),
        wording.interval(time.start, time.end) if time else "",
        graph.label(fact.place) if fact.place else "",
    )
    return " · ".join(part for part in parts if part)


def explanation(graph: Graph, conclusion: Derived, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a conclusion: what makes it follow from what, down to the sentences."""
    for step in proof(graph, conclusion):
        yield from _lines(graph, step, names)


def _lines(graph: Graph, step: Step, names: Mapping[str, str]) -> Iterator[str]:
    indent = "  " * step.depth
    if step.fact is None:
        yield f"{indent}a statement that is no longer in the graph"
        return
    yield f"{indent}{headline(graph, step.fact, names)}"
    if isinstance(step.fact, Derived):
        yield f"{indent}  follows by {step.fact.axiom}"
    else:
        yield from (f"{indent}  {line}" for line in _read(graph, step.fact))


def _read(graph: Graph, statement: Statement) -> Iterator[str]:
    """Yield the sentences that state a premise as a fact."""
    for evidence in statement.evidence:
        if evidence.asserts:
            words = " ".join(graph.words(evidence).split())
            yield f"« {words} » ({evidence.article})"
