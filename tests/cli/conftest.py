"""A reader of one construction, so that the command line is tested without a model."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kg import pipeline
from kg.cli.main import run
from kg.model import (
    Article,
    Attribution,
    Document,
    Entity,
    Evidence,
    Interval,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    Reading,
    Span,
    Statement,
    Triple,
)

SENTENCE = re.compile(
    r"(?:Selon (?P<who>\w+), )?(?P<subject>\w+) (?P<no>n')?(?P<verb>occupe|occupera)(?: pas)?"
    r" (?P<object>\w+)(?: (?P<when>mardi))?\."
)


def read_toy(article: Article) -> Reading:
    """Read 'Selon Kiev, Moscou n'occupe pas Odessa mardi.'"""
    if "BOUM" in article.text:
        raise RuntimeError("boum")
    found = list(SENTENCE.finditer(article.text))
    statements = tuple(_statement(article, match) for match in found)
    mentions = _mentions(found)
    entities = {m.entity: Entity(m.entity, "Place", m.text) for m in mentions}
    document = Document(article, tuple(Span(*m.span()) for m in found), mentions)
    return Reading(document, tuple(entities[key] for key in sorted(entities)), statements)


def _entity(name: str) -> str:
    return f"place/{name.lower()}"


def _mentions(found: Sequence[re.Match[str]]) -> tuple[Mention, ...]:
    places = sorted(
        (Span(*match.span(group)), match[group], index)
        for index, match in enumerate(found)
        for group in ("who", "subject", "object")
        if match[group]
    )
    return tuple(
        Mention(f"m{n}", span, text, span, text, MentionKind.NAMED, "Place", index, _entity(text))
        for n, (span, text, index) in enumerate(places)
    )


def _statement(article: Article, match: re.Match[str]) -> Statement:
    def at(group: str) -> Span | None:
        return Span(*match.span(group)) if match[group] else None

    who = at("who")
    cue = Span(match.start(), match.start() + 5)
    evidence = Evidence(
        article=article.id,
        sentence=Span(*match.span()),
        subject=Span(*match.span("subject")),
        trigger=Span(*match.span("verb")),
        object=Span(*match.span("object")),
        lemma="occuper",
        rule="toy",
        polarity=Polarity.NEGATIVE if match["no"] else Polarity.POSITIVE,
        modality=Modality.FUTURE if match["verb"].endswith("ra") else Modality.ACTUAL,
        attribution=Attribution(_entity(match["who"]), who, cue, "selon", False) if who else None,
        confidence=0.5 if who else 0.9,
        time=at("when"),
    )
    when = Interval("2023-02-14", "2023-02-14") if match["when"] else None
    triple = Triple(_entity(match["subject"]), "kg:occupies", _entity(match["object"]))
    return Statement(triple, (evidence,), time=when)


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read", read_toy)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "front.txt"
    path.write_text("Moscou occupe Marioupol mardi.\n\nSelon Kiev, Moscou n'occupe pas Odessa.\n")
    return path


class Result:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def said(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


Kg = Callable[..., Result]


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], toy: None) -> Kg:
    def call(*args: object) -> Result:
        code = run([str(arg) for arg in args])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def store(kg: Kg, articles: Path, tmp_path: Path) -> Path:
    """A store of the articles that a module has as a fixture of its own."""
    path = tmp_path / "my.kg"
    assert kg("build", "--store", path, articles, "-q").code == 0
    return path
