"""The linguistic data that all parts of the name finder look things up in, bundled once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.lang.gazetteer import Gazetteer, gazetteer
from kg.lang.names import NameTable, name_table
from kg.lang.nouns import Nouns, nouns
from kg.lang.punctuation import punctuation
from kg.lang.titles import TitleKind, Titles, titles


@dataclass(frozen=True)
class Tables:
    """Cues, places, common nouns and titles of one language.

    Attributes
    ----------
    openers, closers
        Quotation marks.
    starters
        Words in lower case that begin sentences rather than names.
    elisions
        What stands before an apostrophe and is no name: "l'", "qu'".
    longest
        First word of a listed name of several words to the number of words of the longest.
    offices
        Titles of one word that end a run of capitals before them.
    """

    cues: NameTable
    places: Gazetteer
    nouns: Nouns
    titles: Titles
    openers: frozenset[str]
    closers: frozenset[str]
    starters: frozenset[str]
    elisions: frozenset[str]
    longest: Mapping[str, int]
    offices: frozenset[str]

    def title(self, words: Sequence[str]) -> int:
        """Return how many of the words make a title or a civility at their start."""
        if words and words[0] in self.titles.civilities:
            return 1
        reading = self.titles.read(words)
        return reading.length if reading else 0

    def is_person_noun(self, word: str) -> bool:
        """Return whether a common noun denotes a person."""
        return bool(self.title([word])) or word in self.cues.words["relatives"]


@cache
def tables(code: str = "fr") -> Tables:
    """Return the data of a language."""
    signs = punctuation(code)
    return Tables(
        cues=name_table(code),
        places=gazetteer(code),
        nouns=nouns(code),
        titles=titles(code),
        openers=signs.opening - {"'", "’"},
        closers=signs.closing - {"'", "’"},
        starters=frozenset(word.lower() for word in signs.starters),
        elisions=frozenset(f"{word}'" for one in signs.elisions for word in (one, one.upper())),
        longest=_longest(gazetteer(code), name_table(code).known),
        offices=frozenset(
            lemma for lemma, title in titles(code).entries.items() if title.kind is TitleKind.OFFICE
        ),
    )


def _longest(places: Gazetteer, known: Iterable[str]) -> Mapping[str, int]:
    found = dict(places.longest)
    for one in (*known, *places.peoples):
        words = one.split()
        if len(words) > 1:
            found[words[0]] = max(len(words), found.get(words[0], 0))
    return found
