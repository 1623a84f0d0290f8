"""MUC of the chains of actors and places, from raw text, on a corpus of JSON lines.

Run it with the corpus as its argument::

    python tests/eval/coref.py train.jsonl [--limit 100] [--show]

A line of the corpus has ``text`` and ``entities``; an entity has a ``type`` and ``mentions`` with
``start`` and ``end`` in code points. What is measured:

- *Article*: the text with one paragraph a line, read by the whole annotate stage.
- *Key*: the chains of persons, groups, organisations and places.
- *Response*: our chains. Possessive determiners and adjectives of nationality are left out, which
  the corpus does not mark as mentions of persons or places.
- *Alignment*: one to one; our head lies in the corpus' span or its span in ours, the pair with the
  greatest common part (Dice of the spans) first.
- *MUC*: recall is the part of the key's links that we have: sum of ``|chain| - parts`` over sum of
  ``|chain| - 1``, where the other side's chains divide a chain into parts and a mention that the
  other side lacks is a part of its own. Precision is the same with the sides exchanged.
- *strict* counts every mention of a chain of ours that is of an actor or a place, so a mention
  that the corpus does not mark costs precision; *aligned* counts those alone that the corpus marks
  as a mention of anything, so the links are measured and not what is a mention.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.annotate.article import annotate
from kg.model import Article, Block, Mention, MentionKind, Span

PLACES = frozenset({"PLACE"})
ACTORS = frozenset(
    {
        "CIVILIAN",
        "GROUP_OF_INDIVIDUALS",
        "INTERGOVERNMENTAL_ORGANISATION",
        "MILITARY",
        "MILITARY_ORGANISATION",
        "NON_GOVERNMENTAL_ORGANISATION",
        "NON_MILITARY_GOVERNMENT_ORGANISATION",
        "TERRORIST_OR_CRIMINAL",
    }
)
OURS = frozenset({"Group", "Organization", "Person", "Place"})
POSSESSIVES = frozenset({"leur", "leurs", "sa", "ses", "son"})


@dataclass
class Score:
    """Links found and links there are, of both sides."""

    right: int = 0
    key: int = 0
    found: int = 0
    response: int = 0

    @property
    def recall(self) -> float:
        """Part of the key's links that we have."""
        return self.right / self.key if self.key else 0.0

    @property
    def precision(self) -> float:
        """Part of our links that are right."""
        return self.found / self.response if self.response else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, key: Sequence[Sequence[int]], ours: Sequence[Sequence[int]]) -> None:
        """Count one text, whose mentions are numbers that both sides share."""
        right, there = _links(key, _chain_of(ours))
        found, given = _links(ours, _chain_of(key))
        self.right, self.key = self.right + right, self.key + there
        self.found, self.response = self.found + found, self.response + given


@dataclass(frozen=True)
class Measured:
    """Both ways to count, and what went wrong, by kind."""

    strict: Score = field(default_factory=Score)
    aligned: Score = field(default_factory=Score)
    mistakes: Counter[str] = field(default_factory=Counter)


def _links(chains: Iterable[Sequence[int]], others: Mapping[int, Hashable]) -> tuple[int, int]:
    right = there = 0
    for chain in chains:
        parts = {others.get(mention, ("alone", mention)) for mention in chain}
        right += len(chain) - len(parts)
        there += len(chain) - 1
    return right, there


def _chain_of(chains: Sequence[Sequence[int]]) -> dict[int, Hashable]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def article(record: Mapping[str, Any]) -> Article:
    """Return a text of the corpus as an article, one paragraph a line."""
    text, blocks, start = record["text"], [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(start, start + len(line))))
        start += len(line) + 1
    return Article(str(record["id"]), text, tuple(blocks))


def align(gold: Sequence[Span], ours: Sequence[Mention]) -> dict[int, int]:
    """Return from our mentions to the corpus' by their places in the two sequences."""
    pairs = [
        (-_dice(span, mention.span), i, j)
        for i, mention in enumerate(ours)
        for j, span in enumerate(gold)
        if mention.head.overlaps(span) or (mention.span.covers(span) and span.covers(mention.head))
    ]
    found: dict[int, int] = {}
    for _, i, j in sorted(pairs):
        if i not in found and j not in found.values():
            found[i] = j
    return found


def _dice(one: Span, other: Span) -> float:
    common = max(0, min(one.end, other.end) - max(one.start, other.start))
    return 2 * common / (len(one) + len(other))


def _counted(mention: Mention, text: str) -> bool:
    """Return whether the corpus would mark such a mention."""
    own = mention.span.of(text)
    possessive = mention.kind is MentionKind.PRONOUN and own.lower() in POSSESSIVES
    following = text[mention.span.end : mention.span.end + 1]
    clitic = own.lower() == "leur" and following == " "
    adjective = mention.kind is MentionKind.NAMED and own[:1].islower() and own != mention.text
    return not (possessive and not clitic) and not adjective


