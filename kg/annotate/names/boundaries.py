"""Where names stand in one block, decided from its surface; the parser's word is not needed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.names.candidate import Candidate
from kg.annotate.names.phrases import Phrase, Phrases
from kg.annotate.names.runs import Runs
from kg.annotate.names.surface import Surface
from kg.annotate.names.tables import Tables
from kg.annotate.names.vocabulary import Vocabulary
from kg.annotate.names.works import Works
from kg.lang.gazetteer import PlaceKind, key
from kg.lang.names import HeadRole

_QUOTED = 12  # tokens that a name in quotation marks may have
_TITLE = 6  # tokens that a work's title may have that no common noun announces
_ORDINAL = re.compile(r"[IVXLC]+(?:e|er|ère|ème)s?")
_BACK = 3  # words between a common noun and the marks around its name
_ARTICLES = {"l'", "la", "le", "les", "du", "des", "un", "une", "cette", "ce", "son", "sa", "notre"}
_AFTER_SUBJECT = {"AUX", "VERB", "PUNCT"}
_DUTY = {"de", "du", "des", "d'", "la", "l'", "le", "les", "et", ","}
_DETERMINERS = {"l'", "la", "le", "les", "des", "de", "d'", "du", "un", "une"}


class Boundaries:
    """The candidates of one block, from left to right, none inside another."""

    def __init__(
        self, block: int, surface: Surface, tables: Tables, vocabulary: Vocabulary
    ) -> None:
        self._block = block
        self._s = surface
        self._t = tables
        self._known = vocabulary
        self._weights = tables.cues.weights
        self._runs = Runs(surface, tables)
        self._phrases = Phrases(surface, tables, self._runs, vocabulary)
        self._works = Works(surface, tables, vocabulary)

    def candidates(self) -> Iterator[Candidate]:
        """Yield every stretch that may be a name."""
        index = 0
        while index < len(self._s):
            found = self._at(index)
            if found is None:
                index += 1
                continue
            if found.end > found.start:
                yield self._finished(found)
            index = max(found.end, index + 1)

    def _finished(self, found: Candidate) -> Candidate:
        found.key = self._s.key(found.start, found.end)
        found.stem = found.stem or found.key
        return found

    def _at(self, index: int) -> Candidate | None:
        """Return the candidate that begins at `index`; an empty one skips what it ends with."""
        s = self._s
        if index in s.quoted and (quoted := self._quoted(index)):
            return quoted
        if s.shouted[index] and s.words[index].isupper():
            return self._listed(index) or self._shouted(index)
        if s.capital[index]:
            return (
                self._listed(index)
                or self._work(index)
                or self._titled(index)
                or self._phrase(index)
                or self._run(index)
            )
        return self._phrase(index)

    def _shouted(self, index: int) -> Candidate | None:
        """Return a word of a headline in capitals; only lists and other places confirm it."""
        alone = len(self._s.words[index]) > 1
        return Candidate(self._block, index, index + 1, weak=True, shouted=True) if alone else None

    def _quoted(self, index: int) -> Candidate | None:
        """Read a name in quotation marks behind the common noun that announces it."""
        s = self._s
        start, end = index, s.quoted[index]
        if end - start > _QUOTED:
            return None
        kind = self._announced(index - 1) or self._created(start, end)
        if kind is None:
            return None
        while s.lower[start] in _DETERMINERS and not s.capital[start] and start + 1 < end:
            start += 1
        found = Candidate(self._block, start, end)
        found.vote(kind, self._weights["head"])
        return found if s.capital[start] else None

    def _work(self, index: int) -> Candidate | None:
        """Read the title of a work that a capitalised article begins."""
        end = self._works.end(index)
        if end is None:
            return None
        found = Candidate(self._block, index, end)
        announced = self._announced(index - 1 - (index > 0 and self._s.words[index - 1] == ","))
        if self._works.told(end) or announced == "Work" or self._authored(end):
            found.vote("Work", self._weights["head"])
        return found

    def _authored(self, end: int) -> bool:
        """Return whether its author follows: ", de Paolo Ricci"."""
        s = self._s
        after = end + (s.same_sentence(end - 1, end) and s.words[end] == ",")
        follows = s.same_sentence(end - 1, after + 1) and s.lower[after] in {"de", "d'"}
        return follows and s.label[after + 1] == "Person"

    def _created(self, start: int, end: int) -> str | None:
        """Return ``Work`` for a short title with its author behind: "« Le Hobbit » de Peter J."."""
        s = self._s
        after = end + (s.words[end] in self._t.closers if end < len(s) else 0)
        if end - start > _TITLE or not s.same_sentence(end - 1, after + 1):
            return None
        return "Work" if self._authored(after) and s.capital[start] else None

    def _announced(self, index: int) -> str | None:
        """Return the class of the common noun that ends, but for small words, at `index`."""
        s = self._s
        index -= index >= 0 and s.words[index] in self._t.openers
        for i in range(index, max(index - _BACK, -1), -1):
            kind = self.announces(i)
            if kind in {"Organization", "Work", "Product", "Place", "Event"}:
                return kind
            if s.pos[i] not in {"ADJ", "DET"} and s.lower[i] not in _DETERMINERS:
                return None
        return None

    def announces(self, index: int) -> str | None:
        """Return the class that a common noun gives the name beside it."""
        s = self._s
        word = s.lower[index]
        kind = self._t.cues.head(word, HeadRole.BESIDE, HeadRole.NAMED, HeadRole.COMPLEMENT)
        return kind or ("Person" if self._t.is_person_noun(word) else None)

    def _listed(self, index: int) -> Candidate | None:
        """Read a name of several words that a list holds, the longest."""
        s = self._s
        first = key(s.words[index]).split()
        reach = self._t.longest.get(first[0], 0) if first else 0
        for end in range(min(index + reach, len(s)), index + 1, -1):
            if not s.same_sentence(index, end - 1) or s.hyphenated(end) or s.hyphenated(end - 1):
                continue
            name = s.key(index, end)
            people = name in self._t.places.peoples
            kind = self._t.cues.known.get(name) or ("Group" if people else None)
            place = self._t.places.places.get(name)
            if kind and not any(s.capital[index + (s.lower[index] in _DETERMINERS) : end]):
                continue
            if kind or (place and (s.capital[end - 1] or place.kind is not PlaceKind.CITY)):
                return self._from_list(index, end, kind)
        return None

    def _from_list(self, index: int, end: int, kind: str | None) -> Candidate | None:
        """Return the candidate, unless a longer capitalised run goes over it."""
        if self._runs.end(index) > end and kind is None:
            return None
        return Candidate(self._block, index, end)

    def _titled(self, index: int) -> Candidate | None:
        """Skip a capitalised title; the name behind it begins with the next token."""
        if index and self._s.words[index - 1] in self._t.titles.civilities:
            return None
        length = self._t.title(self._s.words[index : index + 4])
        return Candidate(self._block, index, index) if length else None

    def _phrase(self, index: int) -> Candidate | None:
        phrase: Phrase | None = self._phrases.at(index)
        if phrase is None or self._is_duty(index, state=True):
            return None
        found = Candidate(self._block, phrase.start, phrase.end)
        found.vote(phrase.kind, self._weights["inside"])
        found.stem = self._s.key(phrase.proper, phrase.end)
        return found

    def _run(self, index: int) -> Candidate | None:
        """Read a run of capitalised words, without what only the sentence capitalised."""
        s = self._s
        if s.words[index] in self._t.elisions or not s.words[index][0].isalnum():
            return None
        end = self._runs.end(index)
        start = self._proper_start(index, end)
        if start > index:
            return Candidate(self._block, index, index)
        if end == start + 1 and self._is_word(start):
            end = self._phrases.adjectives(end, national=False, capital=False)
        single = all(word.isdigit() for word in s.words[start + 1 : end])
        numbered = single and end > start + 1 and not s.weak[start]
        common = single and not numbered and self._is_common(start)
        if common or (end == start + 1 and self._is_before_title(end)):
            return None
        found = Candidate(self._block, start, end)
        found.weak = s.weak[start] and single
        return self._lengthened(found)

    def _lengthened(self, found: Candidate) -> Candidate:
        """Add the complements of a run that ends in a head: "Grand Prix de Monaco"."""
        tail = self._phrases.tail(found.start, found.end)
        if tail:
            found.end = tail.end
            found.vote(tail.kind, self._weights["inside"])
        return found

    def _is_before_title(self, end: int) -> bool:
        """Return whether a capitalised title follows: "Russian Président Poutine"."""
        s = self._s
        follows = s.same_sentence(end - 1, end) and s.capital[end]
        return follows and bool(self._t.title(s.words[end : end + 3]))

    def _proper_start(self, index: int, end: int) -> int:
        """Return where the run begins without what is no name in front of it."""
        s = self._s
        if end == index + 1:
            return end if s.weak[index] and not self._may_be_name(index) else index
        if self._t.places.nationality(s.words[index]) and not s.words[index].isupper():
            return index + 1
        if s.words[index].isupper() and self._t.cues.head(s.words[index], HeadRole.BESIDE):
            return index + 1
        if not s.weak[index]:
            return index
        together = s.entity[index] >= 0 and s.entity[index] == s.entity[index + 1]
        word = s.lower[index]
        if word in self._t.starters or (s.closed(index) and not together):
            return index + 1
        return index + 1 if self._known(word) and not together else index

    def _may_be_name(self, index: int) -> bool:
        """Return whether a sentence's first word may be a name by itself."""
        s = self._s
        word = s.lower[index]
        if word in self._t.starters or len(word) < 2:
            return False
        listed = key(word) in self._t.places.places or key(word) in self._t.cues.known
        if self._is_word(index):
            named = s.label[index] not in {"", "Thing"} and s.pos[index] in {"PROPN", "NOUN"}
            follows = s.same_sentence(index, index + 1) and s.pos[index + 1] in _AFTER_SUBJECT
            return named and (listed or (s.pos[index] == "PROPN" and follows))
        return listed or not s.closed(index) or bool(s.label[index])

    def _is_common(self, index: int) -> bool:
        """Return whether a single capitalised word names nothing: "la Santé", "Internet"."""
        s, places = self._s, self._t.places
        word = s.words[index]
        name = key(word)
        if name in self._t.cues.common or len(word) == 1 or _ORDINAL.fullmatch(word):
            return True
        if any(name in one for one in (self._t.cues.known, places.peoples, places.metonyms)):
            return False
        if name in self._t.places.places and not self._is_word(index):
            return False
        if self._t.places.nationality(word) is not None:
            return name not in self._t.places.places
        if s.lower[index] in _DETERMINERS or self._is_duty(index):
            return True
        return self._is_word(index) and not word.isupper() and not self._is_marked(index)

    def _is_word(self, index: int) -> bool:
        """Return whether the word is in the lexicon, or is a compound and no name's."""
        word = self._s.lower[index]
        if "-" not in word or self._s.words[index][1:] != word[1:]:
            return self._known(word)
        return all(map(self._known, filter(None, word.split("-"))))

    def _is_marked(self, index: int) -> bool:
        """Return whether more than a capital makes a common word a name: "Orange", "la Marne"."""
        s = self._s
        place = self._t.places.places.get(key(s.words[index]))
        determined = index > 0 and s.lower[index - 1] in _ARTICLES
        if not s.label[index]:
            return place is not None and (not determined or place.kind is not PlaceKind.CITY)
        return place is not None or not determined or s.label[index] == "Organization"

    def _is_duty(self, index: int, *, state: bool = False) -> bool:
        """Return whether the word is a field of duty: "ministre de la Santé"."""
        s = self._s
        if key(s.words[index]) != "etat" and (state or not self._may_be_duty(index)):
            return False
        for i in range(index - 1, max(index - 8, -1), -1):
            if s.lower[i] in self._t.cues.words["portfolio"]:
                return i < index - 1
            inside = s.lower[i] in _DUTY or s.capital[i] or s.pos[i] in {"ADJ", "NOUN"}
            if not inside or not s.same_sentence(i, index):
                return False
        return False

    def _may_be_duty(self, index: int) -> bool:
        """Return whether the word is a common noun that nothing but its capital makes a name."""
        s = self._s
        listed = key(s.words[index]) in self._t.places.places and s.label[index] == "Place"
        return self._known(s.lower[index]) and not listed and not s.words[index].isupper()
