from __future__ import annotations

import json

import pytest
from pyoxigraph import RdfFormat, parse


@pytest.fixture
def graphs(kg, tmp_path):
    texts = {
        "before": "Moscou occupe Marioupol. Moscou occupe Lviv.",
        "after": "Moscou occupe Marioupol. Selon Kiev, Moscou occupe Odessa.",
    }
    paths = []
    for name, text in texts.items():
        (tmp_path / "front.txt").write_text(text)
        paths.append(tmp_path / f"{name}.trig")
        assert kg("build", tmp_path / "front.txt", "-q", "-o", paths[-1]).code == 0
    return paths


def test_equal_graphs_differ_in_nothing(kg, graphs, tmp_path):
    before, _ = graphs
    kg("export", before, "-o", tmp_path / "same.nt")
    for form in ("table", "jsonl", "patch"):
        result = kg("diff", before, tmp_path / "same.nt", "-f", form)
        assert (result.code, result.out, result.err) == (0, "", "")


def test_a_table_tells_what_came_and_what_went(kg, graphs):
    result = kg("diff", *graphs)
    rows = [[cell.strip() for cell in line.split("|", 2)] for line in result.out.splitlines()]
    found = [(change, kind) for change, kind, _ in rows[2:]]
    assert result.code == 1
    assert found == [
        ("changed", "article"),
        ("gained", "entity"),
        ("lost", "entity"),
        ("gained", "entity"),
        ("lost", "statement"),
        ("gained", "statement"),
    ] or sorted(found[-2:]) == [("gained", "statement"), ("lost", "statement")]
    assert "Moscou | occuper | Odessa" in result.out and "Moscou | occuper | Lviv" in result.out


def test_lines_are_for_programs(kg, graphs):
    lines = [json.loads(line) for line in kg("diff", *graphs, "-f", "jsonl").out.splitlines()]
    assert {(line["change"], line["kind"]) for line in lines} >= {
        ("lost", "entity"),
        ("gained", "entity"),
        ("lost", "statement"),
        ("gained", "statement"),
        ("changed", "article"),
    }
    lost = next(line for line in lines if (line["change"], line["kind"]) == ("lost", "entity"))
    assert (lost["id"], lost["text"]) == ("place/lviv", "Lviv")


def test_a_patch_turns_the_one_into_the_other(kg, graphs):
    before, after = graphs
    lines = kg("diff", before, after, "-f", "patch").out.splitlines()
    assert (lines[0], lines[-1]) == ("TX .", "TC .")
    change = lines[1:-1]
    assert change == sorted(change, key=lambda line: (line[0] != "D", line))
    quads = set(parse(path=before, format=RdfFormat.TRIG))
    for line in change:
        (quad,) = parse(line[2:], format=RdfFormat.N_QUADS)
        (quads.remove if line[0] == "D" else quads.add)(quad)
    assert quads == set(parse(path=after, format=RdfFormat.TRIG))


def test_digests_are_equal_where_graphs_are(kg, graphs, tmp_path):
    before, after = graphs
    digests = []
    for name in ("same.ttl", "same.jsonld", "same.rdf"):
        kg("export", before, "-o", tmp_path / name)
        digests.append(kg("stats", tmp_path / name, "--digest").out)
    assert len(digests[0].strip()) == 64 and len(set(digests)) == 1
    assert kg("stats", after, "--digest").out not in digests


def test_a_graph_that_is_not_there_is_bad_data_and_no_difference(kg, graphs):
    result = kg("diff", graphs[0], "none.ttl")
    assert (result.code, result.out) == (3, "")
