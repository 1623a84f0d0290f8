"""The table ``prepositions``: prepositions of several words and contracted forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.lang.language import load


@dataclass(frozen=True)
class Prepositions:
    """Complex prepositions by their first word, longest first."""

    complex_: Mapping[str, tuple[tuple[str, ...], ...]]
    forms: Mapping[str, str]

    def plain(self, word: str) -> str:
        """Undo a contraction: ``plain("aux") == "à"``."""
        lowered = word.lower()
        return self.forms.get(lowered, lowered)

    def match(self, words: Sequence[str]) -> int:
        """Return how many of the (plain) words make a complex preposition; 0 if none do."""
        for candidate in self.complex_.get(words[0], ()):
            if tuple(words[: len(candidate)]) == candidate:
                return len(candidate)
        return 0


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.replace("'", "' ").split())


@cache
def prepositions(code: str = "fr") -> Prepositions:
    """Return the table of a language."""
    raw = load(code).table("prepositions")
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for text in raw["complex"]:
        words = _words(text)
        by_first.setdefault(words[0], []).append(words)
    ordered = {k: tuple(sorted(v, key=lambda w: (-len(w), w))) for k, v in by_first.items()}
    return Prepositions(ordered, raw["forms"])
