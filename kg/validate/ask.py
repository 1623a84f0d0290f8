"""Questions to a database whose default graph holds everything, and terms as text."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions, Store

from kg.ontology import compact, prefixes

_ENDS = "…"
_LONG = 60


def asked(store: Store, query: str) -> Iterable[QuerySolution]:
    """Return the rows of a SELECT; the prefixes of the ontology need no declaration."""
    rows = store.query(query, prefixes=dict(prefixes()))
    assert isinstance(rows, QuerySolutions)
    return rows


def shown(term: object, *, short: bool = False) -> str:
    """Return a term as text, an IRI as a CURIE and a text cut if it is to be `short`."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return compact(term.value) if short else term.value
    text = term.value if isinstance(term, Literal) else str(term)
    return f"{text[:_LONG]}{_ENDS}" if short and len(text) > _LONG else text
