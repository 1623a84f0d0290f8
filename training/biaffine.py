"""The network of ``kg.annotate.network`` as torch trains it; the names of the weights agree."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class Shape:
    """Sizes of the network.

    Attributes
    ----------
    features
        Known values of every feature of a form.
    """

    features: dict[str, int]
    tags: int
    labels: int
    vectors: int = 300
    static: int = 128
    width: int = 200
    depth: int = 3
    arc: int = 300
    label: int = 100
    tag: int = 200
    dropout: float = 0.33


EMBEDDED = {
    "norm": 100, "suffix2": 24, "suffix3": 40, "suffix4": 40, "prefix3": 32, "shape": 24,
}  # fmt: skip


class Biaffine(nn.Module):
    """Recurrent encoder, joint tagger, biaffine arcs and labels (Dozat and Manning, 2017)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embed = nn.ModuleDict(
            {name: nn.Embedding(n + 1, EMBEDDED[name]) for name, n in shape.features.items()}
        )
        self.static = nn.Linear(shape.vectors, shape.static)
        width = shape.static + sum(EMBEDDED[name] for name in shape.features)
        self.lstm = nn.ModuleList()
        for _ in range(shape.depth):
            both = {side: nn.LSTM(width, shape.width) for side in ("ahead", "back")}
            self.lstm.append(nn.ModuleDict(both))
            width = 2 * shape.width
        self.tag_hidden, self.tag = nn.Linear(width, shape.tag), nn.Linear(shape.tag, shape.tags)
        self.arc_word, self.arc_head = nn.Linear(width, shape.arc), nn.Linear(width, shape.arc)
        self.arc = nn.Parameter(torch.zeros(shape.arc, shape.arc))
        self.arc_bias = nn.Parameter(torch.zeros(shape.arc))
        self.arc_root = nn.Parameter(torch.randn(shape.arc) * 0.1)
        self.label_word = nn.Linear(width, shape.label)
        self.label_head = nn.Linear(width, shape.label)
        self.label = nn.Parameter(torch.zeros(shape.labels, shape.label, shape.label))
        self.label_root = nn.Parameter(torch.randn(shape.label) * 0.1)
        self.label_words = nn.Linear(shape.label, shape.labels)
        self.label_heads = nn.Linear(shape.label, shape.labels)
        for name, weight in self.named_parameters():
            if "weight_hh" in name:
                nn.init.orthogonal_(weight)
            elif "embed" in name:
                nn.init.normal_(weight, std=0.1)

    def forward(
        self, numbers: Tensor, vectors: Tensor, lengths: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return tag scores, arc scores, and what label scores are made of.

        Parameters
        ----------
        numbers, vectors
            Shapes (longest, sentences, features) and (longest, sentences, 300).
        """
        states = self._encode(self._embed(numbers, vectors), lengths).transpose(0, 1)
        tags = self.tag(self._hidden(self.tag_hidden, states))
        words = self._hidden(self.arc_word, states)
        heads = self._rooted(self.arc_root, self._hidden(self.arc_head, states))
        arcs = (words @ self.arc + self.arc_bias) @ heads.transpose(1, 2)
        label_words = self._hidden(self.label_word, states)
        label_heads = self._rooted(self.label_root, self._hidden(self.label_head, states))
        places = torch.arange(heads.shape[1])
        arcs = arcs.masked_fill(places[None, None] > lengths[:, None, None], -1e9)
        return tags, arcs, label_words, label_heads

    def labels(self, words: Tensor, heads: Tensor) -> Tensor:
        """Return label scores of words with their heads, both of shape (words, width)."""
        both = torch.einsum("ni,lij,nj->nl", words, self.label, heads)
        result: Tensor = both + self.label_words(words) + self.label_heads(heads)
        return result

    def _embed(self, numbers: Tensor, vectors: Tensor) -> Tensor:
        if self.training:  # a known word is now and then an unknown one
            unknown = torch.rand(numbers.shape[:2]) < 0.15
            forgotten = numbers.clone()
            forgotten[..., 0][unknown] = 0
            numbers = forgotten
        parts = [self.embed[name](numbers[..., i]) for i, name in enumerate(self.shape.features)]
        if self.training:
            vectors = vectors * (torch.rand(*vectors.shape[:2], 1) > 0.1)
        parts.append(self.static(vectors))
        return functional.dropout(torch.cat(parts, -1), self.shape.dropout, self.training)

    def _encode(self, x: Tensor, lengths: Tensor) -> Tensor:
        times = torch.arange(len(x))[:, None]
        flip = torch.where(times < lengths[None], lengths[None] - 1 - times, times)
        columns = torch.arange(x.shape[1])
        for layer in self.lstm:
            ahead, _ = layer["ahead"](x)
            back, _ = layer["back"](x[flip, columns])
            x = torch.cat([ahead, back[flip, columns]], -1)
            if self.training:  # one mask a sentence, as long as it lasts
                keep = 1 - self.shape.dropout
                x = x * (torch.rand(1, *x.shape[1:]) < keep) / keep
        return x

    def _hidden(self, layer: nn.Module, x: Tensor) -> Tensor:
        return functional.dropout(torch.relu(layer(x)), self.shape.dropout, self.training)

    def _rooted(self, root: Tensor, heads: Tensor) -> Tensor:
        return torch.cat([root.expand(heads.shape[0], 1, -1), heads], 1)
