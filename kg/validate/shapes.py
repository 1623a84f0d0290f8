"""Reads SHACL shapes into plain frozen types.

Only the part of SHACL that our shapes use is understood. Anything else in the file is an error:
a constraint that nobody checks must not look as if it held.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import resources
from kg.errors import LanguageDataError
from kg.ontology import compact, expand

LANGUAGE = "en"

_TARGETS = ("sh:targetClass", "sh:targetNode", "sh:targetObjectsOf", "sh:targetSubjectsOf")
_TESTS = (
    "sh:class",
    "sh:datatype",
    "sh:in",
    "sh:lessThanOrEquals",
    "sh:maxCount",
    "sh:maxInclusive",
    "sh:minCount",
    "sh:minInclusive",
    "sh:nodeKind",
)
_KNOWN = {*_TARGETS, *_TESTS, "sh:message", "sh:path", "sh:prefixes", "sh:property", "sh:select"}
_KNOWN |= {"sh:sparql", "rdf:type"}


@dataclass(frozen=True, slots=True)
class PropertyPath:
    """A property, or its inverse."""

    iri: str
    inverse: bool = False

    def __str__(self) -> str:
        return f"{'^' if self.inverse else ''}<{self.iri}>"


@dataclass(frozen=True, slots=True)
class Constraint:
    """One thing that has to hold.

    Attributes
    ----------
    shape
        Local name of the node shape that it belongs to.
    test
        ``sh:minCount``, ..., or ``sh:sparql``.
    values
        What it is tested against, as SPARQL writes it; the query for ``sh:sparql``.
    path
        Of a property shape.
    message
        What is wrong if it does not hold; names of variables in braces, ``{?from}``.
    """

    shape: str
    targets: tuple[tuple[str, str], ...]
    test: str
    values: tuple[str, ...]
    message: str
    path: PropertyPath | None = None


@cache
def shipped() -> tuple[Constraint, ...]:
    """Return the constraints of ``ontologies/shapes.ttl``, in a fixed order."""
    return read(resources.path("ontologies", "shapes.ttl"))


def read(file: Path) -> tuple[Constraint, ...]:
    """Return the constraints of a file of shapes.

    Raises
    ------
    LanguageDataError
        If the file does not parse or asks for what is not understood.
    """
    store = ox.Store()
    try:
        store.load(path=str(file), format=ox.RdfFormat.TURTLE)
    except (OSError, SyntaxError) as error:
        raise LanguageDataError(f"{file.name}: {error}") from error
    found = _Shapes(file.name, store).constraints()
    return tuple(sorted(found, key=lambda one: (one.shape, str(one.path), one.test, one.values)))


class _Shapes:
    """The triples of a file, asked by CURIE."""

    def __init__(self, name: str, store: ox.Store) -> None:
        self._name = name
        self._store = store

    def constraints(self) -> Iterator[Constraint]:
        """Yield the constraints of all node shapes."""
        for shape in self._subjects("rdf:type", "sh:NodeShape"):
            name = compact(shape.value).partition(":")[2]
            self._check(name, shape)
            targets = tuple(
                sorted((kind, t.value) for kind in _TARGETS for t in self._values(shape, kind))
            )
            for node in self._values(shape, "sh:sparql"):
                query = (self._text(node, "sh:select"),)
                yield Constraint(name, targets, "sh:sparql", query, self._message(name, node))
            for node in self._values(shape, "sh:property"):
                yield from self._property(name, targets, node)

    def _property(
        self, name: str, targets: tuple[tuple[str, str], ...], node: ox.BlankNode
    ) -> Iterator[Constraint]:
        self._check(name, node)
        (path,) = self._values(node, "sh:path")
        for test in _TESTS:
            for value in self._values(node, test):
                values = tuple(map(str, self._items(value))) if test == "sh:in" else (str(value),)
                message = self._message(name, node)
                yield Constraint(name, targets, test, values, message, self._path(name, path))

    def _path(self, name: str, path: ox.NamedNode | ox.BlankNode) -> PropertyPath:
        if isinstance(path, ox.NamedNode):
            return PropertyPath(path.value)
        inverse = self._values(path, "sh:inversePath")
        if len(inverse) != 1:
            raise self._error(name, "only properties and their inverses are understood as paths")
        return PropertyPath(inverse[0].value, inverse=True)

    def _check(self, name: str, node: ox.NamedNode | ox.BlankNode) -> None:
        for quad in self._store.quads_for_pattern(node, None, None, None):
            term = compact(quad.predicate.value)
            if term not in _KNOWN:
                raise self._error(name, f"{term} is not understood")

    def _message(self, name: str, node: ox.BlankNode) -> str:
        texts = {value.language: value.value for value in self._values(node, "sh:message")}
        if LANGUAGE not in texts:
            raise self._error(name, f"a message in {LANGUAGE} is wanted")
        return str(texts[LANGUAGE])

    def _text(self, node: ox.BlankNode, curie: str) -> str:
        return str(self._values(node, curie)[0].value)

    def _items(self, node: Any) -> Iterator[Any]:
        while isinstance(node, ox.BlankNode):
            yield from self._values(node, "rdf:first")
            (node,) = self._values(node, "rdf:rest")

    def _subjects(self, curie: str, value: str) -> Iterator[Any]:
        term = ox.NamedNode(expand(value))
        for quad in self._store.quads_for_pattern(None, ox.NamedNode(expand(curie)), term, None):
            yield quad.subject

    def _values(self, node: Any, curie: str) -> list[Any]:
        quads = self._store.quads_for_pattern(node, ox.NamedNode(expand(curie)), None, None)
        return [quad.object for quad in quads]

    def _error(self, name: str, reason: str) -> LanguageDataError:
        return LanguageDataError(f"{self._name}: {name}: {reason}")
