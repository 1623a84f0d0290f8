"""`kg rules`: the words of a relation, the examples executed, the tables checked."""

from __future__ import annotations

import json

import pytest


def test_words_of_a_relation(kg):
    said = kg("rules", "list", "--predicate", "kg:attacks")
    assert said.code == 0
    assert "bombarder" in said.out and "attentat" in said.out and "arrêter" not in said.out


def test_the_prefix_may_be_left_out(kg):
    assert (
        kg("rules", "list", "--predicate", "attacks").out
        == kg("rules", "list", "--predicate", "kg:attacks").out
    )


def test_every_relation_as_json(kg):
    rows = json.loads(kg("rules", "list", "--format", "json").out)
    by_name = {row["relation"]: row for row in rows}
    assert by_name["kg:leads"]["label"]
    assert "secrétaire général de" in by_name["kg:leads"]["words"]["titles"]
    assert by_name["kg:quantity"]["words"] == {}
    assert list(by_name) == sorted(by_name)


def test_an_unknown_relation_is_a_usage_error(kg):
    said = kg("rules", "list", "--predicate", "kg:eats")
    assert said.code == 2
    assert "unknown relation 'kg:eats'" in said.err


def test_examples_that_all_hold(kg):
    said = kg("rules", "test", "--table", "times")
    assert said.code == 0
    assert said.out.endswith("examples are right\n")


def test_an_example_that_fails_is_told_and_is_a_no(kg, monkeypatch):
    examples = pytest.importorskip("kg.evaluation.examples")
    failing = examples.Checked("times", "hier", "Hier.", False, "2024-05-14", "-", False)
    monkeypatch.setattr(examples, "CHECKS", {"times": lambda: iter([failing])})
    said = kg("rules", "test", "--table", "times")
    assert said.code == 1
    assert "times: hier: Hier.\n    wanted 2024-05-14\n" in said.out
    quiet = kg("rules", "test", "--table", "times", "--quiet")
    assert (quiet.code, quiet.out) == (1, "times: 0 of 1 examples are right\n")


def test_tables_in_order(kg):
    said = kg("rules", "lint")
    assert (said.code, said.out.endswith("tables are in order\n")) == (0, True)


def test_a_table_out_of_order_is_told_and_is_a_no(kg, monkeypatch):
    monkeypatch.setattr("kg.lang.lint.lint", lambda: iter(["nouns.toml: wrong"]))
    said = kg("rules", "lint")
    assert (said.code, said.out) == (1, "nouns.toml: wrong\n")
