"""The tables ``control`` and ``negation``: what governors and particles make of a clause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from kg.lang.language import load
from kg.model import Modality


class Controller(StrEnum):
    """Which argument of the governor carries out the infinitive."""

    SUBJECT = "subject"
    OBJECT = "object"
    RECIPIENT = "recipient"
    NONE = "none"


@dataclass(frozen=True)
class Governor:
    """One entry; the fields are explained at the top of ``control.toml``."""

    lemma: str
    infinitive: Controller = Controller.SUBJECT
    modality: Modality | None = None
    negative: bool = False
    light: bool = False
    inherits: bool = False
    clause: bool = False
    accuses: bool = False


@dataclass(frozen=True)
class Control:
    """Governors by part of speech and lemma."""

    verbs: Mapping[str, Governor]
    adjectives: Mapping[str, Governor]
    nouns: Mapping[str, Governor]
    subordinators: Mapping[str, Governor]
    hedges: frozenset[str]
    established: frozenset[str]
    conditions: frozenset[str]


@dataclass(frozen=True)
class Negation:
    """The words of ``negation.toml``."""

    adverbs: frozenset[str]
    particle: frozenset[str]
    alone: frozenset[str]
    words: frozenset[str]
    restrictive: frozenset[str]
    evidence: frozenset[str]
    missing: frozenset[str]
    without: frozenset[str]
    coordinators: frozenset[str]


def _entry(raw: Mapping[str, Any]) -> Governor:
    modality = raw.get("modality")
    return Governor(
        lemma=raw["lemma"],
        infinitive=Controller(raw.get("infinitive", "subject")),
        modality=Modality(modality) if modality else None,
        negative=raw.get("negative", False),
        light=raw.get("light", False),
        inherits=raw.get("inherits", False),
        clause=raw.get("clause", False),
        accuses=raw.get("accuses", False),
    )


@cache
def control(code: str = "fr") -> Control:
    """Return the governors of a language."""
    raw = load(code).table("control")

    def table(kind: str) -> dict[str, Governor]:
        return {entry["lemma"]: _entry(entry) for entry in raw[kind]}

    return Control(
        table("verb"),
        table("adjective"),
        table("noun"),
        table("subordinator"),
        frozenset(raw["hedges"]["adverbs"]),
        frozenset(raw["hedges"]["established"]),
        frozenset(raw["hedges"]["conditions"]),
    )


@cache
def negation(code: str = "fr") -> Negation:
    """Return the negation words of a language."""
    raw = load(code).table("negation")
    return Negation(**{name: frozenset(values) for name, values in raw.items()})
