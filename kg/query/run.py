"""SPARQL 1.1 over graph files, ours or not.

The default graph of a query is the union of all graphs, each triple once, so that a query gives the
same answer on the Turtle, on the TriG and on the store of the same articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Store

from kg.errors import QueryError
from kg.graph.names import Names, names_below
from kg.graph.terms import node
from kg.ontology import DEFAULT_BASE
from kg.query.mistakes import reason
from kg.query.result import Answer, Result
from kg.query.values import filled
from kg.store import database


def run(paths: Iterable[str], query: str, *, values: Mapping[str, str] | None = None) -> Result:
    """Ask graph files a question.

    Parameters
    ----------
    paths
        RDF files; several are one graph to the query.
    query
        SPARQL 1.1 SELECT, ASK, CONSTRUCT or DESCRIBE. The prefixes of the ontology, ``rel:``,
        ``article:`` and one for each kind of entity (``person:``) need no declaration.
    values
        Plain text for variables of the query, which are named without their question mark.

    Raises
    ------
    GraphError
        If a file cannot be read or does not parse.
    QueryError
        If the query does not parse, or asks for what is not on this machine.
    """
    return ask(database(list(paths)), query, values=values)


def ask(store: Store, query: str, *, values: Mapping[str, str] | None = None) -> Result:
    """Ask a store a question; see `run`.

    Parameters
    ----------
    store
        Made of what `kg.graph.union.with_union` gives.
    """
    names = _names(store)
    text = filled(query, values or {})

    def answer() -> Answer:
        try:
            return store.query(text, prefixes=names.table)
        except SyntaxError as error:
            raise QueryError(reason(text, str(error), names.table)) from error

    return Result(answer, names)


def _names(store: Store) -> Names:
    """Return the prefixes that fit the base and the entities of the store's own graph."""
    spaces = store.quads_for_pattern(None, node("void:uriSpace"), None, None)
    written = [quad.object.value for quad in spaces if isinstance(quad.object, Literal)]
    base = min(written, default=DEFAULT_BASE)
    above = f"{base}entity/"
    labelled = store.quads_for_pattern(None, node("rdfs:label"), None, None)
    subjects = (quad.subject.value for quad in labelled if isinstance(quad.subject, NamedNode))
    kinds = {iri[len(above) :].partition("/")[0] for iri in subjects if iri.startswith(above)}
    return names_below(base, kinds)
