"""Provenance as readers other than ours see it: PROV-O and NIF, by rdflib alone."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pytest
import rdflib
from graphs import READING, TEXT
from rdflib import RDF

from kg.graph import from_rdf, from_reading, to_quads, to_rdf
from kg.model import Run

PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
NIF = rdflib.Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
KG = rdflib.Namespace("https://example.org/kg/ontology#")
ARTICLE = rdflib.URIRef("https://example.org/kg/article/pont")
RUN = Run("1.2", ("a-model 3.1",), "abc", (("min-confidence", "0.5"),))


def rdf(*, with_text: bool) -> rdflib.Dataset:
    return to_rdf(from_reading(READING, run=RUN, with_text=with_text))


def strings(graph: rdflib.Dataset) -> Iterator[tuple[int, int, str, rdflib.term.Node]]:
    """Read NIF as NIF says, knowing nothing of kg: whatever has a context, offsets and a text."""
    for subject, context in graph.subject_objects(NIF.referenceContext):
        begin, end = (int(graph.value(subject, of)) for of in (NIF.beginIndex, NIF.endIndex))
        yield begin, end, str(graph.value(subject, NIF.anchorOf)), context


def test_every_offset_resolves_in_the_text_that_is_kept() -> None:
    graph = rdf(with_text=True)
    found = list(strings(graph))
    assert len(found) > len(READING.statements)
    for begin, end, words, context in found:
        assert (context, RDF.type, NIF.Context) in graph
        text = str(graph.value(context, NIF.isString))
        assert text[begin:end] == words
        assert int(graph.value(context, NIF.endIndex)) == len(text)


def test_every_evidence_is_a_nif_string() -> None:
    graph = rdf(with_text=False)
    evidence = set(graph.subjects(RDF.type, KG.Evidence))
    assert evidence <= set(graph.subjects(RDF.type, NIF.String))
    assert evidence <= set(graph.subjects(NIF.referenceContext, ARTICLE))


def test_without_the_text_its_digest_tells_which_one_the_offsets_are_of() -> None:
    graph = rdf(with_text=False)
    assert graph.value(ARTICLE, NIF.isString) is None
    digest = graph.value(ARTICLE, rdflib.URIRef("https://schema.org/sha256"))
    assert str(digest) == sha256(TEXT.encode()).hexdigest()
    for begin, end, words, _ in strings(graph):
        assert TEXT[begin:end] == words


def test_an_article_tells_which_run_of_which_software_read_it() -> None:
    graph = rdf(with_text=False)
    run = graph.value(ARTICLE, PROV.wasGeneratedBy)
    agent = graph.value(run, PROV.wasAssociatedWith)
    assert (run, RDF.type, PROV.Activity) in graph
    assert (agent, RDF.type, PROV.SoftwareAgent) in graph
    told = {str(p).removeprefix(str(KG)): str(o) for p, o in graph.predicate_objects(run)}
    assert told["version"] == "1.2" and told["model"] == "a-model 3.1"
    assert told["tables"] == "abc" and told["option"] == "min-confidence=0.5"


@pytest.mark.parametrize("with_text", [True, False])
def test_provenance_comes_back(with_text: bool) -> None:
    graph = from_reading(READING, run=RUN, with_text=with_text)
    assert from_rdf(to_quads(graph)) == graph
    (source,) = graph.sources
    assert source.run == RUN and source.text == (TEXT if with_text else None)


def test_there_is_no_clock_in_it() -> None:
    terms = {str(term) for quad in rdf(with_text=True).quads() for term in quad[:3]}
    assert not [term for term in terms if "dateTime" in term or "AtTime" in term]
