"""The network that tags and attaches: recurrent layers below, biaffine scores above.

Invariant: plain numpy, sentence by sentence; a sentence's analysis depends on nothing else.
How the weights came about is told in ``training/README.md``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.annotate.trees import best_tree

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Vectors = Callable[[str], Floats]

_AT_ONCE = 32


@dataclass(frozen=True)
class Analysis:
    """What the network reads in one sentence of `n` tokens.

    Attributes
    ----------
    heads
        Index of every token's governor; its own for the root.
    labels, tags
        Dependency labels; parts of speech with their morphology ("NOUN|Gender=Fem").
    margins
        Probability, in [0, 1], of every token's arc.
    """

    heads: list[int]
    labels: list[str]
    tags: list[str]
    margins: list[float]


def surface_features(form: str) -> dict[str, str]:
    """Return what the network sees of a form besides its vector.

    Examples
    --------
    >>> surface_features("L'Otan")["shape"]
    "X'Xx"
    >>> surface_features("déclarait")["suffix4"]
    'rait'
    """
    norm = form.lower().replace("’", "'")
    return {
        "norm": "".join("0" if c.isdigit() else c for c in norm),
        "suffix2": norm[-2:],
        "suffix3": norm[-3:],
        "suffix4": norm[-4:],
        "prefix3": norm[:3],
        "shape": _shape(form),
    }


def _shape(form: str) -> str:
    shape = ""
    for character in form:
        kind = _kind(character)
        if not shape.endswith(kind):
            shape += kind
    return shape[:8]


def _kind(character: str) -> str:
    if character.isalpha():
        return "X" if character.isupper() else "x"
    return "0" if character.isdigit() else character


@dataclass
class Lexicon:
    """Forms to the network's input numbers, remembered once computed.

    Parameters
    ----------
    features
        For every feature its known values; a value's number is its place plus one, 0 is unknown.
    vectors
        A form's static vector, zeros where there is none.
    """

    features: dict[str, list[str]]
    vectors: Vectors
    _known: dict[str, tuple[Integers, Floats]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._numbers = {
            name: {value: i + 1 for i, value in enumerate(values)}
            for name, values in self.features.items()
        }

    def __call__(self, form: str) -> tuple[Integers, Floats]:
        """Return the numbers of the form's features and its static vector."""
        if form not in self._known:
            values = surface_features(form)
            numbers = [self._numbers[name].get(values[name], 0) for name in self.features]
            self._known[form] = np.array(numbers), self.vectors(form)
        return self._known[form]


class Network:
    """The weights, and what they make of sentences.

    Parameters
    ----------
    weights
        As ``training.biaffine`` names them.
    """

    def __init__(
        self, weights: dict[str, Floats], lexicon: Lexicon, tags: list[str], labels: list[str]
    ) -> None:
        self.weights, self.lexicon, self.tags, self.labels = weights, lexicon, tags, labels
        depth = sum(name.endswith("ahead.weight_hh_l0") for name in weights)
        self._layers = [Layer.of(weights, f"lstm.{i}") for i in range(depth)]
        label = weights["label"]
        self._label = np.ascontiguousarray(label.transpose(1, 0, 2)).reshape(label.shape[1], -1)
        self._root = labels.index("ROOT")

    @classmethod
    def load(cls, folder: Path, vectors: Vectors) -> Network:
        """Read ``network.json`` (the closed lists) and ``network.npz`` (half-precision weights)."""
        lists = json.loads((folder / "network.json").read_text(encoding="utf-8"))
        with np.load(folder / "network.npz") as stored:
            weights = {name: stored[name].astype(np.float32) for name in stored.files}
        return cls(weights, Lexicon(lists["features"], vectors), lists["tags"], lists["labels"])

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Tag and attach sentences given as forms; none of them empty."""
        order = sorted(range(len(sentences)), key=lambda i: -len(sentences[i]))
        found: dict[int, Analysis] = {}
        for start in range(0, len(order), _AT_ONCE):
            chosen = order[start : start + _AT_ONCE]
            found.update(zip(chosen, self._batch([sentences[i] for i in chosen]), strict=True))
        return [found[i] for i in range(len(sentences))]

    def _batch(self, sentences: list[Sequence[str]]) -> Iterator[Analysis]:
        """Analyse sentences ordered from long to short."""
        lengths = [len(sentence) for sentence in sentences]
        states = self._encode(self._embed(sentences), lengths)
        flat = np.concatenate([states[:length, row] for row, length in enumerate(lengths)])
        ends = np.cumsum(lengths)
        slices = [slice(end - n, end) for end, n in zip(ends, lengths, strict=True)]
        heads, margins = self._attach(flat, slices)
        labels = self._label_arcs(flat, heads, slices)
        tags = self._linear("tag", self._hidden("tag_hidden", flat)).argmax(axis=-1)
        for part in slices:
            own = np.arange(part.stop - part.start)
            yield Analysis(
                heads=np.where(heads[part] == 0, own, heads[part] - 1).tolist(),
                labels=[self.labels[i] for i in labels[part]],
                tags=[self.tags[i] for i in tags[part]],
                margins=margins[part].tolist(),
            )

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
        flip = _flip(lengths, len(x))
        columns = np.arange(len(lengths))
        for layer in self._layers:
            ahead, back = layer(x, x[flip, columns], lengths)
            x = np.concatenate([ahead, back[flip, columns]], axis=-1)
        return x

    def _linear(self, name: str, x: Floats) -> Floats:
        return _flat(x, self.weights[f"{name}.weight"].T) + self.weights[f"{name}.bias"]

    def _hidden(self, name: str, x: Floats) -> Floats:
        return np.maximum(self._linear(name, x), np.float32(0.0))

    def _attach(self, states: Floats, slices: list[slice]) -> tuple[Integers, Floats]:
        """Return every token's head (0 for a root, else one more than its place)."""
        words = self._hidden("arc_word", states) @ self.weights["arc"] + self.weights["arc_bias"]
        governors = self._hidden("arc_head", states)
        heads = np.zeros(len(states), dtype=np.int64)
        margins = np.zeros(len(states), dtype=np.float32)
        for part in slices:
            places = np.concatenate([self.weights["arc_root"][None], governors[part]])
            arcs = _log_softmax(words[part] @ places.T)
            heads[part] = best_tree(np.concatenate([np.zeros_like(arcs[:1]), arcs]))[1:]
            margins[part] = np.exp(arcs[np.arange(len(arcs)), heads[part]])
        return heads, margins

    def _label_arcs(self, states: Floats, heads: Integers, slices: list[slice]) -> Integers:
        words, governors = self._hidden("label_word", states), self._hidden("label_head", states)
        starts = np.concatenate([np.full(part.stop - part.start, part.start) for part in slices])
        places = governors[np.maximum(starts + heads - 1, 0)]
        places[heads == 0] = self.weights["label_root"]
        both = (words @ self._label).reshape(len(words), len(self.labels), -1)
        scores = (both @ places[:, :, None])[:, :, 0]
        scores += self._linear("label_words", words) + self._linear("label_heads", places)
        scores[:, self._root] = np.where(heads == 0, np.inf, -np.inf)
        best: Integers = scores.argmax(axis=-1)
        return best


