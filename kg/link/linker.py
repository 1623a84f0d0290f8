"""Entities of an article -> links, from our own pack, the packages, and packs of the user's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

from kg.lang.gazetteer import key
from kg.lang.identity import identity
from kg.lang.links import links
from kg.link.builtin import builtin
from kg.link.choose import Choice, choose
from kg.link.places import places
from kg.link.record import Record
from kg.link.scene import Scene, scene
from kg.model import Entity
from kg.model.slug import slug
from kg.resolve.identity.part import Part
from kg.resolve.identity.portrait import family

_PLACES = frozenset({"Place", "Thing"})


@dataclass(frozen=True, slots=True)
class Link:
    """What became of one entity: a link, or why there is none."""

    entity: Entity
    choice: Choice

    @property
    def linked(self) -> Entity:
        """The entity with its links; as it was if none is made."""
        record = self.choice.record
        if record is None or not self.choice.made:
            return self.entity
        iris = {*self.entity.same_as, *record.iris}
        point = record.coordinates or self.entity.coordinates
        return replace(self.entity, same_as=tuple(sorted(iris)), coordinates=point)


@dataclass(frozen=True)
class Linker:
    """Links with some packs.

    Attributes
    ----------
    packs
        Records to link to besides the places of the packages.
    gazetteer
        Whether places are linked to the packages' GeoNames and ISO ids.
    """

    packs: tuple[Record, ...]
    gazetteer: bool = True

    def links(self, part: Part) -> tuple[Link, ...]:
        """Return what becomes of each named entity of an article, sorted by id."""
        around = scene(part)
        named = sorted((one for one in part.entities if one.named), key=lambda one: one.id)
        return tuple(Link(entity, self._choice(entity, around)) for entity in named)

    def linked(self, part: Part) -> tuple[Entity, ...]:
        """Return all entities of an article, those linked that can be."""
        known = {link.entity.id: link.linked for link in self.links(part)}
        return tuple(known.get(entity.id, entity) for entity in part.entities)

    def _choice(self, entity: Entity, around: Scene) -> Choice:
        return choose(entity, self._candidates(entity), around)

    def _candidates(self, entity: Entity) -> list[Record]:
        """Return the records that have a name of the entity, each with all its IRIs."""
        found: list[Record] = []
        for text in (entity.label, *entity.aliases):
            found += self._by_name.get(key(text), ())
        if self.gazetteer and family(entity.type) in _PLACES:
            for text in _place_names(entity):
                found += places(text)
        return _merged(found, self._by_iri)

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Record, ...]]:
        names: dict[str, dict[Record, None]] = defaultdict(dict)
        for record in self.packs:
            for name in record.names:
                names[key(name)][record] = None
        return {name: tuple(records) for name, records in names.items()}

    @cached_property
    def _by_iri(self) -> Mapping[str, Record]:
        return {iri: record for record in self.packs for iri in record.iris}


def _place_names(entity: Entity) -> Iterator[str]:
    """Yield the names that a place may stand under: "au Bourget", "l'État du Maryland"."""
    for text in (entity.label, *entity.aliases):
        yield text
        yield from (f"{article} {text}" for article in links().named)
        first, _, rest = text.partition(" ")
        name = _without_of(rest.replace("’", "'"))
        if name[:1].isupper() and slug(first) in identity().region | identity().city:
            yield name


def _without_of(text: str) -> str:
    """Return a complement without what joins it: "Maryland" for "du Maryland"."""
    joint = next((words for words in links().of if text.startswith(words)), "")
    return text.removeprefix(joint)


def _merged(found: Iterable[Record], packs: Mapping[str, Record]) -> list[Record]:
    """Unite records that share an IRI, those of the packs looked up by it, too."""
    groups: list[list[Record]] = []
    for record in found:
        more = [packs[iri] for iri in record.iris if iri in packs]
        iris = {iri for one in (record, *more) for iri in one.iris}
        near = [group for group in groups if any(iris & set(one.iris) for one in group)]
        for group in near[1:]:
            near[0].extend(group)
            groups.remove(group)
        if near:
            near[0].extend((record, *more))
        else:
            groups.append([record, *more])
    return [_united(group) for group in groups]


def _united(same: list[Record]) -> Record:
    best = max(same, key=lambda one: (one.coordinates is not None, one.population, one.type))
    named = {name for one in same for name in one.names} - {best.label}
    return replace(
        best,
        iris=tuple(sorted({iri for one in same for iri in one.iris})),
        aliases=tuple(sorted(named)),
        country=best.country or max(one.country for one in same),
        source="; ".join(sorted({one.source for one in same if one.source})),
    )


@cache
def linker() -> Linker:
    """Return the linker that knows what comes with kg."""
    return Linker(builtin())