def measure(records: Iterable[Mapping[str, Any]], *, show: bool = False) -> Measured:
    """Return the scores over the texts of a corpus."""
    total = Measured()
    for record in records:
        _one(record, total, show=show)
    return total


def _one(record: Mapping[str, Any], total: Measured, *, show: bool) -> None:
    document = annotate(article(record))
    gold = [
        (Span(m["start"], m["end"]), e["id"], e["type"])
        for e in record["entities"]
        for m in e["mentions"]
    ]
    ours = [m for m in document.mentions if _counted(m, record["text"])]
    aligned = align([span for span, _, _ in gold], ours)
    names = {i: aligned.get(i, -1 - i) for i in range(len(ours))}
    wanted = PLACES | ACTORS
    key = _grouped((j, e) for j, (_, e, kind) in enumerate(gold) if kind in wanted)
    types = _chain_types(ours)
    kept = [
        i
        for i, m in enumerate(ours)
        if (gold[aligned[i]][2] in wanted if i in aligned else types[m.entity] in OURS)
    ]
    marked = [i for i in range(len(ours)) if i in aligned and gold[aligned[i]][2] in wanted]
    strict = _grouped((names[i], ours[i].entity) for i in kept)
    total.strict.add(key, strict)
    total.aligned.add(key, _grouped((names[i], ours[i].entity) for i in marked))
    _explain(record, document.mentions, gold, aligned, ours, total.mistakes, show=show)


def _grouped(pairs: Iterable[tuple[int, Hashable]]) -> list[list[int]]:
    found: dict[Hashable, list[int]] = {}
    for mention, chain in pairs:
        found.setdefault(chain, []).append(mention)
    return [chain for chain in found.values() if len(chain) > 1]


def _chain_types(mentions: Sequence[Mention]) -> dict[str, str]:
    found: dict[str, Counter[str]] = {}
    for mention in mentions:
        found.setdefault(mention.entity, Counter())[mention.type] += 1
    return {
        chain: next((kind for kind, _ in counts.most_common() if kind != "Thing"), "Thing")
        for chain, counts in found.items()
    }


def _explain(
    record: Mapping[str, Any],
    everything: Sequence[Mention],
    gold: Sequence[tuple[Span, int, str]],
    aligned: Mapping[int, int],
    ours: Sequence[Mention],
    mistakes: Counter[str],
    *,
    show: bool,
) -> None:
    """Count, and print on demand, each anaphor of either side whose link is wrong or missing."""
    text = record["text"]
    entity_of = {i: gold[j][1] for i, j in aligned.items()}
    by_gold = {j: i for i, j in aligned.items()}
    seen: dict[int, list[int]] = {}
    for j in sorted(range(len(gold)), key=lambda j: gold[j][0]):
        span, entity, kind = gold[j]
        before = seen.setdefault(entity, [])
        if kind in PLACES | ACTORS and before:
            i = by_gold.get(j)
            label = _label(span.of(text), ours[i] if i is not None else None)
            linked = i is not None and any(
                by_gold.get(k) is not None and ours[by_gold[k]].entity == ours[i].entity
                for k in before
            )
            mistakes[f"{label}: {'found' if linked else 'missed'}"] += 1
            if show and not linked:
                known = [gold[k][0].of(text) for k in before]
                print(f"MISS {record['id']} {label} | {span.of(text)} -> {known[-3:]}")
        before.append(j)
    latest: dict[str, list[int]] = {}
    for i, mention in enumerate(ours):
        before = latest.setdefault(mention.entity, [])
        known_before = [entity_of[k] for k in before if k in entity_of]
        if i in entity_of and gold[aligned[i]][2] in PLACES | ACTORS and known_before:
            right = entity_of[i] in known_before
            label = _label(mention.span.of(text), mention)
            if not right:
                mistakes[f"{label}: wrong"] += 1
                if show:
                    heads = [ours[k].text for k in before]
                    print(f"WRONG {record['id']} {label} | {mention.text} -> {heads[-3:]}")
        before.append(i)


def _label(text: str, mention: Mention | None) -> str:
    return mention.kind.value if mention else "no mention"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    lines = options.corpus.read_text("utf-8").splitlines()[: options.limit]
    measured = measure(map(json.loads, lines), show=options.show)
    for name, score in (("strict", measured.strict), ("aligned", measured.aligned)):
        figures = f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
        print(
            f"MUC {name:8} {figures}  ({score.right}/{score.key}, {score.found}/{score.response})"
        )
    for label, count in sorted(measured.mistakes.items()):
        print(f"{count:6} {label}")


if __name__ == "__main__":
    main()
