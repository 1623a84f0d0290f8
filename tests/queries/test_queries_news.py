"""The named questions put to news made for them: what the sample articles do not tell."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox
import pytest
from telling import News

from kg.export import write
from kg.graph import to_quads
from kg.graph.union import with_union
from kg.infer import infer
from kg.model import Modality, Polarity
from kg.query import NamedQuery, list_queries, named_query, run
from kg.query.run import ask

ROUX, PETIT, SALL = "Person:Anne Roux", "Person:Marc Petit", "Person:Awa Sall"
LYON = "City:Lyon"
EVERY = list_queries()
OF_WHAT_WAS_READ = [q for q in EVERY if q.name not in ("derived", "locations", "members")]


def news() -> News:
    told = News()
    told.article("gazette", "2024-05-29")
    told.alias(ROUX, "Mme le maire")
    told.says(
        "Roux a rencontré Petit à Lyon.", ROUX, "kg:meets", PETIT, when="2024-05-28", where=LYON
    )
    told.says("Un séisme à Lyon.", "Event:séisme", "kg:takesPlaceIn", LYON, when="2024-05-27")
    told.says("Il y a 12 morts.", "Event:séisme", "kg:deathToll", "12 morts", by=PETIT)
    told.says("Sall quittera le Niger.", SALL, "kg:leaves", "Country:Niger", by=ROUX,
              modality=Modality.FUTURE)  # fmt: skip
    told.says("Roux soutient Sall.", ROUX, "kg:supports", SALL)
    told.says("Sall finance Petit.", SALL, "kg:finances", PETIT, by=ROUX)
    told.article("courrier", "2024-05-30")
    told.says("Petit a vu Roux.", PETIT, "kg:meets", ROUX, when="2024-05-28")
    told.says("Le séisme à Lyon.", "Event:séisme", "kg:takesPlaceIn", LYON, when="2024-05-27")
    told.says("Il a fait 14 morts.", "Event:séisme", "kg:deathToll", "14 morts")
    told.says(
        "Sall ne finance pas Petit.", SALL, "kg:finances", PETIT, by=SALL,
        polarity=Polarity.NEGATIVE,
    )  # fmt: skip
    told.says("Sall vit au Nigeria.", SALL, "kg:livesIn", "Country:Nigeria")
    told.says("Il neige.", "Place:Niger", "rel:neiger")
    return told


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("news") / "news.trig"
    write(infer(news().graph()), str(path))
    return path


def answers(graph: Path, name: str, **values: str) -> list[dict[str, str]]:
    query = named_query(name)
    result = run([str(graph)], query.text, values=query.values(values))
    return [dict(zip(result.columns, row, strict=True)) for row in result.rows()]


def test_there_are_enough_questions_with_different_words() -> None:
    assert len(EVERY) >= 15
    for language in ("fr", "en"):
        assert len({query.questions[language] for query in EVERY}) == len(EVERY)


def test_who_met_whom_where_and_when(graph: Path) -> None:
    first, second = answers(graph, "meetings", who="petit")
    assert (first["one"], first["other"], first["place"], first["from"]) == (
        "Anne Roux", "Marc Petit", "Lyon", "2024-05-28",
    )  # fmt: skip
    assert (second["one"], second["place"], second["article"]) == ("Marc Petit", "", "courrier")


@pytest.mark.parametrize("name", ["Roux", "ANNE ROUX", "mme le maire", "Mme  le-maire"])
def test_names_and_aliases_match_whatever_their_case(name: str, graph: Path) -> None:
    assert len(answers(graph, "meetings", who=name)) == 2


def test_a_part_of_a_word_is_no_name(graph: Path) -> None:
    assert [row["other"] for row in answers(graph, "movements", who="Niger")] == ["Niger"]
    assert {row["neighbour"] for row in answers(graph, "neighbours", who="Niger")} == {
        "Anne Roux", "Awa Sall", "Marc Petit", "Nigeria",
    } - {"Niger"}  # fmt: skip


def test_figures_of_one_event_stand_side_by_side(graph: Path) -> None:
    found = answers(graph, "figures", what="séisme")
    assert [(row["figure"], row["article"]) for row in found] == [
        ("12 morts", "gazette"),
        ("14 morts", "courrier"),
    ]
    assert len({row["event"] for row in found}) == 1


def test_an_event_is_listed_with_each_source(graph: Path) -> None:
    rows = [row for row in answers(graph, "events", what="Lyon") if "séisme" in row["event"]]
    assert [(row["article"], row["figures"], row["sources"]) for row in rows] == [
        ("courrier", "14 morts", ""),
        ("gazette", "12 morts", "Marc Petit"),
    ]
    assert {row["from"] for row in rows} == {"2024-05-27"}


def test_deaths_are_told_by_event_and_source(graph: Path) -> None:
    rows = answers(graph, "deaths")
    assert [(row["victims"], row["source"]) for row in rows] == [
        ("14 morts", ""),
        ("12 morts", "Marc Petit"),
    ]
    assert len({row["event"] for row in rows}) == 1


def test_who_denies_what_another_affirms(graph: Path) -> None:
    (row,) = answers(graph, "contradictions")
    assert (row["subject"], row["object"]) == ("Awa Sall", "Marc Petit")
    assert (row["affirms"], row["denies"]) == ("Anne Roux", "Awa Sall")


def test_what_the_sources_say_about_a_statement(graph: Path) -> None:
    rows = answers(graph, "accounts", who="Sall", other="Petit")
    assert [(row["source"], row["polarity"]) for row in rows] == [
        ("Anne Roux", "positive"),
        ("Awa Sall", "negative"),
    ]
    assert {
        row["relation"] for row in answers(graph, "accounts", who="Roux", other="soutenir")
    } == {"soutenir"}


def test_claims_since_a_day(graph: Path) -> None:
    assert {row["speaker"] for row in answers(graph, "claims", since="2024-05-30")} == {"Awa Sall"}


@pytest.mark.parametrize("query", OF_WHAT_WAS_READ, ids=lambda query: query.name)
def test_what_follows_is_never_taken_for_what_was_read(query: NamedQuery, graph: Path) -> None:
    store = ox.Store()
    store.bulk_extend(with_union(to_quads(news().graph())))
    values = {p.name: p.default if p.default is not None else "Sall" for p in query.parameters}
    read = list(ask(store, query.text, values=values).rows())
    assert list(run([str(graph)], query.text, values=values).rows()) == read


@pytest.mark.parametrize("query", EVERY, ids=lambda query: query.name)
def test_the_order_of_a_graph_never_shows(query: NamedQuery) -> None:
    quads = list(with_union(to_quads(infer(news().graph()))))
    values = {p.name: p.default if p.default is not None else "Sall" for p in query.parameters}
    seen = set()
    for seed in range(3):
        store = ox.Store()
        store.extend(random.Random(seed).sample(quads, len(quads)))
        seen.add(tuple(ask(store, query.text, values=values).rows()))
    assert len(seen) == 1


@pytest.mark.parametrize("query", EVERY, ids=lambda query: query.name)
def test_a_name_that_nobody_has_finds_nothing(query: NamedQuery, graph: Path) -> None:
    names = {p.name for p in query.parameters} & {"who", "what", "where", "about", "other"}
    for name in names:
        values = {p.name: p.default or "Sall" for p in query.parameters} | {name: "Personne"}
        assert list(run([str(graph)], query.text, values=values).rows()) == []
