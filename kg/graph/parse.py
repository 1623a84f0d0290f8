"""RDF back into a graph: the inverse of `kg.graph.dataset`, whatever format lay between.

Which graph a triple stands in does not matter, so formats with and without named graphs read alike;
triples that are not ours are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from pyoxigraph import Literal as Text
from pyoxigraph import Quad, Triple

from kg import model
from kg.errors import GraphError
from kg.graph.conclusions import read_derived, read_events
from kg.graph.graph import Graph, Passage, Source
from kg.graph.merge import unite
from kg.graph.table import Row, Table, written
from kg.graph.terms import Iris, node, to_literal
from kg.model import Attribution, Entity, Evidence, Grain, Interval, Modality, Polarity, Run

T = TypeVar("T", Modality, Polarity)

_ABOUT_STATEMENTS = frozenset(
    node(name).value
    for name in (
        "rdf:type",
        "rdf:subject",
        "rdf:predicate",
        "rdf:object",
        "kg:validFrom",
        "kg:validUntil",
        "kg:grain",
        "kg:place",
        "kg:evidence",
        "rdfs:label",
        "rdfs:comment",
    )
)
_ENTITIES = "entity/"


def from_rdf(quads: Iterable[Quad | Triple], *, source: str = "graph") -> Graph:
    """Return the graph that quads or triples describe.

    Parameters
    ----------
    source
        What to call the input in messages.

    Raises
    ------
    GraphError
        If there is no graph of ours in it, or a part of one is missing.
    """
    table = Table(source, quads)
    bases = sorted(written(term) for term in table.values("void:uriSpace"))
    if not bases:
        raise GraphError(source, "holds no graph of kg (no void:uriSpace says where its names are)")
    return unite(_Reader(table, Iris(base)).graph() for base in bases)


class _Reader:
    """Reads what stands below one base."""

    def __init__(self, table: Table, iris: Iris) -> None:
        self._table = table
        self._iris = iris

    def graph(self) -> Graph:
        """Return everything below the base."""
        rows = list(self._mine("kg:Evidence"))
        passages = [self._sentence(row) for row in rows]
        passages += [self._passage(row) for row in self._mine("nif:RFC5147String")]
        return Graph(
            sources=tuple(self._source(row) for row in self._mine("kg:Article")),
            entities=tuple(map(self._entity, self._table.below(f"{self._iris.base}{_ENTITIES}"))),
            statements=tuple(self._statement(row) for row in self._mine("kg:Statement")),
            passages=tuple(passages),
            events=read_events(self._table, self._iris),
            derived=read_derived(self._table, self._iris),
        )

    def _mine(self, curie: str) -> Iterator[Row]:
        return (row for row in self._table.of_type(curie) if row.iri.startswith(self._iris.base))

    def _name(self, term: object) -> str:
        return self._iris.read(written(term))

    def _article(self, term: object) -> str:
        return self._iris.article_id(written(term))

    def _source(self, row: Row) -> Source:
        return Source(
            id=row.text("kg:articleId"),
            length=row.number("nif:endIndex"),
            title=row.maybe_text("dcterms:title"),
            url=row.maybe_text("schema:url"),
            publisher=row.maybe_text("dcterms:publisher"),
            published=_day(row),
            language=row.text("dcterms:language"),
            run=_run(self._table.row(row.one("prov:wasGeneratedBy"))),
            digest=row.maybe_text("schema:sha256") or "",
            text=row.maybe_text("nif:isString"),
        )

    def _entity(self, row: Row) -> Entity:
        label = row.text("rdfs:label")
        return Entity(
            id=self._name(row.subject),
            type=self._name(row.one("rdf:type")).removeprefix("kg:"),
            label=label,
            aliases=tuple(sorted(written(term) for term in row.all("skos:altLabel"))),
            same_as=tuple(sorted(written(term) for term in row.all("skos:exactMatch"))),
            named=row.maybe_text("kg:named") != "false",
            coordinates=_coordinates(row),
        )

    def _statement(self, row: Row) -> model.Statement:
        place = row.maybe("kg:place")
        evidence = [self._evidence(self._table.row(term)) for term in row.all("kg:evidence")]
        if not evidence:
            raise row.error("has no kg:evidence")
        return model.Statement(
            triple=self._triple(row),
            evidence=tuple(evidence),
            time=_interval(row),
            place=None if place is None else self._name(place),
            qualifiers=tuple(sorted(self._qualifiers(row))),
        )

    def _triple(self, row: Row) -> model.Triple:
        term = row.maybe("rdf:object")
        value: str | model.Literal | None = None
        if isinstance(term, Text):
            value = to_literal(term, self._iris)
        elif term is not None:
            value = self._name(term)
        subject, predicate = row.one("rdf:subject"), row.one("rdf:predicate")
        return model.Triple(self._name(subject), self._name(predicate), value)

    def _qualifiers(self, row: Row) -> Iterator[tuple[str, model.Literal]]:
        for predicate, term in row.others(_ABOUT_STATEMENTS):
            if isinstance(term, Text):
                yield self._iris.read(predicate), to_literal(term, self._iris)

    def _evidence(self, row: Row) -> Evidence:
        return Evidence(
            article=self._article(row.one("prov:wasQuotedFrom")),
            sentence=row.span("nif:beginIndex", "nif:endIndex"),
            subject=row.span("kg:subjectBegin", "kg:subjectEnd"),
            trigger=row.span("kg:triggerBegin", "kg:triggerEnd"),
            object=row.role("object"),
            lemma=row.text("kg:lemma"),
            relation=row.maybe_text("kg:relation") or "",
            rule=row.text("kg:rule"),
            polarity=_member(row, "kg:polarity", Polarity, self._iris),
            modality=_member(row, "kg:modality", Modality, self._iris),
            attribution=self._attribution(row),
            confidence=_score(row),
            time=row.role("time"),
            place=row.role("place"),
        )

    def _attribution(self, row: Row) -> Attribution | None:
        if row.text("kg:attributed") != "true":
            return None
        source = row.maybe("kg:attributedTo")
        return Attribution(
            source=None if source is None else self._name(source),
            span=row.role("source"),
            cue=row.role("cue"),
            lemma=row.text("kg:cue"),
            direct=row.text("kg:direct") == "true",
        )

    def _sentence(self, row: Row) -> Passage:
        article = self._article(row.one("prov:wasQuotedFrom"))
        span = row.span("nif:beginIndex", "nif:endIndex")
        return Passage(article, span, row.text("nif:anchorOf"))

    def _passage(self, row: Row) -> Passage:
        entity = row.maybe("itsrdf:taIdentRef")
        return Passage(
            article=self._article(row.one("nif:referenceContext")),
            span=row.span("nif:beginIndex", "nif:endIndex"),
            text=row.text("nif:anchorOf"),
            entity=None if entity is None else self._name(entity),
        )


def _run(row: Row) -> Run:
    options = (written(term).partition("=") for term in row.all("kg:option"))
    return Run(
        version=row.text("kg:version"),
        models=tuple(sorted(map(written, row.all("kg:model")))),
        tables=row.maybe_text("kg:tables") or "",
        options=tuple(sorted((name, value) for name, _, value in options)),
    )


def _day(row: Row) -> date | None:
    day = row.maybe_text("dcterms:issued")
    try:
        return None if day is None else date.fromisoformat(day)
    except ValueError as error:
        raise row.error(f"dcterms:issued is no day: {day}") from error


def _coordinates(row: Row) -> tuple[float, float] | None:
    latitude, longitude = row.maybe_text("geo:lat"), row.maybe_text("geo:long")
    try:
        return (float(latitude), float(longitude)) if latitude and longitude else None
    except ValueError as error:
        raise row.error("geo:lat or geo:long is no number") from error


def _interval(row: Row) -> Interval | None:
    grain = row.maybe_text("kg:grain")
    if grain is None:
        return None
    start, end = row.maybe_text("kg:validFrom"), row.maybe_text("kg:validUntil")
    try:
        return Interval(start, end, Grain(grain))
    except ValueError as error:
        raise row.error(f"kg:grain is unknown: {grain}") from error


def _member(row: Row, curie: str, kind: type[T], iris: Iris) -> T:
    """Return the member of an enumeration that a row names."""
    name = iris.read(row.text(curie)).removeprefix("kg:")
    try:
        return kind(name)
    except ValueError as error:
        raise row.error(f"{curie} is unknown: {name}") from error


def _score(row: Row) -> float:
    try:
        return float(row.text("kg:confidence"))
    except ValueError as error:
        raise row.error("kg:confidence is no number") from error
