"""The table ``extraction``: what rules leave aside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lang.language import load


@dataclass(frozen=True)
class ExtractionTable:
    """The fields are explained in ``extraction.toml``."""

    manner: frozenset[str]
    durations: frozenset[str]
    prepositions: frozenset[str]
    phrases: frozenset[str]
    scene: frozenset[str]
    light: frozenset[str]
    opinion: frozenset[str]
    naming: frozenset[str]


@cache
def extraction(code: str = "fr") -> ExtractionTable:
    """Return the table of a language."""
    raw = load(code).table("extraction")
    aside = raw["aside"]
    return ExtractionTable(
        manner=frozenset(aside["manner"]),
        durations=frozenset(aside["durations"]),
        prepositions=frozenset(aside["prepositions"]),
        phrases=frozenset(aside["phrases"]),
        scene=frozenset(aside["scene"]),
        light=frozenset(raw["light"]["verbs"]),
        opinion=frozenset(raw["attribute"]["opinion"]),
        naming=frozenset(raw["attribute"]["naming"]),
    )
