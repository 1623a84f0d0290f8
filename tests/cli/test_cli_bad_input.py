"""Bad input: one line that names it and why, the exit code of the design, nothing lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n",
    "binary.txt": bytes(range(256)) * 8,
    "broken.jsonl": b'{"id": "a", "text": "Moscou occupe Marioupol."}\n{"id": \n',
    "nothing.jsonl": b'{"id": "a"}\n',
}


@pytest.fixture
def bad(tmp_path):
    folder = tmp_path / "bad"
    folder.mkdir()
    for name, content in BAD.items():
        (folder / name).write_bytes(content)
    return folder


def one_line(result, *words: str) -> None:
    (line,) = result.said
    assert line.startswith("kg: ")
    for word in words:
        assert word in line


@pytest.mark.parametrize("command", ["extract", "annotate", "build"])
@pytest.mark.parametrize("name", ["empty.txt", "blank.txt", "binary.txt", "nothing.jsonl"])
def test_a_file_that_is_no_article(kg, bad, command, name):
    result = kg(command, bad / name)
    assert (result.code, result.out) == (3, "")
    one_line(result, name)


def test_a_missing_path(kg, tmp_path):
    result = kg("extract", tmp_path / "none.txt")
    assert result.code == 3
    one_line(result, "none.txt", "no such file")


def test_a_folder_without_articles(kg, tmp_path):
    (tmp_path / "empty").mkdir()
    result = kg("build", tmp_path / "empty")
    assert result.code == 3
    one_line(result, "empty", "without articles")


def test_a_glob_that_matches_nothing(kg, tmp_path):
    assert kg("extract", tmp_path / "*.txt").code == 3


def test_malformed_json_names_its_line_and_the_others_are_read(kg, bad):
    result = kg("extract", bad / "broken.jsonl", "--format", "jsonl")
    assert result.code == 1
    one_line(result, "broken.jsonl:2")
    assert len(result.out.splitlines()) == 1


def test_bad_articles_among_good_ones_never_stop_them(kg, article, bad, tmp_path):
    target = tmp_path / "g.ttl"
    result = kg("build", bad, article, "-q", "-o", target)
    assert result.code == 1
    assert len(result.said) == len(BAD)
    assert "Odessa" in target.read_text()


def test_a_bug_in_one_article_never_stops_the_others(kg, article, tmp_path):
    (tmp_path / "boom.txt").write_text("BOUM occupe Paris.")
    result = kg("extract", tmp_path / "boom.txt", article)
    assert result.code == 1
    one_line(result, "article boom", "internal error")
    assert "Odessa" in result.out


def test_a_bug_in_the_only_article_is_not_the_users_bad_data(kg, tmp_path):
    (tmp_path / "boom.txt").write_text("BOUM occupe Paris.")
    assert kg("extract", tmp_path / "boom.txt").code == 1


@pytest.mark.parametrize("command", ["extract", "annotate", "build"])
def test_an_unreadable_date(kg, article, command):
    result = kg(command, article, "--published", "mardi dernier")
    assert result.code == 2
    one_line(result, "--published", "mardi dernier")


@pytest.mark.parametrize("value", ["1.5", "beaucoup"])
def test_a_confidence_out_of_range(kg, article, value):
    assert kg("extract", article, "--min-confidence", value).code == 2


@pytest.mark.parametrize("value", ["kg", "https://my org/", "https://my.org/<x>/"])
def test_a_base_that_is_no_iri(kg, article, value):
    result = kg("build", article, "--base", value)
    assert result.code == 2
    one_line(result, "--base")


def test_an_unknown_suffix_is_refused_before_anything_is_read(kg, article, tmp_path):
    result = kg("build", article, "-o", tmp_path / "g.ttl", "-o", tmp_path / "g.doc")
    assert result.code == 2
    one_line(result, ".doc", ".ttl")
    assert not (tmp_path / "g.ttl").exists()


def test_an_unknown_format(kg, article):
    result = kg("build", article, "--format", "word")
    assert result.code == 2
    one_line(result, "word", "turtle")
    assert kg("extract", article, "--format", "word").code == 2


@pytest.mark.parametrize("command", ["extract", "annotate"])
def test_a_text_output_in_a_folder_that_is_not_there(kg, article, tmp_path, command):
    result = kg(command, article, "-o", tmp_path / "none" / "x.jsonl")
    assert result.code == 3
    one_line(result, "none")


def test_a_graph_in_a_folder_that_is_not_there(kg, article, tmp_path):
    result = kg("build", article, "-o", tmp_path / "none" / "g.ttl")
    assert result.code == 3
    one_line(result, "none")


def test_a_folder_is_no_output(kg, article, tmp_path):
    (tmp_path / "g.ttl").mkdir()
    assert kg("build", article, "-o", tmp_path / "g.ttl").code == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk(kg, article):
    result = kg("extract", article, "-o", "/dev/full")
    assert result.code == 3
    one_line(result, "/dev/full", "no space")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(kg, article, tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    result = kg("build", article, "-o", folder / "g.ttl")
    assert result.code == 3
    one_line(result, "permission denied")


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "{bad}/empty.txt", "-o", "{old}"],
        ["annotate", "{bad}/binary.txt", "-o", "{old}"],
        ["build", "{bad}", "{bad}/none.txt", "-o", "{old}"],
        ["build", "{article}", "-o", "{old}", "-o", "{old}.doc"],
        ["build", "{article}", "-o", "{old}", "-o", "{bad}/none/g.ttl"],
        ["build", "{article}", "-o", "{old}", "--published", "hier"],
        ["export", "{bad}/empty.ttl", "-o", "{old}"],
    ],
)
def test_what_was_written_earlier_is_untouched(kg, article, bad, tmp_path, arguments):
    (bad / "broken.jsonl").unlink()
    old = tmp_path / "old.ttl"
    old.write_text("earlier")
    filled = [text.format(bad=bad, article=article, old=old) for text in arguments]
    assert kg(*filled).code in (2, 3)
    assert old.read_text() == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad", "front.txt", "old.ttl"]


@pytest.mark.parametrize(
    "arguments", [["export"], ["query", "-q", "ASK { ?s ?p ?o }"], ["explain", "Kiev"], ["stats"]]
)
@pytest.mark.parametrize("content", [b"this is no turtle", b"\xff\xfe\x00", None])
def test_a_graph_file_that_does_not_parse(kg, tmp_path, arguments, content):
    graph = tmp_path / "graph.ttl"
    if content is not None:
        graph.write_bytes(content)
    command, *rest = arguments
    result = kg(command, graph, *rest)
    assert (result.code, result.out) == (3, "")
    one_line(result, "graph.ttl")


def test_a_turtle_file_names_the_line_that_does_not_parse(kg, tmp_path):
    graph = tmp_path / "graph.ttl"
    graph.write_text("@prefix kg: <https://example.org/kg/> .\nkg:a kg:b .\n")
    one_line(kg("stats", graph), "graph.ttl", "line 2")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_under_a_graph(kg, article):
    result = kg("build", article, "-f", "ttl", "-o", "/dev/full")
    assert result.code == 3
    one_line(result, "/dev/full", "no space")


def test_a_replaced_file_keeps_its_permissions(kg, article, tmp_path):
    target = tmp_path / "g.ttl"
    target.write_text("earlier")
    target.chmod(0o640)
    assert kg("build", article, "-o", target).code == 0
    assert target.stat().st_mode & 0o777 == 0o640
