"""Names of our own news sentences, found in the parses of the shipped pipeline."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.annotate.names import find_names
from kg.annotate.nlp import pipeline

_ROWS = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "names.toml").read_text(encoding="utf-8")
)["sentence"]


def _names(*blocks: str) -> list[list[list[str]]]:
    docs = [pipeline()(block) for block in blocks]
    return [
        [[doc[name.start : name.end].text, name.type] for name in names]
        for doc, names in zip(docs, find_names(docs), strict=True)
    ]


@pytest.mark.parametrize("row", _ROWS, ids=[row["construction"] for row in _ROWS])
def test_sentence(row: dict[str, Any]) -> None:
    assert _names(row["text"])[0] == row["names"]
