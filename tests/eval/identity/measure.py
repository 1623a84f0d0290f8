"""How well entities of different articles are told to be one: pairwise precision and recall.

    python tests/eval/identity/measure.py [--wrong]

``articles.jsonl`` holds short articles of our own, with people of one name, parts of names,
spellings and acronyms; ``gold.csv`` says which entity each name of an article stands for. A pair is
two names in two articles; a name that was not read as an entity is in no pair that is found.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from kg import pipeline
from kg.errors import KgError
from kg.graph import Graph, from_reading
from kg.graph.linked import linked
from kg.link import linker
from kg.model import Article
from kg.resolve.identity import Identification, identify

HERE = Path(__file__).parent

Name = tuple[str, str]  # article and what it calls an entity
Pair = tuple[Name, Name]


@dataclass(frozen=True)
class Score:
    """Pairs that are right, wrongly joined and missed, each sorted."""

    right: tuple[Pair, ...]
    wrong: tuple[Pair, ...]
    missed: tuple[Pair, ...]
    unread: tuple[Name, ...]

    @property
    def precision(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.missed))


def gold(path: Path = HERE / "gold.csv") -> dict[Name, str]:
    """Return the entity of each name."""
    with path.open(encoding="utf-8", newline="") as stream:
        return {(row["article"], row["name"]): row["entity"] for row in csv.DictReader(stream)}


def articles(path: Path = HERE / "articles.jsonl") -> list[Article]:
    """Return the articles."""
    return list(pipeline.read_articles([str(path)], on_error=_fail))


def _fail(error: KgError) -> None:
    raise error


def parts() -> list[Graph]:
    """Read the articles and link their entities as `kg build` does, each a graph of its own."""
    readings = pipeline.readings(articles(), on_error=_fail)
    return [linked(from_reading(one), linker()) for one in readings]


def found(graphs: Iterable[Graph], known: Identification, names: Iterable[Name]) -> dict[Name, str]:
    """Return the identity that was found for each name; one that was not read has none."""
    readings = {graph.sources[0].id: graph for graph in graphs}
    entities = {name: _entity(readings[name[0]], name[1]) for name in names}
    return {
        name: known.cluster[name[0], entity].id
        for name, entity in entities.items()
        if (name[0], entity) in known.cluster
    }


def _entity(graph: Graph, name: str) -> str:
    """Return the id that the article alone gives what it calls so."""
    for entity in graph.entities:
        if entity.named and name in (entity.label, *entity.aliases):
            return entity.id
    texts = {" ".join(p.text.split()): p.entity for p in graph.passages if p.entity is not None}
    holding = [text for text in texts if f" {name} " in f" {text} "]
    return texts[min(holding, key=lambda text: (len(text), text))] if holding else ""


def score(expected: Mapping[Name, str], given: Mapping[Name, str]) -> Score:
    """Compare all pairs of names in different articles."""
    right, wrong, missed = [], [], []
    for one, other in combinations(sorted(expected), 2):
        if one[0] == other[0]:
            continue
        same = expected[one] == expected[other]
        joined = one in given and other in given and given[one] == given[other]
        if same and joined:
            right.append((one, other))
        elif joined:
            wrong.append((one, other))
        elif same:
            missed.append((one, other))
    unread = tuple(sorted(expected.keys() - given.keys()))
    return Score(tuple(right), tuple(wrong), tuple(missed), unread)


def measure(graphs: list[Graph] | None = None) -> Score:
    """Read, identify and compare."""
    graphs = parts() if graphs is None else graphs
    expected = gold()
    return score(expected, found(graphs, identify(graphs), expected))


def main() -> None:
    result = measure()
    print(f"names {len(gold())}, not read as entities {len(result.unread)}")
    print(
        f"pairs right {len(result.right)}, wrong {len(result.wrong)}, missed {len(result.missed)}"
    )
    print(f"precision {result.precision:.3f}  recall {result.recall:.3f}")
    if "--wrong" in sys.argv:
        print("not read:", *result.unread, sep="\n  ")
        print("wrong:", *result.wrong, sep="\n  ")
        print("missed:", *result.missed, sep="\n  ")


if __name__ == "__main__":
    main()
