"""Quads for a database whose default graph is the union of all its graphs.

An engine that is asked to take all graphs for one gives a triple once a graph: what two articles
say would be counted twice. So each triple stands in the default graph, too, and there once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Quad

DEFAULT = DefaultGraph()


def with_union(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield each quad, and the triple of each that stands in a named graph."""
    for quad in quads:
        yield quad
        if quad.graph_name != DEFAULT:
            yield Quad(quad.subject, quad.predicate, quad.object)
