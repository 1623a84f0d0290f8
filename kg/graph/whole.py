"""From the graphs of single articles to the graph of all: the one way for builds and stores."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from kg.events import events
from kg.graph.conclusions import canonical
from kg.graph.graph import Graph
from kg.graph.identified import identified
from kg.graph.merge import unite
from kg.model import Judgement
from kg.resolve.identity import identify


def whole(parts: Iterable[Graph], judgements: Collection[Judgement] = ()) -> Graph:
    """Return the graph of many articles, in canonical order whatever theirs is.

    Parameters
    ----------
    parts
        One graph an article, as it was read: its entities are its own.
    judgements
        What people decided about who is who.
    """
    readings = list(parts)
    known = identify(readings, judgements)
    return told(unite(identified(part, known) for part in readings))


def told(graph: Graph) -> Graph:
    """Return a graph with the events that its articles tell, each once however many tell it."""
    published = {source.id: source.published for source in graph.sources if source.published}
    return replace(graph, events=canonical(events(graph.entities, graph.statements, published)))
