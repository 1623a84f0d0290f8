"""GraphML as its schema and Gephi want it; the schema itself is not ours to ship."""

from __future__ import annotations

import io
import re

import networkx as nx
import pytest
from graphs import ANY_TEXT, graphs, small
from hypothesis import given, settings
from lxml import etree

from kg.export.gexf import write_gexf
from kg.export.graphml import token, write_graphml
from kg.graph import Graph

SPACE = "{http://graphml.graphdrawing.org/xmlns}"
BASE = "https://example.org/kg/"
NAME_TOKEN = re.compile(r"[\w.:-]+")
VALUES = {
    "boolean": re.compile("true|false"),
    "int": re.compile(r"-?\d+"),
    "double": re.compile(r"-?\d+(\.\d+)?(e-?\d+)?"),
    "string": re.compile(".*", re.DOTALL),
}


def graphml(graph: Graph) -> bytes:
    stream = io.BytesIO()
    write_graphml(graph, stream, base=BASE)
    return stream.getvalue()


@settings(deadline=None, max_examples=25)
@given(graph=graphs(ANY_TEXT))
def test_it_has_the_structure_that_the_schema_asks_for(graph: Graph) -> None:
    root = etree.fromstring(graphml(graph))
    assert root.tag == f"{SPACE}graphml"
    tags = [child.tag for child in root]
    assert tags == [f"{SPACE}key"] * (len(tags) - 1) + [f"{SPACE}graph"]
    keys = {key.get("id"): key for key in root.findall(f"{SPACE}key")}
    assert len(keys) == len(tags) - 1
    inside = root[-1]
    assert inside.get("edgedefault") == "directed"
    for part in ("node", "edge"):
        identities = [element.get("id") for element in inside.findall(f"{SPACE}{part}")]
        assert len(identities) == len(set(identities))
        assert all(NAME_TOKEN.fullmatch(identity) for identity in identities)
        for data in inside.iterfind(f"{SPACE}{part}/{SPACE}data"):
            key = keys[data.get("key")]
            assert key.get("for") == part
            assert VALUES[key.get("attr.type")].fullmatch(data.text or "")
    nodes = {element.get("id") for element in inside.findall(f"{SPACE}node")}
    for edge in inside.iterfind(f"{SPACE}edge"):
        assert {edge.get("source"), edge.get("target")} <= nodes


def test_gephi_finds_labels_types_weights_and_evidence() -> None:
    read = nx.read_graphml(io.BytesIO(graphml(small())), force_multigraph=True)
    anne = read.nodes["person:anne-roux"]
    assert (anne["label"], anne["type"], anne["mentions"]) == ("Anne Roux", "Person", 1)
    assert anne["iri"] == "https://example.org/kg/entity/person/anne-roux"
    (edge,) = read.get_edge_data("person:anne-roux", "thing:pont-neuf").values()
    assert edge["label"] == "inaugurer"
    assert edge["weight"] == pytest.approx(1.0)
    assert edge["asserted"] is True
    assert edge["valid_from"] == "2023-02-14"
    assert edge["evidence"].startswith("Mardi, la maire de Lyon")


def test_a_claim_is_marked_as_one() -> None:
    read = nx.read_graphml(io.BytesIO(graphml(small())), force_multigraph=True)
    edges = read.get_edge_data("person:anne-roux", "place:lyon").values()
    (claim,) = [edge for edge in edges if edge["predicate"] == "rel:quitter"]
    assert (claim["asserted"], claim["polarity"], claim["modality"]) == (
        False,
        "negative",
        "future",
    )
    assert claim["attributed_to"] == "Marc Petit"


def test_different_names_are_different_tokens() -> None:
    names = ["a/b", "a:b", "a_b", "a_2f_b", "é/b", "a b"]
    assert len({token(name) for name in names}) == len(names)


def test_gexf_is_what_networkx_reads() -> None:
    stream = io.BytesIO()
    write_gexf(small(), stream, base=BASE)
    stream.seek(0)
    read = nx.read_gexf(stream, version="1.3")
    assert read.nodes["person/anne-roux"]["type"] == "Person"
