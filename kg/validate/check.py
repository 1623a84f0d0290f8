"""The one way to validate: shapes, types, and the texts as far as they are given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pyoxigraph import QuerySolution, Store

from kg.errors import GraphError
from kg.graph.terms import node
from kg.validate.ask import asked, shown
from kg.validate.compile import FOCUS, VALUE, query_of
from kg.validate.places import Places
from kg.validate.shapes import Constraint, shipped
from kg.validate.texts import misquoted
from kg.validate.types import misfits
from kg.validate.violation import Breach, Violation

_VARIABLE = re.compile(r"\{[?$](\w+)\}")
_COUNTING = frozenset({"sh:maxCount", "sh:minCount", "sh:sparql"})


def validate(
    store: Store, texts: Mapping[str, str] | None = None, *, source: str = "graph"
) -> tuple[Violation, ...]:
    """Return everything that is wrong with a graph, sorted by article, place and constraint.

    Parameters
    ----------
    store
        Made of what `kg.graph.union.with_union` gives: its default graph holds everything.
    texts
        The raw texts of articles by their id. What the graph quotes is compared with them, and
        with the texts that the graph itself holds.
    source
        What to call the graph in messages.

    Raises
    ------
    GraphError
        If there is no graph of ours, of which nothing could be said.
    LanguageDataError
        If our shapes ask for something that is not understood.
    """
    if next(store.quads_for_pattern(None, node("void:uriSpace"), None, None), None) is None:
        raise GraphError(source, "holds no graph of kg (no void:uriSpace says where its names are)")
    places = Places(store)
    found = {*_broken(store, places), *misfits(store), *misquoted(store, texts or {})}
    violations = (
        Violation(one.node, places.label(one.node), one.constraint, one.message, where)
        for one in found
        for where in (places.where(one.node),)
    )
    return tuple(sorted(violations, key=_order))


def _order(violation: Violation) -> tuple[object, ...]:
    where = violation.where
    place = (where.article, where.start or 0, where.end or 0)
    return *place, violation.label, violation.constraint, violation.message, violation.node


def _broken(store: Store, places: Places) -> Iterator[Breach]:
    for constraint in shipped():
        for solution in asked(store, query_of(constraint)):
            message = _message(constraint, solution, places)
            yield Breach(shown(solution[FOCUS]), constraint.shape, message)


def _message(constraint: Constraint, solution: QuerySolution, places: Places) -> str:
    """Return the message with its variables filled in, and what stands there instead."""
    text = _VARIABLE.sub(lambda found: places.name(solution[found[1]]), constraint.message)
    if constraint.test in _COUNTING:
        return text
    return f"{text.rstrip('.')}; here: {places.name(solution[VALUE])}"
