from __future__ import annotations

import csv
import io
import json

import pytest

OCCUPIED = "SELECT ?who ?what WHERE { ?who kg:occupies ?a . ?a rdfs:label ?what }"


@pytest.fixture
def graph(kg, article, tmp_path):
    path = tmp_path / "graph.ttl"
    assert kg("build", article, "-q", "-o", path).code == 0
    return path


def test_a_table_has_short_names_and_plain_text(kg, graph):
    result = kg("query", graph, "-q", OCCUPIED)
    assert result.code == 0
    heading, _, row = result.out.splitlines()
    assert [cell.strip() for cell in heading.split("|")] == ["who", "what"]
    assert [cell.strip() for cell in row.split("|")] == ["place:moscou", "Marioupol"]


def test_csv_json_and_xml_are_the_standards(kg, graph):
    rows = list(csv.reader(io.StringIO(kg("query", graph, "-q", OCCUPIED, "-f", "csv").out)))
    assert rows == [["who", "what"], ["https://example.org/kg/entity/place/moscou", "Marioupol"]]
    found = json.loads(kg("query", graph, "-q", OCCUPIED, "-f", "json").out)
    assert [row["what"]["value"] for row in found["results"]["bindings"]] == ["Marioupol"]
    assert "<sparql" in kg("query", graph, "-q", OCCUPIED, "-f", "xml").out


def test_construct_and_describe_give_turtle(kg, graph):
    query = "CONSTRUCT { ?a kg:occupies ?b } WHERE { ?a kg:occupies ?b }"
    assert "place:moscou kg:occupies place:marioupol ." in (
        kg("query", graph, "-q", query, "-f", "ttl").out
    )
    assert "Moscou" in kg("query", graph, "-q", "DESCRIBE place:moscou", "-f", "ttl").out


def test_ask_answers_in_words_and_in_the_exit_code(kg, graph):
    yes = kg("query", graph, "-q", "ASK { ?a kg:occupies place:marioupol }")
    no = kg("query", graph, "-q", "ASK { ?a kg:occupies place:odessa }")
    assert (yes.code, yes.out) == (0, "true\n")
    assert (no.code, no.out, no.err) == (1, "false\n", "")


def test_a_query_from_a_file_and_from_standard_input(kg, graph, tmp_path, monkeypatch):
    (tmp_path / "question.rq").write_text(OCCUPIED)
    assert "Marioupol" in kg("query", graph, "-q", f"@{tmp_path}/question.rq").out
    monkeypatch.setattr("sys.stdin", io.StringIO(OCCUPIED))
    assert "Marioupol" in kg("query", graph, "-q", "@-").out


def test_several_graphs_are_asked_as_one(kg, graph, tmp_path):
    (tmp_path / "b.txt").write_text("Berlin occupe Paris.")
    kg("build", tmp_path / "b.txt", "-q", "-o", tmp_path / "b.nq")
    out = kg("query", graph, tmp_path / "b.nq", "-q", OCCUPIED).out
    assert "Marioupol" in out and "Paris" in out


def test_an_answer_goes_to_a_file(kg, graph, tmp_path):
    assert kg("query", graph, "-q", OCCUPIED, "-f", "csv", "-o", tmp_path / "a.csv").out == ""
    assert "Marioupol" in (tmp_path / "a.csv").read_text()


def test_the_named_queries_are_listed_with_their_questions(kg, graph):
    result = kg("query", "--list")
    assert result.code == 0
    assert result.out.startswith("name")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-q", "SELECT ?a WHERE { ?a kg:occupies"], "line 1, column"),
        (["-q", "SELECT * WHERE { ?a nonsense:b ?c }"], "nonsense"),
        (["--name", "nobody-wrote-this"], "nobody-wrote-this"),
        (["-q", "@none.rq"], "none.rq"),
        (["-q", OCCUPIED, "--set", "who"], "NAME=VALUE"),
        (["-q", OCCUPIED, "-f", "ttl"], "ttl"),
        ([], "--query"),
        (["-q", OCCUPIED, "--name", "leaders"], "--query and --name are two questions"),
    ],
)
def test_a_request_that_makes_no_sense_is_one_line(kg, graph, arguments, words):
    result = kg("query", graph, *arguments)
    assert (result.code, result.out) == (2, "")
    (line,) = result.said
    assert line.startswith("kg: ") and words in line


def test_a_query_without_a_graph(kg):
    assert kg("query", "-q", OCCUPIED).code == 2


def test_a_broken_query_leaves_an_earlier_answer(kg, graph, tmp_path):
    (tmp_path / "a.csv").write_text("earlier")
    assert kg("query", graph, "-q", "SELECT", "-f", "csv", "-o", tmp_path / "a.csv").code == 2
    assert (tmp_path / "a.csv").read_text() == "earlier"


def test_explain_shows_the_words_and_who_says_them(kg, graph):
    result = kg("explain", graph, "Odessa")
    assert result.code == 0
    assert "Moscou | occuper | Odessa · not asserted" in result.out
    assert "« Selon Kiev, [Moscou] n'[occupe] pas [Odessa]. »" in result.out
    assert "said by Kiev (selon)" in result.out
    assert "negative, actual" in result.out
    assert "read by toy" in result.out
    assert "front, " in result.out


def test_explain_says_where_the_article_itself_speaks(kg, graph):
    out = kg("explain", graph, "place/marioupol").out
    assert "2023-02-14" in out and "asserted" in out and "said by the article itself" in out


def test_nothing_to_explain_is_a_no(kg, graph):
    result = kg("explain", graph, "Napoléon")
    assert (result.code, result.out) == (1, "")
    assert result.said == ["kg: no entity is called 'Napoléon'"]


def test_stats_count_types_and_predicates(kg, graph):
    rows = [
        [cell.strip() for cell in line.split("|")] for line in kg("stats", graph).out.splitlines()
    ]
    assert ["Place", "4"] in rows
    assert ["kg:occupies", "occuper", "2", "1"] in rows


def test_stats_as_json(kg, graph):
    found = json.loads(kg("stats", graph, "--format", "json").out)
    assert (found["statements"], found["asserted"]) == (2, 1)


def test_a_variable_that_the_query_has_not_is_refused(kg, graph):
    result = kg("query", graph, "-q", OCCUPIED, "--set", "whom=Moscou")
    assert (result.code, result.out) == (2, "")
    (line,) = result.said
    assert "variable of the query 'whom'" in line and "who" in line
    assert kg("query", graph, "-q", OCCUPIED, "--set", "a=x").code == 0


def test_explain_counts_who_affirms_and_who_denies(kg, tmp_path):
    texts = {
        "a": "Moscou occupe Odessa.",
        "b": "Moscou occupe Odessa.",
        "c": "Moscou n'occupe pas Odessa.",
        "d": "Selon Kiev, Moscou occupe Odessa.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text)
    kg("build", *(tmp_path / f"{name}.txt" for name in texts), "-q", "-o", tmp_path / "g.ttl")
    lines = kg("explain", tmp_path / "g.ttl", "Odessa").out.splitlines()
    assert lines[1] == "  2 articles affirm, 1 denies, 1 reports a claim"
    assert [line.strip()[0] for line in lines if line.endswith(tuple("0123456789"))][-4:]
