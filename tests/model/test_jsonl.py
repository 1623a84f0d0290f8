"""The two JSON-lines interfaces do not change: these tests spell them out."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import (
    Article,
    Attribution,
    Cue,
    Document,
    Entity,
    Evidence,
    Grain,
    Interval,
    Literal,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    Quote,
    QuoteKind,
    Reading,
    Span,
    Statement,
    TimeValue,
    Triple,
)
from kg.model.jsonl import annotation_line, extraction_lines

TEXT = "Le gouverneur de Louhansk, Serhiy\nHaidai, a dit mardi : « Nous tiendrons ».\n"
LABELS = {"kg:governs": "gouverneur de"}


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


HAIDAI, LOUHANSK = "person/serhiy-haidai", "place/louhansk"
SENTENCE = Span(0, len(TEXT) - 1)
NAME = at("Serhiy\nHaidai")
QUOTED = at("Nous tiendrons")

MENTIONS = (
    Mention(
        "m0",
        at("gouverneur de Louhansk"),
        "gouverneur de Louhansk",
        at("gouverneur"),
        "gouverneur",
        MentionKind.NOMINAL,
        "Person",
        0,
        HAIDAI,
    ),
    Mention(
        "m1", at("Louhansk"), "Louhansk", at("Louhansk"), "Louhansk", MentionKind.NAMED,
        "Place", 0, LOUHANSK,
    ),
    Mention(
        "m2", NAME, "Serhiy Haidai", at("Haidai"), "Haidai", MentionKind.NAMED,
        "Person", 0, HAIDAI,
    ),
    Mention(
        "m3", at("Nous"), "Nous", at("Nous"), "nous", MentionKind.PRONOUN, "Group", 0, ""
    ),
)  # fmt: skip
ENTITIES = (
    Entity(HAIDAI, "Person", "Serhiy Haidai", ("Haidai",)),
    Entity(LOUHANSK, "Place", "Louhansk", (), ("https://sws.geonames.org/702657/",)),
)
TUESDAY = Interval("2023-02-14", "2023-02-14")
ARTICLE = Article(
    "seed", TEXT, (), title="Titre", url="https://example.org/a", published=date(2023, 2, 13)
)
DOCUMENT = Document(
    ARTICLE,
    (SENTENCE,),
    MENTIONS,
    quotes=(Quote(QUOTED, QuoteKind.DIRECT, Cue(at("dit"), "dire"), NAME),),
    times=(TimeValue(at("mardi"), TUESDAY),),
)


def evidence(trigger: str, lemma: str, target: Span | None, **more: object) -> Evidence:
    return Evidence("seed", SENTENCE, NAME, at(trigger), target, lemma, "rule", **more)


def line(statement: Statement, document: Document = DOCUMENT) -> dict:
    (only,) = extraction_lines(Reading(document, ENTITIES, (statement,)), LABELS)
    return only


GOVERNS = Statement(
    Triple(HAIDAI, "kg:governs", LOUHANSK),
    (evidence("gouverneur", "gouverneur", at("Louhansk"), confidence=0.93),),
)


def test_a_statement_is_the_line_of_the_design():
    assert line(GOVERNS) == {
        "id": GOVERNS.id,
        "article": "seed",
        "sentence": {"start": 0, "end": len(TEXT) - 1, "text": TEXT[:-1]},
        "subject": {
            "id": HAIDAI,
            "label": "Serhiy Haidai",
            "text": "Serhiy\nHaidai",
            "head": "Haidai",
            "type": "Person",
            "start": NAME.start,
            "end": NAME.end,
        },
        "predicate": {
            "id": "kg:governs",
            "label": "gouverneur de",
            "lemma": "gouverneur",
            "trigger": {"text": "gouverneur", "start": 3, "end": 13},
        },
        "object": {
            "id": LOUHANSK,
            "label": "Louhansk",
            "text": "Louhansk",
            "head": "Louhansk",
            "type": "Place",
            "start": 17,
            "end": 25,
        },
        "polarity": "positive",
        "modality": "actual",
        "attribution": None,
        "time": None,
        "place": None,
        "rule": "rule",
        "confidence": 0.93,
    }


def test_keys_stand_in_the_order_of_the_design():
    assert list(line(GOVERNS)) == [
        "id",
        "article",
        "sentence",
        "subject",
        "predicate",
        "object",
        "polarity",
        "modality",
        "attribution",
        "time",
        "place",
        "rule",
        "confidence",
    ]


def test_every_text_is_what_the_article_has_at_its_offsets():
    def check(value: object) -> None:
        if isinstance(value, dict):
            if "text" in value and "start" in value and isinstance(value["start"], int):
                assert TEXT[value["start"] : value["end"]] == value["text"]
            for inner in value.values():
                check(inner)
        elif isinstance(value, list):
            for inner in value:
                check(inner)

    reading = Reading(DOCUMENT, ENTITIES, (GOVERNS,))
    check(list(extraction_lines(reading, LABELS)))
    check({key: value for key, value in annotation_line(reading).items() if key != "text"})


def test_a_statement_has_one_line_for_each_of_its_evidence():
    twice = Statement(
        GOVERNS.triple,
        (*GOVERNS.evidence, evidence("dit", "dire", at("Louhansk"))),
    )
    lines = list(extraction_lines(Reading(DOCUMENT, ENTITIES, (twice,)), LABELS))
    assert [one["id"] for one in lines] == [twice.id] * 2
    assert [one["predicate"]["trigger"]["text"] for one in lines] == ["gouverneur", "dit"]


def test_an_open_predicate_is_labelled_with_its_lemma():
    said = Statement(Triple(HAIDAI, "rel:tenir-a", LOUHANSK), (evidence("dit", "tenir à", None),))
    assert line(said)["predicate"]["label"] == "tenir à"


def test_an_intransitive_event_has_no_object():
    alone = Statement(Triple(HAIDAI, "rel:tenir", None), (evidence("dit", "tenir", None),))
    assert line(alone)["object"] is None


@pytest.mark.parametrize(
    ("datatype", "expected"), [("kg:Quotation", "Quotation"), ("xsd:integer", "Literal")]
)
def test_a_literal_has_a_type_and_no_id(datatype, expected):
    said = Statement(
        Triple(HAIDAI, "kg:says", Literal("Nous tiendrons", datatype)),
        (evidence("dit", "dire", QUOTED),),
    )
    found = line(said)["object"]
    assert "id" not in found
    assert (found["type"], found["label"], found["text"]) == (
        expected,
        "Nous tiendrons",
        "Nous tiendrons",
    )


def test_who_says_it_with_the_cue_and_whether_the_words_are_direct():
    claim = evidence(
        "tiendrons",
        "tenir",
        None,
        polarity=Polarity.NEGATIVE,
        modality=Modality.FUTURE,
        attribution=Attribution(HAIDAI, NAME, at("dit"), "dire", True),
    )
    found = line(Statement(Triple(HAIDAI, "rel:tenir", None), (claim,)))
    assert (found["polarity"], found["modality"]) == ("negative", "future")
    assert found["attribution"] == {
        "id": HAIDAI,
        "label": "Serhiy Haidai",
        "text": "Serhiy\nHaidai",
        "cue": {"text": "dit", "lemma": "dire"},
        "direct": True,
    }


def test_an_unnamed_source_is_still_an_attribution():
    claim = evidence(
        "tiendrons", "tenir", None, attribution=Attribution(None, None, None, "", True)
    )
    found = line(Statement(Triple(HAIDAI, "rel:tenir", None), (claim,)))["attribution"]
    assert found == {"id": None, "label": None, "text": None, "cue": None, "direct": True}


def test_time_and_place():
    there = Statement(
        Triple(HAIDAI, "rel:tenir", None),
        (evidence("dit", "tenir", None, time=at("mardi"), place=at("Louhansk")),),
        time=TUESDAY,
        place=LOUHANSK,
    )
    found = line(there)
    assert found["time"] == {"text": "mardi", "start": "2023-02-14", "end": "2023-02-14"}
    assert found["place"] == {"id": LOUHANSK, "label": "Louhansk", "text": "Louhansk"}


def test_an_annotated_article_is_the_line_of_the_design():
    annotated = annotation_line(Reading(DOCUMENT, ENTITIES, ()))
    assert list(annotated) == (
        [
            "id",
            "title",
            "url",
            "published",
            "language",
            "text",
            "sentences",
            "mentions",
            "entities",
            "quotes",
            "times",
        ]
    )
    assert annotated["published"] == "2023-02-13"
    assert annotated["text"] == TEXT
    assert annotated["sentences"] == [{"start": 0, "end": len(TEXT) - 1}]
    assert annotated["mentions"][0] == {
        "start": 3,
        "end": 25,
        "text": "gouverneur de Louhansk",
        "type": "Person",
        "kind": "nominal",
        "entity": HAIDAI,
    }
    assert annotated["entities"][1] == {
        "id": LOUHANSK,
        "label": "Louhansk",
        "type": "Place",
        "aliases": [],
        "same_as": ["https://sws.geonames.org/702657/"],
    }
    assert annotated["quotes"] == [
        {
            "start": QUOTED.start,
            "end": QUOTED.end,
            "kind": "direct",
            "speaker": {
                "label": "Serhiy Haidai",
                "text": "Serhiy\nHaidai",
                "start": NAME.start,
                "end": NAME.end,
                "entity": HAIDAI,
            },
            "cue": {"text": "dit", "lemma": "dire", "start": at("dit").start, "end": at("dit").end},
        }
    ]
    assert annotated["times"] == [
        {
            "start": at("mardi").start,
            "end": at("mardi").end,
            "text": "mardi",
            "value_start": "2023-02-14",
            "value_end": "2023-02-14",
            "grain": Grain.DAY.value,
        }
    ]


def test_what_is_not_known_is_null():
    bare = Document(
        Article("a", TEXT, ()), (), (), quotes=(Quote(QUOTED, QuoteKind.DIRECT, None, None),)
    )
    annotated = annotation_line(Reading(bare, (), ()))
    assert (annotated["title"], annotated["url"], annotated["published"]) == (None, None, None)
    assert (annotated["quotes"][0]["speaker"], annotated["quotes"][0]["cue"]) == (None, None)
