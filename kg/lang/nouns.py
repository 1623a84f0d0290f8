"""The table ``nouns``: what a common noun denotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.lang.language import load


@dataclass(frozen=True)
class Nouns:
    """Lemma to the local name of a class, and the class of its plural."""

    types: Mapping[str, str]
    plural: Mapping[str, str]

    def type_of(self, lemma: str, *, plural: bool) -> str:
        """Return the class of a common noun; ``Thing`` where the table is silent.

        Examples
        --------
        >>> nouns("fr").type_of("civil", plural=True)
        'Group'
        """
        found = self.types.get(lemma, "Thing")
        return self.plural.get(found, found) if plural else found


@cache
def nouns(code: str = "fr") -> Nouns:
    """Return the table of a language."""
    raw = load(code).table("nouns")
    types = {lemma: name for name, lemmas in raw["types"].items() for lemma in lemmas}
    return Nouns(types, raw["plural"])
