"""``kg infer``: graphs with what follows, and why."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from telling import News

from kg.cli.main import run as kg
from kg.export import write
from kg.query import run

USAGE = 2


@pytest.fixture
def graph(tmp_path: Path) -> str:
    news = News()
    news.article("a", "2023-02-15")
    news.says("Anne Roux préside le Sénat.", "Person:Anne Roux", "kg:presides", "Government:Sénat")
    news.says("Marc Petit dirige Alpha.", "Person:Marc Petit", "kg:leads", "Company:Alpha",
              by="Person:Anne Roux")  # fmt: skip
    write(news.graph(), str(tmp_path / "news.ttl"))
    return str(tmp_path / "news.ttl")


def test_what_follows_is_written_beside_what_was_read(
    graph: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = str(tmp_path / "more.trig")
    assert kg(["infer", graph, "-o", target]) == 0
    assert capsys.readouterr().err.startswith("2 statements follow from 1 fact -> ")
    assert run([target], "ASK { government:senat kg:ledBy person:anne-roux }")
    assert run([target], "ASK { GRAPH <https://example.org/kg/derived> { ?s kg:ledBy ?o } }")
    assert not run([target], "ASK { ?s a kg:Statement ; rdf:predicate kg:ledBy }")
    assert not run([target], "ASK { company:alpha kg:ledBy ?who }")


def test_a_picture_tells_them_apart(graph: str, tmp_path: Path) -> None:
    target = tmp_path / "more.graphml"
    assert kg(["infer", graph, "-o", str(target), "--quiet"]) == 0
    picture = nx.read_graphml(target, force_multigraph=True)
    derived = [data for _, _, data in picture.edges(data=True) if data.get("derived")]
    assert sorted(data["label"] for data in derived) == ["diriger", "être dirigé par"]
    assert not any(data["asserted"] for data in derived)


def test_each_conclusion_is_explained_down_to_the_sentence(
    graph: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kg(["infer", graph, "--explain"]) == 0
    assert capsys.readouterr().out == (
        "Sénat | être dirigé par | Anne Roux\n"
        "  follows by kg:leads owl:inverseOf kg:ledBy\n"
        "  Anne Roux | diriger | Sénat\n"
        "    follows by kg:presides rdfs:subPropertyOf kg:leads\n"
        "    Anne Roux | présider | Sénat\n"
        "      « Anne Roux préside le Sénat. » (a)\n"
        "\n"
        "Anne Roux | diriger | Sénat\n"
        "  follows by kg:presides rdfs:subPropertyOf kg:leads\n"
        "  Anne Roux | présider | Sénat\n"
        "    « Anne Roux préside le Sénat. » (a)\n"
    )


def test_what_follows_is_explained_behind_what_is_said(
    graph: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = str(tmp_path / "more.trig")
    assert kg(["infer", graph, "-o", more, "--quiet"]) == 0
    assert kg(["explain", more, "Sénat"]) == 0
    said, *concluded = capsys.readouterr().out.split("\n\n")
    assert said.startswith("Anne Roux | présider | Sénat · asserted\n  1 article affirms\n")
    assert kg(["infer", graph, "--explain"]) == 0
    assert concluded == [*capsys.readouterr().out.removesuffix("\n").split("\n\n"), ""]


def test_one_output_cannot_take_both(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert kg(["infer", graph, "--explain", "-o", "-"]) == USAGE
    assert "cannot take both" in capsys.readouterr().err


def test_inferring_from_what_was_inferred_changes_nothing(graph: str, tmp_path: Path) -> None:
    once, twice = tmp_path / "once.trig", tmp_path / "twice.trig"
    assert kg(["infer", graph, "-o", str(once), "--quiet"]) == 0
    assert kg(["infer", str(once), "-o", str(twice), "--quiet"]) == 0
    assert once.read_bytes() == twice.read_bytes()
