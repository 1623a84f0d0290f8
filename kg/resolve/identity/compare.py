"""Two portraits compared: reasons for and against their being one, whose weights add up."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.config import LANGUAGE
from kg.lang.gazetteer import gazetteer
from kg.lang.identity import identity
from kg.model.slug import slug
from kg.resolve.identity.name import Name, name, persons, things
from kg.resolve.identity.portrait import Key, Portrait, fits
from kg.resolve.identity.verdict import Reason

NEVER = -20.0
"""The weight of what no other reason outweighs."""

_SHOWN = 3


@dataclass(frozen=True)
class Comparison:
    """Reasons; those of `names` come from the names alone, `context` is the rest."""

    names: tuple[Reason, ...]
    context: tuple[Reason, ...]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """All of them."""
        return (*self.names, *self.context)

    @property
    def weight(self) -> float:
        """The sum of all weights."""
        return sum(reason.weight for reason in self.reasons)

    @property
    def agreement(self) -> float:
        """The sum of what speaks for it besides the names."""
        return sum(reason.weight for reason in self.context if reason.weight > 0)


@dataclass(frozen=True)
class Comparer:
    """Compares portraits of one collection of articles.

    Attributes
    ----------
    rarity
        What it tells that two have a neighbour in common, by neighbour; in (0, 1].
    labels
        What to call a neighbour.
    """

    rarity: Mapping[Key, float]
    labels: Mapping[Key, str]

    def compare(self, one: Portrait, other: Portrait) -> Comparison | None:
        """Return the comparison; None if the two have nothing to do with each other."""
        named = _names(one, other)
        if named is None:
            return None
        return Comparison((named,), tuple(self._context(one, other)))

    def _context(self, one: Portrait, other: Portrait) -> Iterator[Reason]:
        yield from _types(one, other)
        yield from _links(one, other)
        if "Person" in (one.family, other.family):
            yield from _offices(one, other)
            yield from _spheres(one, other)
            yield from _ages(one, other)
            yield from _genders(one, other)
            yield from _belongings(one, other)
        else:
            yield from _kinds(one, other)
            yield from _settings(one, other)
        yield from self._neighbours(one, other)

    def _neighbours(self, one: Portrait, other: Portrait) -> Iterator[Reason]:
        """Compare what is named beside the two: what every article names tells nothing."""
        shared = one.neighbours.keys() & other.neighbours.keys()
        told = round(sum(self.rarity.get(key, 1.0) for key in sorted(shared)), 2)
        enough = min(len(one.neighbours), len(other.neighbours)) >= _TELLING
        if told < _LITTLE and enough and one.family == "Person" and not _akin(one, other):
            known = max(len(one.appearances), len(other.appearances)) >= _PROMINENT
            if shared and known:
                yield Reason("little in common, but a name of many articles", -1.0)
            else:
                yield Reason("nothing in common", -3.0)
        elif shared:
            best = sorted(shared, key=lambda key: (-self.rarity.get(key, 1.0), key))
            names = ", ".join(self.labels.get(key, key[1]) for key in best[:_SHOWN])
            yield Reason(f"named beside both: {names}", round(min(2.0, 0.2 + 0.7 * told), 2))
        elif enough:
            yield Reason("nothing named beside both", -0.6)


_TELLING = 3
"""How many neighbours both have to have before it tells that they share none."""

_PROMINENT = 5
"""How many articles make a person known: another of the name would be told from them."""

_LITTLE = 0.4
"""The sum of rarities below which common neighbours tell nothing."""


def _akin(one: Portrait, other: Portrait) -> bool:
    """Return whether two persons share anything besides the name."""
    pairs = (
        (one.titles, other.titles), (one.spheres, other.spheres),
        (one.countries, other.countries), (one.towns, other.towns),
    )  # fmt: skip
    return any(first.keys() & second.keys() for first, second in pairs)


def rarity(portraits: list[Portrait]) -> dict[Key, float]:
    """Return how much each neighbour tells: little if every article names it."""
    articles = {key.article for one in portraits for key in one.appearances}
    total = max(1, len(articles))
    seen: dict[Key, set[str]] = {}
    for one in portraits:
        for key in one.neighbours:
            seen.setdefault(key, set()).add(one.first.article)
    return {
        key: round(math.log((1 + total) / (0.5 + len(where))) / math.log((1 + total) / 1.5), 4)
        if total > 1
        else 1.0
        for key, where in seen.items()
    }


def _names(one: Portrait, other: Portrait) -> Reason | None:
    if one.links & other.links:
        return Reason("same link", 4.0)
    if not fits(one.family, other.family):
        shared = {slug(text) for text in one.names} & {slug(text) for text in other.names}
        return Reason("same name", 3.0) if shared - {""} else None
    pairs = [(first, second) for first in one.names for second in other.names]
    if one.family == other.family == "Person":
        found = persons(name(one.label), name(other.label))
        return found if found is not None else _best(persons_of(pairs))
    return _best(things(*pair) for pair in pairs)


def persons_of(pairs: list[tuple[str, str]]) -> Iterator[Reason | None]:
    """Compare the full names among pairs of names."""
    for first, second in pairs:
        full = name(first), name(second)
        if not any(part.lone for part in full):
            yield persons(*full)


def _best(reasons: Iterator[Reason | None]) -> Reason | None:
    known = [reason for reason in reasons if reason is not None]
    return min(known, key=lambda reason: (-reason.weight, reason.what), default=None)


def _types(one: Portrait, other: Portrait) -> Iterator[Reason]:
    if not fits(one.family, other.family):
        weight = _CONFUSED if _confusable(one, other) else NEVER
        yield Reason(f"types conflict: {one.type}, {other.type}", weight)
    elif one.family != other.family:
        yield Reason(f"types differ: {one.type}, {other.type}", -0.5)


_CONFUSED = -3.0
"""The weight of a conflict of types that a misreading explains: as much as the name is for it."""


def _confusable(one: Portrait, other: Portrait) -> bool:
    """Return whether one may be an organisation that was taken for what nobody knows."""
    if "Organization" not in (one.family, other.family) or "Person" in (one.family, other.family):
        return False
    body, thing = (one, other) if one.family == "Organization" else (other, one)
    return not thing.links and not body.links and gazetteer(LANGUAGE).place(thing.label) is None


def _links(one: Portrait, other: Portrait) -> Iterator[Reason]:
    if one.links & other.links:
        return
    for first, second in zip(_by_authority(one), _by_authority(other), strict=True):
        if first and second:
            yield Reason(f"linked to {min(first)} and {min(second)}", NEVER)
            return


def _by_authority(one: Portrait) -> tuple[set[str], set[str]]:
    """Return what it is linked to: among places, regions by ISO included, and in Wikidata."""
    places = {link for link in one.links if "geonames.org" in link}
    places = places or {link for link in one.links if "iso:3166:-2" in link}
    return places, {link for link in one.links if "wikidata.org" in link}


def _offices(one: Portrait, other: Portrait) -> Iterator[Reason]:
    shared = one.offices.keys() & other.offices.keys()
    if shared:
        said = ", ".join(" ".join(office) for office in sorted(shared)[:2])
        yield Reason(f"same office: {said}", 2.0)
        return
    elsewhere = _held_elsewhere(one, other)
    titles = one.titles.keys() & other.titles.keys()
    if elsewhere:
        yield Reason(f"one office in two places: {elsewhere}", -2.5)
    elif titles:
        yield Reason(f"same title: {min(titles)}", 0.8)


def _held_elsewhere(one: Portrait, other: Portrait) -> str:
    """Return where an office is held that the two hold in different places; empty if in none."""
    held = [{(title, where) for title, where in who.offices} for who in (one, other)]
    for title in sorted({title for title, _ in held[0]} & {title for title, _ in held[1]}):
        first, second = ({where for what, where in who if what == title} for who in held)
        if all(gazetteer(LANGUAGE).place(where) for where in first | second):
            return f"{min(first)}, {min(second)}"
    return ""


def _spheres(one: Portrait, other: Portrait) -> Iterator[Reason]:
    if not one.spheres or not other.spheres:
        return
    if one.spheres.keys() & other.spheres.keys():
        if not one.titles.keys() & other.titles.keys():
            yield Reason(f"both in {min(one.spheres.keys() & other.spheres.keys())}", 0.4)
        return
    first, second = _main(one.spheres), _main(other.spheres)
    if identity().apart(first, second):
        yield Reason(f"one in {first}, one in {second}", -3.5)
    else:
        yield Reason(f"one in {first}, one in {second}", -0.8)


def _ages(one: Portrait, other: Portrait) -> Iterator[Reason]:
    if not one.births or not other.births:
        return
    gap = min(abs(first - second) for first in one.births for second in other.births)
    if gap <= 1:
        yield Reason("same age", 1.5)
    elif gap > 2:
        yield Reason(f"{gap} years between their ages", -5.0)


def _genders(one: Portrait, other: Portrait) -> Iterator[Reason]:
    if one.genders and other.genders and not one.genders.keys() & other.genders.keys():
        yield Reason("a man and a woman", -4.0)


def _belongings(one: Portrait, other: Portrait) -> Iterator[Reason]:
    for what, first, second, against in (
        ("country", one.countries, other.countries, -1.5),
        ("town", one.towns, other.towns, -0.7),
    ):
        if first.keys() & second.keys():
            yield Reason(f"same {what}: {min(first.keys() & second.keys())}", 0.8)
        elif first and second:
            yield Reason(f"{what} differs: {_main(first)}, {_main(second)}", against)


def _kinds(one: Portrait, other: Portrait) -> Iterator[Reason]:
    if one.kinds and other.kinds and not one.kinds.keys() & other.kinds.keys():
        yield Reason(f"a {_main(one.kinds)} and a {_main(other.kinds)}", -4.0)


def _settings(one: Portrait, other: Portrait) -> Iterator[Reason]:
    """Compare where they are at home if their name is one that many places have."""
    words = name(one.label).words
    known = identity()
    if words[0] in known.shared and not _placed(name(one.label)):
        apart = one.settings and other.settings and not one.settings & other.settings
        if apart:
            said = f"{_main(one.settings)}, {_main(other.settings)}"
            yield Reason(f"a name that each country has: {said}", -4.0)
    if words[0] in known.local and not one.neighbours & other.neighbours:
        yield Reason("a name that many towns have", -4.0)


def _placed(full: Name) -> bool:
    """Return whether a name itself says where it belongs: "Parlement européen"."""
    known = gazetteer(LANGUAGE)
    return any(known.nationality(word) or known.place(word) for word in full.words[1:])


def _main(counts: Counter[str]) -> str:
    return min(counts, key=lambda key: (-counts[key], key))
