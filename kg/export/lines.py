"""N-Triples and N-Quads: one statement a line, for pipes and bulk loaders."""

from __future__ import annotations

from typing import BinaryIO

from pyoxigraph import RdfFormat, serialize

from kg.graph import Graph, to_quads, to_triples


def write_ntriples(graph: Graph, stream: BinaryIO, *, base: str) -> None:
    """Write everything as one graph."""
    serialize(to_triples(graph, base), stream, format=RdfFormat.N_TRIPLES)


def write_nquads(graph: Graph, stream: BinaryIO, *, base: str) -> None:
    """Write one named graph an article."""
    serialize(to_quads(graph, base), stream, format=RdfFormat.N_QUADS)
