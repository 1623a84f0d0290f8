"""The table of formats."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, Protocol

from kg.errors import UnknownName
from kg.graph import Graph
from kg.registry import Registry


class Exporter(Protocol):
    """Writes a graph in one format."""

    def __call__(self, graph: Graph, stream: BinaryIO, *, base: str) -> None:
        """Write `graph` to `stream`, its names below `base`."""


EXPORTERS: Registry[Exporter] = Registry(
    "output format",
    {
        "gexf": "kg.export.gexf:write_gexf",
        "graphml": "kg.export.graphml:write_graphml",
        "jsonld": "kg.export.jsonld:write_jsonld",
        "nquads": "kg.export.lines:write_nquads",
        "ntriples": "kg.export.lines:write_ntriples",
        "rdfxml": "kg.export.rdfxml:write_rdfxml",
        "trig": "kg.export.turtle:write_trig",
        "turtle": "kg.export.turtle:write_turtle",
    },
)

SUFFIXES = {
    ".gexf": "gexf",
    ".graphml": "graphml",
    ".jsonld": "jsonld",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".rdf": "rdfxml",
    ".trig": "trig",
    ".ttl": "turtle",
    ".xml": "rdfxml",
}


def exporter_for(target: str, name: str | None = None) -> Exporter:
    """Return the exporter of a format, by its name or else by the target's suffix.

    Raises
    ------
    UnknownName
        If no format has that name or suffix.
    """
    if name is not None:
        return EXPORTERS.load(name)
    suffix = Path(target).suffix.lower()
    if suffix not in SUFFIXES:
        raise UnknownName("output suffix", suffix or target, SUFFIXES)
    return EXPORTERS.load(SUFFIXES[suffix])
