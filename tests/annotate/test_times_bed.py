"""The test bed of time expressions: by construction, and the floor that has been reached."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kg.annotate.times import find_times
from kg.model import TimeValue

BED = Path(__file__).parents[1] / "data" / "times.toml"
FLOOR = 0.95


@dataclass(frozen=True)
class Case:
    """A sentence and the times that it names."""

    construction: str
    published: date | None
    grain: str | None
    text: str
    times: tuple[tuple[str, str], ...]


def _cases() -> Iterator[Case]:
    for row in tomllib.loads(BED.read_text(encoding="utf-8"))["construction"]:
        for case in row["cases"]:
            times = tuple((words, value) for words, value in case["times"])
            yield Case(row["name"], row.get("published"), row.get("grain"), case["text"], times)


CASES = list(_cases())


def _value(time: TimeValue) -> str:
    start, end = time.value.start or "..", time.value.end or ".."
    return start if start == end else f"{start}/{end}"


def _found(case: Case) -> list[tuple[str, str]]:
    times = find_times(case.text, published=case.published)
    return [(time.span.of(case.text), _value(time)) for time in times]


def test_bed_is_large_enough() -> None:
    assert sum(len(case.times) for case in CASES) >= 220
    assert sum(not case.times for case in CASES) >= 40


def test_share_of_expressions_found_with_their_value(record_property: object) -> None:
    wanted = right = invented = 0
    for case in CASES:
        found = _found(case)
        wanted += len(case.times)
        hit = sum(time in found for time in case.times)
        right += hit
        invented += len(found) - hit
    print(f"\ntimes: {right}/{wanted} = {right / wanted:.3f}, {invented} wrong or too many")  # noqa: T201
    assert right / wanted >= FLOOR
    assert invented / wanted <= 1 - FLOOR


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_case(case: Case) -> None:
    assert _found(case) == list(case.times)
    if case.grain:
        assert {str(t.value.grain) for t in find_times(case.text, published=case.published)} <= {
            case.grain,
            "day",
        }
