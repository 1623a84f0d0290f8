"""The article that the project starts from: what has to be in its graph, and what must not.

No date of publication is given: the reader has to find it in the source line. The figures are in
``test_score.py``.
"""

from __future__ import annotations

from pathlib import Path

import asking
import pytest

from kg.cli.main import run as kg

EVAL = Path(__file__).parents[2].parent / "shared" / "eval"
ARTICLE = EVAL / "dev" / "articles" / "seed.txt"

pytestmark = pytest.mark.skipif(
    not ARTICLE.exists(), reason="the article to measure on is not beside the checkout"
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seed")
    args = ["build", str(ARTICLE), "-o", str(folder / "g.ttl"), "-o", str(folder / "g.graphml")]
    assert kg([*args, "--quiet"]) == 0
    return folder / "g.ttl"


FACTS = [
    ("Jens Stoltenberg", "kg:leads", "OTAN"),
    ("Oleksii Reznikov", "kg:ministerOf", "Ukraine"),
    ("Serhiy Haidai", "kg:governs", "Louhansk"),
    ("Volodymyr Nazarenko", "kg:deputyOf", "Soboda"),
    ("Bakhmut", "kg:locatedIn", "Donetsk"),
    ("Bakhmut", "kg:locatedIn", "Ukraine"),
    ("Donetsk", "kg:partOf", "Donbass"),
    ("Louhansk", "kg:partOf", "Donbass"),
    ("Russie", "kg:occupies", "Donbass"),
    ("mercenaires du groupe Wagner", "kg:leads", "assaut russe"),
]
"""Offices, places and war."""


@pytest.mark.parametrize(("subject", "predicate", "obj"), FACTS)
def test_facts(graph: Path, subject: str, predicate: str, obj: str) -> None:
    assert asking.asserted(graph, subject, predicate, obj)


def test_reznikov_is_minister_of_defence(graph: Path) -> None:
    query = """SELECT ?words WHERE {
        ?statement rdf:subject person:oleksii-reznikov ; rdf:predicate kg:ministerOf ;
            kg:evidence/kg:relation ?words .
    }"""
    assert ("ministre de la Défense",) in asking.rows(graph, query)


def test_nazarenko_is_deputy_commander(graph: Path) -> None:
    assert asking.read(graph, "Volodymyr Nazarenko", "commandant adjoint", "Soboda", asking.NOBODY)


def test_members_of_nato_meet_on_tuesday(graph: Path) -> None:
    query = """SELECT ?from ?until WHERE {
        ?statement rdf:subject/rdfs:label "membres de l'OTAN"@fr ;
            rdf:predicate ?predicate ; rdf:object/rdfs:label ?where ;
            kg:validFrom ?from ; kg:validUntil ?until .
        ?s ?predicate ?o .
        FILTER(?predicate IN (kg:meetsAt, rel:se-reunir-a) && CONTAINS(?where, "siège"))
    }"""
    assert set(asking.rows(graph, query)) == {("2023-02-14", "2023-02-14")}


def test_putin_prepares_peace_is_no_fact(graph: Path) -> None:
    assert not asking.asserted(graph, "Poutine", "rel:preparer", "")
    assert not asking.fact(graph, "Poutine", "paix")


def test_putin_prepares_peace_is_denied_by_stoltenberg(graph: Path) -> None:
    assert asking.read(
        graph, "Poutine", "préparer", "paix", "Jens Stoltenberg", polarity="negative"
    )


@pytest.mark.parametrize(
    ("subject", "lemma", "obj", "by", "modality", "polarity"),
    [
        ("alliés", "renforcer", "soutien", "Jens Stoltenberg", "requested", "positive"),
        ("OTAN", "voir", "signe", "Jens Stoltenberg", "actual", "negative"),
        ("capacités clés", "atteindre", "Ukraine", "Jens Stoltenberg", "necessary", "positive"),
        ("vitesse", "sauver", "vies", "Jens Stoltenberg", "future", "positive"),
        ("combat", "avoir", "", "Volodymyr Nazarenko", "actual", "negative"),
        ("artillerie", "bombarder", "route", "Volodymyr Nazarenko", "actual", "positive"),
        ("points", "être", "défenses aériennes", "Oleksii Reznikov", "future", "positive"),
        ("Ukraine", "avoir besoin", "avions de chasse", "Ukraine", "actual", "positive"),
        ("Ukraine", "reprendre", "territoire", "Ukraine", "intended", "positive"),
    ],
)
def test_what_they_say_want_or_need(
    graph: Path, subject: str, lemma: str, obj: str, by: str, modality: str, polarity: str
) -> None:
    assert asking.read(graph, subject, lemma, obj, by, modality, polarity)


@pytest.mark.parametrize(
    ("lemma", "obj"),
    [
        ("sauver", "vies"),
        ("atteindre", "Ukraine"),
        ("prendre", "contrôle"),
        ("bombarder", "route"),
        ("être", "forteresse"),
        ("lancer", "attaques"),
        ("avoir besoin", "avions"),
        ("reprendre", "territoire"),
        ("préparer", "paix"),
        ("armer", "Ukraine"),
    ],
)
def test_claims_wants_and_needs_are_no_facts(graph: Path, lemma: str, obj: str) -> None:
    assert not asking.read(graph, "", lemma, obj, asking.NOBODY)


def test_nothing_comes_from_the_furniture(graph: Path) -> None:
    furniture = ("étoile", "vote", "noter", "commentaire", "voix", "publication", "aljazeera")
    query = """SELECT ?text WHERE {
        { ?entity kg:named ?any ; rdfs:label ?text } UNION { ?evidence nif:anchorOf ?text }
    }"""
    texts = [text.lower() for (text,) in asking.rows(graph, query)]
    assert texts
    assert [text for text in texts if any(word in text for word in furniture)] == []


def test_each_statement_of_the_lead_stands_once(graph: Path) -> None:
    query = """SELECT ?s ?p ?o ?begin WHERE {
        ?statement rdf:subject ?s ; rdf:predicate ?p ; kg:evidence ?e .
        OPTIONAL { ?statement rdf:object ?o }
        ?e nif:beginIndex ?begin ; nif:anchorOf ?text .
        FILTER(STRSTARTS(?text, "Les membres de l’OTAN"))
    }"""
    found = asking.rows(graph, query)
    assert found
    assert len(found) == len({row[:3] for row in found})
    assert len({row[3] for row in found}) == 1
