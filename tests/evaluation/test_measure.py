"""The package's own measure, and that it is the one that articles elsewhere are scored by."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluation import GoldTriple, measure, read_gold

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "eval"


def gold(**more):
    given = {
        "article": "a",
        "sentence": 1,
        "kind": "verbal",
        "subject": ("Jens Stoltenberg",),
        "subject_heads": ("Stoltenberg",),
        "relation": ("rencontrer",),
        "object": ("ministre suédois",),
        "object_heads": ("ministre",),
        "negative": False,
        "modality": "actual",
        "source": None,
        "time": None,
        "place": (),
        "must": True,
    }
    return GoldTriple(**{**given, **more})


def line(subject="Stoltenberg", lemma="rencontrer", target="ministre suédois", **more):
    given = {
        "article": "a",
        "subject": {"label": subject},
        "predicate": {"id": f"rel:{lemma}", "label": lemma, "lemma": lemma},
        "object": {"label": target} if target else None,
        "polarity": "positive",
        "modality": "actual",
        "attribution": None,
        "time": None,
    }
    return {**given, **more}


def test_an_answer_with_all_terms_is_right():
    report = measure([gold()], [line()])
    assert (report.precision.value, report.recall.value, report.f1) == (1, 1, 1)


@pytest.mark.parametrize(
    "answer",
    [line(subject="Poutine"), line(lemma="quitter"), line(target="roi"), line(target=None)],
)
def test_one_wrong_term_makes_an_answer_wrong(answer):
    report = measure([gold()], [answer])
    assert report.precision.right == 0
    assert report.wrong == (answer,)
    assert report.missed == (gold(),)


def test_swallowing_the_sentence_does_not_count():
    long = "ministre que le chef de la diplomatie avait longuement reçu jeudi soir à Stockholm"
    assert measure([gold()], [line(target=long)]).precision.right == 0


def test_an_optional_triple_excuses_but_is_not_asked_for():
    report = measure([gold(must=False)], [line()])
    assert report.precision.value == 1
    assert report.recall.all == 0


def test_a_claim_given_as_a_fact_is_misasserted():
    claimed = gold(source=("Kiev",))
    assert measure([claimed], [line()]).misasserted.right == 1
    said = line(attribution={"label": "Kiev"})
    report = measure([claimed], [said])
    assert report.misasserted.right == 0
    assert report.qualifiers["attribution"].value == 1


def test_equal_answers_count_once():
    assert measure([gold()], [line(), line()]).precision.all == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"doc": "a"}', r"gold\.jsonl:1: no annotation: it has no field 'by'"),
        ('{"doc": ', r"gold\.jsonl:1: malformed JSON \(Expecting value, column 9\)"),
        ("[]", r"gold\.jsonl:1: no annotation: not a JSON object"),
    ],
)
def test_a_line_that_is_no_annotation_is_named(tmp_path, content, reason):
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{content}\n", encoding="utf-8")
    with pytest.raises(InputError, match=f"{reason}$"):
        read_gold(str(path))


def test_annotations_that_are_not_there_are_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.jsonl: no such file or directory$"):
        read_gold(str(tmp_path / "none.jsonl"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the scorer beside the project is not here")
def test_the_figures_are_those_of_the_scorer(tmp_path):
    triples = read_gold(str(SHARED / "dev" / "gold.jsonl"))
    answers = [
        line(
            triple.subject[0],
            triple.relation[0],
            triple.object[0] if triple.object and number % 3 else None,
            article=triple.article,
            polarity="negative" if number % 5 == 0 else "positive",
            attribution={"label": triple.source[0]} if triple.source and number % 2 else None,
        )
        for number, triple in enumerate(triples)
    ]
    path = tmp_path / "answers.jsonl"
    path.write_text("\n".join(json.dumps(answer) for answer in answers), encoding="utf-8")
    command = [sys.executable, SHARED / "score.py", SHARED / "dev" / "gold.jsonl", path, "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    ours = measure(triples, answers)
    assert [round(ours.precision.value, 4), round(ours.recall.value, 4)] == [
        theirs["precision"],
        theirs["recall"],
    ]
    assert ours.misasserted.right == theirs["misasserted"]
    assert {k: [s.right, s.all] for k, s in ours.qualifiers.items()} == {
        k: v[:2] for k, v in theirs["qualifiers"].items()
    }
