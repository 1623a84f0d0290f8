"""Names on the POPCORN texts: persons, organisations and places, ours against the model's own.

Gold are the annotated mentions that are proper names:

- persons: mentions of people that hold a first or last name, and other mentions of single persons
  that begin with a capital and are no pronoun;
- organisations and places: mentions of ``*_ORGANISATION`` and ``PLACE`` entities that begin with a
  capital; pronouns and first words of sentences ("Sur place", "Ces derniers") are left out.

A mention is found if a mention of the same type overlaps it; the second table asks that the two
share at least half of the characters they cover together. Run as a script, it prints both.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc

from kg.annotate.names import find_names
from kg.annotate.nlp import pipeline

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "popcorn" / "train.jsonl"

TYPES = ("Person", "Organization", "Place")
_LABELS = {"PER": "Person", "ORG": "Organization", "LOC": "Place"}
_SINGLE = {"CIVILIAN", "MILITARY", "TERRORIST_OR_CRIMINAL"}
_PEOPLE = _SINGLE | {"GROUP_OF_INDIVIDUALS"}
_PARTS = {"FIRSTNAME", "LASTNAME"}
_NO_NAMES = {
    "ce", "ceci", "cela", "celle-ci", "celui-ci", "certains", "ces", "cette", "ceux-ci", "elle",
    "elles", "il", "ils", "je", "lui", "on", "sur", "tout", "un", "une",
}  # fmt: skip


class Mention(NamedTuple):
    """A stretch of characters and its type."""

    start: int
    end: int
    type: str


class Score(NamedTuple):
    """Precision and recall in [0, 1]."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean."""
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1.0)


Match = Callable[[Mention, Mention], bool]


def overlap(one: Mention, other: Mention) -> bool:
    """Return whether the two share a character and the type."""
    return one.type == other.type and one.start < other.end and other.start < one.end


def half(one: Mention, other: Mention) -> bool:
    """Return whether the two share half of what they cover together, and the type."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    covered = max(one.end, other.end) - min(one.start, other.start)
    return one.type == other.type and 2 * shared >= covered


def texts() -> list[dict[str, Any]]:
    """Return the annotated texts."""
    return [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def gold(row: dict[str, Any]) -> set[Mention]:
    """Return the proper names of a text."""
    parts = [m for e in row["entities"] if e["type"] in _PARTS for m in e["mentions"]]
    pairs = ((e["type"], m) for e in row["entities"] for m in e["mentions"])
    typed = ((_type(kind, m, parts), m) for kind, m in pairs)
    return {Mention(m["start"], m["end"], name) for name, m in typed if name}


def _type(kind: str, mention: dict[str, Any], parts: Sequence[dict[str, Any]]) -> str:
    inside = any(p["start"] < mention["end"] and mention["start"] < p["end"] for p in parts)
    if kind in _PEOPLE and inside:
        return "Person"
    words = mention["value"].split()
    pronoun = words[0].lower() in _NO_NAMES and (kind in _PEOPLE or len(words) < 3)
    if not words[0][0].isupper() or pronoun:
        return ""
    if kind in _SINGLE:
        return "Person"
    if kind.endswith("ORGANISATION"):
        return "Organization"
    return "Place" if kind == "PLACE" else ""


def ours(doc: Doc) -> set[Mention]:
    """Return the names that the package finds."""
    spans = ((doc[n.start : n.end], n.type) for n in find_names([doc])[0])
    return {Mention(s.start_char, s.end_char, kind) for s, kind in spans if kind in TYPES}


def models(doc: Doc) -> set[Mention]:
    """Return the names that the model's recogniser finds."""
    kept = (ent for ent in doc.ents if ent.label_ in _LABELS)
    return {Mention(ent.start_char, ent.end_char, _LABELS[ent.label_]) for ent in kept}


def score(
    golds: Sequence[set[Mention]],
    found: Sequence[set[Mention]],
    match: Match,
    types: Iterable[str] = TYPES,
) -> Score:
    """Return how well `found` matches `golds`, text by text, for some types."""
    kept = set(types)
    right = hit = predicted = wanted = 0
    for gold_names, found_names in zip(golds, found, strict=True):
        real = [m for m in gold_names if m.type in kept]
        mine = [m for m in found_names if m.type in kept]
        right += sum(any(match(m, g) for g in real) for m in mine)
        hit += sum(any(match(g, m) for m in mine) for g in real)
        predicted, wanted = predicted + len(mine), wanted + len(real)
    return Score(right / max(predicted, 1), hit / max(wanted, 1))


def measure() -> tuple[list[set[Mention]], list[set[Mention]], list[set[Mention]]]:
    """Return the gold names, the model's and ours, text by text."""
    rows = texts()
    docs = list(pipeline().pipe(row["text"].replace("’", "'") for row in rows))
    return [gold(row) for row in rows], [models(d) for d in docs], [ours(d) for d in docs]


def report() -> Iterator[str]:
    """Yield the lines of the two tables."""
    golds, theirs, mine = measure()
    for title, match in (("any overlap", overlap), ("half", half)):
        yield f"{title:14}      {'model P / R / F1':22} ours P / R / F1"
        for types in (*((name,) for name in TYPES), TYPES):
            pairs = [score(golds, found, match, types) for found in (theirs, mine)]
            cells = ["  ".join(f"{x:.3f}" for x in (*s, s.f1)) for s in pairs]
            yield f"{types[0] if len(types) == 1 else 'all':14}      {cells[0]:22} {cells[1]}"


if __name__ == "__main__":
    print("\n".join(report()))
