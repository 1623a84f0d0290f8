from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from graphs import SENTENCES, small

from kg.graph import Graph, unite
from kg.graph.graph import Source
from kg.model import Attribution, Evidence, Interval, Modality, Polarity, Statement, Triple
from kg.query import Stance, accounts

TRIPLE = Triple("person/anne-roux", "kg:leads", "place/lyon")
SAID = Attribution("person/marc-petit", None, None, "selon", False)


def told(article: str, **how: object) -> Evidence:
    (evidence,) = small().statements[0].evidence
    return replace(evidence, article=article, **how)


def graph(*statements: Statement) -> Graph:
    sources = [
        Source(article, 200, publisher=article.upper(), published=day)
        for article, day in {
            "a": date(2023, 3, 1),
            "b": date(2023, 1, 1),
            "c": None,
            "d": date(2023, 1, 1),
        }.items()
    ]
    return unite([Graph(tuple(sources), small().entities, statements)])


def test_articles_are_counted_by_what_they_do_with_a_statement() -> None:
    statement = Statement(
        TRIPLE,
        (
            told("a"),
            told("a", sentence=SENTENCES[1]),
            told("b"),
            told("c", polarity=Polarity.NEGATIVE),
            told("d", attribution=SAID),
            told("d", attribution=SAID, polarity=Polarity.NEGATIVE),
            told("d", modality=Modality.FUTURE),
        ),
    )
    whole = graph(statement)
    (account,) = accounts(whole, whole.statements)
    assert account.articles == (
        (Stance.AFFIRMS, 2),
        (Stance.DENIES, 1),
        (Stance.REPORTS, 1),
        (Stance.REPORTS_DENIAL, 1),
        (Stance.CONSIDERS, 1),
    )
    assert [one.article for one in account.evidence] == ["b", "d", "d", "d", "a", "a", "c"]


@pytest.mark.parametrize(
    ("mine", "theirs", "against"),
    [
        (None, None, True),
        (Interval("2023-02-14", "2023-02-14"), None, True),
        (Interval("2023-02-14", "2023-02-14"), Interval("2023-02", "2023-02"), True),
        (Interval("2023-02-14", "2023-02-14"), Interval("2023-02-15", None), False),
        (Interval(None, "2022"), Interval("2023", None), False),
    ],
)
def test_a_denial_counts_against_what_it_may_speak_of(
    mine: Interval | None, theirs: Interval | None, against: bool
) -> None:
    affirmed = Statement(TRIPLE, (told("a"),), time=mine)
    denied = Statement(TRIPLE, (told("b", polarity=Polarity.NEGATIVE),), time=theirs)
    whole = graph(affirmed) if affirmed.id == denied.id else graph(affirmed, denied)
    if affirmed.id == denied.id:
        whole = unite([whole, graph(denied)])
    for account in accounts(whole, whole.statements):
        stances = [stance for stance, _ in account.articles]
        assert (len(stances) == 2) is against
