"""The table ``comparison``: words that do not count when readings are measured."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lang.language import load


@dataclass(frozen=True)
class Comparison:
    """All of the table; see its head for what each field holds."""

    function: frozenset[str]
    light: frozenset[str]


@cache
def comparison(code: str = "fr") -> Comparison:
    """Return the table of a language.

    Examples
    --------
    >>> "dans" in comparison().function, "faire" in comparison().light
    (True, True)
    """
    raw = load(code).table("comparison")
    return Comparison(frozenset(raw["function"]), frozenset(raw["light"]))
