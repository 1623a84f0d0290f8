"""Words that report speech and thought: ``data/<code>/reporting.toml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from kg.errors import LanguageDataError
from kg.lang.language import load


class ReportClass(StrEnum):
    """What a speaker does with the content."""

    SAY = "say"
    CLAIM = "claim"
    DENY = "deny"
    DOUBT = "doubt"
    THINK = "think"
    ANNOUNCE = "announce"
    PROMISE = "promise"
    ASK = "ask"
    ORDER = "order"
    WRITE = "write"


class Governed(StrEnum):
    """How a reporting verb takes its content."""

    CLAUSE = "que"
    INFINITIVE = "bare"
    INFINITIVE_DE = "de"
    INFINITIVE_A = "à"
    OBJECT = "object"
    PERSON = "person"
    PREDICATE = "predicate"


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """One entry; the fields are explained at the top of ``reporting.toml``."""

    lemma: str
    kind: ReportClass
    governs: frozenset[Governed] = frozenset()
    factive: bool = False
    tail: tuple[str, ...] = ()

    @property
    def reflexive(self) -> bool:
        """Whether the verb is pronominal."""
        return self.lemma.startswith(("se ", "s'"))

    @property
    def words(self) -> tuple[str, ...]:
        """The verb without its pronoun, word by word: ("faire", "savoir")."""
        words = self.lemma.removeprefix("se ").removeprefix("s'").split()
        return tuple(words[: len(words) - len(self.tail)])


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """What stands before a source: the words of "d'après", lower case, apostrophes kept."""

    words: tuple[str, ...]
    persons: bool = False
    anonymous: bool = False

    @property
    def lemma(self) -> str:
        """The phrase as a label writes it."""
        return " ".join(self.words).replace("' ", "'")


@dataclass(frozen=True)
class ReportingLexicon:
    """All words that report; see the table for what each field holds."""

    verbs: Mapping[str, ReportingVerb]
    forms: Mapping[str, str]
    plain: Mapping[str, str]
    sources: tuple[SourcePhrase, ...]
    nouns: frozenset[str]
    documents: frozenset[str]
    measures: frozenset[str]
    ownerless: frozenset[str]
    carriers: frozenset[str]
    opening: frozenset[str]
    clausal: frozenset[str]
    enumerating: frozenset[str]
    present: frozenset[str]
    partners: frozenset[str]
    times: frozenset[str]
    relative: frozenset[str]
    styles: frozenset[str]
    informants: frozenset[str]
    presenting: frozenset[str]
    ours: frozenset[str]
    clitics: frozenset[str]
    subjects: frozenset[str]

    @cached_property
    def by_last_word(self) -> Mapping[str, tuple[ReportingVerb, ...]]:
        """The verbs by the lemma of their last word, those of several words first."""
        found: dict[str, list[ReportingVerb]] = {}
        for verb in sorted(self.verbs.values(), key=lambda one: -len(one.words)):
            found.setdefault(verb.words[-1], []).append(verb)
        return {lemma: tuple(verbs) for lemma, verbs in found.items()}

    @cached_property
    def by_first_word(self) -> Mapping[str, tuple[SourcePhrase, ...]]:
        """The source phrases by their first word, longer ones first."""
        first = {phrase.words[0] for phrase in self.sources}
        return {
            word: tuple(phrase for phrase in self.sources if phrase.words[0] == word)
            for word in first
        }

    def verb(
        self, lemma: str, *, reflexive: bool = False, support: str = ""
    ) -> ReportingVerb | None:
        """Return the verb of a lemma, the pronominal one first where a pronoun stands by.

        Parameters
        ----------
        support
            The lemma of the verb before an infinitive: "faire" of "faire savoir".

        Examples
        --------
        >>> reporting("fr").verb("savoir", support="faire").kind.value
        'say'
        >>> reporting("fr").verb("savoir") is None
        True
        """
        fitting = [
            verb
            for verb in self.by_last_word.get(lemma, ())
            if (not verb.reflexive or reflexive) and verb.words[:-1] in {(), (support,)}
        ]
        fitting.sort(key=lambda verb: (len(verb.words), verb.reflexive), reverse=True)
        return fitting[0] if fitting else None


_SETS = (
    "nouns",
    "documents",
    "measures",
    "ownerless",
    "carriers",
    "opening",
    "clausal",
    "enumerating",
    "present",
    "partners",
    "times",
    "relative",
    "styles",
    "informants",
    "presenting",
    "ours",
)


@cache
def reporting(code: str = "fr") -> ReportingLexicon:
    """Return the reporting words of a language.

    Raises
    ------
    LanguageDataError
        If a lemma stands twice.
    """
    table = load(code).table("reporting")
    verbs = [_verb(row) for row in table["verbs"]]
    by_lemma = {verb.lemma: verb for verb in verbs}
    if len(by_lemma) < len(verbs):
        raise LanguageDataError(f"{code}/reporting.toml: a verb stands twice")
    return ReportingLexicon(
        verbs=by_lemma,
        forms=dict(table["forms"]),
        plain=dict(table["plain"]),
        sources=_longest_first([_source(row) for row in table["sources"]]),
        clitics=frozenset(table["group"]["clitics"]),
        subjects=frozenset(table["group"]["subjects"]),
        **{name: frozenset(table[name]) for name in _SETS},
    )


def _verb(row: Mapping[str, Any]) -> ReportingVerb:
    governs = frozenset(Governed(name) for name in row.get("governs", ()))
    tail = tuple(row.get("tail", "").split())
    return ReportingVerb(
        lemma=" ".join((row["lemma"], *tail)),
        kind=ReportClass(row["class"]),
        governs=governs,
        factive=row.get("factive", False),
        tail=tail,
    )


def _source(row: Mapping[str, Any]) -> SourcePhrase:
    words = tuple(row["words"].replace("'", "' ").split())
    return SourcePhrase(
        words, persons=row.get("persons", False), anonymous=row.get("anonymous", False)
    )


def _longest_first(phrases: Sequence[SourcePhrase]) -> tuple[SourcePhrase, ...]:
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase.words), phrase.words)))
