"""Properties of every graph that the sample articles give."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import asking
import networkx as nx
import pytest

from kg.cli.main import run as kg

OUTPUTS = ("graph.ttl", "graph.trig", "graph.graphml", "graph.jsonld", "graph.rdf")


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Folders with the same graphs, built in processes that hash strings differently."""
    folders = [tmp_path_factory.mktemp("once") for _ in range(2)]
    for seed, folder in enumerate(folders):
        targets = [part for name in OUTPUTS for part in ("-o", str(folder / name))]
        command = [sys.executable, "-m", "kg", "build", "--quiet", str(asking.SAMPLES), *targets]
        environment = {**os.environ, "PYTHONHASHSEED": str(seed + 1)}
        subprocess.run(command, check=True, env=environment)
    return folders


@pytest.mark.parametrize("name", OUTPUTS)
def test_every_process_writes_the_same_bytes(twice: list[Path], name: str) -> None:
    first, second = ((folder / name).read_bytes() for folder in twice)
    assert first == second


def test_graphml_opens_with_labels_types_and_weights(twice: list[Path]) -> None:
    graph = nx.read_graphml(twice[0] / "graph.graphml", force_multigraph=True)
    assert graph.number_of_edges() > 100
    assert all(data.get("label") and data.get("type") for _, data in graph.nodes(data=True))
    assert all(data.get("label") for _, _, data in graph.edges(data=True))


def test_statements_say_who_where_and_how(tmp_path: Path) -> None:
    output = tmp_path / "statements.jsonl"
    article = asking.SAMPLES / "kherson.txt"
    assert kg(["extract", str(article), "--format", "jsonl", "-o", str(output)]) == 0
    text = article.read_text(encoding="utf-8")
    for line in output.read_text(encoding="utf-8").splitlines():
        statement = json.loads(line)
        for part in (
            statement["sentence"],
            statement["subject"],
            statement["predicate"]["trigger"],
        ):
            assert text[part["start"] : part["end"]] == part["text"]
