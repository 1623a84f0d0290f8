"""The table ``wording``: words for what is denied, planned, possible or said by nobody named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.lang.language import load
from kg.model import Modality


@dataclass(frozen=True)
class Wording:
    """All of the table; see its head for what each field holds."""

    anonymous: str
    negated: str
    modalities: Mapping[Modality, str]


@cache
def wording(code: str = "fr") -> Wording:
    """Return the table of a language.

    Examples
    --------
    >>> wording().modalities[Modality.FUTURE]
    'à venir'
    """
    raw = load(code).table("wording")
    words = {Modality(name): word for name, word in raw["modalities"].items()}
    return Wording(raw["anonymous"], raw["negated"], words)
