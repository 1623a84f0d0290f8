"""Precision, recall, and how often the qualifiers are right.

An annotated triple that is optional makes an answer right and is not asked for. Two lines with
the same terms and qualifiers are one answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.evaluation.gold import GoldTriple
from kg.evaluation.match import Line, asserted, matches, qualifiers


@dataclass(frozen=True)
class Share:
    """How many of how many."""

    right: int
    all: int

    @property
    def value(self) -> float:
        """The share in [0, 1]; 0 of nothing."""
        return self.right / self.all if self.all else 0.0


@dataclass(frozen=True)
class Report:
    """The measure of one set of answers.

    Attributes
    ----------
    misasserted
        Right answers that state as a fact what the article denies, attributes or only plans.
    missed, wrong
        The triples asked for and not found, the lines that say what no annotation says.
    """

    precision: Share
    recall: Share
    misasserted: Share
    qualifiers: dict[str, Share]
    recall_by_kind: dict[str, Share]
    missed: tuple[GoldTriple, ...] = field(repr=False, default=())
    wrong: tuple[Line, ...] = field(repr=False, default=())

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision.value, self.recall.value
        return 2 * p * r / (p + r) if p + r else 0.0


def measure(gold: Sequence[GoldTriple], lines: Iterable[Line]) -> Report:
    """Compare what was read with what should have been.

    Parameters
    ----------
    lines
        What ``kg extract --format jsonl`` prints.
    """
    by_article: dict[str, list[GoldTriple]] = {}
    for triple in gold:
        by_article.setdefault(triple.article, []).append(triple)
    answers = [
        (line, [g for g in by_article.get(str(line["article"]), []) if matches(line, g)])
        for line in distinct(lines)
    ]
    right = [(line, found) for line, found in answers if found]
    hit = {id(triple) for _, found in right for triple in found}
    must = [triple for triple in gold if triple.must]
    return Report(
        precision=Share(len(right), len(answers)),
        recall=Share(sum(id(t) in hit for t in must), len(must)),
        misasserted=Share(sum(_misasserted(*answer) for answer in right), len(right)),
        qualifiers=_qualified(right),
        recall_by_kind=_by_kind(must, hit),
        missed=tuple(t for t in must if id(t) not in hit),
        wrong=tuple(line for line, found in answers if not found),
    )


def distinct(lines: Iterable[Line]) -> list[Line]:
    """Return the lines without those that repeat another's terms and qualifiers."""
    found: dict[str, Line] = {}
    for line in lines:
        found.setdefault(_key(line), line)
    return list(found.values())


def _key(line: Line) -> str:
    predicate = line.get("predicate") or {}
    parts = [
        str(line["article"]),
        (line.get("subject") or {}).get("label"),
        predicate.get("id") or predicate.get("lemma"),
        (line.get("object") or {}).get("label"),
        line.get("polarity"),
        line.get("modality"),
        (line.get("attribution") or {}).get("label"),
    ]
    return json.dumps(parts)


def _misasserted(line: Line, found: Sequence[GoldTriple]) -> bool:
    return asserted(line) and not any(triple.fact for triple in found)


def _qualified(right: Sequence[tuple[Line, Sequence[GoldTriple]]]) -> dict[str, Share]:
    """Return the share of each qualifier, each answer against the annotation it fits best."""
    marks: dict[str, list[bool]] = {}
    for line, found in right:
        rows = [qualifiers(line, triple) for triple in found]
        best = max(rows, key=lambda row: sum(row.values()))
        for name, value in best.items():
            marks.setdefault(name, []).append(value)
    return {name: Share(sum(values), len(values)) for name, values in sorted(marks.items())}


def _by_kind(must: Sequence[GoldTriple], hit: set[int]) -> dict[str, Share]:
    kinds: dict[str, list[bool]] = {}
    for triple in must:
        kinds.setdefault(triple.kind, []).append(id(triple) in hit)
    return {kind: Share(sum(values), len(values)) for kind, values in sorted(kinds.items())}
