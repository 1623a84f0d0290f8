from __future__ import annotations

from collections import Counter

from graphs import ENTITIES, graphs, small
from hypothesis import given, settings
from telling import News

from kg.graph import Graph
from kg.graph.property_graph import property_graph
from kg.infer import infer
from kg.model import Entity


def test_every_statement_is_an_edge_with_its_id() -> None:
    picture = property_graph(small())
    assert {key for *_, key in picture.edges(keys=True)} == {s.id for s in small().statements}


def test_values_and_intransitive_events_get_nodes_of_their_own() -> None:
    picture = property_graph(small())
    types = {data["label"]: data["type"] for _, data in picture.nodes(data=True)}
    assert types["Le pont tiendra"] == "Quotation"
    assert types["se réjouir de"] == "Event"


def test_an_event_is_a_node_with_an_edge_to_each_that_is_part_of_it() -> None:
    news = News()
    for article, day in (("a", "2023-02-15"), ("b", "2023-02-16")):
        news.article(article, day)
        news.says("Roux a rencontré Petit à Lyon.", "Person:Anne Roux", "kg:meets",
                  "Person:Marc Petit", when="2023-02-14", where="City:Lyon")  # fmt: skip
    picture = property_graph(news.graph())
    (name,) = [name for name, data in picture.nodes(data=True) if data["type"] == "Meeting"]
    event = picture.nodes[name]
    assert (event["asserted"], event["weight"], event["articles"]) == (True, 2.0, "a | b")
    assert event["valid_from"] == event["valid_until"] == "2023-02-14"
    edges = {(data["label"], other) for _, other, data in picture.out_edges(name, data=True)}
    people = {("participant", "person/anne-roux"), ("participant", "person/marc-petit")}
    assert edges == people | {("lieu", "city/lyon")}


def test_the_layers_can_be_told_apart() -> None:
    news = News()
    news.article("a", "2023-02-15")
    news.says("Roux a rencontré Petit.", "Person:Anne Roux", "kg:meets", "Person:Marc Petit")
    layers = Counter(d["layer"] for *_, d in property_graph(infer(news.graph())).edges(data=True))
    assert layers == {"statement": 1, "conclusion": 1, "event": 2}


def test_what_nobody_names_and_nothing_is_said_of_is_left_out() -> None:
    group = Entity("group/gens", "Group", "gens", named=False)
    alone = Entity("person/luc", "Person", "Luc")
    picture = property_graph(Graph(entities=(*ENTITIES, group, alone)))
    assert "group/gens" not in picture
    assert "person/luc" in picture


@settings(deadline=None, max_examples=25)
@given(graphs())
def test_attributes_are_flat_and_never_empty(graph: Graph) -> None:
    picture = property_graph(graph)
    rows = [data for _, data in picture.nodes(data=True)]
    rows += [data for *_, data in picture.edges(data=True)]
    for row in rows:
        assert all(isinstance(value, str | int | float | bool) for value in row.values())
        assert "" not in row.values()
        assert {"label", "weight"} <= row.keys()
