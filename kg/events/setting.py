"""What is known about the entities of a graph, as far as events ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.config import LANGUAGE
from kg.lang.gazetteer import PlaceKind, gazetteer
from kg.model import Entity, Statement
from kg.ontology import load

_INSIDE = frozenset({"kg:capitalOf", "kg:locatedIn", "kg:partOf"})
_WIDE = frozenset({"Country", "Region"})


@dataclass(frozen=True)
class Setting:
    """Entities by id, and which places lie in which."""

    entities: Mapping[str, Entity]
    around: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, entities: Iterable[Entity], statements: Iterable[Statement]) -> Setting:
        """Return what a graph tells."""
        direct: dict[str, set[str]] = {}
        for one in statements:
            triple = one.triple
            if triple.predicate in _INSIDE and isinstance(triple.object, str) and one.asserted:
                direct.setdefault(triple.subject, set()).add(triple.object)
        around = {place: frozenset(_above(place, direct)) for place in direct}
        return cls({entity.id: entity for entity in entities}, around)

    def label(self, entity: str) -> str:
        """Return what an entity is called."""
        return self.entities[entity].label if entity in self.entities else entity

    def is_a(self, entity: str, *classes: str) -> bool:
        """Return whether an entity's type is one of the classes or below one."""
        known, kind = load(), self.type(entity)
        return kind in known.classes and any(known.is_a(kind, name) for name in classes)

    def named(self, entity: str) -> bool:
        """Return whether a proper name stands for an entity, so that it is one in all articles."""
        return entity in self.entities and self.entities[entity].named

    def wide(self, place: str) -> bool:
        """Return whether a place is so wide that two things there need not be at one spot."""
        if self.type(place) in _WIDE:
            return True
        found = gazetteer(LANGUAGE).place(self.label(place))
        return found is not None and found.kind is not PlaceKind.CITY

    def same_place(self, one: str, other: str) -> bool:
        """Return whether two places are one, or one lies in the other."""
        inside = (self.around.get(one, frozenset()), self.around.get(other, frozenset()))
        if one == other or other in inside[0] or one in inside[1]:
            return True
        return self._in_country(one, other) or self._in_country(other, one)

    def _in_country(self, place: str, country: str) -> bool:
        around, found = (gazetteer(LANGUAGE).place(self.label(name)) for name in (country, place))
        return (
            around is not None
            and found is not None
            and around.kind is PlaceKind.COUNTRY
            and around.country == found.country
        )

    def type(self, entity: str) -> str:
        """Return an entity's type, ``Thing`` if it is not known."""
        return self.entities[entity].type if entity in self.entities else "Thing"


def _above(place: str, direct: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    fresh = {place}
    while fresh:
        fresh = {outer for inner in fresh for outer in direct.get(inner, ())} - found
        found |= fresh
    return found - {place}
