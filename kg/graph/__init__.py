"""Readings united into one graph, and the graph as RDF and as a property graph.

Nothing but the standard library and pyoxigraph is imported before it is asked for.
"""

from kg.graph.dataset import to_quads, to_rdf, to_triples
from kg.graph.graph import Graph, Passage, Source, spans
from kg.graph.load import load, load_all
from kg.graph.merge import from_reading, merge, unite
from kg.graph.parse import from_rdf

__all__ = [
    "Graph",
    "Passage",
    "Source",
    "from_rdf",
    "from_reading",
    "load",
    "load_all",
    "merge",
    "spans",
    "to_quads",
    "to_rdf",
    "to_triples",
    "unite",
]
