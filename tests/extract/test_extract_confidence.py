"""Confidence: what raises it, what lowers it, and that it is the same everywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import LanguageDataError
from kg.extract.candidate import Candidate, statement
from kg.extract.confidence import confidence, features
from kg.lang import confidence as table
from kg.model import (
    Argument,
    Article,
    Block,
    Clause,
    Construction,
    Document,
    Mention,
    MentionKind,
    Role,
    Span,
    Tense,
)

TEXT = "Le Gabon, selon plusieurs sources, achète des avions."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mention(name: str, words: str, kind: MentionKind, of_type: str = "Country") -> Mention:
    return Mention(name, at(words), words, at(words), words.lower(), kind, of_type, 0, f"e{name}")


def document(kind: MentionKind = MentionKind.NAMED) -> Document:
    clause = Clause(
        at("achète"),
        "acheter",
        Construction.VERBAL,
        0,
        (Argument(Role.AGENT, at("Gabon"), "m0"), Argument(Role.PATIENT, at("avions"), "m1")),
        tense=Tense.PRESENT,
    )
    return Document(
        Article("x", TEXT, (Block(Span(0, len(TEXT))),)),
        (Span(0, len(TEXT)),),
        (
            mention("m0", "Gabon", kind),
            mention("m1", "avions", MentionKind.NOMINAL, "Product"),
        ),
        (clause,),
    )


def candidate(read: Document, **changes: object) -> Candidate:
    (clause,) = read.clauses
    subject, target = clause.arguments
    one = Candidate("verbal", clause, subject, "acheter", target, "kg:buys")
    return replace(one, **changes)  # type: ignore[arg-type]


def test_it_is_a_share_with_two_decimals() -> None:
    read = document()
    found = confidence(read, candidate(read))
    assert 0.5 < found < 1
    assert found == round(found, 2)
    assert statement(read, candidate(read)).evidence[0].confidence == found


def test_a_name_is_surer_than_a_pronoun() -> None:
    named, pronoun = document(), document(MentionKind.PRONOUN)
    assert confidence(named, candidate(named)) > confidence(pronoun, candidate(pronoun))


def test_a_relation_of_the_ontology_is_surer_than_an_open_one() -> None:
    read = document()
    assert confidence(read, candidate(read)) > confidence(read, candidate(read, predicate=None))


def test_an_arc_that_the_parsers_do_not_agree_on_is_less_sure() -> None:
    read = document()
    (clause,) = read.clauses
    unsure = replace(read, clauses=(replace(clause, margin=0.4),))
    assert confidence(unsure, candidate(unsure)) < confidence(read, candidate(read))


def test_features_tell_what_stands_between_subject_and_verb() -> None:
    read = document()
    found = features(read, candidate(read))
    assert found["subject behind a comma"] == 1
    assert "object behind a comma" not in found
    assert 0 < found["object far away"] < found["subject far away"] <= 1
    assert "subject in another sentence" not in found


def test_a_feature_of_which_the_table_says_nothing_changes_nothing() -> None:
    weights = table.ConfidenceTable(0.0, {"named": 1.0})
    assert weights.score({"unheard of": 1.0}) == weights.score({}) == 0.5


def test_a_weight_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = {"intercept": 1.0, "weights": {"named subject": "much"}}
    monkeypatch.setattr("kg.resources.toml", lambda code, name: raw)
    with pytest.raises(LanguageDataError, match="named subject: no number"):
        table.confidence.__wrapped__("fr")
