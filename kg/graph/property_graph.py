"""The graph as nodes and edges with flat attributes, for networkx, Gephi and the like.

Edges have three layers, named by their attribute ``layer``: every statement is an edge, so is what
follows from statements (marked as derived), and every event is a node with an edge to each of its
participants and places. What has no entity at its end gets a node of its own: a value or a
quotation (``literal/...``), or what an intransitive verb tells (``statement/...``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from hashlib import sha256

import networkx as nx

from kg.graph import event_nodes
from kg.graph.attributes import Value, flat, joined
from kg.graph.graph import Graph
from kg.graph.labels import LANGUAGE, predicate_labels
from kg.graph.terms import Iris, usable
from kg.model import Derived, Entity, Literal, Statement
from kg.ontology import DEFAULT_BASE, load


def property_graph(graph: Graph, base: str = DEFAULT_BASE) -> nx.MultiDiGraph[str]:
    """Return one node an entity or event and one edge a statement, keyed by the statement's id.

    An entity that no statement and no proper name speaks of is left out. Attributes are flat and
    absent rather than empty; several values of one are joined with ``" | "``.

    Parameters
    ----------
    base
        Where the ``iri`` of nodes and edges lie.
    """
    builder = _Builder(graph, Iris(usable(base)))
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    result.add_nodes_from(builder.nodes())
    for statement in graph.statements:
        subject, target = statement.triple.subject, builder.target(statement)
        result.add_edge(subject, target, key=statement.id, **builder.edge(statement))
    for one in graph.derived:
        subject, target = one.triple.subject, str(one.triple.object)
        result.add_edge(subject, target, key=f"derived/{one.id}", **builder.conclusion(one))
    for event in graph.events:
        for target, key, about in event_nodes.edges(event):
            result.add_edge(event_nodes.name_of(event), target, key=key, **about)
    for name, degree in result.degree():
        result.nodes[name]["degree"] = degree
    return result


class _Builder:
    """Describes the nodes and edges of one graph."""

    def __init__(self, graph: Graph, iris: Iris) -> None:
        self._graph = graph
        self._iris = iris

    @cached_property
    def _labels(self) -> dict[str, str]:
        return predicate_labels(self._graph.statements)

    def nodes(self) -> Iterable[tuple[str, dict[str, Value]]]:
        """Return the nodes in the order of their names, each once."""
        found = {name: self._entity(name) for name in self._shown()}
        for statement in self._graph.statements:
            if not isinstance(statement.triple.object, str):
                found[self.target(statement)] = self._value(statement)
        for event in self._graph.events:
            found[event_nodes.name_of(event)] = event_nodes.node(event, self._iris)
        return sorted(found.items())

    def target(self, statement: Statement) -> str:
        """Return the name of the node that an edge points at."""
        term = statement.triple.object
        if isinstance(term, Literal):
            content = f"{term.datatype}@{term.language} {term.value}"
            return f"literal/{sha256(content.encode()).hexdigest()[:16]}"
        return f"statement/{statement.id}" if term is None else term

    def edge(self, statement: Statement) -> dict[str, Value]:
        """Return what an edge says of its statement."""
        evidence, time = statement.evidence, statement.time
        sources = {item.attribution.source for item in evidence if item.attribution}
        return flat(
            layer="statement",
            label=self._label(statement),
            predicate=statement.triple.predicate,
            iri=self._iris.statement(statement.id).value,
            weight=float(len(evidence)),
            asserted=statement.asserted,
            polarity=joined(item.polarity.value for item in evidence),
            modality=joined(item.modality.value for item in evidence),
            attributed=any(item.attribution is not None for item in evidence),
            attributed_to=joined(self._graph.label(source) for source in sources if source),
            confidence=max(item.confidence for item in evidence),
            valid_from=time.start if time else None,
            valid_until=time.end if time else None,
            place=self._graph.label(statement.place) if statement.place else None,
            evidence=joined(self._graph.words(item) for item in evidence),
            articles=joined(item.article for item in evidence),
            rules=joined(item.rule for item in evidence),
        )

    def conclusion(self, one: Derived) -> dict[str, Value]:
        """Return what an edge says of something that follows; nobody wrote it."""
        known = load().properties.get(one.triple.predicate)
        return flat(
            layer="conclusion",
            label=known.labels[LANGUAGE] if known else one.triple.predicate,
            predicate=one.triple.predicate,
            iri=self._iris.derived(one.id).value,
            weight=1.0,
            asserted=False,
            derived=True,
            valid_from=one.time.start if one.time else None,
            valid_until=one.time.end if one.time else None,
            place=self._graph.label(one.place) if one.place else None,
            axiom=one.axiom,
        )

    def _shown(self) -> set[str]:
        """Return the entities that are worth a node."""
        named = {entity.id for entity in self._graph.entities if entity.named}
        triples = [statement.triple for statement in self._graph.statements]
        objects = {triple.object for triple in triples if isinstance(triple.object, str)}
        about = {name for event in self._graph.events for _, name in event_nodes.ends(event)}
        return named | objects | about | {triple.subject for triple in triples}

    @cached_property
    def _mentions(self) -> Counter[str | None]:
        return Counter(passage.entity for passage in self._graph.passages)

    def _entity(self, name: str) -> dict[str, Value]:
        entity = self._graph.entity.get(name) or Entity(name, "Thing", name)
        return flat(
            label=entity.label or name,
            type=entity.type,
            iri=self._iris.name(name).value,
            aliases=joined(entity.aliases),
            same_as=joined(entity.same_as),
            named=entity.named,
            mentions=self._mentions[name],
            weight=float(max(self._mentions[name], 1)),
        )

    def _value(self, statement: Statement) -> dict[str, Value]:
        """Return the node of a literal, or of the event that an intransitive verb names."""
        term = statement.triple.object
        if isinstance(term, Literal):
            kind = "Quotation" if term.datatype == "kg:Quotation" else "Literal"
            return flat(label=term.value or '""', type=kind, weight=1.0)
        return flat(label=self._label(statement), type="Event", weight=1.0)

    def _label(self, statement: Statement) -> str:
        predicate = statement.triple.predicate
        return self._labels[predicate] or predicate
