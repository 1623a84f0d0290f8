"""The RDF formats by name and suffix: one table for reading, writing and querying."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat

from kg.errors import UnknownName

FORMATS: dict[str, RdfFormat] = {
    "jsonld": RdfFormat.JSON_LD,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
}

SUFFIXES: dict[str, str] = {
    ".jsonld": "jsonld",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".owl": "rdfxml",
    ".rdf": "rdfxml",
    ".trig": "trig",
    ".ttl": "turtle",
    ".xml": "rdfxml",
}


def format_of(path: str) -> RdfFormat:
    """Return the RDF format that a file's suffix names.

    Raises
    ------
    UnknownName
        If the suffix names no RDF format.

    Examples
    --------
    >>> format_of("sommet.ttl").name
    'Turtle'
    """
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise UnknownName("graph format", suffix or path, SUFFIXES)
    return FORMATS[SUFFIXES[suffix]]
