"""The table ``identity``: what tells one bearer of a name from another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.errors import LanguageDataError
from kg.lang.language import load
from kg.lang.titles import TitleKind, titles
from kg.model.slug import slug


@dataclass(frozen=True)
class IdentityTable:
    """The fields are explained in ``identity.toml``; words are as `slug` writes them.

    Attributes
    ----------
    spheres
        Lemma of a title to its sphere.
    bridges
        Sets of two spheres.
    """

    particles: frozenset[str]
    suffixes: frozenset[str]
    designators: frozenset[str]
    silent: frozenset[str]
    shared: frozenset[str]
    local: frozenset[str]
    city: frozenset[str]
    region: frozenset[str]
    of_city: frozenset[str]
    of_region: frozenset[str]
    feminine: frozenset[str]
    determiners: frozenset[str]
    small: frozenset[str]
    sources: frozenset[str]
    age_relation: str
    age: tuple[re.Pattern[str], ...]
    spheres: Mapping[str, str]
    bridges: frozenset[frozenset[str]]

    def apart(self, one: str, other: str) -> bool:
        """Return whether hardly anybody is known in both spheres.

        Examples
        --------
        >>> identity().apart("sport", "crafts"), identity().apart("army", "politics")
        (True, False)
        """
        return one != other and frozenset((one, other)) not in self.bridges


@cache
def identity(code: str = "fr") -> IdentityTable:
    """Return the table of a language, checked.

    Raises
    ------
    LanguageDataError
        If a sphere holds a title that ``titles.toml`` does not know.
    """
    raw = load(code).table("identity")
    return IdentityTable(
        particles=_words(raw["particles"]),
        suffixes=_words(raw["suffixes"]),
        designators=_words(raw["designators"]),
        silent=_words(raw["silent"]),
        shared=_words(raw["shared"]),
        local=_words(raw["local"]),
        city=_words(raw["city"]),
        region=_words(raw["region"]),
        of_city=_words(raw["of_city"]),
        of_region=_words(raw["of_region"]),
        feminine=_words(raw["feminine"]),
        determiners=_words(raw["determiners"]),
        small=_words(raw["small"]),
        sources=_words(raw["sources"]),
        age_relation=raw["age_relation"],
        age=tuple(re.compile(form) for form in raw["age"]),
        spheres=dict(_spheres(raw["spheres"], code)),
        bridges=frozenset(frozenset(pair) for pair in raw["bridges"]),
    )


def _words(raw: list[str]) -> frozenset[str]:
    return frozenset(map(slug, raw))


def _spheres(raw: Mapping[str, Any], code: str) -> Iterator[tuple[str, str]]:
    known = titles(code).entries
    kinds = {TitleKind(kind): sphere for kind, sphere in raw["kinds"].items()}
    for lemma, title in known.items():
        if title.kind in kinds:
            yield lemma, kinds[title.kind]
    for sphere, lemmas in raw.items():
        if sphere == "kinds":
            continue
        for lemma in lemmas:
            if lemma not in known:
                raise LanguageDataError(f"identity.toml: titles.toml has no '{lemma}'")
            yield lemma, sphere
