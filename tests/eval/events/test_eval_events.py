"""How well events of different articles are told to be one: pairwise precision and recall.

``articles.jsonl`` holds short articles of our own about events and about others much like them: the
same people on another day, another text voted on the same day. ``gold.csv`` says which articles
tell one event. A pair is two articles and the kind of event that they share.
"""

from __future__ import annotations

import csv
from itertools import combinations
from pathlib import Path

import pytest

from kg import pipeline
from kg.errors import KgError
from kg.graph import Graph, from_reading
from kg.graph.whole import whole

HERE = Path(__file__).parent
PRECISION, RECALL = 1.0, 0.9

Pair = tuple[str, str, str]


def _fail(error: KgError) -> None:
    raise error


@pytest.fixture(scope="module")
def graph() -> Graph:
    articles = pipeline.read_articles([str(HERE / "articles.jsonl")], on_error=_fail)
    return whole(from_reading(one) for one in pipeline.readings(articles, on_error=_fail))


def gold() -> set[Pair]:
    with (HERE / "gold.csv").open(encoding="utf-8", newline="") as stream:
        rows = [(row["type"], row["articles"].split()) for row in csv.DictReader(stream)]
    return {(kind, *pair) for kind, articles in rows for pair in combinations(articles, 2)}


def found(graph: Graph) -> set[Pair]:
    return {
        (event.type, *pair)
        for event in graph.events
        for pair in combinations([telling.article for telling in event.tellings], 2)
    }


def test_events_are_united_as_a_reader_would(graph: Graph) -> None:
    wanted, given = gold(), found(graph)
    right = len(wanted & given)
    assert right / len(given) >= PRECISION, sorted(given - wanted)
    assert right / len(wanted) >= RECALL, sorted(wanted - given)


def test_figures_that_differ_stand_side_by_side(graph: Graph) -> None:
    (quake,) = [event for event in graph.events if event.label.startswith("séisme (Izmit")]
    assert [telling.figures for telling in quake.tellings] == [
        ("Douze personnes",),
        ("quatorze morts",),
    ]
