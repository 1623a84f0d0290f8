"""The constraints, each with a graph that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

pyshacl = pytest.importorskip("pyshacl")

SHAPES = rdflib.Graph().parse(Path(__file__).parents[2] / "ontologies" / "shapes.ttl")
PREFIXES = """\
@prefix : <https://example.org/kg/> .
@prefix kg: <https://example.org/kg/ontology#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
GRAPH = (
    PREFIXES
    + """\
:run a kg:Run .
:article a kg:Article ; kg:articleId "pont" ; prov:wasGeneratedBy :run ;
    nif:beginIndex "0"^^xsd:nonNegativeInteger ; nif:endIndex "40"^^xsd:nonNegativeInteger .
:roux a kg:Person ; kg:named true ; rdfs:label "Anne Roux"@fr .
:lyon a kg:City ; kg:named true ; rdfs:label "Lyon"@fr .
:roux kg:governs :lyon .
:statement a kg:Statement ; rdf:subject :roux ; rdf:predicate kg:governs ; rdf:object :lyon ;
    kg:validFrom "2023"^^xsd:gYear ; kg:validUntil "2023-02-14"^^xsd:date ; kg:evidence :evidence .
:evidence a kg:Evidence ; prov:wasQuotedFrom :article ;
    nif:beginIndex "0"^^xsd:nonNegativeInteger ; nif:endIndex "27"^^xsd:nonNegativeInteger ;
    nif:anchorOf "Anne Roux gouverne la ville" ; kg:rule "verbal" ; kg:confidence 0.9 ;
    kg:polarity kg:positive ; kg:modality kg:actual ; kg:attributed false ;
    kg:subjectBegin "0"^^xsd:nonNegativeInteger ; kg:subjectEnd "9"^^xsd:nonNegativeInteger .
"""
)


def violations(turtle: str) -> str:
    data = rdflib.Graph().parse(data=turtle, format="turtle")
    conforms, _, text = pyshacl.validate(data, shacl_graph=SHAPES)
    return "" if conforms else str(text)


def test_a_sound_graph_conforms() -> None:
    assert violations(GRAPH) == ""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (" ; kg:evidence :evidence", "", "A statement has evidence."),
        ("kg:polarity kg:positive", "kg:polarity kg:maybe", "The polarity is"),
        ("kg:modality kg:actual", "kg:modality kg:positive", "The modality is"),
        ("kg:confidence 0.9", "kg:confidence 1.5", "The confidence is"),
        ('"2023-02-14"^^xsd:date', '"2022-12-31"^^xsd:date', "comes before the start"),
        ('"27"^^xsd', '"28"^^xsd', "The quotation has 27 characters, not 28"),
        ('"40"^^xsd', '"20"^^xsd', "beyond the end of the article"),
        ('kg:subjectEnd "9"', 'kg:subjectEnd "0"', ""),
        ('kg:subjectBegin "0"', 'kg:subjectBegin "12"', "The subject begins before its end"),
        ("a kg:Person ;", "a kg:Person , kg:Group ;", "An entity has one type"),
        ("kg:attributed false", "kg:attributed true", "no evidence makes it a fact"),
        ("kg:modality kg:actual", "kg:modality kg:intended", "no evidence makes it a fact"),
        ("kg:polarity kg:positive", "kg:polarity kg:negative", "no evidence makes it a fact"),
        (":roux kg:governs :lyon", ":roux kg:visits :lyon", "no statement accounts for it"),
        ("; prov:wasQuotedFrom :article", "", "The evidence comes from one article"),
        ("kg:attributed false", "kg:attributed false ; kg:attributedTo :roux", "not marked"),
    ],
)
def test_a_broken_graph_is_told_what_is_wrong(old: str, new: str, message: str) -> None:
    assert old in GRAPH
    report = violations(GRAPH.replace(old, new))
    assert message in report
    assert bool(report) is bool(message)


def test_a_claim_conforms_as_long_as_it_is_no_plain_triple() -> None:
    claim = GRAPH.replace(":roux kg:governs :lyon .", "").replace(
        "kg:attributed false", "kg:attributed true ; kg:attributedTo :lyon"
    )
    assert violations(claim) == ""
