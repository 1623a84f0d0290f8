"""The annotated articles: how much is found, how much of it is right, and nothing misasserted."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.cli.main import run as kg

EVAL = Path(__file__).parents[2].parent / "shared" / "eval"
FLOORS: dict[str, dict[str, float]] = tomllib.loads(
    Path(__file__).with_name("floors.toml").read_text(encoding="utf-8")
)

pytestmark = pytest.mark.skipif(
    not EVAL.is_dir(), reason="the articles to measure on are not beside the checkout"
)


@pytest.fixture(scope="module")
def predicted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("score") / "predicted.jsonl"
    articles = EVAL / "dev" / "articles"
    assert kg(["extract", str(articles), "--format", "jsonl", "-o", str(path)]) == 0
    return path


@pytest.fixture(params=["dev", "seed"])
def measured(
    request: pytest.FixtureRequest, predicted: Path, tmp_path: Path
) -> tuple[dict[str, Any], dict[str, float]]:
    """The scorer's figures beside their floors, on all articles (dev) or on one."""
    name = request.param
    gold = _of(EVAL / "dev" / "gold.jsonl", "doc", name, tmp_path / "gold.jsonl")
    found = _of(predicted, "article", name, tmp_path / "found.jsonl")
    command = [sys.executable, str(EVAL / "score.py"), str(gold), str(found), "--json"]
    output = subprocess.run(command, capture_output=True, check=True).stdout
    return json.loads(output), FLOORS[name]


def _of(path: Path, key: str, article: str, target: Path) -> Path:
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if article in ("dev", json.loads(line)[key])]
    target.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
    return target


def test_figures_reached(measured: tuple[dict[str, Any], dict[str, float]]) -> None:
    result, floors = measured
    figures = {name: share for name, (_, _, share) in result["qualifiers"].items()}
    figures["f1"] = result["f1"]
    low = {name: figures[name] for name in floors.keys() & figures.keys()}
    assert {name: value for name, value in low.items() if value < floors[name]} == {}


def test_nothing_unasserted_is_stated_as_fact(
    measured: tuple[dict[str, Any], dict[str, float]],
) -> None:
    result, floors = measured
    assert result["misasserted_rate"] <= floors["misasserted_rate"]
