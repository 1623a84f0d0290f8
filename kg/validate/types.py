"""Types fit domain and range: a constraint made from ``ontologies/kg.ttl`` itself.

A type does not have to be the class that is asked for or below it; it must not be something else
altogether. See `kg.ontology.Ontology.fits`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pyoxigraph import Store

from kg.ontology import ValueKind, expand, load
from kg.validate.ask import asked, shown
from kg.validate.violation import Breach

_MISFIT = """
SELECT DISTINCT ?this ?predicate ?type ?label WHERE {{
    VALUES (?predicate ?type) {{ {pairs} }}
    ?this rdf:predicate ?predicate ; {end} ?one .
    ?one a ?type
    OPTIONAL {{ ?one rdfs:label ?label }}
}}"""
_WRONG_KIND = """
SELECT DISTINCT ?this ?predicate ?one WHERE {{
    VALUES ?predicate {{ {relations} }}
    ?this rdf:predicate ?predicate ; rdf:object ?one
    FILTER({test})
}}"""


def misfits(store: Store) -> Iterator[Breach]:
    """Yield the statements whose subject or object cannot stand there."""
    for end, name in (("rdf:subject", "domain"), ("rdf:object", "range")):
        pairs = " ".join(_pairs(name))
        for row in asked(store, _MISFIT.format(pairs=pairs, end=end)):
            kind, relation = shown(row["type"], short=True), shown(row["predicate"], short=True)
            wanted = getattr(load().property(relation), name)
            who = shown(row["label"])
            text = f"{who} is a {kind.removeprefix('kg:')}; {relation} wants a {wanted} there"
            yield Breach(shown(row["this"]), name, text)
    yield from _wrong(store, ValueKind.ENTITY, "isLiteral(?one)", "an entity")
    yield from _wrong(store, ValueKind.LITERAL, "!isLiteral(?one)", "a text or a number")


def _wrong(store: Store, kind: ValueKind, test: str, wanted: str) -> Iterator[Breach]:
    names = (name for name, entry in load().properties.items() if entry.values is kind)
    relations = " ".join(f"<{expand(name)}>" for name in names)
    for row in asked(store, _WRONG_KIND.format(relations=relations, test=test)):
        relation, found = shown(row["predicate"], short=True), shown(row["one"], short=True)
        yield Breach(shown(row["this"]), "range", f"{relation} wants {wanted}; here: {found}")


@cache
def _pairs(name: str) -> tuple[str, ...]:
    """Return the pairs of a relation and a type that cannot stand at its domain or range."""
    ontology = load()
    return tuple(
        f"(<{expand(relation)}> <{expand(f'kg:{kind}')}>)"
        for relation, entry in ontology.properties.items()
        for kind in ontology.classes
        if not ontology.fits(kind, getattr(entry, name))
    )
