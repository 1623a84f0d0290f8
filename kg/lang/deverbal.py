"""The table ``deverbal``: nouns of events and the verbs that they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.errors import LanguageDataError
from kg.lang.language import load
from kg.lang.lemmas import first_unsorted


@dataclass(frozen=True)
class Deverbal:
    """What a noun of an event says as a verb.

    Attributes
    ----------
    participle
        Of a noun whose "de" names what undergoes it: "la dissolution du parlement"; empty where
        it names who does it: "la démission du ministre".
    addressed
        Whether "à" names whom it is for: "la demande d'aide à la banque".
    """

    verb: str
    participle: str = ""
    addressed: bool = False


@cache
def deverbal(code: str = "fr") -> Mapping[str, Deverbal]:
    """Return the table of a language, by noun.

    Raises
    ------
    LanguageDataError
        For rows out of order, or a participle that is not told and does not end in -é.

    Examples
    --------
    >>> deverbal()["dissolution"]
    Deverbal(verb='dissoudre', participle='dissous', addressed=False)
    >>> deverbal()["fermeture"].participle, deverbal()["démission"].participle
    ('fermé', '')
    """
    raw = load(code).table("deverbal")
    for section, rows in raw.items():
        wrong = first_unsorted(rows)
        if wrong is not None:
            raise LanguageDataError(f"deverbal.toml: '{wrong}' is out of order in [{section}]")
    agents = {noun: Deverbal(verb) for noun, verb in raw["agent"].items()}
    patients = {noun: _undergone(noun, entry) for noun, entry in raw["patient"].items()}
    addressed = {noun: Deverbal(verb, addressed=True) for noun, verb in raw["addressed"].items()}
    return agents | patients | addressed


def _undergone(noun: str, entry: Any) -> Deverbal:
    if not isinstance(entry, str):
        return Deverbal(*entry)
    if not entry.endswith("er"):
        raise LanguageDataError(f"deverbal.toml: '{noun}' wants the participle of '{entry}'")
    return Deverbal(entry, f"{entry[:-2]}é")
