"""The graph of all articles as a file: who is who over many articles takes time to find out."""

from __future__ import annotations

from contextlib import suppress

from kg.errors import OutputError
from kg.graph import Graph
from kg.store.layout import Layout
from kg.store.record import decode_whole, encode_whole


def read(layout: Layout, revision: str) -> Graph | None:
    """Return the graph of a revision, if it is there and whole."""
    try:
        return decode_whole((layout.graphs / f"{revision}.json").read_bytes())
    except (OSError, ValueError):
        return None


def write(layout: Layout, revision: str, graph: Graph) -> None:
    """Keep the graph of a revision in place of all earlier ones, if there is room."""
    with suppress(OSError, OutputError):
        layout.graphs.mkdir(exist_ok=True)
        layout.write(layout.graphs / f"{revision}.json", encode_whole(graph))
        for file in layout.graphs.glob("*.json"):
            if file.stem != revision:
                file.unlink(missing_ok=True)
