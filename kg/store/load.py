"""Graph files and stores alike: whatever takes the one takes the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph

from kg import graph as files
from kg.errors import GraphError, StoreError
from kg.graph import Graph, unite
from kg.graph.formats import SUFFIXES
from kg.graph.load import base_of as base_of_file
from kg.graph.load import read_quads
from kg.graph.union import with_union
from kg.graph.whole import told
from kg.store.layout import META
from kg.store.store import Store


def is_store(path: str) -> bool:
    """Return whether there is a store, or what is left of one.

    Raises
    ------
    StoreError
        If there is a folder that is none.
    GraphError
        If there is nothing, and the name is no graph file's.
    """
    place = Path(path)
    if (place / META).exists():
        return True
    if place.is_dir():
        raise StoreError(path, f"is a folder and no store (it has no {META})")
    if not place.exists() and place.suffix.lower() not in SUFFIXES:
        raise GraphError(path, "no such graph file or store")
    return False


def load(path: str) -> Graph:
    """Read the graph of a file or a store.

    Raises
    ------
    GraphError
        If it cannot be read, or is no graph of kg.
    UnknownName
        If a file's suffix names no RDF format.
    """
    return Store.open(path).graph() if is_store(path) else files.load(path)


def load_all(paths: Iterable[str]) -> Graph:
    """Read several graphs as one; see `load`. What two of them tell of one event is united."""
    graphs = [load(path) for path in paths]
    return unite(graphs) if len(graphs) == 1 else told(unite(graphs))


def base_of(path: str) -> str:
    """Return the IRI below which a graph names things; see `load` for what it raises."""
    return Store.open(path).base if is_store(path) else base_of_file(path)


def database(paths: Sequence[str]) -> pyoxigraph.Store:
    """Return one or several graphs as one database; see `load` for what it raises.

    Its default graph holds the triples of all its graphs. Files need not be of kg.
    """
    if len(paths) == 1 and is_store(paths[0]):
        return Store.open(paths[0]).database()
    everything = pyoxigraph.Store()
    for path in paths:
        quads = Store.open(path).database() if is_store(path) else with_union(read_quads(path))
        everything.bulk_extend(quads)
    return everything
