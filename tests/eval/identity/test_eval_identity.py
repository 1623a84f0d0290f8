"""The figures that identity across articles has reached; lowering one is a visible act."""

from __future__ import annotations

from identity import measure

FLOORS = {"precision": 0.97, "recall": 0.93}


def test_pairs_of_names_in_different_articles() -> None:
    result = measure.measure()
    assert result.precision >= FLOORS["precision"], result.wrong
    assert result.recall >= FLOORS["recall"], result.missed


def test_the_gold_names_stand_in_the_articles() -> None:
    texts = {article.id: article for article in measure.articles()}
    for (article, name), _ in measure.gold().items():
        assert name in f"{texts[article].title} {texts[article].text}", (article, name)
