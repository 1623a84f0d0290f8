"""The table ``events``: kinds of events by their nouns, and numbers that are figures of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.errors import LanguageDataError
from kg.lang.language import load
from kg.lang.lemmas import first_unsorted, folded
from kg.lang.times import times
from kg.ontology import load as ontology

OTHER = "Event"


@dataclass(frozen=True)
class EventTable:
    """All of the table, nouns and hedges folded; see its head for what each field holds.

    Attributes
    ----------
    longest
        The number of words of the longest noun.
    """

    articles: frozenset[str]
    passive: str
    types: Mapping[str, str]
    hedges: tuple[tuple[str, ...], ...]
    numerals: frozenset[str]
    longest: int

    def kind(self, label: str) -> tuple[str, str]:
        """Return the class of an event by what a text calls it, and the noun that says so.

        Examples
        --------
        >>> events().kind("tremblement de terre d'Agadir")
        ('Accident', 'tremblement de terre')
        >>> events().kind("deux attaques"), events().kind("retrait de l'armée")
        (('Attack', 'attaque'), ('Event', 'retrait'))
        """
        spelled = [word for word in _words(label) if not self._counts(word)] or [""]
        for length in range(min(self.longest, len(spelled)), 0, -1):
            for words in (spelled[:length], [_singular(spelled[0]), *spelled[1:length]]):
                noun = " ".join(words)
                if noun in self.types:
                    return self.types[noun], noun
        return OTHER, _singular(spelled[0])

    def figure(self, label: str) -> bool:
        """Return whether a text gives a number of something: "au moins douze morts".

        Examples
        --------
        >>> events().figure("au moins douze morts"), events().figure("une dizaine de civils")
        (True, True)
        >>> events().figure("civils"), events().figure("une école"), events().figure("12")
        (False, False, True)
        """
        spelled = _words(label)
        for hedge in self.hedges:
            if tuple(spelled[: len(hedge)]) == hedge:
                spelled = spelled[len(hedge) :]
                break
        if spelled[1:] and spelled[0] in self.articles:
            spelled = spelled[1:]  # "une dizaine de morts"
        return bool(spelled) and self._counts(spelled[0])

    def several(self, label: str) -> bool:
        """Return whether a text speaks of more than one event: "quatre attaques", "les combats".

        Examples
        --------
        >>> events().several("quatre attaques"), events().several("attaques contre des villages")
        (True, True)
        >>> events().several("attaque"), events().several("pourparlers")
        (False, False)
        """
        spelled = [word for word in _words(label) if not self._counts(word)] or [""]
        return self.figure(label) or (
            spelled[0] not in self.types and spelled[0][-1:] in {"s", "x"}
        )

    def _counts(self, word: str) -> bool:
        parts = word.split("-")
        return word[:1].isdigit() or (
            word not in self.articles and all(part in self.numerals for part in parts)
        )


@cache
def events(code: str = "fr") -> EventTable:
    """Return the table of a language.

    Raises
    ------
    LanguageDataError
        For a class that the ontology does not have below ``Event``, or an unsorted list.
    """
    raw = load(code).table("events")
    for name, nouns in {**raw["types"], "hedges": raw["hedges"]}.items():
        wrong = first_unsorted(nouns)
        if wrong is not None:
            raise LanguageDataError(f"events.toml: {name}: '{wrong}' is out of order")
    for name in raw["types"]:
        if not ontology().is_a(name, OTHER):
            raise LanguageDataError(f"events.toml: '{name}' is no kind of event")
    types = {folded(noun): name for name, nouns in raw["types"].items() for noun in nouns}
    lexicon = times(code).lexicon
    numerals = {words[0] for name in ("numeral", "about") for words in lexicon[name]}
    return EventTable(
        articles=frozenset(raw["articles"]),
        passive=raw["passive"],
        types=types,
        hedges=tuple(sorted((tuple(_words(one)) for one in raw["hedges"]), key=len, reverse=True)),
        numerals=frozenset(map(folded, numerals)),
        longest=max(len(noun.split()) for noun in types),
    )


def _words(text: str) -> list[str]:
    return folded(text).replace("’", "'").replace("'", "' ").replace("' ", "'").split()


def _singular(word: str) -> str:
    return word[:-1] if word.endswith(("s", "x")) and len(word) > 3 else word
