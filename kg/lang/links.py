"""The table ``links``: names of regions with their ISO 3166-2 codes, and words around places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pycountry

from kg.errors import LanguageDataError
from kg.lang.gazetteer import key
from kg.lang.language import load


@dataclass(frozen=True)
class LinksTable:
    """The fields are explained in ``links.toml``; names are as `kg.lang.gazetteer.key` has them."""

    regions: Mapping[str, str]
    rivers: frozenset[str]
    home: str
    between: frozenset[str]
    named: tuple[str, ...]
    of: tuple[str, ...]
    inside: frozenset[str]
    into: frozenset[str]
    articles: frozenset[str]


@cache
def links(code: str = "fr") -> LinksTable:
    """Return the table of a language, checked.

    Raises
    ------
    LanguageDataError
        If a region has a code that ISO 3166-2 does not have.
    """
    raw = load(code).table("links")
    for name, region in raw["regions"].items():
        if pycountry.subdivisions.get(code=region) is None:  # type: ignore[no-untyped-call]
            raise LanguageDataError(f"links.toml: '{name}': there is no region {region}")
    return LinksTable(
        regions={key(name): region for name, region in raw["regions"].items()},
        rivers=frozenset(map(key, raw["rivers"])),
        home=raw["home"],
        between=frozenset(raw["between"]),
        named=tuple(raw["named"]),
        of=tuple(sorted(raw["of"], key=len, reverse=True)),
        inside=frozenset(raw["inside"]),
        into=frozenset(raw["into"]),
        articles=frozenset(raw["articles"]),
    )
