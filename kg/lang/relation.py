"""The types of the table ``relations``: a relation and the words that evoke it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from kg.ontology import fits, load

_UNKNOWN = "Thing"


class Frame(StrEnum):
    """Who becomes the subject of a statement and who its object.

    ACTIVE: agent, then patient or the oblique with the governed preposition. INVERSE: the other
    way round. PASSIVE: patient, then the oblique ("est située à"). ADJECTIVE: what the copula
    speaks of, then the oblique ("est favorable à"). TITLE: who bears it, then what follows "de".
    NOUN: see `EventNoun`. PREPOSITION: what stands before it, then what follows.
    """

    ACTIVE = "active"
    INVERSE = "inverse"
    PASSIVE = "passive"
    ADJECTIVE = "adjective"
    TITLE = "title"
    NOUN = "noun"
    PREPOSITION = "preposition"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that the tests read; without a subject it must not yield the relation."""

    text: str
    subject: str | None = None
    object: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """One block of the table; several blocks may share a predicate and differ in types.

    Attributes
    ----------
    subject_types, object_types
        Local names of classes, one of which has to fit: what the table says, else the
        ontology's domain and range with "Thing". A mention whose type is not known fits only
        where "Thing" is listed. Empty lets everything through.
    """

    predicate: str
    subject_types: tuple[str, ...]
    object_types: tuple[str, ...]
    examples: tuple[Example, ...] = ()

    def fits(self, subject: str | None, obj: str | None) -> bool:
        """Return whether the types of two mentions allow the relation; None always does."""
        return _fits(subject, self.subject_types) and _fits(obj, self.object_types)

    def sureness(self, subject: str | None, obj: str | None) -> int:
        """Return how many of the two types are certain to be what is asked for."""
        return _is_one(subject, self.subject_types) + _is_one(obj, self.object_types)

    def overlaps(self, other: Relation) -> bool:
        """Return whether some pair of types would allow both relations."""
        subjects = _share(self.subject_types, other.subject_types)
        return subjects and _share(self.object_types, other.object_types)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that evokes a relation.

    Attributes
    ----------
    lemma
        As the table writes it, without the governed preposition: "s'en prendre".
    preposition
        Introduces the object, contractions undone; empty for a direct object.
    """

    relation: Relation
    frame: Frame
    lemma: str
    preposition: str = ""


@dataclass(frozen=True, slots=True)
class EventNoun(Word):
    """An event noun: the prepositions of its subject and its object, the likeliest first."""

    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()


def _fits(type_name: str | None, allowed: tuple[str, ...]) -> bool:
    if type_name is None or not allowed or type_name in allowed:
        return True
    return type_name != _UNKNOWN and any(fits(type_name, name) for name in _known(allowed))


def _is_one(type_name: str | None, allowed: tuple[str, ...]) -> bool:
    return type_name is not None and any(load().is_a(type_name, name) for name in _known(allowed))


def _share(mine: tuple[str, ...], others: tuple[str, ...]) -> bool:
    pairs = product(_known(mine), _known(others))
    return not mine or not others or any(fits(one, other) for one, other in pairs)


def _known(types: tuple[str, ...]) -> list[str]:
    """Leave out "Thing", which the ontology lets stand for anything."""
    return [name for name in types if name != _UNKNOWN]
