"""Why something follows: the steps from what was read to a conclusion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.graph import Graph
from kg.model import Derived, Statement


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a proof.

    Attributes
    ----------
    depth
        0 for the conclusion, more for what it follows from.
    fact
        A conclusion, or a statement that an article makes; None if the graph has lost it.
    """

    depth: int
    fact: Derived | Statement | None


def proof(graph: Graph, conclusion: Derived) -> tuple[Step, ...]:
    """Return the steps of a proof, each conclusion before its premises."""
    known: dict[str, Derived | Statement] = {
        **{f"statement/{one.id}": one for one in graph.statements},
        **{f"derived/{one.id}": one for one in graph.derived},
    }
    return tuple(_steps(known, conclusion, 0, frozenset()))


def _steps(
    known: dict[str, Derived | Statement],
    fact: Derived | Statement | None,
    depth: int,
    above: frozenset[str],
) -> Iterator[Step]:
    yield Step(depth, fact)
    if isinstance(fact, Derived):
        # A file that somebody has edited may go in circles.
        for premise in (name for name in fact.premises if name not in above):
            yield from _steps(known, known.get(premise), depth + 1, above | {premise})
