"""The vocabulary as plain frozen types; no RDF library shows through.

Names are local for classes ("Person", as mentions carry them) and CURIEs for properties.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from kg.errors import UnknownName


class ValueKind(StrEnum):
    """What may stand as the object of a relation."""

    ENTITY = "entity"
    LITERAL = "literal"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Class:
    """A type of entities.

    Attributes
    ----------
    name
        Local name: ``Person``.
    parents
        The direct superclasses, sorted.
    labels, definitions
        By language code.
    """

    name: str
    parents: tuple[str, ...]
    labels: Mapping[str, str]
    definitions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Property:
    """A canonical relation.

    Attributes
    ----------
    curie
        ``kg:attacks``.
    domain, range
        Local name of a class; the range is None where the object is or may be a literal.
    parents
        The direct superproperties, sorted.
    chains
        Pairs of relations that, one after the other, imply this one, sorted.
    denotes
        Local name of the class of the event that a statement of this relation tells, if any.
    """

    curie: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    domain: str
    range: str | None
    values: ValueKind = ValueKind.ENTITY
    parents: tuple[str, ...] = ()
    inverse: str | None = None
    symmetric: bool = False
    transitive: bool = False
    chains: tuple[tuple[str, str], ...] = ()
    denotes: str | None = None


@dataclass(frozen=True)
class Ontology:
    """The types of entities and the relations between them.

    Attributes
    ----------
    classes
        By local name, sorted.
    properties
        The relations, by CURIE, sorted.
    labels
        What properties between nodes are called, relations or not, by CURIE and language code.
    """

    version: str
    classes: Mapping[str, Class]
    properties: Mapping[str, Property]
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def is_a(self, child: str, parent: str) -> bool:
        """Return whether class `child` is `parent` or below it.

        Raises
        ------
        UnknownName
            If either is no class of the ontology.
        """
        self._class(parent)
        return parent in self.ancestors(child)

    def ancestors(self, name: str) -> frozenset[str]:
        """Return the class and everything above it."""
        known = self._above.get(name)
        if known is None:
            above = (self.ancestors(parent) for parent in self._class(name).parents)
            known = self._above[name] = frozenset({name}).union(*above)
        return known

    def fits(self, type_name: str, class_name: str | None) -> bool:
        """Return whether a mention of this type can stand where the class is asked for.

        It can unless the two have nothing in common: a "Place" may turn out to be a country,
        which can act, so it fits ``Actor``; a person is no place. "Thing" is unknown and fits
        everything, and so does every type where no class is asked for.
        """
        self._class(type_name)
        if class_name is None or "Thing" in (type_name, class_name):
            return True
        return bool(self._below[type_name] & self._below[self._class(class_name).name])

    def property(self, curie: str) -> Property:
        """Return a canonical relation; raise `UnknownName` if there is none of that name."""
        if curie not in self.properties:
            raise UnknownName("relation", curie, self.properties)
        return self.properties[curie]

    def implied(self, curie: str) -> frozenset[str]:
        """Return the relations above this one, itself left out."""
        direct = self.property(curie).parents
        return frozenset(direct).union(*(self.implied(parent) for parent in direct))

    def _class(self, name: str) -> Class:
        if name not in self.classes:
            raise UnknownName("type", name, self.classes)
        return self.classes[name]

    @cached_property
    def _above(self) -> dict[str, frozenset[str]]:
        """What `ancestors` has found so far."""
        return {}

    @cached_property
    def _below(self) -> Mapping[str, frozenset[str]]:
        """Each class with itself and everything below it."""
        return {
            name: frozenset(other for other in self.classes if name in self.ancestors(other))
            for name in self.classes
        }
