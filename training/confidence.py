"""``python -m training.confidence [--write]``: how sure a statement is, fitted and calibrated.

The articles annotated by hand are read; each statement that is printed is a row, its features those
of `kg.extract.confidence`, and it is right if an annotation says the same. To them come the
statements of a treebank's sentences, right if the gold tree gives them, too; one more feature tells
them apart, which takes up that their right means less. A logistic regression with a ridge is
fitted; the figures are those of articles that were left out of the fit, one after the other.
With ``--write`` the weights go into ``kg/data/fr/confidence.toml``.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg import pipeline, resources
from kg.annotate import annotate
from kg.evaluation.gold import GoldTriple, read_gold
from kg.evaluation.match import matches
from kg.evaluation.measure import distinct
from kg.extract.candidate import Candidate, statement
from kg.extract.confidence import features
from kg.extract.rules import candidates
from kg.lang.confidence import ConfidenceTable
from kg.model import Article
from kg.model.jsonl import extraction_lines
from kg.resolve import resolve
from training.agreement import agreements

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "eval" / "gold"
SHARED = ROOT.parent / "shared" / "eval" / "dev"
SETS = (
    (SHARED / "gold.jsonl", SHARED / "articles"),
    (GOLD / "seeds.jsonl", ROOT / "seeds" / "articles"),
    (GOLD / "unseen-a.jsonl", GOLD / "unseen-a"),
    (GOLD / "unseen-b.jsonl", GOLD / "unseen-b"),
)
TREEBANKS = ROOT.parent / "shared" / "corpora" / "treebanks"
HELD_OUT = ("fr_sequoia-ud-dev", "fr_sequoia-ud-test")
"""What no parser was trained on."""

FROM_TREES = "from trees"
RIDGES = (0.3, 1.0, 3.0, 10.0, 30.0)
BINS = 10
SEEN = 8
"""A feature that fewer statements have gets no weight."""

Floats = NDArray[np.float64]
Line = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """A statement that was read: what is known of it, and whether it is right."""

    article: str
    line: Line
    features: Mapping[str, float]
    right: bool


@dataclass(frozen=True)
class Calibration:
    """What the confidences of rows left out of the fit are worth.

    Attributes
    ----------
    brier, base
        Mean squared error of the confidences, and of the same share for every row.
    error
        Expected calibration error: the mean distance of confidence and share in a bin.
    bins
        Number of rows, mean confidence and share of right rows, a tenth each.
    """

    brier: float
    base: float
    error: float
    ranking: float
    bins: tuple[tuple[int, float, float], ...]


def rows() -> tuple[list[Row], list[GoldTriple]]:
    """Read the annotated articles that are there."""
    found, gold = [], []
    for path, articles in SETS:
        if path.exists():
            triples = read_gold(str(path))
            gold += triples
            found += list(_rows(triples, articles))
    return found, gold


def tree_rows() -> list[Row]:
    """Read the sentences of the treebanks that are there."""
    paths = [TREEBANKS / f"{name}.conllu" for name in HELD_OUT]
    return [
        Row(f"{path.stem} {one.sentence}", {}, {**one.features, FROM_TREES: 1.0}, one.right)
        for path in paths
        if path.exists()
        for one in agreements(path)
    ]


def _rows(gold: Sequence[GoldTriple], articles: Path) -> Iterator[Row]:
    labels = pipeline.predicate_labels()
    for article in pipeline.read_articles([str(articles)], on_error=_stop):
        mine = [triple for triple in gold if triple.article == article.id]
        if mine:
            for line, known in _read(article, labels):
                right = any(matches(line, triple) for triple in mine)
                yield Row(article.id, line, known, right)


def _read(
    article: Article, labels: Mapping[str, str]
) -> Iterator[tuple[Line, Mapping[str, float]]]:
    document = annotate(article)
    proposed = candidates(document)
    known = {_key(candidate): features(document, candidate) for candidate in proposed}
    reading = resolve(document, (statement(document, candidate) for candidate in proposed))
    for line in distinct(extraction_lines(reading, labels)):
        yield dict(line), known[_place(line)]


def _key(candidate: Candidate) -> tuple[object, ...]:
    spans = (candidate.subject.span, candidate.clause.trigger)
    target = candidate.object.span.start if candidate.object else None
    return (candidate.rule, *(span.start for span in spans), target, bool(candidate.literal))


def _place(line: Mapping[str, Any]) -> tuple[object, ...]:
    target = line["object"] or {}
    starts = (line["subject"]["start"], line["predicate"]["trigger"]["start"], target.get("start"))
    return (line["rule"], *starts, bool(target) and "id" not in target)


def _stop(error: Exception) -> None:
    raise error


def fit(found: Sequence[Row], ridge: float) -> ConfidenceTable:
    """Return the weights by Newton's method; the intercept is not held back."""
    names = _names(found)
    x, y = _matrix(found, names), np.array([row.right for row in found], dtype=float)
    held = np.full(len(names) + 1, ridge)
    held[0] = 1e-6
    w = np.zeros(len(names) + 1)
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + held * w
        hessian = (x.T * (p * (1 - p))) @ x + np.diag(held)
        w -= np.linalg.solve(hessian, gradient)
    return ConfidenceTable(float(w[0]), dict(zip(names, map(float, w[1:]), strict=True)))


