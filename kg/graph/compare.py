"""What two graphs have and have not in common: articles, entities, links, statements, events.

Invariant: there is a difference if and only if the graphs are not equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from kg.graph.graph import Graph, Passage, spans
from kg.graph.labels import predicate_labels
from kg.model import Derived, Event, Evidence, Literal, Statement, Triple


class Change(StrEnum):
    """What became of something from the first graph to the second."""

    LOST = "lost"
    GAINED = "gained"
    CHANGED = "changed"


class Kind(StrEnum):
    """What it is."""

    ARTICLE = "article"
    ENTITY = "entity"
    LINK = "link"
    STATEMENT = "statement"
    EVENT = "event"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Detail:
    """What changed about it; None stands for what is not there."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that only one graph has, or that both have in different form.

    Attributes
    ----------
    id
        Of the article, entity or statement; of the entity for a link.
    text
        The same for people: a title, a label, "Anne Roux | diriger | Lyon", an IRI.
    details
        In the order of the fields; empty unless it changed.
    """

    change: Change
    kind: Kind
    id: str
    text: str
    details: tuple[Detail, ...] = ()


def compare(before: Graph, after: Graph) -> tuple[Difference, ...]:
    """Return how the second graph differs from the first, by kind and id."""
    comparison = _Comparison(before, after)
    found = [
        *comparison.articles(),
        *comparison.entities(),
        *comparison.links(),
        *comparison.statements(),
        *comparison.events(),
        *comparison.derived(),
    ]
    return tuple(found)


@dataclass(frozen=True)
class _Comparison:
    before: Graph
    after: Graph

    def articles(self) -> Iterator[Difference]:
        """Yield the articles that differ in their metadata, their text or their mentions."""
        old, new = _articles(self.before), _articles(self.after)
        for article in sorted(old.keys() | new.keys()):
            known = self.after.source.get(article) or self.before.source.get(article)
            title = (known.title if known else None) or article
            yield from _difference(Kind.ARTICLE, article, title, old.get(article), new.get(article))

    def entities(self) -> Iterator[Difference]:
        """Yield the entities that differ in their type or names."""
        old, new = _entities(self.before), _entities(self.after)
        for entity in sorted(old.keys() | new.keys()):
            label = (self.after if entity in new else self.before).label(entity)
            yield from _difference(Kind.ENTITY, entity, label, old.get(entity), new.get(entity))

    def links(self) -> Iterator[Difference]:
        """Yield the links to other data sets that only one graph has."""
        old, new = _links(self.before), _links(self.after)
        for entity, iri in sorted(old ^ new):
            change = Change.GAINED if (entity, iri) in new else Change.LOST
            yield Difference(change, Kind.LINK, entity, iri)

    def statements(self) -> Iterator[Difference]:
        """Yield the statements that differ in their evidence."""
        old = {item.id: item for item in self.before.statements}
        new = {item.id: item for item in self.after.statements}
        for identity in sorted(old.keys() | new.keys()):
            graph = self.after if identity in new else self.before
            statement = new.get(identity) or old[identity]
            label = predicate_labels([statement])[statement.triple.predicate]
            text = _sentence(graph, statement.triple, label)
            facts = (_facts(known[identity]) if identity in known else None for known in (old, new))
            yield from _difference(Kind.STATEMENT, identity, text, *facts)

    def events(self) -> Iterator[Difference]:
        """Yield the events that differ in what is told of them."""
        old = {event.id: event for event in self.before.events}
        new = {event.id: event for event in self.after.events}
        for identity in sorted(old.keys() | new.keys()):
            text = (new.get(identity) or old[identity]).label
            facts = (_fields(known.get(identity)) for known in (old, new))
            yield from _difference(Kind.EVENT, identity, text, *facts)

    def derived(self) -> Iterator[Difference]:
        """Yield what follows from only one graph, or from other premises."""
        old = {one.id: one for one in self.before.derived}
        new = {one.id: one for one in self.after.derived}
        for identity in sorted(old.keys() | new.keys()):
            graph = self.after if identity in new else self.before
            triple = (new.get(identity) or old[identity]).triple
            text = _sentence(graph, triple, triple.predicate)
            facts = (_fields(known.get(identity)) for known in (old, new))
            yield from _difference(Kind.DERIVED, identity, text, *facts)


Facts = Mapping[str, str]


def _difference(
    kind: Kind, identity: str, text: str, old: Facts | None, new: Facts | None
) -> Iterator[Difference]:
    if old is None or new is None:
        change = Change.GAINED if old is None else Change.LOST
        yield Difference(change, kind, identity, text)
    elif old != new:
        names = dict.fromkeys((*old, *new))
        details = (Detail(name, old.get(name), new.get(name)) for name in names)
        changed = tuple(detail for detail in details if detail.before != detail.after)
        yield Difference(Change.CHANGED, kind, identity, text, changed)


def _articles(graph: Graph) -> dict[str, Facts]:
    passages: dict[str, list[Passage]] = {}
    for passage in graph.passages:
        passages.setdefault(passage.article, []).append(passage)
    found: dict[str, Facts] = {}
    for article in graph.source.keys() | passages.keys():
        source = graph.source.get(article)
        known = {} if source is None else {f.name: getattr(source, f.name) for f in fields(source)}
        facts = {name: str(value) for name, value in known.items() if value is not None}
        for one in passages.get(article, ()):
            entity = one.entity or "quoted"
            facts[f"characters {one.span.start} to {one.span.end}"] = f"{entity}: {one.text}"
        found[article] = facts
    return found


def _entities(graph: Graph) -> dict[str, Facts]:
    return {
        entity.id: {
            "type": entity.type,
            "label": entity.label,
            "named": "true" if entity.named else "false",
            **{f"alias {alias}": alias for alias in entity.aliases},
        }
        for entity in graph.entities
    }


def _links(graph: Graph) -> set[tuple[str, str]]:
    return {(entity.id, iri) for entity in graph.entities for iri in entity.same_as}


def _facts(statement: Statement) -> Facts:
    """Return what may differ between two statements of one identity."""
    places: dict[str, list[str]] = {}
    for evidence in statement.evidence:
        places.setdefault(f"evidence {_place(evidence)}", []).append(_reading(evidence))
    return {
        "asserted": "true" if statement.asserted else "false",
        "grain": statement.time.grain.value if statement.time else "",
        "qualifiers": repr(statement.qualifiers) if statement.qualifiers else "",
        **{place: "; ".join(readings) for place, readings in places.items()},
    }


def _place(evidence: Evidence) -> str:
    sentence = evidence.sentence
    return f"in {evidence.article}, characters {sentence.start} to {sentence.end}"


def _reading(evidence: Evidence) -> str:
    said = evidence.attribution
    source = f"said by {said.source} ({said.lemma}, direct: {said.direct})" if said else ""
    words = [evidence.polarity.value, evidence.modality.value, evidence.lemma, evidence.relation]
    words += [evidence.rule, repr(evidence.confidence), source]
    words += [f"{role} at {span.start}-{span.end}" for role, span in spans(evidence).items()]
    return ", ".join(word for word in words if word)


def _fields(one: Event | Derived | None) -> Facts | None:
    if one is None:
        return None
    return {field.name: str(getattr(one, field.name)) for field in fields(one)}


def _sentence(graph: Graph, triple: Triple, label: str) -> str:
    term = triple.object
    target = term.value if isinstance(term, Literal) else graph.label(term) if term else ""
    return " | ".join(part for part in (graph.label(triple.subject), label, target) if part)
