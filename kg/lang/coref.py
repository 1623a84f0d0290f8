"""The table ``coref``: pronouns, determiners and nouns that take up what was said before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from kg.lang.language import load
from kg.model import Gender, Number


class Use(StrEnum):
    """How a pronoun finds what it stands for."""

    PERSONAL = "personal"
    NEAR = "near"
    PLACE = "place"
    THING = "thing"
    SELF = "self"
    FIRST = "first"


class Definiteness(StrEnum):
    """What a determiner says of its noun phrase."""

    BARE = "bare"
    DEFINITE = "definite"
    DEMONSTRATIVE = "demonstrative"
    INDEFINITE = "indefinite"
    POSSESSIVE = "possessive"


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a form tells of what it stands for; None where it does not tell."""

    gender: Gender | None = None
    number: Number | None = None
    use: Use = Use.PERSONAL


@dataclass(frozen=True)
class Coreference:
    """All of the table; see its head for what each field holds.

    Attributes
    ----------
    related
        From a noun to the nouns that it may take up.
    generic
        From a class of names to the rows of nouns that take one up.
    places
        From a noun to the kinds of place that it takes up.
    persons
        From a noun to the gender of whom it takes up, None for either.
    """

    pronouns: Mapping[str, Pronoun]
    possessives: Mapping[str, Number]
    determiners: Mapping[Definiteness, frozenset[str]]
    singular_determiners: frozenset[str]
    plural_determiners: frozenset[str]
    gendered_determiners: Mapping[str, Gender]
    last: frozenset[str]
    other: frozenset[str]
    elect: frozenset[str]
    ordinal: frozenset[str]
    neutral: frozenset[str]
    complement: frozenset[str]
    collectives: frozenset[str]
    epicene: frozenset[str]
    first_names: Mapping[str, Gender]
    endings: Mapping[str, Gender]
    stressed: frozenset[str]
    topics: frozenset[str]
    kin: frozenset[str]
    with_en: frozenset[str]
    with_y: frozenset[str]
    impersonal_verbs: frozenset[str]
    impersonal_adjectives: frozenset[str]
    related: Mapping[str, frozenset[str]]
    generic: Mapping[str, tuple[frozenset[str], ...]]
    places: Mapping[str, frozenset[str]]
    persons: Mapping[str, Gender | None]
    professions: frozenset[str]
    groups: frozenset[str]
    known: Mapping[str, frozenset[str]]
    offices: tuple[frozenset[str], ...]
    aliases: Mapping[str, str]


@cache
def coreference(code: str = "fr") -> Coreference:
    """Return the table of a language, read once.

    Examples
    --------
    >>> coreference().pronouns["celle-ci"].use, coreference().possessives["leurs"].value
    (<Use.NEAR: 'near'>, 'plural')
    """
    raw = load(code).table("coref")
    return Coreference(
        pronouns={form: _pronoun(row) for form, row in raw["pronouns"].items()},
        possessives={form: Number(value) for form, value in raw["possessives"].items()},
        determiners={
            Definiteness(name): frozenset(forms) for name, forms in raw["determiners"].items()
        },
        singular_determiners=frozenset(raw["determiners_number"]["singular"]),
        plural_determiners=frozenset(raw["determiners_number"]["plural"]),
        gendered_determiners=_genders(raw["determiners_gender"]),
        last=frozenset(raw["last"]["words"]),
        other=frozenset(raw["other"]["adjectives"]),
        elect=frozenset(raw["elect"]["participles"]),
        ordinal=frozenset(raw["ordinal"]["adjectives"]),
        neutral=frozenset(raw["neutral"]["words"]),
        complement=frozenset(raw["complement"]["words"]),
        collectives=frozenset(raw["collectives"]["nouns"]),
        epicene=frozenset(raw["first_names"]["either"]),
        first_names=_genders(raw["first_names"]),
        endings=_genders(raw["endings"]),
        stressed=frozenset(raw["stressed"]["pronouns"]),
        topics=frozenset(raw["topics"]["prepositions"]),
        kin=frozenset(raw["kin"]["nouns"]),
        with_en=frozenset(raw["with_en"]["verbs"]),
        with_y=frozenset(raw["with_y"]["verbs"]),
        impersonal_verbs=frozenset(raw["impersonal"]["verbs"]),
        impersonal_adjectives=frozenset(raw["impersonal"]["adjectives"]),
        related=_related(raw["synonyms"]["rows"], raw["takes_up"]),
        generic={
            name: tuple(frozenset(row) for row in rows) for name, rows in raw["generic"].items()
        },
        places=_inverted(raw["places"]),
        persons=_persons(raw["persons"]),
        professions=frozenset(raw["professions"]["nouns"]),
        groups=frozenset(raw["groups"]["nouns"]),
        known={name: frozenset(nouns) for name, nouns in raw["known"].items()},
        offices=tuple(frozenset(row) for row in raw["offices"]["rows"]),
        aliases=raw["aliases"],
    )


def first_name_gender(name: str, code: str = "fr") -> Gender | None:
    """Return the gender that a first name tends to tell; None where it does not.

    Examples
    --------
    >>> first_name_gender("Josselyne"), first_name_gender("Luca"), first_name_gender("Camille")
    (<Gender.FEMININE: 'feminine'>, <Gender.MASCULINE: 'masculine'>, None)
    """
    table = coreference(code)
    spelled = name.lower().split("-")[0]
    if spelled in table.epicene:
        return None
    if spelled in table.first_names:
        return table.first_names[spelled]
    endings = [ending for ending in table.endings if spelled.endswith(ending)]
    return table.endings[max(endings, key=len)] if endings and len(spelled) > 2 else None


def _genders(raw: Mapping[str, list[str]]) -> dict[str, Gender]:
    return {form: Gender(name) for name, forms in raw.items() for form in forms if name != "either"}


def _pronoun(row: Mapping[str, str]) -> Pronoun:
    return Pronoun(
        Gender(row["gender"]) if "gender" in row else None,
        Number(row["number"]) if "number" in row else None,
        Use(row["use"]),
    )


def _related(rows: list[list[str]], above: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {noun: set(below) for noun, below in above.items()}
    for row in rows:
        for noun in row:
            found.setdefault(noun, set()).update(row)
    return {noun: frozenset(others - {noun}) for noun, others in found.items()}


def _inverted(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    nouns = {noun for row in table.values() for noun in row}
    return {
        noun: frozenset(name for name, row in table.items() if noun in row)
        for noun in sorted(nouns)
    }


def _persons(table: Mapping[str, Any]) -> dict[str, Gender | None]:
    genders = {"any": None, "feminine": Gender.FEMININE, "masculine": Gender.MASCULINE}
    return {noun: gender for name, gender in genders.items() for noun in table[name]}
