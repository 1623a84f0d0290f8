"""Inputs of every kind to articles, and one line for each that gives none."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Article, BlockKind
from kg.read import articles

LEAD = "Les ministres des Finances se retrouvent jeudi à Lisbonne pour parler de la dette."
DEV = Path(__file__).parents[2].parent / "shared" / "eval" / "dev" / "articles"

Write = Callable[..., str]


def read(*inputs: str, published: date | None = None) -> tuple[list[Article], list[str]]:
    errors: list[InputError] = []
    found = list(articles(inputs, published=published, on_error=errors.append))
    return found, [str(error) for error in errors]


def ids(found: Sequence[Article]) -> list[str]:
    return [article.id for article in found]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def written(name: str, content: str | bytes | Sequence[Any] = LEAD) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        else:
            path.write_text("\n".join(map(json.dumps, content)), encoding="utf-8")
        return name

    return written


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    def piped(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return piped


def test_file(write: Write) -> None:
    (article,), errors = read(write("dette.txt"))
    assert not errors
    assert (article.id, article.text, article.language) == ("dette", LEAD, "fr")
    assert [block.span.of(article.text) for block in article.blocks] == [LEAD]


def test_folder_is_read_all_the_way_down_and_sorted(write: Write) -> None:
    for name in ("d/b.txt", "d/a.txt", "d/e/c.txt", "d/.git/x.txt", "d/notes.csv", "d/.y.txt"):
        write(name)
    assert ids(read("d")[0]) == ["a", "b", "c"]


def test_glob(write: Write) -> None:
    for name in ("d/b.txt", "d/a.txt", "d/e/c.txt"):
        write(name)
    assert ids(read("d/*.txt")[0]) == ["a", "b"]
    assert ids(read("d/**/*.txt")[0]) == ["a", "b", "c"]
    assert ids(read("d/**")[0]) == ["a", "b", "c"]


def test_name_with_brackets_is_a_file_if_there_is_one(write: Write) -> None:
    assert ids(read(write("a[1].txt"))[0]) == ["a[1]"]


def test_standard_input(pipe: Callable[[bytes], None]) -> None:
    pipe(LEAD.encode("cp1252"))
    (article,), _ = read("-")
    assert (article.id, article.text) == ("stdin", LEAD)


def test_standard_input_of_json_lines(pipe: Callable[[bytes], None]) -> None:
    lines = [json.dumps({"id": name, "text": LEAD}) for name in "ab"]
    pipe(("\n\n" + "\n".join(lines)).encode())
    assert ids(read("-")[0]) == ["a", "b"]


def test_a_file_without_suffix_is_told_by_its_content(write: Write) -> None:
    write("a", [{"id": "x", "text": LEAD}])
    write("b", f"<!DOCTYPE html><html><body><p>{LEAD}</p></body></html>")
    write("Lyon, 14.02.2023", LEAD)
    assert ids(read("a", "b", "Lyon, 14.02.2023")[0]) == ["x", "b", "Lyon, 14.02.2023"]


@pytest.mark.parametrize("name", ["rapport.docx", "rapport.PDF", "d/*.md"])
def test_a_suffix_that_is_no_articles_is_refused(write: Write, name: str) -> None:
    for file in ("rapport.docx", "rapport.PDF", "d/notes.md", "d/a.txt"):
        write(file)
    found, (error,) = read(name, "d/a.txt")
    assert ids(found) == ["a"]
    assert "unknown suffix '." in error
    assert ".jsonl" in error and ".txt" in error


def test_json_lines(write: Write) -> None:
    lines = [
        {
            "id": 7,
            "text": LEAD,
            "title": "Dette",
            "url": "https://www.example.org/2020/01/02/dette",
            "published": "2023-02-13",
            "publisher": "Le Journal",
        },
        {"text": LEAD, "url": "https://www.example.org/2020/01/02/dette"},
    ]
    (first, second), errors = read(write("a.jsonl", lines))
    assert not errors
    assert (first.id, first.title, first.publisher) == ("7", "Dette", "Le Journal")
    assert first.published == date(2023, 2, 13)
    assert (second.id, second.publisher) == ("a-2", "example.org")
    assert second.published == date(2020, 1, 2)


def test_a_bad_line_costs_only_itself(write: Write) -> None:
    lines = [
        json.dumps({"id": "good", "text": LEAD}),
        "{broken",
        "[1]",
        json.dumps({"id": "none"}),
        json.dumps({"text": 3}),
        json.dumps({"text": LEAD, "published": "bientôt"}),
        json.dumps({"text": "  "}),
        "",
        json.dumps({"id": "good", "text": LEAD}),
        json.dumps({"id": "last", "text": LEAD}),
    ]
    found, errors = read(write("a.jsonl", "\n".join(lines)))
    assert ids(found) == ["good", "last"]
    assert [error.split(": ")[0] for error in errors] == [f"a.jsonl:{n}" for n in (*range(2, 8), 9)]
    reasons = ["malformed JSON", "not a JSON object", "neither", "'text'", "bientôt", "empty"]
    for reason, error in zip([*reasons, "taken by a.jsonl:1"], errors, strict=True):
        assert reason in error
        assert "\n" not in error


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_malformed_json_is_told_with_its_column(write: Write, end: str) -> None:
    assert read(write("a.jsonl", f'{{"id": {end}'.encode()))[1] == [
        "a.jsonl:1: malformed JSON (Expecting value, column 8)"
    ]


def test_json_lines_keep_the_offsets_of_the_text(write: Write) -> None:
    text = "\ufeff\r\n" + LEAD + "\u0000"
    (article,), _ = read(write("a.jsonl", [{"text": text}]))
    assert article.text == text.replace("\0", " ")
    assert article.blocks[0].span.of(article.text) == LEAD


def test_half_characters_of_json_can_be_written(write: Write) -> None:
    (article,), _ = read(write("a.jsonl", '{"id": "x\\ud800", "text": "Kiev \\ud83d attend."}'))
    article.text.encode()
    article.id.encode()


def test_json_lines_in_utf_16(write: Write) -> None:
    line = json.dumps({"id": "é", "text": LEAD}, ensure_ascii=False)
    assert ids(read(write("a.jsonl", f"{line}\n".encode("utf-16")))[0]) == ["é"]


def test_json_document(write: Write) -> None:
    write("one.json", json.dumps({"text": LEAD}, indent=2))
    write("many.json", json.dumps([{"id": "x", "text": LEAD}, {"text": LEAD}], indent=2))
    write("lines.json", [{"id": "y", "text": LEAD}, {"id": "z", "text": LEAD}])
    found, errors = read("one.json", "many.json", "lines.json")
    assert (ids(found), errors) == (["one", "x", "many-2", "y", "z"], [])
    assert read(write("bad.json", '{\n  "text":\n}'))[1][0].startswith("bad.json:3: malformed")


def test_page(write: Write) -> None:
    page = f"""<!DOCTYPE html><html><head><title>Dette à Lisbonne - Le Journal</title>
    <meta property="og:site_name" content="Le Journal">
    <link rel="canonical" href="https://www.example.org/dette">
    <script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle",
    "datePublished": "2023-02-13T08:00:00+01:00"}}]}}</script></head>
    <body><nav><a href="/">Accueil</a> <a href="/e">Économie</a></nav>
    <article><h1>Dette&nbsp;: réunion à <em>Lisbonne</em></h1>
    <p>{LEAD}</p><h2>Un accord difficile</h2><p>{LEAD.replace("jeudi", "vendredi")}</p></article>
    <footer><p>Mentions légales</p></footer></body></html>"""
    (article,), errors = read(write("a.html", page))
    assert not errors
    assert article.title == "Dette : réunion à Lisbonne"
    assert (article.url, article.publisher) == ("https://www.example.org/dette", "Le Journal")
    assert article.published == date(2023, 2, 13)
    assert [block.kind for block in article.blocks] == [
        BlockKind.TITLE,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]


def test_page_in_an_old_encoding(write: Write) -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{LEAD}</p></body></html>'
    (article,), _ = read(write("a.html", page.encode("cp1252")))
    assert article.text == LEAD


def test_page_in_a_field(write: Write) -> None:
    line = {"html": f"<h1>Dette</h1><p>{LEAD}</p>", "published": "2023-02-13"}
    (article,), _ = read(write("a.jsonl", [line]))
    assert (article.title, article.published) == ("Dette", date(2023, 2, 13))
    assert article.blocks[-1].span.of(article.text) == LEAD


def test_page_without_article(write: Write) -> None:
    found, errors = read(write("a.html", "<html><body><nav>Accueil</nav></body></html>"))
    assert (found, errors) == ([], ["a.html: no article in the page"])


def test_precedence_of_dates(write: Write) -> None:
    option = date(2001, 1, 1)
    dateline, line = "Kiev, le 3 mars 2022 — ", "Publié le 4 mars 2022\n\n"
    source = "\n\nSource : https://www.example.org/2022/3/2/x"
    write("url.txt", LEAD + source)
    write("dateline.txt", dateline + LEAD + source)
    write("line.txt", line + dateline + LEAD + source)
    write("field.jsonl", [{"id": "field", "text": LEAD, "published": "2022-03-05"}])
    names = ("url.txt", "dateline.txt", "line.txt", "field.jsonl")
    assert [article.published for article in read(*names)[0]] == [
        date(2022, 3, day) for day in (2, 3, 4, 5)
    ]
    with_option = [article.published for article in read(*names, published=option)[0]]
    assert with_option == [option, option, option, date(2022, 3, 5)]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.json", b"[]", "empty"),
        ("a.html", b"", "empty"),
        ("a.txt", b"GIF89a\0\0\0", "binary"),
        ("a.jsonl", b"\0\1\2", "binary"),
        ("a.html", b"\0\1\2", "binary"),
        ("a.txt", "Привет".encode("koi8-r"), "encoding"),
        ("a.txt", b"Partager sur Facebook\n\nLaisser un commentaire", "furniture"),
        ("a.jsonl", b"[" * 100_000, "malformed"),
    ],
)
def test_bad_file(write: Write, name: str, content: bytes, reason: str) -> None:
    write("good.txt")
    found, errors = read(write(name, content), "good.txt")
    assert ids(found) == ["good"]
    assert len(errors) == 1
    assert errors[0].startswith("a.")
    assert reason in errors[0]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("rien.txt", "no such file"),
        ("", "no such file"),
        ("rien*.txt", "no file matches"),
        ("vide", "folder without articles"),
        ("a\0b", "no such file"),
        ("x" * 5000, "too long"),
    ],
)
def test_bad_name(write: Write, name: str, reason: str) -> None:
    write("good.txt")
    Path("vide").mkdir()
    found, errors = read(name, "good.txt")
    assert ids(found) == ["good"]
    assert len(errors) == 1
    assert reason in errors[0]


def test_two_inputs_of_one_id(write: Write) -> None:
    found, errors = read(write("d/a.txt"), write("e/a.txt"))
    assert ids(found) == ["a"]
    assert errors == ["e/a.txt: id 'a' is taken by d/a.txt"]


def test_bad_article_does_not_take_its_id(write: Write) -> None:
    found, _ = read(write("d/a.txt", ""), write("e/a.txt"))
    assert ids(found) == ["a"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    data=st.binary(max_size=300), suffix=st.sampled_from([".txt", ".jsonl", ".json", ".html", ""])
)
def test_random_bytes_give_articles_or_input_errors(
    tmp_path: Path, data: bytes, suffix: str
) -> None:
    path = tmp_path / f"random{suffix}"
    path.write_bytes(data)
    found, errors = read(str(path))
    assert found or errors
    for article in found:
        article.text.encode()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    value=st.dictionaries(
        st.sampled_from(["id", "text", "html", "title", "url", "published", "publisher"]),
        st.none() | st.booleans() | st.integers() | st.text(max_size=40) | st.just(LEAD),
    )
)
def test_random_fields_give_articles_or_input_errors(tmp_path: Path, value: dict[str, Any]) -> None:
    path = tmp_path / "random.jsonl"
    path.write_text(json.dumps(value))
    found, errors = read(str(path))
    assert len(found) + len(errors) == 1


@pytest.mark.skipif(not DEV.is_dir(), reason="the measuring articles are not beside the checkout")
def test_real_articles() -> None:
    found, errors = read(str(DEV))
    seed = next(article for article in found if article.id == "seed")
    assert (len(found), errors) == (7, [])
    assert seed.published == date(2023, 2, 13)
    assert seed.publisher == "aljazeera.com"
    blocks = [block.span.of(seed.text) for block in seed.blocks]
    assert sum(block.startswith("Les membres de l’OTAN") for block in blocks) == 1
    assert blocks[-1].startswith("Alors que la nouvelle offensive")
    others = [article for article in found if article is not seed]
    assert all(article.title and article.published for article in others)
    assert all(article.blocks[0].kind is BlockKind.TITLE for article in others)
