"""Two readers, one tree: who is followed, and what a verb has room for."""

from __future__ import annotations

import numpy as np
import pytest

from kg.annotate.parser.decode import Opinion, Trust, crowded, decode
from kg.annotate.parser.lexemes import Lexicon, surface_features
from kg.annotate.parser.network import Scores

NAMES = ["ROOT", "nmod", "nsubj", "obj"]


def scores(arcs: list[list[float]], labels: list[list[float]]) -> Scores:
    """Scores whose labels depend on the token alone: ``labels`` are their logarithms."""
    n = len(arcs)
    return Scores(
        arcs=np.array(arcs, dtype=np.float32),
        names=NAMES,
        places={name: place for place, name in enumerate(NAMES)},
        _turned=np.zeros((n, len(NAMES), 1), dtype=np.float32),
        _words=np.array(labels, dtype=np.float32),
        _governors=np.zeros((n + 1, 1), dtype=np.float32),
        _as_governor=np.zeros((n + 1, len(NAMES)), dtype=np.float32),
        _tag=lambda: ["X"] * n,
    )


# "Kiev accuse Moscou": the network takes both names for the subject.
ARCS = [[0.1, 0.0, 0.8, 0.1], [0.8, 0.1, 0.0, 0.1], [0.1, 0.1, 0.8, 0.0]]
CLEAR = [[-9.0, -5.0, 0.0, -3.0], [0.0, -9.0, -9.0, -9.0], [-9.0, -1.0, -4.0, 0.0]]
TWICE = [[-9.0, -5.0, 0.0, -3.0], [0.0, -9.0, -9.0, -9.0], [-9.0, -6.0, 0.0, -0.4]]


def test_a_verb_has_one_subject() -> None:
    read = decode(scores(ARCS, TWICE))
    assert read.heads == [1, 1, 1]
    assert read.labels == ["nsubj", "ROOT", "obj"]


def test_the_other_reader_settles_what_is_unsure() -> None:
    unsure = [[0.1, 0.0, 0.8, 0.1], [0.8, 0.1, 0.0, 0.1], [0.0, 0.45, 0.55, 0.0]]
    other = Opinion([1, 1, 0], ["nsubj", "ROOT", "nmod"])
    assert decode(scores(unsure, CLEAR)).heads == [1, 1, 1]
    read = decode(scores(unsure, CLEAR), other)
    assert (read.heads, read.labels) == ([1, 1, 0], ["nsubj", "ROOT", "nmod"])


def test_the_other_reader_does_not_settle_what_is_sure() -> None:
    sure = [[0.0, 0.0, 1.0, 0.0], [1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]]
    other = Opinion([1, 1, 0], ["nsubj", "ROOT", "nmod"])
    assert decode(scores(sure, CLEAR), other, Trust(arc=0.7)).heads == [1, 1, 1]


def test_an_arc_is_worth_more_where_both_agree() -> None:
    alone = decode(scores(ARCS, CLEAR)).margins
    agreed = decode(scores(ARCS, CLEAR), Opinion([1, 1, 1], ["nsubj", "ROOT", "obj"])).margins
    disputed = decode(scores(ARCS, CLEAR), Opinion([2, 1, 0], ["nmod", "ROOT", "nmod"])).margins
    assert all(0.0 <= worth <= 1.0 for worth in alone + agreed + disputed)
    assert agreed[2] > alone[2] > disputed[2]


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (["nsubj", "nsubj:pass", "ROOT"], [[0, 1]]),
        (["nsubj", "obj", "ROOT"], []),
        (["nmod", "nmod", "ROOT"], []),
    ],
)
def test_crowded_places(labels: list[str], found: list[list[int]]) -> None:
    assert crowded([3, 3, 0], labels) == found


def test_typographic_apostrophes_and_figures_do_not_matter() -> None:
    assert surface_features("l’")["norm"] == surface_features("l'")["norm"]
    assert surface_features("1995")["norm"] == surface_features("2026")["norm"]


def test_unknown_features_are_nought() -> None:
    lexicon = Lexicon({"norm": ["chat"]}, lambda form: np.zeros(2, dtype=np.float32))
    assert lexicon("Chat")[0].tolist() == [1]
    assert lexicon("tigre")[0].tolist() == [0]
