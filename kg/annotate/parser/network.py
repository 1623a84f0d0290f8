"""The network that scores tags, arcs and labels: recurrent layers below, biaffine ones above.

Invariant: plain numpy; a sentence's scores depend on its forms alone (but for rounding).
How the weights came about is told in ``training/README.md``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from kg.annotate.parser.lexemes import Floats, Integers, Lexicon, Vectors
from kg.annotate.parser.recurrent import Layer, product

_AT_ONCE = 32


@dataclass(frozen=True)
class Scores:
    """What the network thinks of one sentence of `n` tokens.

    Attributes
    ----------
    arcs
        Probabilities of heads, shape (n, n + 1); column 0 is the place above the root.
    names, places
        The labels, in the order of the label scores, and every label's place in it.
    """

    arcs: Floats
    names: list[str]
    places: dict[str, int]
    _turned: Floats
    _words: Floats
    _governors: Floats
    _as_governor: Floats
    _tag: Callable[[], list[str]]

    @property
    def tags(self) -> list[str]:
        """The best part of speech with its morphology ("NOUN|Gender=Fem") of every token."""
        return self._tag()

    def labels(self, heads: Integers) -> Floats:
        """Return the labels' probabilities, shape (n, labels), for tokens with these heads."""
        places = self._governors[heads]
        scores = (self._turned @ places[:, :, None])[:, :, 0]
        scores = scores + self._words + self._as_governor[heads]
        scores[:, self.places["ROOT"]] = np.where(heads == 0, 1e4, -1e4)
        return _softmax(scores)


class Network:
    """The weights, and what they make of sentences.

    Parameters
    ----------
    weights
        As ``training.biaffine`` names them.
    """

    def __init__(
        self, weights: dict[str, Floats], lexicon: Lexicon, *, tags: list[str], labels: list[str]
    ) -> None:
        self.weights, self.lexicon, self.tags, self.labels = weights, lexicon, tags, labels
        depth = sum(name.endswith("ahead.weight_hh_l0") for name in weights)
        self._layers = [Layer.of(weights, f"lstm.{i}") for i in range(depth)]
        self._places = {name: place for place, name in enumerate(labels)}
        label = weights["label"]
        self._label = np.ascontiguousarray(label.transpose(1, 0, 2)).reshape(label.shape[1], -1)

    @classmethod
    def load(cls, folder: Path, vectors: Vectors) -> Network:
        """Read ``network.json`` (the closed lists) and ``network.npz`` (half-precision weights)."""
        lists = json.loads((folder / "network.json").read_text(encoding="utf-8"))
        with np.load(folder / "network.npz") as stored:
            weights = {name: stored[name].astype(np.float32) for name in stored.files}
        lexicon = Lexicon(lists["features"], vectors)
        return cls(weights, lexicon, tags=lists["tags"], labels=lists["labels"])

    def score(self, sentences: Sequence[Sequence[str]]) -> list[Scores]:
        """Score sentences given as forms, none of them empty."""
        order = sorted(range(len(sentences)), key=lambda i: -len(sentences[i]))
        found: dict[int, Scores] = {}
        for start in range(0, len(order), _AT_ONCE):
            chosen = order[start : start + _AT_ONCE]
            found.update(zip(chosen, self._batch([sentences[i] for i in chosen]), strict=True))
        return [found[i] for i in range(len(sentences))]

    def _batch(self, sentences: list[Sequence[str]]) -> Iterator[Scores]:
        """Score sentences ordered from long to short."""
        lengths = [len(sentence) for sentence in sentences]
        states = self._encode(self._embed(sentences), lengths)
        flat = np.concatenate([states[:length, row] for row, length in enumerate(lengths)])
        arc_words = self._hidden("arc_word", flat) @ self.weights["arc"] + self.weights["arc_bias"]
        arc_heads = self._hidden("arc_head", flat)
        words, heads = self._hidden("label_word", flat), self._hidden("label_head", flat)
        turned = (words @ self._label).reshape(len(words), len(self.labels), -1)
        word_scores = self._linear("label_words", words)
        end = 0
        for length in lengths:
            part = slice(end, end := end + length)
            governors = self._below_root("label_root", heads[part])
            places = self._below_root("arc_root", arc_heads[part])
            yield Scores(
                _tag=partial(self._tags, flat[part]),
                arcs=_softmax(product(arc_words[part], places.T)),
                names=self.labels,
                places=self._places,
                _turned=turned[part],
                _words=word_scores[part],
                _governors=governors,
                _as_governor=self._linear("label_heads", governors),
            )

    def _below_root(self, root: str, heads: Floats) -> Floats:
        return np.concatenate([self.weights[root][None], heads])

    def _embed(self, sentences: list[Sequence[str]]) -> Floats:
        """Return the input of the recurrent layers, shape (longest, sentences, width)."""
        looked = [[self.lexicon(form) for form in sentence] for sentence in sentences]
        longest = len(looked[0])
        numbers = np.zeros((longest, len(looked), len(self.lexicon.features)), dtype=np.int64)
        width = self.weights["static.weight"].shape[1]
        vectors = np.zeros((longest, len(looked), width), dtype=np.float32)
        for column, words in enumerate(looked):
            numbers[: len(words), column] = [word[0] for word in words]
            vectors[: len(words), column] = [word[1] for word in words]
        parts = [
            self.weights[f"embed.{name}.weight"][numbers[..., i]]
            for i, name in enumerate(self.lexicon.features)
        ]
        return np.concatenate([*parts, self._linear("static", vectors)], axis=-1)

    def _encode(self, x: Floats, lengths: list[int]) -> Floats:
        for layer in self._layers:
            x = layer(x, lengths)
        return x

    def _tags(self, states: Floats) -> list[str]:
        best = self._linear("tag", self._hidden("tag_hidden", states)).argmax(axis=-1)
        return [self.tags[i] for i in best]

    def _linear(self, name: str, x: Floats) -> Floats:
        return product(x, self.weights[f"{name}.weight"].T) + self.weights[f"{name}.bias"]

    def _hidden(self, name: str, x: Floats) -> Floats:
        return np.maximum(self._linear(name, x), np.float32(0.0))


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return result
