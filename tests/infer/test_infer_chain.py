"""What follows from facts, and what must not."""

from __future__ import annotations

import itertools

import pytest
from telling import News

from kg.graph import Graph, from_rdf, to_quads, to_triples, unite
from kg.infer import axioms, infer, proof
from kg.model import Derived, Modality, Polarity, Statement


def follows(graph: Graph) -> set[tuple[str, str, object]]:
    triples = (one.triple for one in infer(graph).derived)
    return {(triple.subject, triple.predicate, triple.object) for triple in triples}


@pytest.fixture
def news() -> News:
    news = News()
    news.article("a", "2023-02-15")
    return news


def test_who_presides_leads_and_is_led_by(news: News) -> None:
    news.says("Anne Roux préside le Sénat.", "Person:Anne Roux", "kg:presides", "Government:Sénat")
    assert follows(news.graph()) == {
        ("person/anne-roux", "kg:leads", "government/senat"),
        ("government/senat", "kg:ledBy", "person/anne-roux"),
    }


def test_a_former_office_implies_nothing(news: News) -> None:
    news.says(
        "L'ancien président du Sénat, Anne Roux",
        "Person:Anne Roux",
        "rel:ancien-president",
        "Government:Sénat",
        rule="title",
    )
    assert follows(news.graph()) == set()


@pytest.mark.parametrize(
    "how",
    [
        {"by": "Person:Marc Petit"},
        {"polarity": Polarity.NEGATIVE},
        {"modality": Modality.FUTURE},
        {"modality": Modality.CONDITIONAL},
    ],
)
def test_nothing_follows_from_what_is_no_fact(news: News, how: dict[str, object]) -> None:
    news.says("Roux préside.", "Person:Anne Roux", "kg:presides", "Government:Sénat", **how)
    assert follows(news.graph()) == set()


def test_places_lie_in_what_their_places_lie_in(news: News) -> None:
    news.says("Le pont, à Lyon", "Facility:Pont Neuf", "kg:locatedIn", "City:Lyon")
    news.says("Lyon, capitale du Rhône", "City:Lyon", "kg:capitalOf", "Region:Rhône")
    news.says("Le Rhône, en France", "Region:Rhône", "kg:locatedIn", "Country:France")
    found = follows(news.graph())
    assert {
        ("facility/pont-neuf", "kg:locatedIn", "region/rhone"),
        ("facility/pont-neuf", "kg:locatedIn", "country/france"),
        ("city/lyon", "kg:locatedIn", "country/france"),
        ("region/rhone", "kg:hasCapital", "city/lyon"),
    } <= found


def test_who_was_born_in_a_town_was_born_in_its_country(news: News) -> None:
    news.says("Roux est née à Lyon.", "Person:Anne Roux", "kg:bornIn", "City:Lyon", when="1970")
    news.says("Lyon, en France", "City:Lyon", "kg:locatedIn", "Country:France")
    (one,) = [d for d in infer(news.graph()).derived if d.triple.predicate == "kg:bornIn"]
    assert one.triple.object == "country/france"
    assert one.time is not None and one.time.start == "1970"


def test_what_never_held_together_proves_nothing(news: News) -> None:
    base, army = "Facility:Base 12", "Organization:Armée"
    news.says("La base était à Kehl.", base, "kg:locatedIn", "City:Kehl", when=("1950", "1960"))
    news.says("Kehl en zone A", "City:Kehl", "kg:locatedIn", "Region:Zone A", when=("1970", None))
    news.says("L'armée est à Kehl.", army, "kg:locatedIn", "City:Kehl", when=("1975", "1980"))
    located = {(s, o) for s, p, o in follows(news.graph()) if p == "kg:locatedIn"}
    assert located == {("organization/armee", "region/zone-a")}


def test_a_circle_comes_to_an_end(news: News) -> None:
    for one, other in itertools.pairwise(["A1", "B1", "C1", "A1"]):
        news.says(f"{one}, dans {other}", f"Place:{one}", "kg:locatedIn", f"Place:{other}")
    found = {(s, o) for s, p, o in follows(news.graph()) if p == "kg:locatedIn"}
    assert found == {("place/a1", "place/c1"), ("place/b1", "place/a1"), ("place/c1", "place/b1")}


def test_what_was_read_is_not_derived_once_more(news: News) -> None:
    news.says("Roux rencontre Petit.", "Person:Anne Roux", "kg:meets", "Person:Marc Petit")
    news.says("Petit rencontre Roux.", "Person:Marc Petit", "kg:meets", "Person:Anne Roux")
    assert follows(news.graph()) == set()


def test_a_conclusion_that_types_forbid_is_not_drawn(news: News) -> None:
    news.says("La France fait partie de l'UE.", "Country:France", "kg:partOf", "Organization:UE")
    news.says("Lyon est en France.", "City:Lyon", "kg:locatedIn", "Country:France")
    assert ("city/lyon", "kg:locatedIn", "organization/ue") not in follows(news.graph())


def test_a_proof_leads_back_to_sentences(news: News) -> None:
    read = news.says(
        "Roux dirige le gouvernement français.",
        "Person:Anne Roux",
        "kg:headsGovernmentOf",
        "Country:France",
    )
    graph = infer(news.graph())
    (led,) = [one for one in graph.derived if one.triple.predicate == "kg:ledBy"]
    steps = proof(graph, led)
    assert [step.depth for step in steps] == [0, 1, 2, 3]
    assert all(isinstance(step.fact, Derived) for step in steps[:-1])
    last = steps[-1].fact
    assert isinstance(last, Statement) and last.id == read.id


def test_the_order_of_statements_does_not_matter(news: News) -> None:
    for one, other in [("A1", "B1"), ("B1", "C1"), ("A1", "D1"), ("D1", "C1"), ("C1", "E1")]:
        news.says(f"{one}, dans {other}", f"Place:{one}", "kg:locatedIn", f"Place:{other}")
    graph = news.graph()
    backwards = unite([Graph(graph.sources, graph.entities, graph.statements[::-1])])
    assert infer(graph).derived == infer(backwards).derived


def test_inferring_twice_changes_nothing(news: News) -> None:
    news.says("Anne Roux préside le Sénat.", "Person:Anne Roux", "kg:presides", "Government:Sénat")
    once = infer(news.graph())
    assert infer(once) == once


def test_what_follows_stands_apart_and_comes_back(news: News) -> None:
    news.says("Anne Roux préside le Sénat.", "Person:Anne Roux", "kg:presides", "Government:Sénat")
    graph = infer(news.graph())
    named = {str(quad.graph_name) for quad in to_quads(graph) if "derived" in str(quad.subject)}
    assert named == {"<https://example.org/kg/derived>"}
    assert from_rdf(to_quads(graph)) == graph == from_rdf(to_triples(graph))


def test_every_axiom_is_one_of_relations_between_entities() -> None:
    assert len(axioms()) > 50
    assert not [axiom for axiom in axioms() if axiom.conclusion == "kg:says"]
