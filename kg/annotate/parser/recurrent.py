"""Recurrent layers over sentences side by side, time first and the longest sentence first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kg.annotate.parser.lexemes import Floats, Integers


@dataclass(frozen=True)
class Layer:
    """One recurrent layer read in both directions at once (Hochreiter and Schmidhuber, 1997).

    The three gates are halved beforehand, for a sigmoid is half a hyperbolic tangent.

    Attributes
    ----------
    outer, bias
        From the input to the gates, those of the way ahead beside those of the way back.
    inner
        From the state to the gates, shape (2, width, 4 x width).
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
            outer=np.hstack([weights[f"{side}.weight_ih_l0"].T * scale for side in sides]),
            inner=np.stack([weights[f"{side}.weight_hh_l0"].T * scale for side in sides]),
            bias=np.concatenate([bias * scale for bias in biases]),
        )

    def __call__(self, x: Floats, lengths: list[int]) -> Floats:
        """Return the states, shape (longest, sentences, 2 x width); `lengths` fall."""
        longest, count, width = len(x), x.shape[1], self.inner.shape[1]
        turn = backwards(lengths), np.arange(count)
        driven = product(x, self.outer) + self.bias
        gates = np.empty((longest, 2, count, 4 * width), dtype=np.float32)
        gates[:, 0] = driven[..., : 4 * width]
        gates[:, 1] = driven[..., 4 * width :][turn]
        out = np.zeros((longest, 2, count, width), dtype=np.float32)
        hidden = np.zeros((2, count, width), dtype=np.float32)
        cell = np.zeros_like(hidden)
        for t, live in enumerate(_live(lengths)):
            now = gates[t, :, :live] + np.matmul(hidden[:, :live], self.inner)
            cell, hidden = _step(now, cell[:, :live])
            out[t, :, :live] = hidden
        return np.concatenate([out[:, 0], out[:, 1][turn]], axis=-1)


def _live(lengths: list[int]) -> list[int]:
    """Return, for every time, how many sentences are not over yet."""
    times = np.arange(lengths[0])
    return [int(n) for n in (np.array(lengths)[None] > times[:, None]).sum(axis=1)]


def product(x: Floats, matrix: Floats) -> Floats:
    """Return ``x @ matrix`` as one product, which numpy does not make of three axes."""
    flat = x.reshape(-1, x.shape[-1]) @ matrix
    return flat.reshape(*x.shape[:-1], -1)


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


def backwards(lengths: list[int]) -> Integers:
    """Return, by time and sentence, the place read when the sentence is read backwards."""
    times = np.arange(lengths[0])[:, None]
    ends = np.array(lengths)[None]
    return np.where(times < ends, ends - 1 - times, times)
