"""Turtle, with everything as one graph, and TriG, with one named graph an article."""

from __future__ import annotations

from typing import BinaryIO

from kg.graph import Graph, to_quads, to_triples
from kg.graph.names import names_for
from kg.graph.terms import usable
from kg.graph.turtle import Page


def write_turtle(graph: Graph, stream: BinaryIO, *, base: str) -> None:
    """Write everything as one graph."""
    page = Page(names_for(graph, base), usable(base))
    body = "\n".join(page.subjects(to_triples(graph, base)))
    stream.write(f"{page.head()}\n{body}".encode())


def write_trig(graph: Graph, stream: BinaryIO, *, base: str) -> None:
    """Write one named graph an article."""
    page = Page(names_for(graph, base), usable(base))
    body = "\n".join(page.graphs(to_quads(graph, base)))
    stream.write(f"{page.head()}\n{body}".encode())