def _names(found: Sequence[Row]) -> list[str]:
    counts = Counter(name for row in found for name in row.features)
    return sorted(name for name, number in counts.items() if number >= SEEN)


def _matrix(found: Sequence[Row], names: Sequence[str]) -> Floats:
    table = [[1.0, *(row.features.get(name, 0.0) for name in names)] for row in found]
    return np.array(table)


def held_out(found: Sequence[Row], trees: Sequence[Row], ridge: float) -> Floats:
    """Return the confidence of each row, fitted on the other articles and the trees."""
    scores = np.zeros(len(found))
    for article in sorted({row.article for row in found}):
        others = [row for row in found if row.article != article]
        table = fit([*others, *trees], ridge)
        for i, row in enumerate(found):
            if row.article == article:
                scores[i] = table.score(row.features)
    return scores


def calibration(found: Sequence[Row], scores: Floats) -> Calibration:
    """Compare confidences with what is right."""
    y = np.array([row.right for row in found], dtype=float)
    where = np.minimum((scores * BINS).astype(int), BINS - 1)
    bins = [
        (int(one.sum()), float(scores[one].mean()), float(y[one].mean()))
        for number in range(BINS)
        if (one := where == number).any()
    ]
    return Calibration(
        brier=float(((scores - y) ** 2).mean()),
        base=float(y.mean() * (1 - y.mean())),
        error=sum(number * abs(said - is_so) for number, said, is_so in bins) / len(found),
        ranking=_ranking(scores, y),
        bins=tuple(bins),
    )


def _ranking(scores: Floats, y: Floats) -> float:
    """Return how often a right row has more than a wrong one (area under the ROC curve)."""
    pairs = np.sign(scores[y == 1][:, None] - scores[y == 0][None, :])
    return float((pairs.mean() + 1) / 2)


def choose(found: Sequence[Row], trees: Sequence[Row]) -> tuple[float, Floats]:
    """Return the ridge with the least error on articles left out, and the confidences it gives."""
    tried = [(ridge, held_out(found, trees, ridge)) for ridge in RIDGES]
    return min(tried, key=lambda pair: calibration(found, pair[1]).brier)


def told(found: Calibration) -> str:
    """Return the figures as lines."""
    lines = [
        f"brier {found.brier:.3f} (one share for all: {found.base:.3f})  "
        f"calibration error {found.error:.3f}  ranking {found.ranking:.3f}",
        "number  confidence  right",
        *(f"{number:6}  {said:10.2f}  {is_so:5.2f}" for number, said, is_so in found.bins),
    ]
    return "\n".join(lines)


def curve(found: Sequence[Row], scores: Floats, gold: Sequence[GoldTriple]) -> str:
    """Return precision and recall by threshold, with the confidences of articles left out."""
    must = [triple for triple in gold if triple.must]
    lines = ["min confidence  printed  precision  recall    F1"]
    for minimum in [n / 10 for n in range(10)]:
        kept = [row for row, score in zip(found, scores, strict=True) if score >= minimum]
        right = sum(row.right for row in kept)
        hit = sum(
            any(row.article == t.article and row.right and matches(row.line, t) for row in kept)
            for t in must
        )
        p, r = right / max(1, len(kept)), hit / len(must)
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        lines.append(f"{minimum:14.1f}  {len(kept):7}  {p:9.3f}  {r:6.3f}  {f1:.3f}")
    return "\n".join(lines)


HEAD = """\
# How sure a statement is: a logistic regression on what is known of it where it is read
# (kg/extract/confidence.py names the features). Written by `python -m training.confidence --write`
# from articles annotated by hand and from trees; do not edit.
#
#   intercept  the log odds that a statement is right of which nothing is known
#   weights    what each feature adds to them

"""


def write(table: ConfidenceTable, path: Path) -> None:
    """Write the weights, sorted, to two places."""
    weights = sorted(table.weights.items())
    lines = [f"intercept = {table.intercept:.2f}", "", "[weights]"]
    lines += [f'"{name}" = {weight:.2f}' for name, weight in weights if name != FROM_TREES]
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def main(args: Sequence[str]) -> None:
    """Print the figures; write the table if asked."""
    found, gold = rows()
    trees = tree_rows()
    ridge, scores = choose(found, trees)
    articles = len({row.article for row in found})
    print(f"{len(found)} statements of {articles} articles, {len(trees)} of trees, ridge {ridge}")
    print(told(calibration(found, scores)))
    print(curve(found, scores, gold))
    if "--write" in args:
        write(fit([*found, *trees], ridge), resources.path("data", "fr", "confidence.toml"))


if __name__ == "__main__":
    main(sys.argv[1:])
