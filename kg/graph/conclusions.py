"""Events and what follows from statements, as RDF and back.

Events are a matter of all articles and stand in the default graph; what was derived stands in the
named graph ``<base>derived`` with its plain triples, so that it is never mixed with what was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pyoxigraph import Literal as Text
from pyoxigraph import NamedNode, Triple

from kg import model
from kg.graph.table import Row, Table, written
from kg.graph.terms import Iris, from_literal, node, text, to_literal, truth, when
from kg.model import Derived, Event, Grain, Interval, Literal, Part, Telling
from kg.ontology import load

LANGUAGE = "fr"

Term = NamedNode | Text
About = Iterator[tuple[str, Term]]
T = TypeVar("T", Derived, Event)


def event_triples(events: Iterable[Event], iris: Iris) -> Iterator[Triple]:
    """Yield the events, each followed by its tellings."""
    for event in events:
        name = iris.event(event.id)
        tellings = [iris.telling(event.id, telling.article) for telling in event.tellings]
        yield from _described(name, _event(event, tellings, iris))
        for own, telling in zip(tellings, event.tellings, strict=True):
            yield from _described(own, _telling(telling, iris))


def derived_triples(derived: Iterable[Derived], iris: Iris) -> Iterator[Triple]:
    """Yield the plain triples, the labels of their predicates, and where they come from."""
    found = list(derived)
    for one in found:
        subject, predicate, term = _terms(one.triple, iris)
        yield Triple(subject, predicate, term)
    known = load().properties
    for name in sorted({one.triple.predicate for one in found} & known.keys()):
        label = text(known[name].labels[LANGUAGE], LANGUAGE)
        yield Triple(iris.name(name), node("rdfs:label"), label)
    for one in found:
        yield from _described(iris.derived(one.id), _derived(one, iris))


def read_events(table: Table, iris: Iris) -> tuple[Event, ...]:
    """Return the events below a base, sorted."""
    rows = table.below(f"{iris.base}event/")
    return canonical(_read_event(row, table, iris) for row in rows if row.all("kg:telling"))


def read_derived(table: Table, iris: Iris) -> tuple[Derived, ...]:
    """Return what was derived below a base, sorted."""
    rows = (row for row in table.of_type("kg:DerivedStatement") if row.iri.startswith(iris.base))
    return canonical(_read_derived(row, iris) for row in rows)


def canonical(found: Iterable[T]) -> tuple[T, ...]:
    """Return each once by its id, in canonical order."""
    by_id: dict[str, T] = {}
    for one in found:
        known = by_id.setdefault(one.id, one)
        by_id[one.id] = min(known, one, key=repr)
    return tuple(sorted(by_id.values(), key=lambda one: (_order(one), one.id)))


def _order(one: Derived | Event) -> tuple[str, ...]:
    if isinstance(one, Event):
        return one.start or one.end or "9999", one.type, one.label
    triple = one.triple
    return triple.subject, triple.predicate, str(triple.object)


def _event(event: Event, tellings: Iterable[NamedNode], iris: Iris) -> About:
    yield "rdf:type", node(f"kg:{event.type}")
    yield "rdfs:label", text(event.label, LANGUAGE)
    yield "kg:asserted", truth(event.asserted)
    for _, name in event.participants:
        yield "kg:participant", iris.name(name)
    for part, name in event.participants:
        if part is not Part.PARTICIPANT:
            yield f"kg:{part.value}", iris.name(name)
    for name in event.names:
        yield "kg:mentionedAs", iris.name(name)
    yield from _where_and_when(event, iris)
    for reason in event.reasons:
        yield "kg:reason", text(reason)
    for own in tellings:
        yield "kg:telling", own


def _telling(telling: Telling, iris: Iris) -> About:
    yield "rdf:type", node("kg:Telling")
    yield "prov:wasQuotedFrom", iris.article(telling.article)
    yield "kg:asserted", truth(telling.asserted)
    for name in telling.sources:
        yield "sem:accordingTo", iris.name(name)
    for figure in telling.figures:
        yield "kg:figure", text(figure)
    yield from _where_and_when(telling, iris)
    for statement in telling.statements:
        yield "kg:tells", iris.statement(statement)


def _where_and_when(told: Event | Telling, iris: Iris) -> About:
    for place in told.places:
        yield "sem:hasPlace", iris.name(place)
    if told.start is not None:
        yield "sem:hasBeginTimeStamp", when(told.start)
    if told.end is not None:
        yield "sem:hasEndTimeStamp", when(told.end)


def _derived(one: Derived, iris: Iris) -> About:
    subject, predicate, term = _terms(one.triple, iris)
    yield "rdf:type", node("kg:DerivedStatement")
    yield "rdf:subject", subject
    yield "rdf:predicate", predicate
    yield "rdf:object", term
    if one.time is not None:
        if one.time.start is not None:
            yield "kg:validFrom", when(one.time.start)
        if one.time.end is not None:
            yield "kg:validUntil", when(one.time.end)
        yield "kg:grain", text(one.time.grain.value)
    if one.place is not None:
        yield "kg:place", iris.name(one.place)
    yield "kg:axiom", text(one.axiom)
    for premise in one.premises:
        yield "prov:wasDerivedFrom", NamedNode(f"{iris.base}{premise}")


def _terms(triple: model.Triple, iris: Iris) -> tuple[NamedNode, NamedNode, Term]:
    term = triple.object
    assert term is not None  # nothing follows without an object
    value = from_literal(term, iris) if isinstance(term, Literal) else iris.name(term)
    return iris.name(triple.subject), iris.name(triple.predicate), value


def _described(subject: NamedNode, about: About) -> Iterator[Triple]:
    for predicate, term in about:
        yield Triple(subject, node(predicate), term)


def _read_event(row: Row, table: Table, iris: Iris) -> Event:
    tellings = (_read_telling(table.row(term), iris) for term in row.all("kg:telling"))
    return Event(
        type=iris.read(row.text("rdf:type")).removeprefix("kg:"),
        label=row.text("rdfs:label"),
        tellings=tuple(sorted(tellings, key=lambda telling: telling.article)),
        participants=tuple(sorted(_participants(row, iris))),
        names=_names(row, "kg:mentionedAs", iris),
        places=_names(row, "sem:hasPlace", iris),
        start=row.maybe_text("sem:hasBeginTimeStamp"),
        end=row.maybe_text("sem:hasEndTimeStamp"),
        reasons=tuple(sorted(map(written, row.all("kg:reason")))),
    )


def _participants(row: Row, iris: Iris) -> Iterator[tuple[Part, str]]:
    special = {part: _names(row, f"kg:{part.value}", iris) for part in (Part.AGENT, Part.PATIENT)}
    for part, names in special.items():
        yield from ((part, name) for name in names)
    rest = set(_names(row, "kg:participant", iris)) - set().union(*special.values())
    yield from ((Part.PARTICIPANT, name) for name in rest)


def _read_telling(row: Row, iris: Iris) -> Telling:
    prefix = iris.statement("").value
    return Telling(
        article=iris.article_id(row.text("prov:wasQuotedFrom")),
        statements=tuple(sorted(written(t).removeprefix(prefix) for t in row.all("kg:tells"))),
        asserted=row.text("kg:asserted") == "true",
        figures=tuple(sorted(map(written, row.all("kg:figure")))),
        places=_names(row, "sem:hasPlace", iris),
        sources=_names(row, "sem:accordingTo", iris),
        start=row.maybe_text("sem:hasBeginTimeStamp"),
        end=row.maybe_text("sem:hasEndTimeStamp"),
    )


def _read_derived(row: Row, iris: Iris) -> Derived:
    term = row.one("rdf:object")
    value = to_literal(term, iris) if isinstance(term, Text) else iris.read(written(term))
    subject, predicate = iris.read(row.text("rdf:subject")), iris.read(row.text("rdf:predicate"))
    grain, place = row.maybe_text("kg:grain"), row.maybe_text("kg:place")
    start, end = row.maybe_text("kg:validFrom"), row.maybe_text("kg:validUntil")
    return Derived(
        triple=model.Triple(subject, predicate, value),
        axiom=row.text("kg:axiom"),
        premises=tuple(sorted(_below(term, iris) for term in row.all("prov:wasDerivedFrom"))),
        time=Interval(start, end, Grain(grain)) if grain is not None else None,
        place=iris.read(place) if place is not None else None,
    )


def _below(term: object, iris: Iris) -> str:
    return written(term).removeprefix(iris.base)


def _names(row: Row, curie: str, iris: Iris) -> tuple[str, ...]:
    return tuple(sorted(iris.read(written(term)) for term in row.all(curie)))
