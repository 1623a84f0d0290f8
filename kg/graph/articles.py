"""A graph of many articles taken apart again, as far as it tells what stands in which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kg.graph.graph import Graph
from kg.model import Entity, Statement


def articles(graph: Graph) -> Iterator[Graph]:
    """Yield the graph of each article, sorted by id, with the names that it uses itself.

    The ids are those of the whole graph, which does not tell what the article alone would call
    its entities.
    """
    parts = graph.by_article()
    for source in graph.sources:
        part = parts.get(source.id, Graph())
        names = _names(part)
        ids = names.keys() | {name for statement in part.statements for name in _terms(statement)}
        entities = [graph.entity[name] for name in sorted(ids) if name in graph.entity]
        own = tuple(_own(entity, names.get(entity.id, Counter())) for entity in entities)
        yield replace(part, sources=(source,), entities=own)


def _names(part: Graph) -> dict[str, Counter[str]]:
    """Return what an article calls each entity, and how often."""
    found: dict[str, Counter[str]] = {}
    for passage in part.passages:
        if passage.entity is not None:
            text = " ".join(passage.text.split())
            found.setdefault(passage.entity, Counter())[text] += 1
    return found


def _own(entity: Entity, said: Counter[str]) -> Entity:
    """Return an entity with those of its names that an article uses."""
    known = {entity.label, *entity.aliases}
    names = {name: number for name, number in said.items() if name in known}
    if not names:
        return replace(entity, aliases=())
    person = entity.type == "Person"

    def rank(name: str) -> tuple[int, int, int, str]:
        return -len(name.split()) if person else 0, -names[name], len(name), name

    label = min(names, key=rank)
    return replace(entity, label=label, aliases=tuple(sorted(names.keys() - {label})))


def _terms(statement: Statement) -> Iterator[str]:
    triple = statement.triple
    yield triple.subject
    if isinstance(triple.object, str):
        yield triple.object
    if statement.place is not None:
        yield statement.place
    for evidence in statement.evidence:
        if evidence.attribution is not None and evidence.attribution.source is not None:
            yield evidence.attribution.source
