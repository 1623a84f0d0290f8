"""One thing that an entity may be linked to."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WIKIDATA = re.compile(r"Q[1-9]\d*")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class Record:
    """A thing with its names.

    Attributes
    ----------
    iris
        What it is called elsewhere; all the same thing.
    aliases
        Its names besides the label.
    type
        The local name of a class of ``ontologies/kg.ttl``; "Thing" if the source does not say.
    country
        ISO 3166-1 code of the country that it is or lies in; empty if it is in none.
    coordinates
        Latitude and longitude, WGS 84.
    population
        Inhabitants, 0 if unknown.
    source
        Where all this stands, with its licence.
    """

    iris: tuple[str, ...]
    label: str
    aliases: tuple[str, ...] = ()
    type: str = "Thing"
    country: str = ""
    coordinates: tuple[float, float] | None = None
    population: int = 0
    source: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the label first."""
        return (self.label, *self.aliases)


def iri(identifier: str) -> str | None:
    """Return the IRI of an identifier that a pack may use; None if it is none.

    Examples
    --------
    >>> iri("Q458"), iri("https://data.example/x"), iri("458")
    ('http://www.wikidata.org/entity/Q458', 'https://data.example/x', None)
    """
    if _WIKIDATA.fullmatch(identifier):
        return f"http://www.wikidata.org/entity/{identifier}"
    return identifier if _IRI.fullmatch(identifier) else None


def geonames(number: int | str) -> str:
    """Return the IRI of a place of GeoNames."""
    return f"https://sws.geonames.org/{number}/"


def iso(code: str) -> str:
    """Return the URN of a country or a region of ISO 3166.

    Examples
    --------
    >>> iso("FR"), iso("UA-14")
    ('urn:iso:std:iso:3166#FR', 'urn:iso:std:iso:3166:-2#UA-14')
    """
    return f"urn:iso:std:iso:3166{':-2' if '-' in code else ''}#{code}"
