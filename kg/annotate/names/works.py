"""Titles of works that no quotation marks tell: "son roman Les Heures claires a plu"."""

from __future__ import annotations

from collections.abc import Callable

from kg.annotate.names.surface import Surface
from kg.annotate.names.tables import Tables
from kg.lang.gazetteer import key
from kg.lang.names import HeadRole

_OF = {"de", "du", "des", "d'"}
_ARTICLES = {"la", "le", "les", "l'"}


class Works:
    """The titles of one block that an article in capitals begins."""

    def __init__(self, surface: Surface, tables: Tables, known: Callable[[str], bool]) -> None:
        self._s = surface
        self._t = tables
        self._known = known

    def end(self, start: int) -> int | None:
        """Return where the title that an article begins ends; None if it begins none.

        Within a sentence the capital tells; at its start only what is said of the title does:
        "La Place, récit paru en 1983".
        """
        s = self._s
        noun = start + 1
        begins = s.lower[start] in self._t.cues.words["title_articles"]
        if not (begins and s.same_sentence(start, noun) and s.capital[noun]):
            return None
        if s.shouted[start] or not self._is_common(noun) or (start and s.capital[start - 1]):
            return None
        end = self._extended(noun + 1)
        return None if s.weak[start] and not self.told(end) else end

    def told(self, end: int) -> bool:
        """Return whether a comma and a word for works or their release follow: ", sorti en"."""
        s = self._s
        if not s.same_sentence(end - 1, end + 1) or s.words[end] != ",":
            return False
        word = s.lower[end + 1]
        kind = self._t.cues.head(word, HeadRole.BESIDE, HeadRole.NAMED)
        return kind == "Work" or word in self._t.cues.words["released"]

    def _is_common(self, index: int) -> bool:
        """Return whether the word names something by itself only in a title."""
        s = self._s
        listed = key(s.words[index]) in self._t.places.places
        office = bool(self._t.title(s.words[index : index + 3]))
        country = self._t.places.nationality(s.words[index]) is not None
        head = self._t.cues.head(s.words[index], HeadRole.OPEN) is not None
        plain = not (listed or office or country or head)
        return plain and not s.words[index].isupper() and self._known(s.lower[index])

    def _extended(self, end: int) -> int:
        """Go on over adjectives and complements: "claires", "du père", "et le Noir"."""
        s = self._s
        while s.same_sentence(end - 1, end):
            if s.pos[end] == "ADJ":
                end += 1
                continue
            after = end + 1 + (s.same_sentence(end, end + 1) and s.lower[end + 1] in _ARTICLES)
            noun = s.same_sentence(end, after) and s.pos[after] in {"NOUN", "PROPN"}
            if s.lower[end] not in _OF or not noun:
                break
            end = after + 1
        return end
