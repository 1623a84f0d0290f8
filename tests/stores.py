"""Stores to test with, and the articles in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from graphs import READING

from kg.graph import Graph, from_reading
from kg.model import Reading
from kg.store import Store


def told_by(article: str) -> Graph:
    """Return two statements of the graph made by hand as another article's."""
    document = replace(READING.document, article=replace(READING.document.article, id=article))
    statements = tuple(
        replace(item, evidence=tuple(replace(e, article=article) for e in item.evidence))
        for item in READING.statements[:2]
    )
    return from_reading(Reading(document, READING.entities, statements))


def filled(path: Path, graphs: Iterable[Graph]) -> Store:
    """Return a store of some articles."""
    store = Store.create(str(path))
    with store.writing() as writer:
        for graph in graphs:
            writer.add(graph, "key")
    return store
