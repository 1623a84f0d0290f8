from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from graphs import small
from lxml import etree

from kg.errors import GraphError, QueryError, UnknownName, UsageError
from kg.export import write_all
from kg.query import FORMATS, ResultKind, run

LEADERS = "SELECT ?who ?what WHERE { ?x kg:leads ?y . ?x rdfs:label ?who . ?y rdfs:label ?what }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graphs")
    write_all(small(), [str(path / f"pont.{suffix}") for suffix in ("ttl", "trig", "nq", "rdf")])
    write_all(small(), [str(path / "other.ttl")], base="https://my.org/kg/")
    return path


def written(path: Path, query: str, format_name: str) -> str:
    stream = io.BytesIO()
    run([str(path)], query).write(stream, format_name)
    return stream.getvalue().decode()


@pytest.mark.parametrize("suffix", ["ttl", "trig", "nq", "rdf"])
def test_the_same_query_gives_the_same_answer_on_every_format(suffix: str, folder: Path) -> None:
    result = run([str(folder / f"pont.{suffix}")], LEADERS)
    assert list(result.rows()) == [("Anne Roux", "Lyon")]
    assert result.columns == ("who", "what")
    assert result.kind is ResultKind.ROWS


def test_named_graphs_can_be_asked_for(folder: Path) -> None:
    query = "SELECT ?g WHERE { GRAPH ?g { ?x kg:leads ?y } }"
    assert list(run([str(folder / "pont.trig")], query).rows()) == [("article:pont",)]


def test_prefixes_follow_the_base_of_the_file(folder: Path) -> None:
    query = "SELECT ?x WHERE { person:anne-roux rel:inaugurer ?x }"
    assert list(run([str(folder / "other.ttl")], query).rows()) == [("thing:pont-neuf",)]


def test_a_claim_is_no_plain_triple(folder: Path) -> None:
    assert not run([str(folder / "pont.ttl")], "ASK { ?x rel:quitter ?y }")
    assert run([str(folder / "pont.ttl")], "ASK { ?claim rdf:predicate rel:quitter }")


def test_values_stand_in_for_variables(folder: Path) -> None:
    query = "SELECT ?x WHERE { ?x rdfs:label ?l FILTER(CONTAINS(STR(?l), ?who)) }"
    result = run([str(folder / "pont.ttl")], query, values={"who": "Petit"})
    assert list(result.rows()) == [("person:marc-petit",)]


def test_a_table_is_aligned(folder: Path) -> None:
    assert written(folder / "pont.ttl", LEADERS, "table") == (
        "who       | what\n--------- | ----\nAnne Roux | Lyon\n"
    )


def test_csv_json_and_xml_are_the_standards(folder: Path) -> None:
    path = folder / "pont.ttl"
    assert list(csv.reader(io.StringIO(written(path, LEADERS, "csv"))))[1] == ["Anne Roux", "Lyon"]
    (binding,) = json.loads(written(path, LEADERS, "json"))["results"]["bindings"]
    assert binding["who"] == {"type": "literal", "value": "Anne Roux", "xml:lang": "fr"}
    root = etree.fromstring(written(path, LEADERS, "xml").encode())
    assert root.findtext(".//{*}literal") == "Anne Roux"


@pytest.mark.parametrize("format_name", [name for name in FORMATS if name != "ttl"])
def test_yes_and_no_have_every_format_but_turtle(format_name: str, folder: Path) -> None:
    assert "true" in written(folder / "pont.ttl", "ASK { ?x kg:leads ?y }", format_name)


def test_a_construct_is_a_graph_again(folder: Path) -> None:
    query = "CONSTRUCT { ?x kg:governs ?y } WHERE { ?x kg:leads ?y }"
    text = written(folder / "pont.ttl", query, "ttl")
    assert text.endswith("person:anne-roux kg:governs place:lyon .\n")
    new = folder / "new.ttl"
    new.write_text(text, encoding="utf-8")
    assert run([str(new)], "ASK { ?x kg:governs ?y }")


def test_describe_tells_all_about_a_thing(folder: Path) -> None:
    assert 'rdfs:label "Marc Petit"@fr' in written(
        folder / "pont.ttl", "DESCRIBE person:marc-petit", "ttl"
    )


def test_rows_are_no_turtle_and_triples_no_csv(folder: Path) -> None:
    with pytest.raises(UsageError, match="rows cannot be written as ttl"):
        written(folder / "pont.ttl", LEADERS, "ttl")
    with pytest.raises(UsageError, match="triples cannot be written as csv"):
        written(folder / "pont.ttl", "CONSTRUCT WHERE { ?x kg:leads ?y }", "csv")
    with pytest.raises(UnknownName, match="result format 'yaml'"):
        written(folder / "pont.ttl", LEADERS, "yaml")


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT ?x\nWHERE { ?x kg:leads", "line 2, column 20: unexpected end of the query"),
        ("SELECT ?x WHERE { ?x kgg:leads ?y }", "the prefix 'kgg:' is not known"),
        ("SELECT WHERE { ?x ?p ?o }", r"line 1, column \d+: unexpected"),
        ("", r"line 1, column 1: unexpected end of the query"),
        ("INSERT DATA { <http://a> <http://b> 1 }", "line 1, column"),
    ],
)
def test_a_broken_query_is_one_line_with_its_position(
    query: str, reason: str, folder: Path
) -> None:
    with pytest.raises(QueryError, match=reason) as caught:
        run([str(folder / "pont.ttl")], query)
    assert "\n" not in str(caught.value)


def test_nothing_is_fetched_from_elsewhere_in_silence(folder: Path) -> None:
    query = "SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }"
    with pytest.raises(QueryError, match="cannot be answered"):
        list(run([str(folder / "pont.ttl")], query).rows())


def test_a_graph_that_does_not_parse_is_named(tmp_path: Path) -> None:
    file = tmp_path / "bad.ttl"
    file.write_text("not turtle")
    with pytest.raises(GraphError, match=r"bad\.ttl: does not parse"):
        run([str(file)], LEADERS)
