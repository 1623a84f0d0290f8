"""The figures that reading of speech has reached; to lower one is a visible act."""

from __future__ import annotations

from pathlib import Path

import pytest
import speakers
import speech

TREEBANKS = Path(__file__).parents[2].parent / "shared" / "corpora" / "treebanks"
FLOORS = {
    "content recall": 0.96,
    "content precision": 0.97,
    "kind": 0.96,
    "cue": 0.96,
    "speaker": 0.95,
}


def test_bed_of_constructions() -> None:
    result = speech.measure()
    rates = result.rates()
    low = {name: rate for name, rate in rates.items() if rate < FLOORS[name]}
    assert not low, "\n".join(result.wrong)


@pytest.mark.parametrize("name", ["fr_sequoia-ud-dev", "fr_sequoia-ud-test"])
def test_speakers_of_verbs_of_saying(name: str) -> None:
    path = TREEBANKS / f"{name}.conllu"
    if not path.exists():
        pytest.skip("the treebanks are not part of the project")
    score = speakers.measure(path)
    assert score.accuracy >= speakers.FLOOR, "\n".join(score.wrong)
