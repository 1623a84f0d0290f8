"""The excerpts of Turtle in docs/model.md are parts of the graph that they say they are from.

Ids that are hashes may differ; what they stand for may not.
"""

from __future__ import annotations

import re
from pathlib import Path

import asking
import pytest

from kg.query import run

BLOCK = re.compile(r"^```turtle\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HASH = re.compile(r"\b(statement|evidence):([0-9a-f]{16})\b")
PAGE = Path(__file__).parents[2] / "docs" / "model.md"
EXCERPTS = BLOCK.findall(PAGE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    return asking.build(asking.SAMPLES / "kherson.txt", output=folder / "graph.ttl")


@pytest.mark.parametrize("excerpt", EXCERPTS)
def test_model_shows_what_is_in_the_graph(graph: Path, excerpt: str) -> None:
    pattern = HASH.sub(r"?\1_\2", excerpt)
    assert run([str(graph)], f"ASK {{ {pattern} }}")
