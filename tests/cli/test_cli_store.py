from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg import pipeline
from kg.model import Verdict
from kg.store import Store

TEXTS = {
    "front": "Moscou occupe Marioupol mardi.\n\nSelon Kiev, Moscou n'occupe pas Odessa.\n",
    "est": "Moscou occupe Marioupol mardi. Berlin n'occupe pas Paris.\n",
    "nord": "Selon Kiev, Moscou occupe Odessa.\n",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


def turtle(kg, graph) -> str:
    result = kg("export", graph)
    assert result.code == 0
    return result.out


def test_a_store_exports_the_bytes_of_a_build_in_any_order(kg, store, articles, tmp_path):
    names = [articles / f"{name}.txt" for name in ("nord", "front", "est")]
    built = kg("build", *names, "-q", "-o", "-")
    assert turtle(kg, store) == built.out
    kg("build", "--store", tmp_path / "other.kg", *names, "-q")
    for suffix in ("ttl", "trig", "nq", "nt", "jsonld", "rdf", "graphml", "gexf"):
        one, other = tmp_path / f"one.{suffix}", tmp_path / f"other.{suffix}"
        assert kg("export", store, "-o", one).code == 0
        assert kg("export", tmp_path / "other.kg", "-o", other).code == 0
        assert one.read_bytes() == other.read_bytes(), suffix


def test_adding_and_removing_gives_back_the_bytes(kg, store, tmp_path):
    before = turtle(kg, store)
    (tmp_path / "sud.txt").write_text("Rome occupe Paris.")
    result = kg("add", store, tmp_path / "sud.txt")
    assert (result.code, result.said) == (0, [f"1 added; 4 articles -> {store}"])
    assert turtle(kg, store) != before
    result = kg("remove", store, "sud")
    assert (result.code, result.said) == (0, [f"1 removed; 3 articles -> {store}"])
    assert turtle(kg, store) == before


def test_an_interruption_says_what_is_in_the_store(kg, articles, tmp_path, monkeypatch):
    read = pipeline.read

    def interrupted(article):
        if article.id == "nord":
            raise KeyboardInterrupt
        return read(article)

    monkeypatch.setattr(pipeline, "read", interrupted)
    result = kg("build", "--store", tmp_path / "my.kg", articles)
    assert result.code == 130
    assert result.said == [f"interrupted: 2 added; 2 articles -> {tmp_path / 'my.kg'}"]
    assert kg("export", tmp_path / "my.kg").code == 0


def test_what_has_not_changed_is_skipped_and_what_has_is_replaced(kg, store, articles):
    assert kg("add", store, articles).said == [f"3 unchanged; 3 articles -> {store}"]
    assert kg("add", store, articles, "--again").said == [f"3 replaced; 3 articles -> {store}"]
    (articles / "nord.txt").write_text("Selon Kiev, Moscou occupe Lviv.")
    said = kg("build", "--store", store, articles).said
    assert said == [f"1 replaced, 2 unchanged; 3 articles -> {store}"]
    assert "Lviv" in turtle(kg, store)
    assert kg("add", store, articles, "--min-confidence", "0.6").said == [
        f"3 replaced; 3 articles -> {store}"
    ]
    assert "Lviv" not in kg("explain", store, "Lviv").out
    assert kg("add", store, articles, "--published", "2023-02-14", "-q").said == []


def test_another_version_of_kg_reads_again(kg, store, articles, monkeypatch):
    monkeypatch.setattr("kg.pipeline.__version__", "99")
    assert kg("add", store, articles).said == [f"3 replaced; 3 articles -> {store}"]


def test_every_command_takes_a_store(kg, store, tmp_path):
    graph = tmp_path / "graph.ttl"
    assert kg("export", store, "-o", graph).code == 0
    for command in (
        ["stats"],
        ["stats", "--digest"],
        ["query", "-q", "SELECT ?a ?b WHERE { ?a kg:occupies ?b } ORDER BY ?a ?b"],
        ["query", "--name", "claims"],
    ):
        assert kg(command[0], store, *command[1:]).out == kg(command[0], graph, *command[1:]).out
    assert kg("explain", store, "Odessa").out == kg("explain", graph, "Odessa").out
    assert kg("diff", store, graph).code == 0


def test_a_store_and_a_file_are_asked_as_one(kg, store, tmp_path):
    (tmp_path / "sud.txt").write_text("Rome occupe Paris.")
    kg("build", tmp_path / "sud.txt", "-q", "-o", tmp_path / "sud.ttl")
    query = "SELECT ?a WHERE { ?a kg:occupies ?b }"
    out = kg("query", store, tmp_path / "sud.ttl", "-q", query).out
    assert "place:rome" in out and "place:moscou" in out
    assert "Rome" in kg("explain", store, tmp_path / "sud.ttl", "Rome").out


def test_files_named_beside_a_store_get_all_of_it(kg, store, tmp_path):
    (tmp_path / "sud.txt").write_text("Rome occupe Paris.")
    result = kg("build", "--store", store, tmp_path / "sud.txt", "-o", tmp_path / "all.ttl")
    assert result.code == 0 and result.out == ""
    assert (tmp_path / "all.ttl").read_text() == turtle(kg, store)


def test_a_bad_article_does_not_stop_the_others(kg, store, tmp_path):
    (tmp_path / "bad.txt").write_text("BOUM")
    (tmp_path / "sud.txt").write_text("Rome occupe Paris.")
    result = kg("add", store, tmp_path / "bad.txt", tmp_path / "none.txt", tmp_path / "sud.txt")
    assert result.code == 1
    assert "article bad: " in result.said[0] and "none.txt: " in result.said[1]
    assert result.said[2] == f"1 added; 4 articles -> {store}"


def test_a_bad_input_beside_what_has_not_changed_is_some_failure(kg, store, articles, tmp_path):
    assert kg("add", store, articles, tmp_path / "none.txt").code == 1
    assert kg("add", store, tmp_path / "none.txt").code == 3


def test_the_base_is_the_stores(kg, articles, tmp_path):
    path = tmp_path / "my.kg"
    assert kg("build", "--store", path, articles, "-q", "--base", "https://my.org/news").code == 0
    assert "<https://my.org/news/>" in turtle(kg, path)
    assert kg("build", "--store", path, articles, "-q").code == 0
    result = kg("build", "--store", path, articles, "--base", "https://other.org/")
    assert result.code == 2 and "https://my.org/news/" in result.said[0]
    named = kg("query", path, "-q", "SELECT ?a WHERE { ?a kg:occupies ?b }", "-f", "csv").out
    assert "https://my.org/news/entity/place/moscou" in named


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["remove", "STORE", "nrd"], 2, "holds no article 'nrd' (do you mean 'nord'?); nothing"),
        (["remove", "STORE", "est", "x y"], 2, "holds no article 'x y'; nothing was removed"),
        (["remove", "STORE"], 2, "ARTICLE"),
        (["add", "none.kg", "a.txt"], 3, "none.kg: there is no such store"),
        (["add", ".", "a.txt"], 3, "is a folder and no store (it has no kg-store.json)"),
        (["build", "--store", ".", "a.txt"], 3, "is there, and is no store"),
        (["query", "none.kg", "-q", "ASK {}"], 3, "none.kg: no such graph file or store"),
        (["export", ".", "-o", "-"], 3, "is a folder and no store"),
        (["stats", "none.kg"], 3, "no such graph file or store"),
    ],
)
def test_bad_requests_are_one_line(kg, store, tmp_path, monkeypatch, arguments, code, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Rome occupe Paris.")
    before = turtle(kg, store)
    result = kg(*(store if arg == "STORE" else arg for arg in arguments))
    assert (result.code, result.out) == (code, "")
    (line,) = result.said
    assert line.startswith("kg: ") and words in line
    assert turtle(kg, store) == before


def test_a_newer_store_and_a_damaged_one_are_one_line(kg, store):
    meta = store / "kg-store.json"
    meta.write_text(json.dumps({**json.loads(meta.read_text()), "format": 7}))
    result = kg("query", store, "-q", "ASK {}")
    assert result.code == 3
    assert result.said == [f"kg: {store}: is of format 7, this kg knows 1: take a newer kg"]
    meta.write_text("{")
    for command in ("export", "stats"):
        assert kg(command, store).said == [f"kg: {store}: is damaged: kg-store.json cannot be read"]


def test_a_busy_store_is_one_line(kg, store, articles):
    code = (
        "import sys\nfrom kg.store import Store\n"
        "with Store.open(sys.argv[1]).writing():\n"
        "    print('held', flush=True)\n"
        "    sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(store)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert holder.stdout
    holder.stdout.readline()
    result = kg("add", store, articles, "--wait", "0.1")
    assert result.code == 1
    who = f"process {holder.pid} is writing to it (waited 0.1 s; see --wait)"
    assert result.said == [f"kg: {store}: {who}"]
    assert kg("query", store, "-q", "ASK { ?a kg:occupies ?b }").code == 0
    holder.communicate(b"")


def test_judgements_survive_the_articles(kg, store):
    Store.open(str(store)).judge(Verdict.SAME, "place/kiev", "place/kyiv")
    assert kg("remove", store, *TEXTS, "-q").code == 0
    assert len(Store.open(str(store)).judgements()) == 1


def test_the_text_is_kept_if_asked_for(kg, store, articles):
    assert "nif:isString" not in turtle(kg, store)
    assert kg("add", store, articles, "--with-text").said == [f"3 replaced; 3 articles -> {store}"]
    assert "nif:isString" in turtle(kg, store)
