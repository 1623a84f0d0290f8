"""The table ``names``: how names begin, go on and end, and what speaks for their type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from kg.lang.gazetteer import key
from kg.lang.language import load


class HeadRole(StrEnum):
    """What a common noun does for the name that it introduces or begins."""

    NAMED = "named"
    COMPLEMENT = "complement"
    OPEN = "open"
    BESIDE = "beside"


@dataclass(frozen=True)
class NameTable:
    """The cues; all words and names are in the form that `gazetteer.key` gives.

    Attributes
    ----------
    heads
        Role, then noun, to the class that it announces.
    endings, starts, known
        Words at the edge of a name, or whole names, to their class.
    words
        Word lists by what they are for.
    weights
        What each kind of evidence is worth.
    """

    heads: Mapping[HeadRole, Mapping[str, str]]
    endings: Mapping[str, str]
    starts: Mapping[str, str]
    known: Mapping[str, str]
    common: frozenset[str]
    words: Mapping[str, frozenset[str]]
    weights: Mapping[str, float]

    def head(self, word: str, *roles: HeadRole) -> str | None:
        """Return the class that a noun announces in one of the roles.

        Examples
        --------
        >>> name_table("fr").head("bataillon", HeadRole.NAMED)
        'Organization'
        """
        plain = key(word)
        return next((self.heads[one][plain] for one in roles if plain in self.heads[one]), None)


@cache
def name_table(code: str = "fr") -> NameTable:
    """Return the table of a language."""
    raw = load(code).table("names")
    return NameTable(
        heads={role: _heads(raw["heads"], role) for role in HeadRole},
        endings=_by_word(raw["endings"]),
        starts=_by_word(raw["starts"]),
        known=_by_word(raw["known"]),
        common=_keys(raw["common"]["words"]),
        words={name: frozenset(words) for name, words in raw["words"].items()},
        weights=raw["weights"],
    )


def _heads(raw: Mapping[str, Any], role: HeadRole) -> dict[str, str]:
    """Return the nouns of a role; those beside names in the plural, too: "les villes de"."""
    endings = ("", "s") if role is HeadRole.BESIDE else ("",)
    return {
        key(noun + ending): kind
        for kind, row in raw.items()
        for noun in row[role.value]
        for ending in endings
    }


def _by_word(raw: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {key(word): kind for kind, words in raw.items() for word in words}


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(key(word) for word in words)
