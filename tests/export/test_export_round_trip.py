from __future__ import annotations

import io
from dataclasses import replace

import pytest
import rdflib
from graphs import ANY_TEXT, XML_TEXT, graphs, small
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pyoxigraph import parse
from rdflib.compare import isomorphic

from kg.export import EXPORTERS
from kg.graph import Graph, from_rdf, to_rdf
from kg.graph.formats import FORMATS
from kg.graph.property_graph import property_graph

BASES = st.sampled_from(["https://example.org/kg/", "https://my.org/a#", "http://x.example/kg/2/"])
PICTURES = ("gexf", "graphml")


def exported(name: str, graph: Graph, base: str = "https://example.org/kg/") -> bytes:
    stream = io.BytesIO()
    EXPORTERS.load(name)(graph, stream, base=base)
    return stream.getvalue()


def test_the_formats_are_these() -> None:
    assert list(EXPORTERS) == [
        "gexf",
        "graphml",
        "jsonld",
        "nquads",
        "ntriples",
        "rdfxml",
        "trig",
        "turtle",
    ]


def test_every_format_is_a_picture_or_comes_back() -> None:
    assert set(EXPORTERS) == set(FORMATS) | set(PICTURES)


@pytest.mark.parametrize("name", sorted(FORMATS))
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_every_rdf_format_gives_the_same_graph_back(name: str, data: st.DataObject) -> None:
    graph = data.draw(graphs(XML_TEXT if name == "rdfxml" else ANY_TEXT))
    written = exported(name, graph, data.draw(BASES))
    assert from_rdf(parse(written, format=FORMATS[name])) == graph


@pytest.mark.parametrize(
    ("name", "known_as"),
    [
        ("jsonld", "json-ld"),
        ("nquads", "nquads"),
        ("ntriples", "nt"),
        ("rdfxml", "xml"),
        ("trig", "trig"),
        ("turtle", "turtle"),
    ],
)
def test_rdflib_reads_the_same_triples(name: str, known_as: str) -> None:
    read = rdflib.Dataset(default_union=True)
    read.parse(data=exported(name, small()), format=known_as)
    assert isomorphic(flat(read), flat(to_rdf(small())))


def flat(dataset: rdflib.Dataset) -> rdflib.Graph:
    graph = rdflib.Graph()
    for subject, predicate, term, _ in dataset.quads():
        graph.add((subject, predicate, term))
    return graph


def test_named_graphs_are_articles() -> None:
    read = rdflib.Dataset()
    read.parse(data=exported("trig", small()), format="trig")
    article = rdflib.URIRef("https://example.org/kg/article/pont")
    leads = rdflib.URIRef("https://example.org/kg/ontology#leads")
    assert (None, leads, None) in read.graph(article)
    assert (None, leads, None) not in read.default_graph


@pytest.mark.parametrize("name", PICTURES)
@settings(deadline=None, max_examples=25)
@given(graph=graphs(ANY_TEXT))
def test_every_picture_is_xml_with_all_nodes_and_edges(name: str, graph: Graph) -> None:
    root = etree.fromstring(exported(name, graph))
    picture = property_graph(graph)
    assert len(root.findall(".//{*}node")) == picture.number_of_nodes()
    assert len(root.findall(".//{*}edge")) == picture.number_of_edges() == len(graph.statements)


def test_rdfxml_leaves_out_what_xml_cannot_carry() -> None:
    graph = small()
    source = replace(graph.sources[0], title="Un\x0c pont\x00")
    odd = replace(graph, sources=(source,))
    back = from_rdf(parse(exported("rdfxml", odd), format=FORMATS["rdfxml"]))
    assert back.sources[0].title == "Un pont"
