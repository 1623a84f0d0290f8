"""The table ``times``: words, feasts, cues of tense and grammar of time expressions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from kg.errors import LanguageDataError
from kg.lang.language import load

_TOKEN = re.compile(r"\d+|[^\W\d_]+'(?=\w)|[^\W\d_]+|[^\w\s]|_")
# One character for one, so that offsets stay.
_VARIANTS = str.maketrans("’ʼ‘–—‑‐ᵉʳ", "'''----er")

Words = tuple[str, ...]


def plain(text: str) -> str:
    """Return the text with typographic variants undone, at the same offsets."""
    return text.translate(_VARIANTS)


def split(text: str) -> list[re.Match[str]]:
    """Return the tokens of a `plain` text; an elided word is one with its apostrophe.

    Examples
    --------
    >>> [token[0] for token in split("l'été 2012, à 15h")]
    ["l'", 'été', '2012', ',', 'à', '15', 'h']
    """
    return list(_TOKEN.finditer(text))


def words(text: str) -> Words:
    """Return the tokens of an entry as the grammar compares them.

    Examples
    --------
    >>> words("d'")
    ("d'",)
    """
    # An entry may end in an elided word whose noun comes from elsewhere.
    elided = text.endswith("'")
    tokens = [token[0].lower() for token in split(plain(f"{text}a" if elided else text))]
    return tuple(tokens[:-1] if elided else tokens)


class Case(StrEnum):
    """What the first letter of a match has to be."""

    ANY = "any"
    LOWER = "lower"
    UPPER = "upper"


@dataclass(frozen=True)
class TimeRule:
    """One pattern, what it builds, and where it may stand.

    Attributes
    ----------
    left, right, not_left, not_right
        Neighbours that one of has to, or none of may, stand beside a match; empty: no matter.
    examples
        Text to the expected ``start/end``; several values are parted by spaces.
    """

    category: str
    pattern: str
    op: str | None
    given: Mapping[str, int | str]
    left: tuple[Words, ...]
    right: tuple[Words, ...]
    not_left: tuple[Words, ...]
    not_right: tuple[Words, ...]
    case: Case
    examples: Mapping[str, str]


@dataclass(frozen=True)
class TenseCues:
    """What tells a sentence's tense from its surface; the patterns match whole words."""

    boundaries: frozenset[str]
    between: frozenset[str]
    auxiliaries: frozenset[str]
    present_be: frozenset[str]
    be_participle: re.Pattern[str]
    infinitive_auxiliary: str
    participle: re.Pattern[str]
    planned: frozenset[str]
    not_participle: frozenset[str]
    past_ending: re.Pattern[str]
    past: frozenset[str]
    not_past: frozenset[str]
    future_ending: re.Pattern[str]
    future: frozenset[str]
    not_future: frozenset[str]
    open_after: frozenset[str]
    not_infinitive: frozenset[str]
    infinitive: re.Pattern[str]


@dataclass(frozen=True)
class Times:
    """The whole table.

    Attributes
    ----------
    lexicon
        Category to the words of each entry and its value.
    proper
        Entries that are written with a capital, whatever the place: "Ascension", not "ascension".
    holidays
        Name to the date's rule, both as written in the data.
    seasons
        Name to month and day of its beginning, in the order of the year.
    """

    lexicon: Mapping[str, Mapping[Words, int | str]]
    proper: frozenset[Words]
    rules: tuple[TimeRule, ...]
    holidays: Mapping[str, str]
    seasons: tuple[tuple[str, int, int], ...]
    cues: TenseCues


@cache
def times(code: str = "fr") -> Times:
    """Return the table of a language.

    Raises
    ------
    LanguageDataError
        If a rule lacks its category or pattern, or names a set that does not exist.
    """
    raw = load(code).table("times")
    lexicon = {name: _entries(entries) for name, entries in raw["lexicon"].items()}
    holidays = {name: row["date"] for row in raw["holiday"] for name in row["names"]}
    lexicon["holiday"] = {words(name): name for name in sorted(holidays)}
    proper = frozenset(words(name) for name in holidays if name[0].isupper())
    rules = tuple(_rule(row, raw["sets"]) for row in raw["rule"])
    return Times(lexicon, proper, rules, holidays, _seasons(raw["season"]), _cues(raw["direction"]))


def _entries(raw: Mapping[str, int | str]) -> dict[Words, int | str]:
    return {words(text): value for text, value in raw.items()}


def _seasons(raw: Mapping[str, str]) -> tuple[tuple[str, int, int], ...]:
    starts = ((name, *map(int, day.split("-"))) for name, day in raw.items())
    return tuple(sorted(starts, key=lambda start: start[1:]))  # type: ignore[arg-type]


def _rule(raw: Mapping[str, Any], sets: Mapping[str, Sequence[str]]) -> TimeRule:
    def neighbours(field: str) -> tuple[Words, ...]:
        named = [item for text in raw.get(field, ()) for item in _expanded(text, sets)]
        return tuple(words(item) for item in named)

    if "category" not in raw or "pattern" not in raw:
        raise LanguageDataError(f"times.toml: a rule without category or pattern: {dict(raw)}")
    return TimeRule(
        raw["category"],
        raw["pattern"],
        raw.get("op"),
        raw.get("given", {}),
        neighbours("left"),
        neighbours("right"),
        neighbours("not_left"),
        neighbours("not_right"),
        Case(raw.get("case", "any")),
        raw.get("examples", {}),
    )


def _expanded(text: str, sets: Mapping[str, Sequence[str]]) -> Sequence[str]:
    if not text.startswith("@"):
        return (text,)
    if text[1:] not in sets:
        raise LanguageDataError(f"times.toml: no set {text}")
    return sets[text[1:]]


def _cues(raw: Mapping[str, Any]) -> TenseCues:
    patterns = {"be_participle", "past_ending", "future_ending", "infinitive"}
    fields: dict[str, Any] = {}
    for name, value in raw.items():
        if name == "participle":
            fields[name] = re.compile(f".+{value}")
        elif name in patterns:
            fields[name] = re.compile(value)
        else:
            fields[name] = value if isinstance(value, str) else frozenset(value)
    return TenseCues(**fields)
