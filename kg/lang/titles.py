"""The table ``titles``: offices, ranks and professions beside a name, and what they say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from kg.errors import LanguageDataError
from kg.lang.language import load
from kg.lang.lemmas import first_unsorted, words
from kg.model import Gender, Number
from kg.ontology import load as ontology


class TitleKind(StrEnum):
    """What sort of title it is."""

    OFFICE = "office"
    RANK = "rank"
    PROFESSION = "profession"
    RELIGION = "religion"
    NOBILITY = "nobility"
    SPORT = "sport"


class TitleState(StrEnum):
    """What a modifier makes of a title: "ancien", "adjoint", "par intérim", "élu"."""

    FORMER = "former"
    DEPUTY = "deputy"
    ACTING = "acting"
    COMING = "coming"
    ALLEGED = "alleged"


@dataclass(frozen=True, slots=True)
class Title:
    """A title by its masculine singular.

    Attributes
    ----------
    feminine
        The feminine form; the same word for an epicene one, None where there is none.
    predicate
        What "X, TITLE de Y" says, as a CURIE; None if no relation fits.
    """

    lemma: str
    kind: TitleKind
    feminine: str | None
    predicate: str | None


@dataclass(frozen=True, slots=True)
class TitleReading:
    """A title found in a text.

    Attributes
    ----------
    gender
        None for an epicene form.
    length
        How many of the words belong to it, modifiers and portfolio included.
    portfolio
        What a minister is in charge of: "Défense"; None without one.
    """

    title: Title
    gender: Gender | None
    number: Number
    length: int
    states: frozenset[TitleState] = frozenset()
    portfolio: str | None = None

    @property
    def predicate(self) -> str | None:
        """What it says of its bearer: the deputy of a leader does not lead."""
        deputy = TitleState.DEPUTY in self.states
        return "kg:deputyOf" if deputy else self.title.predicate


@dataclass(frozen=True, slots=True)
class _Form:
    title: Title
    gender: Gender | None
    number: Number


class Titles:
    """All titles of a language.

    Attributes
    ----------
    entries
        By lemma.
    civilities
        "M.", "Mme" and their gender; None where they do not tell.
    """

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.entries = {title.lemma: title for title in _titles(raw["titles"])}
        self.civilities: Mapping[str, Gender | None] = {
            form: Gender(gender) if gender else None for form, gender in raw["civilities"].items()
        }
        self._endings: list[list[str]] = raw["plural"]
        self._fixed = frozenset(raw["fixed"])
        self._before = _states(raw["before"])
        self._after = _states(raw["after"])
        self._glued = _states(raw["glued"])
        self._links = frozenset(raw["portfolios"]["links"])
        self._leads = {_tokens(form) for form in raw["portfolios"]["before"]}
        self._portfolios = {_tokens(name) for name in raw["portfolios"]["names"]}
        self._forms = dict(self._all_forms())
        self._longest = max(len(form) for form in self._forms)

    def state_of(self, word: str) -> TitleState | None:
        """Return what a modifier of one word makes of the title that it goes with.

        Examples
        --------
        >>> titles().state_of("ancienne"), titles().state_of("grande")
        (<TitleState.FORMER: 'former'>, None)
        """
        return self._before.get((word,)) or self._after.get((word,))

    def read(self, text: Sequence[str]) -> TitleReading | None:
        """Return the longest title that the words begin with, or None.

        Parameters
        ----------
        text
            The words of a phrase as they stand in the text, without determiner.

        Examples
        --------
        >>> reading = titles().read(["ancienne", "vice-présidente", "du", "Sénat"])
        >>> reading.title.lemma, reading.gender.value, sorted(reading.states), reading.length
        ('président', 'feminine', [<TitleState.DEPUTY: 'deputy'>, <TitleState.FORMER: 'former'>], 2)
        """
        plain = [word.lower().replace("’", "'") for word in text]
        start, states = self._modifiers(plain, 0, self._before)
        found = self._form(plain[start:])
        if found is None:
            return None
        form, length, glued = found
        end, after = self._modifiers(plain, start + length, self._after)
        more = self.portfolio(text[end:]) if form.title.predicate == "kg:ministerOf" else 0
        return TitleReading(
            form.title,
            form.gender,
            form.number,
            end + more,
            states | glued | after,
            " ".join(text[end : end + more]).replace("' ", "'") or None,
        )

    def portfolio(self, text: Sequence[str]) -> int:
        """Return how many of the words name what a minister is in charge of, from the first on.

        Examples
        --------
        >>> titles().portfolio(["de", "l'", "Économie", "et", "des", "Finances", "du", "Mali"])
        6
        """
        plain = [word.lower().replace("’", "'") for word in text]
        end = self._one_portfolio(plain, 0)
        while end and plain[end : end + 1] and plain[end] in self._links:
            further = self._one_portfolio(plain, end + 1)
            if not further:
                break
            end = further
        return end

    def _one_portfolio(self, plain: Sequence[str], start: int) -> int:
        """Return where the portfolio that starts here ends, its preposition first; else 0."""
        for cut in range(min(start + 4, len(plain)), start, -1):
            if tuple(plain[start:cut]) not in self._leads:
                continue
            for end in range(min(cut + 5, len(plain)), cut, -1):
                if tuple(plain[cut:end]) in self._portfolios:
                    return end
        return 0

    def _modifiers(
        self, plain: Sequence[str], start: int, table: Mapping[tuple[str, ...], TitleState]
    ) -> tuple[int, frozenset[TitleState]]:
        """Return where the modifiers from `start` on end, and what they say."""
        states: set[TitleState] = set()
        while True:
            step = [m for m in table if tuple(plain[start : start + len(m)]) == m]
            if not step:
                return start, frozenset(states)
            longest = max(step, key=len)
            states.add(table[longest])
            start += len(longest)

    def _form(self, plain: Sequence[str]) -> tuple[_Form, int, frozenset[TitleState]] | None:
        """Return the longest form at the start, its length, and what is glued to it."""
        for length in range(min(self._longest, len(plain)), 0, -1):
            form = self._forms.get(tuple(plain[:length]))
            if form is not None:
                return form, length, frozenset()
        for (prefix,), state in self._glued.items():
            if plain and plain[0].startswith(prefix) and len(plain[0]) > len(prefix):
                found = self._form([plain[0].removeprefix(prefix), *plain[1:]])
                return found and (found[0], found[1], found[2] | {state})
        return None

    def _all_forms(self) -> Iterator[tuple[tuple[str, ...], _Form]]:
        for title in self.entries.values():
            epicene = title.feminine == title.lemma
            genders = {title.lemma: None if epicene else Gender.MASCULINE}
            if title.feminine and not epicene:
                genders[title.feminine] = Gender.FEMININE
            for form, gender in genders.items():
                yield _tokens(self._plural(form)), _Form(title, gender, Number.PLURAL)
                yield _tokens(form), _Form(title, gender, Number.SINGULAR)

    def _plural(self, form: str) -> str:
        """Return the plural: every word before the first preposition takes its ending."""
        parts = form.split(" ")
        stop = next((i for i, part in enumerate(parts) if words(part)[0] in self._fixed), None)
        inflected = [self._plural_word(part) for part in parts[:stop]]
        return " ".join([*inflected, *parts[len(inflected) :]])

    def _plural_word(self, word: str) -> str:
        for ending, plural in self._endings:
            if word.endswith(ending):
                return word.removesuffix(ending) + plural
        return word


@cache
def titles(code: str = "fr") -> Titles:
    """Return the table of a language, checked.

    Raises
    ------
    LanguageDataError
        For a predicate that the ontology does not have, an unknown kind, or an unsorted table.
    """
    return Titles(load(code).table("titles"))


def _titles(raw: Mapping[str, Any]) -> Iterator[Title]:
    for kind, entries in raw.items():
        wrong = first_unsorted(entries)
        if wrong is not None:
            raise LanguageDataError(f"titles.toml: '{wrong}' is out of order in [titles.{kind}]")
        for lemma, entry in entries.items():
            yield _title(TitleKind(kind), lemma, entry)


def _title(kind: TitleKind, lemma: str, entry: Mapping[str, str]) -> Title:
    predicate = entry.get("predicate")
    if predicate is not None and predicate not in ontology().properties:
        raise LanguageDataError(f"titles.toml: '{lemma}': no relation '{predicate}'")
    return Title(lemma, kind, entry.get("feminine", lemma) or None, predicate)


def _states(raw: Mapping[str, list[str]]) -> dict[tuple[str, ...], TitleState]:
    return {_tokens(form): TitleState(state) for state, forms in raw.items() for form in forms}


def _tokens(form: str) -> tuple[str, ...]:
    """Split a form as the parser does: "chef d'état-major" is three words."""
    return tuple(form.lower().replace("'", "' ").split())
