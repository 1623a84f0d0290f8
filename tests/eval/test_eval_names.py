"""The figures reached on the POPCORN texts; lowering one is a visible act."""

from __future__ import annotations

import names
import pytest

pytestmark = pytest.mark.skipif(
    not names.CORPUS.exists(), reason="the POPCORN texts are not beside the checkout"
)


@pytest.fixture(scope="module")
def read() -> tuple[list[set[names.Mention]], list[set[names.Mention]]]:
    golds, _, mine = names.measure()
    return golds, mine


def test_names_overlap(read: tuple[list[set[names.Mention]], list[set[names.Mention]]]) -> None:
    assert names.score(*read, names.overlap).f1 >= 0.92


def test_names_boundaries(read: tuple[list[set[names.Mention]], list[set[names.Mention]]]) -> None:
    assert names.score(*read, names.half).f1 >= 0.88


def test_organisations_recall(
    read: tuple[list[set[names.Mention]], list[set[names.Mention]]],
) -> None:
    assert names.score(*read, names.half, ["Organization"]).recall >= 0.76
