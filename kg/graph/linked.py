"""Graphs with links from their entities to what others call them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from kg.graph.articles import articles
from kg.graph.graph import Graph
from kg.link import Link, Linker
from kg.model import Entity


def linked(part: Graph, links: Linker) -> Graph:
    """Return the graph of one article, its entities linked where the link is sure."""
    return replace(part, entities=links.linked(part))


@dataclass(frozen=True)
class Linked:
    """A graph of many articles with its new links, and what was decided in each article.

    Attributes
    ----------
    links
        Pairs of an article and what became of one of its entities there.
    made
        How many entities got a link.
    """

    graph: Graph
    links: tuple[tuple[str, Link], ...]
    made: int


def relinked(graph: Graph, *linkers: Linker) -> Linked:
    """Return a graph of many articles with its entities linked.

    Each article is linked by what it says itself. An entity of which two articles give two links
    gets neither.

    Parameters
    ----------
    linkers
        Each adds its links to those of the others.
    """
    links = tuple(
        (part.sources[0].id, link)
        for part in articles(graph)
        for linker in linkers
        for link in linker.links(part)
    )
    found: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    points: dict[str, tuple[float, float]] = {}
    for _, link in links:
        record = link.choice.record
        if record is not None and link.choice.made:
            found[link.entity.id, _authority(record.iris)].add(record.iris)
            if record.coordinates is not None:
                points[link.entity.id] = record.coordinates
    fresh: dict[str, set[str]] = defaultdict(set)
    for (entity, _), choices in found.items():
        if len(choices) == 1:
            fresh[entity].update(*choices)
    entities = tuple(_with(one, fresh[one.id], points) for one in graph.entities)
    made = sum(bool(fresh[one.id] - set(one.same_as)) for one in graph.entities)
    return Linked(replace(graph, entities=entities), links, made)


def _authority(iris: tuple[str, ...]) -> str:
    """Return what gives the first of several IRIs: two of one authority are two things."""
    return "/".join(iris[0].split("/")[:3])


def _with(entity: Entity, iris: set[str], points: dict[str, tuple[float, float]]) -> Entity:
    if not iris:
        return entity
    point = entity.coordinates or points.get(entity.id)
    return replace(entity, same_as=tuple(sorted({*entity.same_as, *iris})), coordinates=point)
