"""The text around an entity's mentions: descriptions, offices, ages, civilities, in one article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.config import LANGUAGE
from kg.lang.gazetteer import PlaceKind, gazetteer
from kg.lang.identity import identity
from kg.lang.titles import TitleReading, titles
from kg.model import Entity, Gender, Literal, Number, Span, Statement
from kg.model.slug import slug
from kg.resolve.identity.part import Part, Passage
from kg.resolve.identity.portrait import Key, Portrait, key
from kg.resolve.identity.verdict import Appearance

_SEGMENT = re.compile(r"\s*[,(]\s*([^,;:.()«»]+)")


def portraits(part: Part) -> list[Portrait]:
    """Return what one article tells of each entity that it names, sorted by entity id."""
    reader = _Reader(part)
    return [reader.portrait(entity) for entity in sorted(reader.named, key=lambda one: one.id)]


class _Reader:
    def __init__(self, part: Part) -> None:
        self.named = [entity for entity in part.entities if entity.named]
        self._article = part.sources[0].id if part.sources else ""
        day = part.sources[0].published if part.sources else None
        self._year = day.year if day else None
        self._mentions: dict[str, list[Passage]] = defaultdict(list)
        for passage in part.passages:
            if passage.entity is not None:
                self._mentions[passage.entity].append(passage)
        self._label_of = {entity.id: entity.label for entity in part.entities}
        self._said: dict[str, list[Statement]] = defaultdict(list)
        for statement in part.statements:
            self._said[statement.triple.subject].append(statement)
        self._sentences = _sentences(part)
        self._starts = [start for start, _, _ in self._sentences]
        self._neighbours = Counter({_anchor(entity): 1 for entity in self.named})
        self._setting = self._main_country()

    def portrait(self, entity: Entity) -> Portrait:
        """Return what the article tells of one entity."""
        found = Portrait([Appearance(self._article, entity.id, entity.label)], "")
        found.family, found.anchor = key(entity.type, "")[0], _anchor(entity)
        found.labels[entity.label] += 1
        found.names.update({entity.label, *entity.aliases})
        found.types[entity.type] += 1
        found.links.update(entity.same_as)
        found.neighbours = self._neighbours - Counter({_anchor(entity): 1})
        if self._setting:
            found.settings[self._setting] += 1
        self._describe(found, entity)
        if found.family == "Person":
            self._hold_offices(found, entity)
        return found

    def _describe(self, found: Portrait, entity: Entity) -> None:
        person = found.family == "Person"
        for passage in self._mentions[entity.id]:
            if person:
                _take(found, description(_without_name(_flat(passage.text), entity)))
                self._around(found, passage)
            else:
                found.kinds.update(dict.fromkeys(_kinds(passage.text), 1))

    def _around(self, found: Portrait, passage: Passage) -> None:
        """Read what stands right before and behind a mention in its sentence."""
        before, after = self._sides(passage.span)
        civility = (before.split() or [""])[-1]
        gender = titles().civilities.get(civility)
        if gender:
            found.genders[gender.value] = 1
        source = slug(before).split("-")[-1] in identity().sources
        for segment in _segments(after):
            years = _age(segment)
            told = None if source and _definite(segment) else description(segment)
            if years is None and told is None:
                break
            if years is not None:
                self._born(found, years)
            _take(found, told)

    def _hold_offices(self, found: Portrait, entity: Entity) -> None:
        offices = _relations()
        for statement in self._said[entity.id]:
            predicate, term = statement.triple.predicate, statement.triple.object
            if predicate in offices and isinstance(term, str) and _affirmed(statement):
                found.offices[predicate, slug(self._label_of.get(term, term))] = 1
            if predicate == identity().age_relation and term is not None:
                text = term.value if isinstance(term, Literal) else self._label_of.get(term, "")
                years = _age(text)
                if years is not None:
                    self._born(found, years)

    def _born(self, found: Portrait, years: int) -> None:
        born = (self._year or 0) - years
        if born not in found.births:
            found.births.append(born)

    def _sides(self, span: Span) -> tuple[str, str]:
        """Return what stands before and behind a mention in its sentence."""
        index = bisect_right(self._starts, span.start) - 1
        if index < 0:
            return "", ""
        start, end, text = self._sentences[index]
        if span.end > end:
            return "", ""
        return text[: span.start - start], text[span.end - start :]

    def _main_country(self) -> str:
        counts: Counter[str] = Counter()
        for entity in self.named:
            country = _country(entity.label)
            if country:
                counts[country] += 1 + len(self._mentions[entity.id])
        if not counts:
            return ""
        (best, most), *rest = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return best if not rest or rest[0][1] < most else ""


def _sentences(part: Part) -> list[tuple[int, int, str]]:
    spans = {item.sentence for statement in part.statements for item in statement.evidence}
    return sorted(
        (one.span.start, one.span.end, one.text) for one in part.passages if one.span in spans
    )


def _anchor(entity: Entity) -> Key:
    """Return what stands for an entity among the neighbours of others: its link, else its name."""
    return ("", entity.same_as[0]) if entity.same_as else key(entity.type, entity.label)


def _without_name(text: str, entity: Entity) -> str:
    """Return a description without the name that ends it: "boxeur" for "boxeur Jean Dupont"."""
    names = sorted({entity.label, *entity.aliases}, key=len, reverse=True)
    return next((text.removesuffix(name) for name in names if text.endswith(name)), text)


def _flat(text: str) -> str:
    return " ".join(text.split())


@lru_cache(maxsize=1 << 14)
def _country(label: str) -> str:
    place = gazetteer(LANGUAGE).place(label)
    return place.country if place else ""


def _affirmed(statement: Statement) -> bool:
    return any(evidence.polarity.value == "positive" for evidence in statement.evidence)


@lru_cache(maxsize=1)
def _relations() -> frozenset[str]:
    """Return the relations that an office makes, "kg:governs"."""
    return frozenset(one.predicate for one in titles().entries.values() if one.predicate)


def _segments(after: str) -> Iterator[str]:
    """Yield what commas and brackets part off right behind a name."""
    end = 0
    for _ in range(3):
        found = _SEGMENT.match(after, end)
        if found is None:
            return
        yield found[1]
        end = found.end() + (1 if after[found.end() : found.end() + 1] == ")" else 0)


def _definite(segment: str) -> bool:
    """Return whether a segment begins with an article: behind "selon X", the clause itself."""
    return slug(segment).split("-")[0] in identity().determiners


def _age(text: str) -> int | None:
    found = (form.search(text) for form in identity().age)
    return next((int(match[1]) for match in found if match), None)


@dataclass(frozen=True)
class Told:
    """What one description says: "ministre kényan de la Santé", "boulanger à Rennes".

    Attributes
    ----------
    held
        What an office is held in, as `slug` writes it; empty if the description names nothing.
    """

    title: str
    gender: Gender | None
    held: str
    countries: tuple[str, ...]
    towns: tuple[str, ...]

    @property
    def sphere(self) -> str | None:
        """The part of public life that the title belongs to."""
        return identity().spheres.get(self.title)


@lru_cache(maxsize=1 << 14)
def description(text: str) -> Told | None:
    """Return what a description says of a person; None if no title that we know begins it.

    Examples
    --------
    >>> told = description("ministre kényan de la Santé")
    >>> told.title, told.sphere, told.countries, told.held
    ('ministre', 'politics', ('Kenya',), 'sante kenya')
    """
    words = text.replace("’", "'").replace("'", "' ").split()
    while words and slug(words[0]) in identity().determiners:
        words = words[1:]
    reading = titles().read(words) if words else None
    if reading is None or reading.number is Number.PLURAL:
        return None
    return _told(reading, words[reading.length :])


def _told(reading: TitleReading, rest: list[str]) -> Told:
    nations = [nation for nation in map(_nation, rest) if nation]
    plain = [word for word in rest if not _nation(word)]
    capitals = [word for word in plain if word[:1].isupper()]
    places = [place for place in (gazetteer(LANGUAGE).place(word) for word in capitals) if place]
    ministry = reading.portfolio or _portfolio(reading, plain)
    held = [ministry, *nations] if ministry else capitals or plain[:3]
    return Told(
        title=reading.title.lemma,
        gender=reading.gender,
        held=" ".join(word for word in map(_bare, held) if word),
        countries=(*nations, *(one.name for one in places if one.kind is PlaceKind.COUNTRY)),
        towns=tuple(one.name for one in places if one.kind is PlaceKind.CITY),
    )


def _portfolio(reading: TitleReading, words: list[str]) -> str:
    """Return what a minister is in charge of where an adjective stands between."""
    if reading.title.predicate != "kg:ministerOf":
        return ""
    return " ".join(words[: titles().portfolio(words)])


def _bare(phrase: str) -> str:
    """Return a phrase without the small words that begin it."""
    words = slug(phrase).split("-")
    while words and words[0] in identity().small:
        words = words[1:]
    return "-".join(words)


def _nation(word: str) -> str | None:
    """Return the country of an adjective; names in capitals are no adjectives."""
    return gazetteer(LANGUAGE).nationality(word) if word[:1].islower() else None


def _take(found: Portrait, told: Told | None) -> None:
    if told is None:
        return
    found.titles[told.title] = 1
    if told.sphere:
        found.spheres[told.sphere] = 1
    if told.held:
        found.offices[told.title, told.held] = 1
    if told.gender:
        found.genders[told.gender.value] = 1
    for country in told.countries:
        found.countries[country] = 1
    for town in told.towns:
        found.towns[town] = 1


def _kinds(text: str) -> Iterable[str]:
    known, words = identity(), slug(text).split("-")
    if known.city & set(words[:2]):
        yield "city"
    if known.region & set(words[:2]):
        yield "region"
