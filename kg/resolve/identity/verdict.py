"""Decisions on identity, each with its score and the reasons that add up to it."""

from __future__ import annotations

import math
from dataclasses import dataclass

_DIGITS = 3  # of a score: what is beyond may differ between machines


@dataclass(frozen=True, slots=True, order=True)
class Appearance:
    """An entity as one article names it.

    Attributes
    ----------
    entity
        The id that the article alone gives it.
    """

    article: str
    entity: str
    label: str = ""

    @property
    def name(self) -> str:
        """What a judgement may call it: "person/jean-dupont@article"."""
        return f"{self.entity}@{self.article}"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against two being one.

    Attributes
    ----------
    weight
        Added to the logarithm of the odds; negative if it speaks against.
    """

    what: str
    weight: float

    def __str__(self) -> str:
        return f"{self.what} ({self.weight:+.1f})"


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two appearances, each with all that is one with it already, are one.

    Attributes
    ----------
    score
        In [0, 1], the probability that `reasons` add up to; 1 or 0 if somebody judged.
    """

    first: Appearance
    second: Appearance
    same: bool
    score: float
    reasons: tuple[Reason, ...]


def score_of(weight: float) -> float:
    """Return the probability of which the logarithm of the odds is given.

    Examples
    --------
    >>> score_of(0.0), score_of(2.2)
    (0.5, 0.9)
    """
    bounded = max(-30.0, min(30.0, weight))
    return round(1 / (1 + math.exp(-bounded)), _DIGITS)
