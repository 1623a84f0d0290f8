from __future__ import annotations

from graphs import ENTITIES, graphs, small
from hypothesis import given, settings

from kg.graph import Graph
from kg.graph.property_graph import property_graph
from kg.model import Entity


def test_every_statement_is_an_edge_with_its_id() -> None:
    picture = property_graph(small())
    assert {key for *_, key in picture.edges(keys=True)} == {s.id for s in small().statements}


def test_values_and_intransitive_events_get_nodes_of_their_own() -> None:
    picture = property_graph(small())
    types = {data["label"]: data["type"] for _, data in picture.nodes(data=True)}
    assert types["Le pont tiendra"] == "Quotation"
    assert types["se réjouir de"] == "Event"


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
