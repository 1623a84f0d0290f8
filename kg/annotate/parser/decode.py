"""The tree that scores, and what another parser says, add up to.

Invariant: one tree a sentence, in which no verb has two subjects or two objects if that can
be helped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.annotate.parser.lexemes import Floats, Integers
from kg.annotate.parser.network import Scores
from kg.annotate.parser.trees import best_tree

#: What a verb has one of, by label.
_ONCE = {"nsubj": "nsubj", "nsubj:pass": "nsubj", "obj": "obj", "obl:agent": "obl:agent"}
_PATIENCE = 6


@dataclass(frozen=True)
class Analysis:
    """What is read in one sentence.

    Attributes
    ----------
    heads
        Index of every token's governor; its own for the root.
    labels
        Dependency labels.
    margins
        What every token's arc is worth, in [0, 1].
    """

    heads: list[int]
    labels: list[str]
    margins: list[float]


@dataclass(frozen=True)
class Opinion:
    """Another parser's heads and labels, as in `Analysis`."""

    heads: Sequence[int]
    labels: Sequence[str]


@dataclass(frozen=True)
class Trust:
    """What another parser's arc and label weigh, where ours weigh their probability."""

    arc: float = 0.7
    label: float = 0.7


def decode(scores: Scores, opinion: Opinion | None = None, trust: Trust | None = None) -> Analysis:
    """Return the best analysis of a sentence."""
    return _Decoder(scores, opinion, trust or Trust()).read()


class _Decoder:
    def __init__(self, scores: Scores, opinion: Opinion | None, trust: Trust) -> None:
        self.scores, self.opinion, self.trust = scores, opinion, trust
        self.arcs = scores.arcs.copy()
        self.own = np.arange(len(self.arcs))
        self.barred: list[tuple[int, int, list[int]]] = []
        if opinion is not None:
            self.arcs[self.own, self._said()] += trust.arc
            self.arcs /= 1 + trust.arc

    def _said(self) -> Integers:
        """Return the other parser's heads, counted from the place above the root."""
        assert self.opinion is not None
        heads = np.array(self.opinion.heads)
        return np.where(heads == self.own, 0, heads + 1)

    def read(self) -> Analysis:
        heads = self._heads()
        chances = self._chances(heads)
        for _ in range(_PATIENCE):
            crowd = next(iter(crowded(heads, self._best(chances))), None)
            if crowd is None:
                break
            self._mend(crowd, heads, chances)
            heads = self._heads()
            chances = self._chances(heads)
        return Analysis(
            heads=np.where(heads == 0, self.own, heads - 1).tolist(),
            labels=self._best(chances),
            margins=np.clip(self.arcs[self.own, heads], 0.0, 1.0).tolist(),
        )

    def _heads(self) -> Integers:
        return best_tree(np.concatenate([np.zeros_like(self.arcs[:1]), self.arcs]))[1:]

    def _best(self, chances: Floats) -> list[str]:
        return [self.scores.names[i] for i in chances.argmax(axis=-1)]

    def _chances(self, heads: Integers) -> Floats:
        """Return what every label is worth, shape (n, labels)."""
        chances = self.scores.labels(heads)
        if self.opinion is not None:
            for i in np.flatnonzero(heads == self._said()).tolist():
                place = self.scores.places.get(self.opinion.labels[i])
                if place is not None:
                    chances[i, place] += self.trust.label
        for token, head, labels in self.barred:
            if heads[token] == head:
                chances[token, labels] = 0.0
        return chances

    def _mend(self, crowd: list[int], heads: Integers, chances: Floats) -> None:
        """Bar the arc or the label, of one token of the crowd, that is missed least."""
        options = []
        for token in crowd:
            now, head = int(chances[token].argmax()), int(heads[token])
            kind = _ONCE[self.scores.names[now]]
            same = [i for i, name in enumerate(self.scores.names) if _ONCE.get(name) == kind]
            label = np.delete(chances[token], same).max() / chances[token, now]
            arc = np.delete(self.arcs[token], head).max() / max(self.arcs[token, head], 1e-6)
            options += [(float(label), token, head, same), (float(arc), token, head, [])]
        _, token, head, labels = max(options, key=lambda option: option[0])
        if labels:
            self.barred.append((token, head, labels))
        else:
            self.arcs[token, head] -= 2.0


def crowded(heads: Sequence[int] | Integers, labels: Sequence[str]) -> list[list[int]]:
    """Return the tokens that fill a place of their head that has room for one.

    Examples
    --------
    >>> crowded([3, 3, 0], ["nsubj", "nsubj", "ROOT"])
    [[0, 1]]
    """
    places: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for token, (head, label) in enumerate(zip(heads, labels, strict=True)):
        if label in _ONCE:
            places[int(head), _ONCE[label]].append(token)
    return [tokens for tokens in places.values() if len(tokens) > 1]
