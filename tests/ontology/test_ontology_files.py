"""The Turtle and SPARQL files beside the package, as tools other than ours see them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS

from kg.ontology import load

ROOT = Path(__file__).parents[2]
KG = "https://example.org/kg/ontology#"
TURTLE = ["kg.ttl", "mappings.ttl", "shapes.ttl"]
QUERIES = sorted((ROOT / "ontologies" / "queries").glob("*.rq"))


def graph(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(ROOT / "ontologies" / name)


@pytest.fixture(scope="module")
def vocabulary() -> set[str]:
    return {str(term) for term in graph("kg.ttl").subjects() if str(term).startswith(KG)}


@pytest.mark.parametrize("name", TURTLE)
def test_no_file_speaks_of_a_term_that_is_not_defined(name: str, vocabulary: set[str]) -> None:
    used = {str(term) for triple in graph(name) for term in triple if str(term).startswith(KG)}
    used.discard(KG)  # as a namespace
    assert {term for term in used - vocabulary if not term.endswith("Shape")} == set()


@pytest.mark.parametrize("query", QUERIES, ids=lambda file: file.stem)
def test_no_query_speaks_of_a_term_that_is_not_defined(query: Path, vocabulary: set[str]) -> None:
    used = set(re.findall(r"\bkg:([A-Za-z]+)", query.read_text(encoding="utf-8")))
    assert {term for term in used if KG + term not in vocabulary} == set()


def test_the_record_of_the_package_uses_defined_terms(vocabulary: set[str]) -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "kg").rglob("*.py"))
    used = set(re.findall(r'"kg:([A-Za-z]+)"', code))
    assert {term for term in used if KG + term not in vocabulary} == set()


def test_the_leaders_query_knows_every_way_to_lead() -> None:
    text = (ROOT / "ontologies" / "queries" / "leaders.rq").read_text(encoding="utf-8")
    ontology = load()
    leading = {name for name in ontology.properties if "kg:leads" in ontology.implied(name)}
    (values,) = re.findall(r"VALUES \?relation \{([^}]*)\}", text)
    assert set(values.split()) == leading | {"kg:leads"}


def test_every_term_has_one_kind_only() -> None:
    kinds = [OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Class]
    terms = graph("kg.ttl")
    for term in set(terms.subjects(RDF.type, None)):
        assert sum((term, RDF.type, kind) in terms for kind in kinds) <= 1, term


def test_the_language_stays_inside_owl_2_rl() -> None:
    terms = graph("kg.ttl")
    unions = set(terms.subjects(OWL.unionOf, None)) | set(terms.subjects(OWL.someValuesFrom, None))
    assert not unions
    for prop in terms.subjects(RDF.type, OWL.TransitiveProperty):
        assert (prop, RDF.type, OWL.FunctionalProperty) not in terms


def test_classes_that_overlap_are_not_said_to_be_disjoint() -> None:
    terms, ontology = graph("kg.ttl"), load()
    for group in terms.subjects(RDF.type, OWL.AllDisjointClasses):
        members = terms.collection(next(terms.objects(group, OWL.members)))
        names = [str(member).removeprefix(KG) for member in members]
        pairs = [(a, b) for a in names for b in names if a < b]
        assert all(not ontology.fits(a, b) for a, b in pairs), names


def test_every_mapping_starts_from_one_of_our_terms(vocabulary: set[str]) -> None:
    mappings = graph("mappings.ttl")
    for subject, predicate, _ in mappings:
        if predicate not in (RDF.type, RDFS.label, OWL.imports):
            assert str(subject) in vocabulary


def test_a_reasoner_of_all_owl_2_accepts_the_hierarchy_of_relations() -> None:
    """The second relation of a chain may not depend on the one it implies (OWL 2, section 11.2)."""
    ontology = load()
    for entry in ontology.properties.values():
        for first, second in entry.chains:
            below = {second, *(p for p in ontology.properties if second in ontology.implied(p))}
            assert first == entry.curie
            assert entry.curie not in below | ontology.implied(second)


def test_every_relation_says_whether_it_tells_an_event() -> None:
    told = {name: p.denotes for name, p in load().properties.items() if p.denotes}
    assert told["kg:meets"] == "Meeting"
    assert all(load().is_a(name, "Event") for name in told.values())


def test_every_term_of_the_vocabulary_is_declared_and_explained_once() -> None:
    terms = graph("kg.ttl")
    for term in {term for term in terms.subjects() if str(term).startswith(KG)}:
        for predicate in (RDFS.label, RDFS.comment):
            languages = [text.language for text in terms.objects(term, predicate)]
            assert sorted(languages) == ["en", "fr"], term
        assert len(set(terms.objects(term, RDFS.domain))) <= 1, term
