"""Turtle to plain types: classes, relations, prefixes; CURIEs inside, IRIs at the border."""

from __future__ import annotations

from kg.ontology.prefixes import DEFAULT_BASE, compact, expand, prefixes
from kg.ontology.terms import Class, Ontology, Property, ValueKind
from kg.ontology.turtle import load

__all__ = [
    "DEFAULT_BASE",
    "Class",
    "Ontology",
    "Property",
    "ValueKind",
    "compact",
    "expand",
    "fits",
    "load",
    "prefixes",
]


def fits(type_name: str, class_name: str | None) -> bool:
    """Return whether a mention's type fits a domain or range; see `Ontology.fits`.

    Examples
    --------
    >>> fits("Place", "Actor"), fits("Person", "Place"), fits("Thing", "Person")
    (True, False, True)
    """
    return load().fits(type_name, class_name)
