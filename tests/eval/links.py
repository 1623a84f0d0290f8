"""How well names are linked: precision and recall on all names of the sample and dev articles.

    python tests/eval/links.py [--wrong]

``links.csv`` was judged by hand, a line a name of an article: the IRI that it stands for, or none
where it stands for nothing that the packages and our own pack know. The dev articles are not
part of the project; without them, our own are measured.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg import pipeline
from kg.errors import KgError
from kg.graph import Graph, from_reading
from kg.link import linker

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ARTICLES = (ROOT / "seeds" / "articles", ROOT.parent / "shared" / "eval" / "dev" / "articles")

Name = tuple[str, str]


@dataclass(frozen=True)
class Score:
    """Names whose link is right, wrong, missed, or was never judged; each with the links."""

    right: tuple[Name, ...]
    wrong: tuple[tuple[Name, tuple[str, ...]], ...]
    missed: tuple[tuple[Name, str], ...]
    unjudged: tuple[tuple[Name, tuple[str, ...]], ...]

    @property
    def precision(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.missed))


def gold(path: Path = HERE / "links.csv") -> dict[Name, str]:
    """Return the link of each name that was judged; empty if it has none."""
    with path.open(encoding="utf-8", newline="") as stream:
        return {(row["article"], row["name"]): row["link"] for row in csv.DictReader(stream)}


def parts() -> list[Graph]:
    """Read the articles that are there."""

    def fail(error: KgError) -> None:
        raise error

    folders = [str(path) for path in ARTICLES if path.is_dir()]
    articles = pipeline.read_articles(folders, on_error=fail)
    return [from_reading(one) for one in pipeline.readings(articles, on_error=fail)]


def found(graphs: list[Graph]) -> Iterator[tuple[Name, tuple[str, ...]]]:
    """Yield each name with the links that are made."""
    for graph in graphs:
        for link in linker().links(graph):
            yield (graph.sources[0].id, link.entity.label), link.linked.same_as


def score(expected: Mapping[Name, str], given: Mapping[Name, tuple[str, ...]]) -> Score:
    """Compare the links of all names that were read."""
    right, wrong, missed, unjudged = [], [], [], []
    for name, links in sorted(given.items()):
        link = expected.get(name)
        if link is None:
            unjudged.append((name, links))
        elif links and link in links:
            right.append(name)
        elif links:
            wrong.append((name, links))
        if link and link not in links:
            missed.append((name, link))
    return Score(tuple(right), tuple(wrong), tuple(missed), tuple(unjudged))


def measure() -> Score:
    """Read, link and compare."""
    return score(gold(), dict(found(parts())))


def main() -> None:
    result = measure()
    judged = len(result.right) + len(result.wrong)
    print(f"names judged {len(gold())}, links made {judged}, wrong {len(result.wrong)}")
    print(f"precision {result.precision:.3f}  recall {result.recall:.3f}")
    print(f"names that nobody judged {len(result.unjudged)}")
    if "--wrong" in sys.argv:
        for what in ("wrong", "missed", "unjudged"):
            print(f"{what}:", *getattr(result, what), sep="\n  ")


if __name__ == "__main__":
    main()
