"""The excerpts of Turtle in docs/model.md are parts of the graph that they say they are from."""

from __future__ import annotations

import re
from pathlib import Path

import asking
from rdflib import Graph

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```turtle\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_model_shows_what_is_in_the_graph(tmp_path: Path) -> None:
    path = asking.build(ROOT / "seeds" / "articles" / "kherson.txt", output=tmp_path / "graph.ttl")
    head = "".join(re.findall(r"^@.*\n", path.read_text(encoding="utf-8"), re.MULTILINE))
    blocks = BLOCK.findall((ROOT / "docs" / "model.md").read_text(encoding="utf-8"))
    excerpt = Graph().parse(data=head + "".join(blocks), format="turtle")
    assert excerpt
    assert sorted(set(excerpt) - set(Graph().parse(path))) == []
