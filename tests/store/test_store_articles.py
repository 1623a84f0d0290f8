"""What a store keeps: articles in, articles out, and the graph of those that are in it."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pyoxigraph
import pytest
from graphs import ANY_TEXT, READING, readings, small
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import filled, told_by

from kg.errors import GraphError, StoreError, UsageError
from kg.export import exporter_for, write
from kg.graph import Graph, from_reading, to_quads, unite
from kg.graph.union import with_union
from kg.graph.whole import whole
from kg.model import Judgement, Reading, Verdict
from kg.store import Change, Store, base_of, database, load, load_all
from kg.store.record import body_of, decode, encode


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return filled(tmp_path / "my.kg", [told_by("b"), told_by("a"), small()])


def turtle(graph: Graph) -> bytes:
    stream = BytesIO()
    exporter_for("x.ttl")(graph, stream, base="https://example.org/kg/")
    return stream.getvalue()


def test_a_store_is_what_one_build_of_its_articles_is(store: Store) -> None:
    assert store.graph() == whole([small(), told_by("a"), told_by("b")])
    assert store.articles == ("a", "b", "pont")


def test_removing_what_was_added_gives_back_the_same_bytes(store: Store) -> None:
    before = turtle(store.graph())
    with store.writing() as writer:
        writer.add(told_by("c"), "key")
    assert turtle(store.graph()) != before
    with store.writing() as writer:
        writer.remove("c")
    assert turtle(store.graph()) == before


def test_what_another_article_still_says_stays(store: Store) -> None:
    with store.writing() as writer:
        writer.remove("pont", "a")
    graph = store.graph()
    assert {item.evidence[0].article for item in graph.statements} == {"b"}
    assert len(graph.statements) == 2
    assert graph.entity["person/anne-roux"].label == "Anne Roux"
    with store.writing() as writer:
        writer.remove("b")
    assert store.graph() == Graph()


def test_a_changed_article_replaces_itself(store: Store) -> None:
    with store.writing() as writer:
        assert writer.expects("a", "key") is Change.UNCHANGED
        assert writer.expects("a", "other key") is Change.REPLACED
        assert writer.expects("new", "key") is Change.ADDED
        assert writer.add(from_reading(replace(READING, statements=())), "other") is Change.REPLACED
    assert store.articles == ("a", "b", "pont")
    assert store.reading("pont").statements == ()


def test_an_article_is_given_back_as_it_was_read_alone(store: Store) -> None:
    assert store.reading("pont") == small()
    assert [one.sources[0].id for one in store.readings()] == ["a", "b", "pont"]
    with pytest.raises(UsageError, match="holds no article 'x'"):
        store.reading("x")


def test_an_unknown_article_is_named_and_nothing_is_removed(store: Store) -> None:
    with store.writing() as writer, pytest.raises(UsageError, match=r"'pond' \(do you mean 'pont'"):
        writer.remove("a", "pond")
    assert "a" in store.articles


def test_judgements_outlive_the_articles(store: Store) -> None:
    store.judge(Verdict.SAME, "person/b", "person/a")
    store.judge(Verdict.DIFFERENT, "place/x", "place/y")
    with store.writing() as writer:
        writer.remove("a", "b", "pont")
    assert store.judgements() == (
        Judgement("person/a", "person/b", Verdict.SAME),
        Judgement("place/x", "place/y", Verdict.DIFFERENT),
    )
    store.judge(Verdict.DIFFERENT, "person/a", "person/b")
    assert store.judgements()[0].verdict is Verdict.DIFFERENT
    assert store.unjudge("person/b", "person/a")
    assert not store.unjudge("person/b", "person/a")
    assert len(store.judgements()) == 1


def test_a_thing_is_not_judged_against_itself(store: Store) -> None:
    with pytest.raises(ValueError, match="one entity"):
        store.judge(Verdict.SAME, "person/a", "person/a")


def kept(graph: Graph) -> set[pyoxigraph.Quad]:
    """Return the quads of a graph as a database keeps them."""
    memory = pyoxigraph.Store()
    memory.bulk_extend(with_union(to_quads(graph)))
    return set(memory)


def test_the_database_follows_the_articles(store: Store) -> None:
    assert set(store.database()) == kept(store.graph())
    with store.writing() as writer:
        writer.add(told_by("c"), "key")
        writer.remove("pont")
    assert set(store.database()) == kept(store.graph())
    (graphs,) = store.database().query(
        "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    )
    assert graphs["n"].value == "3"


def test_a_reader_keeps_its_database_while_others_write(store: Store) -> None:
    before = store.database()
    count = len(before)
    for article in ("c", "d", "e"):
        with store.writing() as writer:
            writer.add(told_by(article), "key")
        store.database()
    assert len(before) == len(list(before)) == count


def test_a_damaged_database_is_made_anew(store: Store) -> None:
    store.database()
    for file in store.layout.graphs.rglob("*"):
        if file.is_file():
            file.write_bytes(b"oh")
    assert set(store.database()) == kept(store.graph())


def test_a_question_is_answered_where_no_database_can_be_written(store: Store) -> None:
    store.layout.graphs.write_text("a file where the folder should be")
    assert set(store.database()) == kept(store.graph())


def test_whatever_takes_a_file_takes_a_store(store: Store, tmp_path: Path) -> None:
    path, file = store.layout.name, str(tmp_path / "pont.ttl")
    write(small(), file)
    assert load(path) == store.graph()
    assert load(file) == small()
    assert load_all([path, file]) == unite([store.graph(), small()])
    assert base_of(path) == base_of(file) == "https://example.org/kg/"
    assert len(database([file, path])) >= len(database([path]))


def test_another_base_is_refused(tmp_path: Path) -> None:
    Store.create(str(tmp_path / "my.kg"), "https://my.org/")
    assert Store.create(str(tmp_path / "my.kg")).base == "https://my.org/"
    with pytest.raises(UsageError, match=r"below https://my\.org/, and not below"):
        Store.create(str(tmp_path / "my.kg"), "https://other.org/")


@settings(deadline=None, max_examples=50)
@given(readings(ANY_TEXT), st.booleans())
def test_a_record_gives_back_the_very_graph(reading: Reading, with_text: bool) -> None:
    graph = from_reading(reading, with_text=with_text)
    assert decode(encode(graph, "key"), "store", "file") == graph
    assert body_of(graph) == body_of(unite([graph]))


# Bad stores


def test_nothing_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such store"):
        Store.open(str(tmp_path / "none.kg"))
    with pytest.raises(GraphError, match="no such graph file or store"):
        load(str(tmp_path / "none.kg"))


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="is there, and is no store"):
        Store.create(str(tmp_path))
    with pytest.raises(StoreError, match="is a folder and no store"):
        load(str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_store_that_was_begun_is_finished(tmp_path: Path) -> None:
    (tmp_path / "my.kg" / "articles").mkdir(parents=True)
    assert Store.create(str(tmp_path / "my.kg")).articles == ()


def test_a_store_of_a_newer_format_is_left_alone(store: Store) -> None:
    meta = store.layout.root / "kg-store.json"
    meta.write_text(json.dumps({"format": 2, "base": "https://example.org/kg/"}))
    for opening in (Store.open, Store.create, load):
        with pytest.raises(StoreError, match="is of format 2, this kg knows 1: take a newer kg"):
            opening(store.layout.name)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"format": "x", "base": 1}', "\xff"])
def test_a_damaged_head_is_told(store: Store, content: str) -> None:
    (store.layout.root / "kg-store.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(StoreError, match=r"is damaged: kg-store\.json cannot be read"):
        Store.open(store.layout.name)


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "not ours"])
def test_a_damaged_article_is_named_and_repaired_by_adding_it(store: Store, damage: str) -> None:
    file = store.layout.article("a")
    content = file.read_bytes()
    spoilt = {
        "cut": content[:-9],
        "changed": content.replace(b"Anne Roux", b"Anne Brun"),
        "empty": b"",
        "not ours": b"\x00\x01\n",
    }
    file.write_bytes(spoilt[damage])
    with pytest.raises(StoreError, match="damaged") as caught:
        store.graph()
    assert file.name in str(caught.value) and "\n" not in str(caught.value)
    with store.writing() as writer:
        if damage in ("empty", "not ours"):
            assert writer.expects("a", "key") is Change.REPLACED
        writer.add(told_by("a"), "key")
    assert store.graph() == whole([small(), told_by("a"), told_by("b")])


def test_a_damaged_article_can_be_removed(store: Store) -> None:
    store.layout.article("a").write_bytes(b"")
    with store.writing() as writer:
        writer.remove("a")
    assert store.articles == ("b", "pont")


def test_a_line_that_is_no_judgement_is_named(store: Store) -> None:
    store.judge(Verdict.SAME, "person/b", "person/a")
    store.layout.judgements.write_text('["same", "person/a", "person/b"]\n["perhaps", "a", "b"]\n')
    with pytest.raises(StoreError, match=r"judgements\.jsonl, line 2 is no judgement"):
        store.judgements()


# What is kept so that it need not be made again


def test_the_graph_is_made_once_a_revision(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = store.graph()
    (file,) = store.layout.graphs.glob("*.json")
    monkeypatch.setattr("kg.store.store.whole", lambda *_: pytest.fail("made again"))
    assert store.graph() == graph
    monkeypatch.undo()
    with store.writing() as writer:
        writer.remove("a")
    assert store.graph() == whole([told_by("b"), small()])
    assert file not in store.layout.graphs.glob("*.json")


@pytest.mark.parametrize("content", [b"", b"oh", b"\n{}", b"{" * 99])
def test_a_damaged_copy_of_the_graph_is_made_anew(store: Store, content: bytes) -> None:
    graph = store.graph()
    (file,) = store.layout.graphs.glob("*.json")
    file.write_bytes(content)
    assert store.graph() == graph


def test_a_judgement_makes_another_graph(store: Store) -> None:
    before = store.revision()
    store.judge(Verdict.DIFFERENT, "person/a", "person/b")
    assert store.revision() != before
    store.unjudge("person/a", "person/b")
    assert store.revision() == before
