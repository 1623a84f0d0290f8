"""The graph as RDF, in a fixed order that reads well and never changes from run to run.

What an article says stands in the named graph of the article, so that removing that graph removes
all that only this article says; who is who and which articles there are stands in the default
graph. Formats without named graphs get the same triples as one graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple
from pyoxigraph import Literal as Text

from kg.graph.conclusions import derived_triples, event_triples
from kg.graph.graph import Graph, Passage, Source, spans
from kg.graph.labels import LANGUAGE, predicate_labels
from kg.graph.terms import (
    Iris,
    from_literal,
    node,
    number,
    score,
    text,
    truth,
    usable,
    when,
)
from kg.model import Attribution, Entity, Evidence, Literal, Run, Statement
from kg.ontology import DEFAULT_BASE, prefixes

if TYPE_CHECKING:
    import rdflib

Term = NamedNode | Text
_TYPE = "rdf:type"


def to_quads(graph: Graph, base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield the graph with one named graph an article, each quad once."""
    yield from about_quads(graph, base)
    for article, part in graph.by_article().items():
        yield from said_quads(article, part, base)
    yield from derived_quads(graph, base)


def about_quads(graph: Graph, base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield what stands in the default graph."""
    writer = _Writer(graph, Iris(usable(base)))
    for triple in dict.fromkeys(writer.about()):
        yield Quad(triple.subject, triple.predicate, triple.object, DefaultGraph())


def said_quads(article: str, part: Graph, base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield the named graph of one article, given its part of `Graph.by_article`."""
    writer = _Writer(part, Iris(usable(base)))
    name = writer.iris.article(article)
    for triple in dict.fromkeys(writer.said(part)):
        yield Quad(triple.subject, triple.predicate, triple.object, name)


def derived_quads(graph: Graph, base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield the named graph of what follows from statements, if anything does."""
    name = NamedNode(f"{usable(base)}derived")
    for triple in dict.fromkeys(derived_triples(graph.derived, Iris(usable(base)))):
        yield Quad(triple.subject, triple.predicate, triple.object, name)


def to_triples(graph: Graph, base: str = DEFAULT_BASE) -> Iterator[Triple]:
    """Yield everything as one graph, each triple once."""
    writer = _Writer(graph, Iris(usable(base)))
    derived = derived_triples(graph.derived, writer.iris)
    yield from dict.fromkeys([*writer.about(), *writer.said(graph), *derived])


def to_rdf(graph: Graph, base: str = DEFAULT_BASE) -> rdflib.Dataset:
    """Return the graph as rdflib knows it, with its prefixes bound."""
    import rdflib  # noqa: PLC0415  (0.3 s, and only those who ask for it need it)

    dataset = rdflib.Dataset(default_union=True)
    for prefix, space in prefixes(usable(base)).items():
        dataset.bind(prefix, space)
    for quad in to_quads(graph, base):
        named = isinstance(quad.graph_name, NamedNode)
        target = dataset.graph(_rdflib(quad.graph_name)) if named else dataset.default_graph
        target.add((_rdflib(quad.subject), _rdflib(quad.predicate), _rdflib(quad.object)))
    return dataset


def _rdflib(term: object) -> rdflib.URIRef | rdflib.Literal:
    import rdflib  # noqa: PLC0415

    if isinstance(term, Text):
        # To rdflib, a typed string and a plain one are two things.
        plain = term.language or term.datatype == node("xsd:string")
        datatype = None if plain else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    assert isinstance(term, NamedNode)  # we write no other terms
    return rdflib.URIRef(term.value)


class _Writer:
    """Writes parts of one graph below one base; subjects stand together."""

    def __init__(self, graph: Graph, iris: Iris) -> None:
        self._graph = graph
        self.iris = iris

    def about(self) -> Iterator[Triple]:
        """Yield what stands in the default graph: base, articles, entities, events."""
        yield from self._dataset()
        runs = sorted({source.run for source in self._graph.sources})
        for run in runs:
            yield from _described(self.iris.run(run), self._run(run))
        for version, agent in {run.version: self.iris.agent(run) for run in runs}.items():
            yield from _described(agent, _agent(version))
        for source in self._graph.sources:
            yield from _described(self.iris.article(source.id), self._source(source))
        for predicate, label in predicate_labels(self._graph.statements).items():
            yield from _described(self.iris.name(predicate), _predicate(predicate, label))
        for entity in self._graph.entities:
            yield from _described(self.iris.name(entity.id), self._entity(entity))
        yield from event_triples(self._graph.events, self.iris)

    def said(self, graph: Graph) -> Iterator[Triple]:
        """Yield what the articles of a part say: plain triples, statements, evidence, passages."""
        for statement in sorted(graph.statements, key=_plain_order):
            subject, predicate, term = self._terms(statement)
            if statement.asserted and term is not None:
                yield Triple(subject, predicate, term)
        for statement in graph.statements:
            yield from self._statement_and_evidence(statement)
        sentences = {(e.article, e.sentence) for s in graph.statements for e in s.evidence}
        for passage in graph.passages:
            if passage.entity is None and (passage.article, passage.span) in sentences:
                continue  # the evidence quotes it
            subject = self.iris.passage(passage.article, passage.span)
            yield from _described(subject, self._passage(passage))

    def _dataset(self) -> Iterator[Triple]:
        dataset = NamedNode(self.iris.base)
        yield Triple(dataset, node(_TYPE), node("void:Dataset"))
        yield Triple(dataset, node("void:uriSpace"), text(self.iris.base))

    def _run(self, run: Run) -> Iterator[tuple[str, Term]]:
        yield _TYPE, node("kg:Run")
        yield _TYPE, node("prov:Activity")
        yield "kg:version", text(run.version)
        for model in run.models:
            yield "kg:model", text(model)
        if run.tables:
            yield "kg:tables", text(run.tables)
        for name, value in run.options:
            yield "kg:option", text(f"{name}={value}")
        yield "prov:wasAssociatedWith", self.iris.agent(run)

    def _source(self, source: Source) -> Iterator[tuple[str, Term]]:
        yield _TYPE, node("kg:Article")
        yield _TYPE, node("nif:Context")
        yield _TYPE, node("prov:Entity")
        yield "kg:articleId", text(source.id)
        if source.title is not None:
            yield "dcterms:title", text(source.title)
        if source.publisher is not None:
            yield "dcterms:publisher", text(source.publisher)
        if source.published is not None:
            yield "dcterms:issued", when(source.published.isoformat())
        yield "dcterms:language", text(source.language)
        if source.url is not None:
            yield "schema:url", text(source.url)
            yield from _derived(source.url)
        yield "nif:beginIndex", number(0)
        yield "nif:endIndex", number(source.length)
        if source.text is not None:
            yield "nif:isString", text(source.text)
        if source.digest:
            yield "schema:sha256", text(source.digest)
        yield "prov:wasGeneratedBy", self.iris.run(source.run)

    def _entity(self, entity: Entity) -> Iterator[tuple[str, Term]]:
        yield _TYPE, self.iris.name(f"kg:{entity.type}")
        yield "rdfs:label", text(entity.label, LANGUAGE)
        for alias in entity.aliases:
            yield "skos:altLabel", text(alias, LANGUAGE)
        for iri in entity.same_as:
            yield "skos:exactMatch", NamedNode(iri)
        if entity.coordinates is not None:
            latitude, longitude = entity.coordinates
            yield "geo:lat", score(latitude)
            yield "geo:long", score(longitude)
        yield "kg:named", truth(entity.named)

    def _terms(self, statement: Statement) -> tuple[NamedNode, NamedNode, Term | None]:
        triple, iris = statement.triple, self.iris
        term: Term | None
        if isinstance(triple.object, Literal):
            term = from_literal(triple.object, iris)
        else:
            term = iris.name(triple.object) if triple.object is not None else None
        return iris.name(triple.subject), iris.name(triple.predicate), term

    def _statement_and_evidence(self, statement: Statement) -> Iterator[Triple]:
        identity = statement.id
        names = [self.iris.evidence(identity, evidence) for evidence in statement.evidence]
        about = self._statement(statement, names)
        yield from _described(self.iris.statement(identity), about)
        for name, evidence in zip(names, statement.evidence, strict=True):
            yield from _described(name, self._evidence(evidence))

    def _statement(
        self, statement: Statement, evidence: Iterable[NamedNode]
    ) -> Iterator[tuple[str, Term]]:
        subject, predicate, term = self._terms(statement)
        yield _TYPE, node("kg:Statement")
        yield "rdf:subject", subject
        yield "rdf:predicate", predicate
        if term is not None:
            yield "rdf:object", term
        if statement.time is not None:
            time = statement.time
            if time.start is not None:
                yield "kg:validFrom", when(time.start)
            if time.end is not None:
                yield "kg:validUntil", when(time.end)
            yield "kg:grain", text(time.grain.value)
        if statement.place is not None:
            yield "kg:place", self.iris.name(statement.place)
        for qualifier, value in statement.qualifiers:
            yield qualifier, from_literal(value, self.iris)
        for place in evidence:
            yield "kg:evidence", place

    def _evidence(self, evidence: Evidence) -> Iterator[tuple[str, Term]]:
        yield _TYPE, node("kg:Evidence")
        yield _TYPE, node("nif:String")
        yield "prov:wasQuotedFrom", self.iris.article(evidence.article)
        yield "nif:referenceContext", self.iris.article(evidence.article)
        yield "nif:beginIndex", number(evidence.sentence.start)
        yield "nif:endIndex", number(evidence.sentence.end)
        yield "nif:anchorOf", text(self._graph.words(evidence))
        yield "kg:lemma", text(evidence.lemma)
        if evidence.relation:
            yield "kg:relation", text(evidence.relation)
        yield "kg:polarity", node(f"kg:{evidence.polarity.value}")
        yield "kg:modality", node(f"kg:{evidence.modality.value}")
        yield from self._attribution(evidence.attribution)
        yield "kg:rule", text(evidence.rule)
        yield "kg:confidence", score(evidence.confidence)
        for role, span in spans(evidence).items():
            yield f"kg:{role}Begin", number(span.start)
            yield f"kg:{role}End", number(span.end)

    def _attribution(self, said: Attribution | None) -> Iterator[tuple[str, Term]]:
        yield "kg:attributed", truth(said is not None)
        if said is not None:
            if said.source is not None:
                yield "kg:attributedTo", self.iris.name(said.source)
            yield "kg:cue", text(said.lemma)
            yield "kg:direct", truth(said.direct)

    def _passage(self, passage: Passage) -> Iterator[tuple[str, Term]]:
        yield _TYPE, node("nif:RFC5147String")
        yield "nif:referenceContext", self.iris.article(passage.article)
        yield "nif:beginIndex", number(passage.span.start)
        yield "nif:endIndex", number(passage.span.end)
        yield "nif:anchorOf", text(passage.text)
        if passage.entity is not None:
            yield "itsrdf:taIdentRef", self.iris.name(passage.entity)


def _described(subject: NamedNode, about: Iterable[tuple[str, Term]]) -> Iterator[Triple]:
    for predicate, term in about:
        yield Triple(subject, node(predicate), term)


def _agent(version: str) -> Iterator[tuple[str, Term]]:
    yield _TYPE, node("prov:SoftwareAgent")
    yield "rdfs:label", text(f"kg {version}")


def _predicate(name: str, label: str) -> Iterator[tuple[str, Term]]:
    """Yield what an open predicate is; a canonical one is only labelled, for queries to show."""
    if name.startswith("rel:"):
        yield _TYPE, node("rdf:Property")
    yield "rdfs:label", text(label, LANGUAGE)


def _derived(url: str) -> Iterator[tuple[str, Term]]:
    """Yield where the article came from, if its address can be made an IRI."""
    try:
        yield "prov:wasDerivedFrom", NamedNode(quote(url, safe="%/:?#[]@!$&'()*+,;=~-._"))
    except (ValueError, UnicodeEncodeError):
        return


def _plain_order(statement: Statement) -> tuple[str, str, str]:
    triple = statement.triple
    return triple.subject, triple.predicate, str(triple.object)
