"""An article's graph with links from its entities to what others call them."""

from __future__ import annotations

from dataclasses import replace

from kg.graph.graph import Graph
from kg.link import Linker


def linked(part: Graph, links: Linker) -> Graph:
    """Return the graph of one article, its entities linked where the link is sure."""
    return replace(part, entities=links.linked(part))
