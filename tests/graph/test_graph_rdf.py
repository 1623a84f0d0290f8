from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from graphs import graphs, small
from hypothesis import given, settings
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse
from rdflib.compare import isomorphic

from kg.errors import GraphError, UnknownName
from kg.graph import Graph, from_rdf, load, load_all, to_quads, to_rdf, to_triples

GOLDEN = Path(__file__).parent / "pont.ttl"
BASE = "https://example.org/kg/"
KG = rdflib.Namespace(f"{BASE}ontology#")
ENTITY = rdflib.Namespace(f"{BASE}entity/")
REL = rdflib.Namespace(f"{BASE}predicate/")


def test_the_small_graph_is_the_golden_one() -> None:
    expected = rdflib.Graph().parse(GOLDEN)
    found = rdflib.Graph()
    for subject, predicate, term, _ in to_rdf(small()).quads():
        found.add((subject, predicate, term))
    assert isomorphic(found, expected)


def test_a_plain_triple_stands_only_for_what_an_article_asserts() -> None:
    rdf = to_rdf(small())
    assert (ENTITY["person/anne-roux"], KG.leads, ENTITY["place/lyon"]) in rdf
    assert (ENTITY["person/anne-roux"], REL.quitter, None) not in rdf
    assert (None, REL["se-rejouir"], None) not in rdf


def test_a_claim_is_all_there_beside() -> None:
    rows = list(
        to_rdf(small()).query(
            """SELECT ?who ?sentence WHERE {
                ?claim rdf:predicate rel:quitter ; kg:evidence ?e .
                ?e kg:polarity kg:negative ; kg:modality kg:future ; kg:attributed true ;
                    kg:attributedTo/rdfs:label ?who ; kg:cue "selon" ; nif:anchorOf ?sentence }"""
        )
    )
    assert [tuple(map(str, row)) for row in rows] == [
        ("Marc Petit", "Elle ne quittera pas la ville, selon Marc Petit.")
    ]


def test_an_open_predicate_is_a_labelled_property() -> None:
    rdf = to_rdf(small())
    assert (REL["se-rejouir"], rdflib.RDF.type, rdflib.RDF.Property) in rdf
    assert (REL["se-rejouir"], rdflib.RDFS.label, rdflib.Literal("se réjouir de", lang="fr")) in rdf


def test_a_quotation_has_its_datatype() -> None:
    quotation = rdflib.Literal("Le pont tiendra", datatype=KG.Quotation)
    assert (ENTITY["person/marc-petit"], KG.says, quotation) in to_rdf(small())


def test_the_base_is_the_users() -> None:
    subjects = {triple.subject.value for triple in to_triples(small(), "https://my.org/news")}
    vocabulary = {f"{BASE}ontology#leads", f"{BASE}ontology#says"}
    assert all(iri.startswith("https://my.org/news/") for iri in subjects - vocabulary)


@settings(deadline=None, max_examples=25)
@given(graphs())
def test_there_are_no_blank_nodes_and_no_quad_twice(graph: Graph) -> None:
    quads = list(to_quads(graph))
    assert len(set(quads)) == len(quads)
    terms = {term for quad in quads for term in (quad.subject, quad.object)}
    assert not [term for term in terms if type(term).__name__ == "BlankNode"]


@settings(deadline=None, max_examples=25)
@given(graphs())
def test_quads_and_triples_hold_the_same_and_both_come_back(graph: Graph) -> None:
    quads, triples = list(to_quads(graph)), list(to_triples(graph))
    assert {quad.triple for quad in quads} == set(triples)
    assert from_rdf(quads) == from_rdf(triples) == graph


def test_what_others_add_to_a_graph_is_passed_over() -> None:
    more = Triple(NamedNode("http://other/s"), NamedNode("http://other/p"), NamedNode("http://o/o"))
    assert from_rdf([*to_triples(small()), more]) == small()


def test_evidence_without_its_sentence_is_named(tmp_path: Path) -> None:
    file = tmp_path / "pont.nt"
    kept = [quad for quad in parse(path=GOLDEN, format=RdfFormat.TURTLE) if not offset(quad)]
    lines = [f"{quad.subject} {quad.predicate} {quad.object} ." for quad in kept]
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(GraphError, match=r"pont\.nt: <.*> has no nif:(begin|end)Index"):
        load(str(file))


def offset(quad: Quad) -> bool:
    return quad.predicate.value.endswith("Index")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.ttl", "<s> <p> .", "does not parse: line 1, column"),
        ("a.ttl", "<http://s> <http://p> 1 .", "holds no graph of kg"),
        ("a.ttl", "", "holds no graph of kg"),
        ("a.nq", "oh là là", "does not parse"),
        ("a.rdf", "<rdf:RDF>", "does not parse"),
        ("a.jsonld", "{", "does not parse"),
        ("a.graphml", "<graphml/>", "cannot be read back"),
    ],
)
def test_a_bad_file_is_one_line(name: str, text: str, reason: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GraphError, match=reason) as caught:
        load(str(file))
    assert str(caught.value).startswith(str(file))
    assert "\n" not in str(caught.value)


def test_bytes_that_are_no_text_are_one_line(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_bytes(b"\xff\xfe\x00<s>")
    with pytest.raises(GraphError, match="does not parse"):
        load(str(file))


def test_a_missing_file_and_a_folder_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(GraphError, match="no such file or directory"):
        load(str(tmp_path / "a.ttl"))
    with pytest.raises(GraphError, match="directory"):
        load(str(tmp_path / "folder.ttl"))


def test_an_unknown_suffix_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"'\.txt' \(known: .*\.ttl"):
        load(str(tmp_path / "a.txt"))


def test_several_files_are_one_graph() -> None:
    assert load_all([str(GOLDEN), str(GOLDEN)]) == small()
