"""The table ``confidence``: what speaks for a statement and what against it, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, isfinite

from kg.errors import LanguageDataError
from kg.lang.language import load


@dataclass(frozen=True)
class ConfidenceTable:
    """A logistic regression: `weights` by the name of a feature, and what is sure without any."""

    intercept: float
    weights: Mapping[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        """Return the share in [0, 1] of statements with such features that are right.

        A feature without a weight says nothing.

        Examples
        --------
        >>> ConfidenceTable(0.0, {"named subject": 2.0}).score({"named subject": 1.0})
        0.88
        """
        log_odds = self.intercept + sum(
            self.weights.get(name, 0.0) * value for name, value in sorted(features.items())
        )
        return round(1 / (1 + exp(-log_odds)), 2)


@cache
def confidence(code: str = "fr") -> ConfidenceTable:
    """Return the table of a language, checked.

    Raises
    ------
    LanguageDataError
        For a weight that is no number.
    """
    raw = load(code).table("confidence")
    table = ConfidenceTable(raw["intercept"], raw["weights"])
    for name, weight in {"intercept": table.intercept, **table.weights}.items():
        if not isinstance(weight, int | float) or not isfinite(weight):
            raise LanguageDataError(f"confidence.toml: {name}: no number")
    return table