@dataclass(frozen=True)
class Layer:
    """One recurrent layer read in both directions at once (Hochreiter and Schmidhuber, 1997).

    The three gates are halved beforehand, for a sigmoid is half a hyperbolic tangent.
    """

    outer: Floats
    inner: Floats
    bias: Floats

    @classmethod
    def of(cls, weights: dict[str, Floats], name: str) -> Layer:
        """Read the layer `name` off the weights."""
        sides = [f"{name}.{side}" for side in ("ahead", "back")]
        width = weights[f"{sides[0]}.weight_hh_l0"].shape[1]
        scale = np.repeat(np.array([0.5, 0.5, 1.0, 0.5], dtype=np.float32), width)
        biases = [weights[f"{s}.bias_ih_l0"] + weights[f"{s}.bias_hh_l0"] for s in sides]
        return cls(
            outer=_stacked([weights[f"{side}.weight_ih_l0"].T * scale for side in sides]),
            inner=_stacked([weights[f"{side}.weight_hh_l0"].T * scale for side in sides]),
            bias=_stacked([bias * scale for bias in biases]),
        )

    def __call__(self, ahead: Floats, back: Floats, lengths: list[int]) -> Floats:
        """Return the states, shape (2, longest, sentences, width); `lengths` fall."""
        count, width = ahead.shape[1], self.inner.shape[1]
        gates = np.stack(
            [_flat(x, self.outer[i]) + self.bias[i] for i, x in enumerate((ahead, back))], axis=1
        )
        out = np.zeros((len(ahead), 2, count, width), dtype=np.float32)
        hidden = np.zeros((2, count, width), dtype=np.float32)
        cell = np.zeros_like(hidden)
        for t in range(len(ahead)):
            live = sum(length > t for length in lengths)
            now = gates[t, :, :live] + np.matmul(hidden[:, :live], self.inner)
            cell, hidden = _step(now, cell[:, :live])
            out[t, :, :live] = hidden
        return out.swapaxes(0, 1)


def _flat(x: Floats, matrix: Floats) -> Floats:
    """Return ``x @ matrix`` as one product, which numpy does not make of three axes."""
    product = x.reshape(-1, x.shape[-1]) @ matrix
    return product.reshape(*x.shape[:-1], -1)


def _stacked(parts: list[Floats]) -> Floats:
    return np.ascontiguousarray(np.stack(parts), dtype=np.float32)


def _step(gates: Floats, cell: Floats) -> tuple[Floats, Floats]:
    """Return the next cell and hidden state."""
    width = cell.shape[-1]
    np.tanh(gates, out=gates)
    half = np.float32(0.5)
    opened = gates[..., : 2 * width] * half + half
    leave = gates[..., 3 * width :] * half + half
    cell = cell * opened[..., width:]
    cell += opened[..., :width] * gates[..., 2 * width : 3 * width]
    return cell, leave * np.tanh(cell)


def _flip(lengths: list[int], longest: int) -> Integers:
    """Return, by time and sentence, the place read when the sentence is read backwards."""
    times = np.arange(longest)[:, None]
    ends = np.array(lengths)[None]
    return np.where(times < ends, ends - 1 - times, times)


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result
