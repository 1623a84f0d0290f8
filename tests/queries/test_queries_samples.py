"""The named questions put to the sample articles: each finds what a reader of them knows."""

from __future__ import annotations

from pathlib import Path

import pytest
import samples

from kg.cli.main import run as kg
from kg.query import list_queries, named_query, run

Row = dict[str, str]

ANSWERS: list[tuple[str, Row, Row]] = [
    ("accounts", {"who": "Peskov"}, {"relation": "porte-parole", "object": "Kremlin"}),
    ("accounts", {"who": "Ukraine", "other": "annexion"}, {"polarity": "negative"}),
    ("alliances", {"who": "Inde"}, {"one": "Inde", "relation": "soutenir", "article": "accord"}),
    ("appointments", {}, {"one": "Annie Ernaux", "relation": "succéder", "other": "Gurnah"}),
    ("claims", {"who": "peskov"}, {"speaker": "Dmitri Peskov", "object": "territoire russe"}),
    ("claims", {"about": "Kherson", "since": "2022-11"}, {"published": "2022-11-14"}),
    ("conflicts", {"who": "Kherson"}, {"one": "troupes russes", "other": "Kherson"}),
    ("deaths", {}, {"victims": "quarante mille morts", "source": "commission d'enquête"}),
    ("denied", {"who": "Moscou"}, {"by": "Moscou", "object": "civils", "article": "kherson"}),
    ("derived", {"who": "Zelensky"}, {"relation": "diriger", "object": "Ukraine"}),
    (
        "events",
        {"what": "Zelensky"},
        {"event": "Kherson", "from": "2022-11-14", "asserted": "true"},
    ),
    ("justice", {"who": "Habré"}, {"one": "Chambres", "relation": "condamner en justice"}),
    ("leaders", {"who": "FIFA"}, {"leader": "Gianni Infantino", "led": "FIFA"}),
    ("locations", {"what": "Kourou"}, {"thing": "Kourou", "place": "Guyane"}),
    ("locations", {"where": "sri lanka"}, {"thing": "Colombo"}),
    ("members", {"what": "NASA"}, {"part": "Bill Nelson", "whole": "NASA"}),
    ("money", {"who": "Credit Suisse"}, {"relation": "employer", "other": "cinquante mille"}),
    ("movements", {"who": "Zelensky"}, {"other": "Kherson", "from": "2022-11-14"}),
    ("neighbours", {"who": "Zelensky"}, {"neighbour": "Dmytro Kuleba", "steps": "2"}),
    ("offices", {"who": "Alckmin"}, {"office": "ancien gouverneur", "of": "São Paulo"}),
    ("offices", {"who": "habré"}, {"of": "Tchad", "from": "1982", "until": "1990"}),
    ("plans", {"who": "Ernaux"}, {"modality": "future", "from": "2022-12-10"}),
    ("quotes", {"who": "ZELENSKY", "containing": "paix"}, {"words": "prêts à la paix"}),
    ("sources", {}, {"article": "habre", "published": "2016-05-31"}),
    ("speakers", {}, {"speaker": "Wes Moore", "quotations": "3"}),
    ("timeline", {"who": "Kherson", "since": "2022-11-10"}, {"subject": "Volodymyr Zelensky"}),
]
"""Query, values of its parameters, and parts of the cells of a row that has to be there."""

NOTHING = [
    ("claims", {"who": "Zelens"}),
    ("leaders", {"who": "Bolsonaro"}),
    ("leaders", {"who": "Alckmin"}),
    ("locations", {"where": "Lanka Sri"}),
    ("timeline", {"who": "Zelensky", "since": "2023-01-01"}),
]
"""Parts of words, what is denied or no longer held, words in another order, other days."""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles with what follows."""
    target = tmp_path_factory.mktemp("queries") / "samples.trig"
    assert kg(["infer", str(samples.built()), "-o", str(target), "--quiet"]) == 0
    return target


def answers(graph: Path, name: str, values: Row) -> list[Row]:
    query = named_query(name)
    result = run([str(graph)], query.text, values=query.values(values))
    return [dict(zip(result.columns, row, strict=True)) for row in result.rows()]


@pytest.mark.parametrize(("name", "values", "row"), ANSWERS)
def test_a_reader_of_the_articles_finds_the_answer(
    graph: Path, name: str, values: Row, row: Row
) -> None:
    found = answers(graph, name, values)
    assert any(all(part in one[column] for column, part in row.items()) for one in found), found


@pytest.mark.parametrize(("name", "values"), NOTHING)
def test_what_is_not_so_is_not_found(graph: Path, name: str, values: Row) -> None:
    assert answers(graph, name, values) == []


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_no_row_stands_twice_and_no_cell_shows_an_unknown_name(graph: Path, query: object) -> None:
    values = {p.name: p.default or "Zelensky" for p in query.parameters}  # type: ignore[attr-defined]
    result = run([str(graph)], query.text, values=values)  # type: ignore[attr-defined]
    rows = list(result.rows())
    assert len(set(rows)) == len(rows)
    assert not [cell for row in rows for cell in row if cell.startswith("http")]
