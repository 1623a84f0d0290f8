from __future__ import annotations

import io
import json
import sys
from dataclasses import replace

import pytest

from kg import pipeline


def test_a_table_says_who_says_what_and_shows_the_words(kg, article):
    result = kg("extract", article)
    assert result.code == 0
    title, heading, _, plain, denied = result.out.splitlines()
    assert title == "front: 2 statements"
    assert [name.strip() for name in heading.split("|")] == [
        "subject",
        "predicate",
        "object",
        "who says it",
        "when",
        "evidence",
    ]
    assert [cell.strip() for cell in plain.split("|")] == [
        "Moscou",
        "occuper",
        "Marioupol",
        "",
        "2023-02-14",
        "[Moscou] [occupe] [Marioupol] mardi.",
    ]
    assert [cell.strip() for cell in denied.split("|")][1:4] == [
        "occuper (ne … pas)",
        "Odessa",
        "Kiev",
    ]


def test_json_lines_hold_one_statement_and_evidence_each(kg, article):
    result = kg("extract", article, "--format", "jsonl", "--published", "2023-02-13")
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert [line["object"]["label"] for line in lines] == ["Marioupol", "Odessa"]
    assert lines[1]["attribution"]["label"] == "Kiev"
    assert lines[0]["predicate"]["label"] == "occuper"


def test_the_same_input_gives_the_same_bytes(kg, article):
    first, second = (kg("extract", article, "--format", "jsonl") for _ in range(2))
    assert first.out == second.out


def test_evidence_below_the_wanted_confidence_is_left_out(kg, article):
    result = kg("extract", article, "--format", "jsonl", "--min-confidence", "0.8")
    assert [json.loads(line)["object"]["label"] for line in result.out.splitlines()] == [
        "Marioupol"
    ]


def test_output_goes_to_a_file_when_one_is_named(kg, article, tmp_path):
    target = tmp_path / "statements.jsonl"
    assert kg("extract", article, "--format", "jsonl", "-o", target).out == ""
    assert len(target.read_text().splitlines()) == 2


def test_standard_input_is_an_article(kg, monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(b"Moscou occupe Marioupol.\n"))
    monkeypatch.setattr(sys, "stdin", stream)
    assert "[Moscou] [occupe] [Marioupol]" in kg("extract", "-").out


def test_annotations_are_one_line_an_article(kg, article, tmp_path):
    (tmp_path / "second.txt").write_text("Berlin occupe Paris.\n")
    result = kg("annotate", article, tmp_path / "second.txt", "--format", "jsonl")
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert [line["id"] for line in lines] == ["front", "second"]
    for line in lines:
        for mention in line["mentions"]:
            assert line["text"][mention["start"] : mention["end"]] == mention["text"]


def test_annotations_as_a_table_show_the_entities(kg, article):
    assert "Marioupol | Place" in kg("annotate", article).out


@pytest.mark.parametrize("no_color", [False, True])
def test_on_a_terminal_the_words_are_bold_instead_of_bracketed(
    kg, article, monkeypatch, capsys, no_color
):
    monkeypatch.setattr("kg.cli.extract.on_terminal", lambda target: True)
    for name in ("NO_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("FORCE_COLOR", "1")
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    out = kg("extract", article).out
    assert "\x1b[1;4mMarioupol\x1b[0m" in out
    assert "[Marioupol]" not in out
    assert max(map(len, out.splitlines())) < 300


def test_a_statement_without_object_has_an_empty_cell(kg, tmp_path, monkeypatch):
    read = pipeline.read

    def without_object(article):
        reading = read(article)
        (first, *_) = reading.statements
        triple = replace(first.triple, object=None)
        evidence = replace(first.evidence[0], object=None)
        return replace(reading, statements=(replace(first, triple=triple, evidence=(evidence,)),))

    monkeypatch.setattr(pipeline, "read", without_object)
    (tmp_path / "a.txt").write_text("Moscou occupe Marioupol.")
    row = kg("extract", tmp_path / "a.txt").out.splitlines()[-1]
    assert [cell.strip() for cell in row.split("|")][2] == ""
