"""The table ``articles``: definite articles, and complements with "de"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.lang.language import load
from kg.model import Gender


@dataclass(frozen=True)
class Articles:
    """All of the table; see its head for what each field holds."""

    vowels: frozenset[str]
    definite: Mapping[str, str]
    complement: Mapping[str, str]
    contracted: Mapping[str, str]

    def of_noun(self, noun: str, *, gender: Gender | None, plural: bool) -> str:
        """Return the definite article of a noun, masculine where its gender is not known.

        Examples
        --------
        >>> articles().of_noun("pont", gender=None, plural=False)
        'le'
        >>> articles().of_noun("école", gender=Gender.FEMININE, plural=False)
        "l'"
        """
        if plural:
            return self.definite["plural"]
        if self._elides(noun):
            return self.definite["elided"]
        return self.definite["feminine" if gender is Gender.FEMININE else "masculine"]

    def held_by(self, word: str) -> str:
        """Return the definite article that a word is or contracts, empty if there is none.

        Examples
        --------
        >>> articles().held_by("du"), articles().held_by("la"), articles().held_by("avec")
        ('le', 'la', '')
        """
        found = self.contracted.get(word, word)
        return found if found in self.definite.values() else ""

    def joined(self, article: str, text: str) -> str:
        """Return a text and its article, which may be empty, as a complement.

        Examples
        --------
        >>> articles().joined("les", "deux facteurs"), articles().joined("", "Anne Roux")
        ('des deux facteurs', "d'Anne Roux")
        """
        bare = "bare_elided" if self._elides(text) else "bare"
        return f"{self.complement[article or bare]}{text}"

    def _elides(self, text: str) -> bool:
        return text[:1].lower() in self.vowels


@cache
def articles(code: str = "fr") -> Articles:
    """Return the table of a language."""
    raw = load(code).table("articles")
    return Articles(
        vowels=frozenset(raw["vowels"]),
        definite=raw["definite"],
        complement=raw["complement"],
        contracted=raw["contracted"],
    )
