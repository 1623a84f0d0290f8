"""One of several things of a name, by reasons whose weights add up; none if in doubt."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from kg.config import LANGUAGE
from kg.lang.gazetteer import PlaceKind, gazetteer, key
from kg.lang.links import links
from kg.link.record import Record
from kg.link.scene import Cues, Scene
from kg.model import Entity
from kg.ontology import fits
from kg.resolve.identity.name import is_acronym
from kg.resolve.identity.verdict import Reason, score_of

_PLACES = frozenset({"City", "Country", "Place", "Region"})

SURE = 0.8
"""The score below which no link is made."""

_MARGIN = 1.0
"""By how much the best of several has to lead, as weights go."""


@dataclass(frozen=True)
class Choice:
    """What an entity was linked to, or would have been.

    Attributes
    ----------
    record
        The likeliest; None if nothing has the name.
    made
        Whether the link is made.
    """

    record: Record | None
    score: float
    reasons: tuple[Reason, ...]
    made: bool


def choose(entity: Entity, candidates: Sequence[Record], scene: Scene) -> Choice:
    """Choose among things that share a name with an entity."""
    rated = [(tuple(_reasons(entity, one, candidates, scene)), one) for one in candidates]
    ordered = sorted(rated, key=lambda pair: (-_weight(pair[0]), pair[1].iris))
    if not ordered:
        return Choice(None, 0.0, (), False)
    (reasons, best), *others = ordered
    weight = _weight(reasons)
    if others and weight - _weight(others[0][0]) < _MARGIN:
        rival = others[0][1]
        but = Reason(f"may as well be {rival.label} ({_where(rival)})", 0.0)
        return Choice(best, score_of(weight), (*reasons, but), False)
    return Choice(best, score_of(weight), reasons, score_of(weight) >= SURE)


def _where(record: Record) -> str:
    return ", ".join(part for part in (record.type, record.country, record.iris[0]) if part)


def _weight(reasons: Sequence[Reason]) -> float:
    return sum(reason.weight for reason in reasons)


def _reasons(
    entity: Entity, record: Record, all_of_name: Sequence[Record], scene: Scene
) -> Iterator[Reason]:
    yield _named(entity, record)
    if not fits(entity.type, record.type):
        yield Reason(f"types conflict: {entity.type}, {record.type}", -6.0)
    elif record.type == "Thing":
        yield Reason("its type is unknown", -0.8)
    if record.type in _PLACES:
        yield from _placed(entity, record, all_of_name, scene)
    elif record.type == "Person":
        yield from _person(entity)


def _named(entity: Entity, record: Record) -> Reason:
    names = {key(name) for name in (entity.label, *entity.aliases)}
    if is_acronym(entity.label.replace("'", "")):
        full = [name for name in record.names if " " in name and key(name) in names]
        if full:
            return Reason(f"acronym, spelled out as {full[0]}", 3.0)
        return Reason("acronym", 1.8)
    if key(record.label) in names:
        words = len(record.label.split())
        return Reason("its name" if words > 1 else "its name, one word", 3.0 if words > 1 else 1.6)
    return _other_name(entity, record)


def _other_name(entity: Entity, record: Record) -> Reason:
    """Return what it tells that a place's or a thing's second name is used."""
    if record.type not in _PLACES:
        return Reason("another name of it", 1.8)
    weight = 1.8 if " " in entity.label else 1.2
    alike = fuzz.ratio(key(entity.label), key(record.label)) >= _ALIKE
    if record.type != "City" or alike:
        return Reason("another name of it", weight)
    return Reason("another name of it, very unlike", weight - 2.0)


_ALIKE = 45  # of 100: "La Haye" and "The Hague"


def _person(entity: Entity) -> Iterator[Reason]:
    if " " not in entity.label:
        yield Reason("one word is no person's full name", -3.0)


def _placed(
    entity: Entity, record: Record, all_of_name: Sequence[Record], scene: Scene
) -> Iterator[Reason]:
    cues = scene.cues.get(entity.id, Cues())
    if cues.organisation:
        yield Reason("the text says that it is no place", -5.0)
    if record.type == "Country":
        yield Reason("a country", 2.5)
        return
    yield from _of_kind(entity, record, all_of_name, cues)
    yield from _in_country(entity, record, all_of_name, scene, cues)
    if record.type == "Region" and _wider(entity, record):
        yield Reason("a region of several countries, too", -3.0)
    if record.type == "City":
        countries = [one for one in all_of_name if one.type == "Country"]
        label = key(entity.label)
        if any(one.country == record.country and key(one.label) == label for one in countries):
            yield Reason("a country named like its town", -1.5)
        yield from _large(record, all_of_name, scene.about(entity))
        if cues.article and not _has_article(entity, record):
            yield Reason("behind an article, as no town is", -6.0)
    if key(entity.label) in gazetteer(LANGUAGE).opaque:
        yield Reason("a common word or name, too", -0.8)


def _of_kind(
    entity: Entity, record: Record, all_of_name: Sequence[Record], cues: Cues
) -> Iterator[Reason]:
    kind = "city" if record.type == "City" else "region"
    other = "region" if kind == "city" else "city"
    mine, its = cues.kinds.get(kind, 0), cues.kinds.get(other, 0)
    if mine and mine == its:
        yield Reason("the text says city as well as region", -3.0)
    elif mine > its:
        yield Reason(f"the text {_SAYS[mine]} {kind}", _FOR_KIND[mine])
    elif its > mine:
        yield Reason(f"the text {_SAYS[its]} {other}", _AGAINST_KIND[its])
    elif kind == "region" and key(entity.label) in links().rivers:
        yield Reason("a river, too", -2.0)
    elif kind == "region" and any(one.type == "City" for one in all_of_name):
        yield Reason("a region named like a town", -1.2)
    if kind == "region" and mine == 1 and key(entity.label) not in links().regions:
        yield Reason("a region that French texts seldom name", -0.8)


_SAYS = {1: "hints at a", 2: "says"}
_FOR_KIND = {1: 1.2, 2: 2.0}
_AGAINST_KIND = {1: -2.2, 2: -5.0}


def _in_country(
    entity: Entity, record: Record, all_of_name: Sequence[Record], scene: Scene, cues: Cues
) -> Iterator[Reason]:
    if not record.country:
        return
    about = scene.about(entity)
    if record.country in cues.countries:
        yield Reason(f"the text puts it in {record.country}", 4.0)
    elif cues.countries:
        yield Reason(f"the text puts it in {min(cues.countries)}", -5.0)
    elif about[record.country]:
        share = about[record.country] / sum(about.values())
        yield Reason(f"the article speaks of {record.country}", round(0.8 + 1.4 * share, 2))
    elif any(about[one.country] for one in all_of_name):
        yield Reason("the article speaks of the country of another one", -1.5)
    elif about and record.type == "City" and record.population < 1_000_000:
        yield Reason("the article speaks of other countries", -0.7)
    if record.country == links().home and not cues.countries:
        yield Reason("at home", 0.7)


def _wider(entity: Entity, record: Record) -> bool:
    """Return whether French texts mean another region by the name, one without a code: "Sahel"."""
    place = gazetteer(LANGUAGE).place(entity.label)
    known = place is not None and place.kind is PlaceKind.REGION
    coded = record.country in _OWN_NAMES or key(entity.label) in links().regions
    return known and not coded and not any("wikidata" in iri for iri in record.iris)


_OWN_NAMES = frozenset({"BE", "CA", "CH", "FR", "US"})
"""Countries whose regions French texts call by the name that ISO 3166-2 gives them."""


def _has_article(entity: Entity, record: Record) -> bool:
    """Return whether an article is part of the place's name: "au Caire"."""
    words = [key(name).replace("' ", " ").split() for name in (entity.label, *record.names)]
    end = key(entity.label)
    return any(
        name[0] in links().articles and " ".join(name).endswith(end)
        for name in words
        if len(name) > 1
    )


def _large(record: Record, all_of_name: Sequence[Record], about: Counter[str]) -> Iterator[Reason]:
    people = record.population
    if people >= 30_000:
        yield Reason(f"{people} inhabitants", round(0.9 * math.log10(people / 30_000), 2))
    else:
        yield Reason("a small town", -0.4)
    others = [one for one in all_of_name if one is not record and one.type == "City"]
    if not others:
        yield Reason("no other city of the name", 0.8)
        return
    largest = max(others, key=lambda one: (one.population, one.iris))
    if largest.population * 4 <= people:
        yield Reason("much larger than others of the name", 0.6)
    elif people * 4 <= largest.population:
        small, elsewhere = people < _SMALL, not about[largest.country]
        if small or not elsewhere:
            yield Reason("another one of the name is much larger", -2.0 if small else -1.2)


_SMALL = 50_000  # inhabitants; below, a namesake of a large town is hardly ever meant
