"""CURIEs inside, IRIs at the border: the one table of prefixes, and the way across.

The vocabulary's IRI does not depend on the user's base; entities, articles and open predicates do.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.errors import UnknownName

DEFAULT_BASE = "https://example.org/kg/"
"""Where entities, articles and open predicates live unless the user says otherwise."""

_FIXED = {
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "gn": "https://sws.geonames.org/",
    "itsrdf": "http://www.w3.org/2005/11/its/rdf#",
    "kg": "https://example.org/kg/ontology#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LOCAL = {"article": "article/", "rel": "predicate/"}


def prefixes(base: str = DEFAULT_BASE) -> Mapping[str, str]:
    """Return every prefix and its namespace, sorted by prefix.

    Examples
    --------
    >>> prefixes("https://my.org/")["rel"]
    'https://my.org/predicate/'
    """
    local = {name: base + path for name, path in _LOCAL.items()}
    return MappingProxyType(dict(sorted({**_FIXED, **local}.items())))


def expand(name: str, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of a CURIE or of an entity's id; an IRI stays as it is.

    Raises
    ------
    UnknownName
        If the prefix is not in the table.

    Examples
    --------
    >>> expand("kg:leads")
    'https://example.org/kg/ontology#leads'
    >>> expand("person/jens-stoltenberg", "https://my.org/")
    'https://my.org/entity/person/jens-stoltenberg'
    """
    prefix, colon, local = name.partition(":")
    if not colon or "/" in prefix:
        return f"{base}entity/{name}"
    if local.startswith("//"):
        return name
    table = prefixes(base)
    if prefix not in table:
        raise UnknownName("prefix", prefix, table)
    return table[prefix] + local


def compact(iri: str, base: str = DEFAULT_BASE) -> str:
    """Return the shortest name of an IRI, the inverse of `expand`.

    An IRI that no namespace covers comes back unchanged.

    Examples
    --------
    >>> compact("https://example.org/kg/predicate/se-reunir-a")
    'rel:se-reunir-a'
    >>> compact("https://example.org/kg/entity/person/jens-stoltenberg")
    'person/jens-stoltenberg'
    """
    entities = f"{base}entity/"
    if iri.startswith(entities) and len(iri) > len(entities):
        return iri[len(entities) :]
    covers = {space: name for name, space in prefixes(base).items() if iri.startswith(space)}
    if not covers:
        return iri
    space = max(covers, key=len)
    return f"{covers[space]}:{iri[len(space) :]}"
