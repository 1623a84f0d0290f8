from __future__ import annotations

import pytest
from graphs import STATEMENTS, small

from kg.graph import Graph
from kg.query import explain, matching, stats


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Anne Roux", "person/anne-roux"),
        ("anne roux", "person/anne-roux"),
        ("Roux", "person/anne-roux"),
        ("la maire de Lyon", "person/anne-roux"),
        ("LYON", "place/lyon"),
        ("place/lyon", "place/lyon"),
        ("Ville", "place/lyon"),
    ],
)
def test_a_name_finds_its_entity(name: str, entity: str) -> None:
    assert [found.id for found in matching(small(), name)] == [entity]


@pytest.mark.parametrize("name", ["Rou", "Paris", "", "?", "Anne Petit"])
def test_parts_of_words_and_strangers_find_nothing(name: str) -> None:
    assert matching(small(), name) == ()


def test_a_speaker_is_explained_by_what_he_says_and_claims() -> None:
    predicates = [statement.triple.predicate for statement in explain(small(), "Petit")]
    assert predicates == ["rel:quitter", "kg:says"]


def test_a_place_is_explained_as_subject_object_and_place() -> None:
    predicates = {statement.triple.predicate for statement in explain(small(), "Lyon")}
    assert predicates == {"kg:leads", "rel:inaugurer", "rel:quitter"}


def test_stats_count_what_is_asserted_and_what_is_not() -> None:
    counts = stats(small())
    assert (counts.articles, counts.entities, counts.statements) == (1, 5, len(STATEMENTS))
    assert (counts.asserted, counts.evidence, counts.attributed, counts.negative) == (4, 5, 1, 1)
    assert counts.types[0] == ("Person", 2)
    (quitting,) = [count for count in counts.predicates if count.predicate == "rel:quitter"]
    assert (quitting.label, quitting.statements, quitting.asserted) == ("quitter", 1, 0)


def test_an_empty_graph_has_counts() -> None:
    assert stats(Graph()).statements == 0
