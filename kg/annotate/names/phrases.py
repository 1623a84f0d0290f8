"""Names that a common noun begins: "ministère de la Défense", "Banque centrale européenne"."""

from __future__ import annotations

from dataclasses import dataclass

from kg.annotate.names.runs import Runs
from kg.annotate.names.surface import Surface
from kg.annotate.names.tables import Tables
from kg.annotate.names.vocabulary import Vocabulary
from kg.lang.names import HeadRole

_OF = {"de", "d'", "du", "des"}
_ARTICLES = {"la", "l'", "le", "les"}
_INDEFINITE = {"un", "une", "des", "de", "d'", "plusieurs", "quelques", "chaque", "aucun", "aucune"}
_REACH = 6  # words in lower case between a head and the capital that makes it a name
_GROUPS = 4  # complements of an open head
_LINKS = {"et", ",", "&"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name with its head, the class that the head announces, and where the name proper begins."""

    start: int
    end: int
    kind: str
    proper: int


class Phrases:
    """The head phrases of one block."""

    def __init__(
        self, surface: Surface, tables: Tables, runs: Runs, vocabulary: Vocabulary
    ) -> None:
        self._s = surface
        self._t = tables
        self._runs = runs
        self._known = vocabulary

    def at(self, start: int) -> Phrase | None:
        """Return the longest name that the common noun at `start` begins."""
        s, cues = self._s, self._t.cues
        named = cues.head(s.words[start], HeadRole.NAMED)
        complement = cues.head(s.words[start], HeadRole.COMPLEMENT)
        opens = cues.head(s.words[start], HeadRole.OPEN) if s.capital[start] else None
        kind = opens or complement or named
        if kind is None or not self._may_begin(start):
            return None
        middle = self.adjectives(start + 1, capital=s.capital[start])
        direct = named or (s.capital[start] and kind)
        if direct and self._starts_run(middle) and not self._split(start, middle):
            return self._closed(start, self._runs.end(middle), kind, middle)
        end = self._complement(start, middle, opens, complement)
        if end is not None and s.lower[start] in cues.words["states"]:
            kind = "Place"
        if end is None and s.capital[start]:
            end = middle if middle > start + 1 or self._stands_alone(start, opens) else None
        return None if end is None else self._closed(start, end, kind, start)

    def _may_begin(self, start: int) -> bool:
        """Return whether the noun may begin a name: no surname, no "un hôpital", no first word."""
        s = self._s
        if not s.capital[start]:
            return start == 0 or s.lower[start - 1] not in _INDEFINITE
        if s.weak[start]:
            return s.label[start] in {"Organization", "Thing"}
        return not (s.label[start] == "Person" and start > 0 and s.capital[start - 1])

    def _split(self, start: int, middle: int) -> bool:
        """Return whether a nationality parts head and name: "bataillon ukrainien Soboda"."""
        s = self._s
        if s.capital[start]:
            return False
        return any(self._t.places.nationality(s.lower[i]) for i in range(start + 1, middle))

    def _closed(self, start: int, end: int, kind: str, proper: int) -> Phrase:
        """Add what the recogniser adds to the end, without verbs and marks."""
        s = self._s
        entity = s.entity[end - 1] if s.capital[start] else -1
        if entity >= 0 and s.found[entity][2] in {"Organization", "Thing"}:
            stop = s.found[entity][1]
            clean = all(s.pos[i] not in {"VERB", "AUX", "PUNCT", "PRON"} for i in range(end, stop))
            end = stop if clean and stop > end else end
        return Phrase(start, self._joined(end, kind), kind, proper)

    def _joined(self, end: int, kind: str) -> int:
        """Go on over "et des Finances": a capitalised common noun that no name would be."""
        s = self._s
        while kind == "Organization" and s.same_sentence(end - 1, end) and s.lower[end] in _LINKS:
            after = self._preposition(end + 1)
            common = s.same_sentence(end, after) and s.capital[after]
            if after == end + 1 or not common or not self._known(s.lower[after]):
                break
            end = self.adjectives(self._runs.end(after))
        return end

    def _stands_alone(self, start: int, opens: str | None) -> bool:
        """Return whether a capitalised head alone is a name: "la Commission"."""
        s = self._s
        determined = start > 0 and s.lower[start - 1] in _ARTICLES | {"du", "au"}
        return opens is not None and not s.weak[start] and determined

    def _starts_run(self, index: int) -> bool:
        s = self._s
        if not s.same_sentence(index - 1, index) or not s.capital[index] or s.weak[index]:
            return False
        return s.words[index] not in self._t.elisions and not self._t.title(
            s.words[index : index + 3]
        )

    def adjectives(self, index: int, *, national: bool = True, capital: bool = True) -> int:
        """Return where adjectives that belong to a name end.

        Parameters
        ----------
        national
            Whether adjectives of nationality may: "Parti communiste chinois".
        capital
            Whether capitalised ones may: "Armée Rouge", but "mer Noire" is noun and name.
        """
        s = self._s
        listed = self._t.cues.words["adjectives"]
        while s.same_sentence(index - 1, index) and (capital or not s.capital[index]):
            word = s.lower[index]
            country = national and s.pos[index] in {"ADJ", "NOUN"}
            if word not in listed and not (country and self._t.places.nationality(word)):
                break
            index += 1
        return index

    def tail(self, start: int, end: int) -> Phrase | None:
        """Return a run that ends in a head with its complements: "Grand Prix de Monaco"."""
        head = self._t.cues.head(self._s.words[end - 1], HeadRole.OPEN)
        longer = self._open_complements(start, end) if head else None
        return Phrase(start, longer, head, start) if head and longer else None

    def _preposition(self, index: int) -> int:
        """Return where "de", "de la", "du", "pour les" end."""
        s = self._s
        if not s.same_sentence(index - 1, index) or s.lower[index] not in self._prepositions():
            return index
        article = s.same_sentence(index, index + 1) and s.lower[index + 1] in _ARTICLES
        return index + 2 if article else index + 1

    def _prepositions(self) -> frozenset[str]:
        return self._t.cues.words["complement"]

    def _complement(
        self, start: int, middle: int, opens: str | None, complement: str | None
    ) -> int | None:
        """Return where the head's complements end, None if it has none that makes a name."""
        if opens is not None and not self._s.weak[start]:
            return self._open_complements(start, middle)
        if complement is not None or opens is not None:
            return self._capital_within(start, middle)
        return None

    def _capital_within(self, start: int, index: int) -> int | None:
        """Return the end of the first capitalised run behind prepositions and nouns."""
        s = self._s
        while s.same_sentence(start, index) and s.pos[index] == "ADJ" and not s.capital[index]:
            index += 1
        first = self._preposition(index)
        if first == index or s.lower[index] not in _OF:
            return None
        for i in range(first, min(index + _REACH, len(s))):
            if not s.same_sentence(start, i):
                return None
            if s.capital[i]:
                return self._named_end(start, i)
            if s.lower[i] not in _OF | _ARTICLES and s.pos[i] not in {"NOUN", "ADJ", "PROPN"}:
                return None
        return None

    def _named_end(self, start: int, capital: int) -> int | None:
        s = self._s
        person = s.label[capital] in {"", "Person"}
        titled = person and self._t.title(s.words[capital : capital + 2])
        if titled or (s.label[capital] == "Person" and not s.capital[start]):
            return None
        if s.words[capital] in self._t.elisions:
            return None
        inner = self.at(capital)
        if inner:
            return inner.end
        end = self._runs.end(capital)
        field = end == capital + 1 and self._known(s.lower[capital])
        while field and s.same_sentence(start, end) and s.pos[end] == "ADJ" and not s.capital[end]:
            end += 1
        return self.adjectives(end)

    def _open_complements(self, start: int, index: int) -> int | None:
        """Return where the complements of a capitalised head end: "Organisation du traité de"."""
        s = self._s
        end: int | None = None
        for count in range(_GROUPS):
            first = self._preposition(index)
            if first == index or not s.same_sentence(start, first):
                break
            stop = self._group(start, first, count)
            if stop is None:
                break
            end = index = stop
        return end

    def _group(self, start: int, first: int, count: int) -> int | None:
        """Return where the noun phrase behind a preposition ends, None if it is no part."""
        s = self._s
        if s.capital[first]:
            return self._named_end(start, first)
        entity = s.entity[first]
        covered = entity >= 0 and s.found[entity][0] <= start
        noun = s.pos[first] in {"NOUN", "PROPN"} and s.lower[first] not in self._times()
        if not noun or not (covered or count == 0 or s.lower[first - 1] in _OF):
            return None
        if not covered and s.lower[first - 1] not in _OF | _ARTICLES:
            return None
        end = first + 1
        while s.same_sentence(start, end) and s.pos[end] == "ADJ":
            end += 1
        return end

    def _times(self) -> frozenset[str]:
        return self._t.cues.words["times"]
