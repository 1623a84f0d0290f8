"""Runs of capitalised words: where one that begins at a token ends."""

from __future__ import annotations

import re

from kg.annotate.names.surface import Surface
from kg.annotate.names.tables import Tables
from kg.lang.gazetteer import key

_INITIAL = re.compile(r"\w\.?(?:-\w\.?)?")
_OF = {"de", "d'", "du", "des"}
_ARTICLES = {"la", "l'", "le", "les"}


class Runs:
    """The runs of one block."""

    def __init__(self, surface: Surface, tables: Tables) -> None:
        self._s = surface
        self._t = tables
        self._particles = tables.cues.words["particles"]
        self._of = tables.cues.words["of"]

    def end(self, start: int) -> int:
        """Return where the run that begins at `start` ends."""
        end = start + 1
        while (longer := self._longer(start, end)) > end:
            end = longer
        return end

    def _longer(self, start: int, end: int) -> int:
        """Return where the run goes on to, or `end` if it does not."""
        s = self._s
        if not s.same_sentence(start, end) or s.words[end] in self._t.elisions:
            return end
        if s.capital[end]:
            return end + 1 if self._joins(start, end) else end
        if s.glued[end - 1] and (glued := self._glued(start, end)) > end:
            return glued
        return self._over_lower(start, end)

    def _joins(self, start: int, end: int) -> bool:
        """Return whether a capitalised word goes on with the run."""
        s = self._s
        if s.weak[end] and not s.weak[start]:
            return False
        split = s.entity[end - 1] != s.entity[end] and s.entity[end] >= 0 <= s.entity[end - 1]
        if self._is_title(end) or self._is_membership(start, end):
            return False
        return not (split and self._apart(end))

    def _is_membership(self, start: int, end: int) -> bool:
        """Return whether a party's acronym parts title and name: "le député UMP Paul Roy"."""
        s = self._s
        acronym = end == start + 1 and s.words[start].isupper() and len(s.words[start]) > 1
        if not acronym or s.words[end].isupper() or not s.same_sentence(start - 1, start):
            return False
        return self._t.is_person_noun(s.lower[start - 1])

    def _is_title(self, index: int) -> bool:
        """Return whether a civility or a title before another capital begins here."""
        s = self._s
        if s.words[index] in self._t.titles.civilities:
            return not _INITIAL.fullmatch(s.words[index - 1])
        if not s.same_sentence(index, index + 1):
            return False
        if s.capital[index + 1]:
            return s.lower[index] in self._t.offices
        return self._t.title(s.words[index : index + 2]) > 1

    def _apart(self, end: int) -> bool:
        """Return whether the recogniser sees two places or a place and a person side by side."""
        s = self._s
        return "Place" in (s.label[end - 1], s.label[end]) and s.label[end - 1] != s.label[end]

    def _glued(self, start: int, end: int) -> int:
        """Go on over what no space separates: "Moody's", "Al-Assad", "Reuters/Ipsos"."""
        s = self._s
        after = end + 1
        if s.words[end] == "s" and s.words[end - 1][-1] == "'":
            return after
        if s.words[end] == "." and key(s.words[end - 1]) in self._t.cues.endings:
            inside = s.same_sentence(end, after) and s.words[after].islower()
            return after if inside else end
        if s.words[end] in {"-", "'"} and s.glued[end] and s.same_sentence(start, end + 1):
            return end + 2
        return end

    def _over_lower(self, start: int, end: int) -> int:
        """Go on over particles, "de" in a person's name, numbers and parts in lower case."""
        s = self._s
        word = s.lower[end]
        if word in self._particles or word in self._of or word in _OF:
            after = end + 1 + s.hyphenated(end + 1)  # "Omar el-Béchir"
            if s.same_sentence(end, after) and s.lower[after] in self._particles | _ARTICLES:
                after += 1
            if s.same_sentence(end, after) and s.capital[after] and not s.weak[after]:
                return after + 1 if self._linked(start, end, after) else end
            return end
        together = s.entity[end] >= 0 and s.entity[end] == s.entity[end - 1]
        if word.isdigit() and len(word) <= 4:
            short = len(word) < 4 and s.label[end - 1] not in {"Person", "Place"}
            counted = s.same_sentence(end, end + 1) and s.pos[end + 1] in {"NOUN", "SYM"}
            return end + 1 if (together or short) and not counted else end
        named = together and s.label[end] == "Person" and s.pos[end] == "PROPN"
        return end + 1 if named else end

    def _linked(self, start: int, end: int, after: int) -> bool:
        """Return whether the words around a particle belong to one name."""
        s = self._s
        word = s.lower[end]
        if word in self._of:
            return True
        one = s.entity[end - 1] >= 0 and s.entity[end - 1] == s.entity[after]
        person = one and s.label[after] == "Person"
        if word in _OF | _ARTICLES:
            return person
        return person or s.label[end - 1] in {"", "Person"}
