"""Reads ``ontologies/kg.ttl`` into the plain types of `kg.ontology.terms`.

The file is ours: whatever is missing in it is an error, never a default.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg import resources
from kg.errors import LanguageDataError
from kg.ontology.prefixes import compact, expand
from kg.ontology.terms import Class, Ontology, Property, ValueKind

_LANGUAGES = ("fr", "en")
_CHAIN = 2  # relations in a chain


@cache
def load() -> Ontology:
    """Return the vocabulary, the same object at each call.

    Raises
    ------
    LanguageDataError
        If ``kg.ttl`` is missing, does not parse, or leaves out a label, domain or range.

    Examples
    --------
    >>> load().properties["kg:attacks"].labels["fr"]
    'attaquer'
    >>> load().is_a("Person", "Actor")
    True
    """
    return read(resources.path("ontologies", "kg.ttl"))


def read(file: Path) -> Ontology:
    """Read a vocabulary of the same shape from any file; see `load`."""
    graph = _Graph(file)
    classes = {name: _class(graph, name) for name in sorted(graph.entity_classes())}
    properties = {name: _property(graph, name) for name in sorted(graph.of_type("kg:Relation"))}
    for entry in properties.values():
        _check_names(entry, classes, properties)
    named = {name: graph.texts(name, "rdfs:label") for name in graph.of_type("owl:ObjectProperty")}
    (about,) = graph.of_type("owl:Ontology")
    return Ontology(graph.text(about, "owl:versionInfo"), classes, properties, named)


class _Graph:
    """The triples of one file, asked by CURIE."""

    def __init__(self, file: Path) -> None:
        self._file = file.name
        self._store = ox.Store()
        try:
            self._store.load(path=str(file), format=ox.RdfFormat.TURTLE)
        except (OSError, SyntaxError) as error:
            raise LanguageDataError(f"{file.name}: {error}") from error

    def of_type(self, curie: str) -> Iterator[str]:
        """Yield the instances of a class."""
        for quad in self._store.quads_for_pattern(None, _node("rdf:type"), _node(curie), None):
            yield _name(quad.subject)

    def names(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return the named values, sorted."""
        found = self._values(subject, predicate)
        return tuple(sorted(_name(value) for value in found if isinstance(value, ox.NamedNode)))

    def texts(self, subject: str, predicate: str) -> dict[str, str]:
        """Return the values by language; both languages have to be there."""
        found = self._values(subject, predicate)
        texts = {v.language: v.value for v in found if isinstance(v, ox.Literal) and v.language}
        if set(texts) != set(_LANGUAGES):
            raise self.error(subject, f"{predicate} wanted in {' and '.join(_LANGUAGES)}")
        return texts

    def text(self, subject: str, predicate: str) -> str:
        """Return the one plain value."""
        found = [
            value for value in self._values(subject, predicate) if isinstance(value, ox.Literal)
        ]
        if len(found) != 1:
            raise self.error(subject, f"one {predicate} wanted, {len(found)} found")
        return str(found[0].value)

    def lists(self, subject: str, predicate: str) -> tuple[tuple[str, ...], ...]:
        """Return the values that are RDF lists of names, sorted."""
        return tuple(sorted(tuple(self._items(one)) for one in self._values(subject, predicate)))

    def _items(self, node: object) -> Iterator[str]:
        while isinstance(node, ox.BlankNode):
            yield from map(_name, self._about(node, "rdf:first"))
            node = next(iter(self._about(node, "rdf:rest")), None)

    def entity_classes(self) -> frozenset[str]:
        """Return the local names of ``kg:Entity`` and all classes below it."""
        above = {name: self.names(name, "rdfs:subClassOf") for name in self.of_type("owl:Class")}
        found = {"kg:Entity"}
        while grown := {name for name in above if found & set(above[name])} - found:
            found |= grown
        return frozenset(name.removeprefix("kg:") for name in found)

    def error(self, subject: str, reason: str) -> LanguageDataError:
        """Return an error that names the file, the term and the reason."""
        return LanguageDataError(f"{self._file}: {subject}: {reason}")

    def _values(self, subject: str, predicate: str) -> list[object]:
        return self._about(_node(subject), predicate)

    def _about(self, subject: ox.NamedNode | ox.BlankNode, predicate: str) -> list[object]:
        quads = self._store.quads_for_pattern(subject, _node(predicate), None, None)
        return [quad.object for quad in quads]


def _class(graph: _Graph, name: str) -> Class:
    curie = f"kg:{name}"
    parents = tuple(p.removeprefix("kg:") for p in graph.names(curie, "rdfs:subClassOf"))
    return Class(
        name, parents, graph.texts(curie, "rdfs:label"), graph.texts(curie, "rdfs:comment")
    )


def _property(graph: _Graph, curie: str) -> Property:
    kinds = graph.names(curie, "rdf:type")
    target = _one(graph, curie, "rdfs:range")
    inverse = graph.names(curie, "owl:inverseOf")
    denotes = graph.names(curie, "kg:denotes")
    return Property(
        curie,
        graph.texts(curie, "rdfs:label"),
        graph.texts(curie, "rdfs:comment"),
        domain=_one(graph, curie, "rdfs:domain").removeprefix("kg:"),
        range=target.removeprefix("kg:") if target.startswith("kg:") else None,
        values=_value_kind(kinds),
        parents=graph.names(curie, "rdfs:subPropertyOf"),
        inverse=inverse[0] if inverse else None,
        symmetric="owl:SymmetricProperty" in kinds,
        transitive="owl:TransitiveProperty" in kinds,
        chains=tuple(_chains(graph, curie)),
        denotes=denotes[0].removeprefix("kg:") if denotes else None,
    )


def _chains(graph: _Graph, curie: str) -> Iterator[tuple[str, str]]:
    for chain in graph.lists(curie, "owl:propertyChainAxiom"):
        if len(chain) != _CHAIN:
            raise graph.error(curie, f"a chain of {_CHAIN} relations wanted, not {len(chain)}")
        yield chain[0], chain[1]


def _value_kind(kinds: tuple[str, ...]) -> ValueKind:
    if "owl:DatatypeProperty" in kinds:
        return ValueKind.LITERAL
    return ValueKind.EITHER if "owl:AnnotationProperty" in kinds else ValueKind.ENTITY


def _one(graph: _Graph, curie: str, predicate: str) -> str:
    found = graph.names(curie, predicate)
    if len(found) != 1:
        raise graph.error(curie, f"one {predicate} wanted, {len(found)} found")
    return found[0]


def _check_names(
    entry: Property, classes: dict[str, Class], properties: dict[str, Property]
) -> None:
    """Raise if a relation speaks of a class or a relation that the file does not have."""
    types = _given(entry.domain, entry.range, entry.denotes) - classes.keys()
    links = (name for chain in entry.chains for name in chain)
    others = _given(*entry.parents, entry.inverse, *links) - properties.keys()
    for name in sorted(types | others):
        raise LanguageDataError(f"kg.ttl: {entry.curie}: '{name}' is not defined")


def _given(*names: str | None) -> set[str]:
    return {name for name in names if name}


def _node(curie: str) -> ox.NamedNode:
    return ox.NamedNode(expand(curie))


def _name(node: object) -> str:
    return compact(node.value) if isinstance(node, ox.NamedNode) else str(node)
