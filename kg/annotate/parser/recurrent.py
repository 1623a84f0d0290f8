"""Recurrent layers over sentences side by side, time first and the longest sentence first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kg.annotate.parser.lexemes import Floats, Integers


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
            [product(x, self.outer[i]) + self.bias[i] for i, x in enumerate((ahead, back))], axis=1
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


def product(x: Floats, matrix: Floats) -> Floats:
    """Return ``x @ matrix`` as one product, which numpy does not make of three axes."""
    flat = x.reshape(-1, x.shape[-1]) @ matrix
    return flat.reshape(*x.shape[:-1], -1)


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


def backwards(lengths: list[int], longest: int) -> Integers:
    """Return, by time and sentence, the place read when the sentence is read backwards."""
    times = np.arange(longest)[:, None]
    ends = np.array(lengths)[None]
    return np.where(times < ends, ends - 1 - times, times)
