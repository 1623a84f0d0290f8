"""What an article says around its names, as far as it helps to tell namesakes apart."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kg.config import LANGUAGE
from kg.lang.gazetteer import PlaceKind, gazetteer, key
from kg.lang.identity import identity
from kg.lang.links import links
from kg.link.places import places
from kg.model import Entity, Span
from kg.model.slug import slug
from kg.resolve.identity.part import Part, Passage

_BACK = 60  # characters before a name that may hold "les régions de Ségou et de"
_AHEAD = 8  # words behind it that may hold "dans le nord du Liban"
_TOWN = 300_000  # inhabitants from which on a town tells of its country


@dataclass
class Cues:
    """What the text says of one entity.

    Attributes
    ----------
    kinds
        "city" or "region": 2 where the text calls it one, 1 where it only hints at it.
    countries
        ISO codes of the countries that the text puts it in: "Tripoli, au Liban".
    article
        Whether it stands behind an article: "le Rhône".
    organisation
        Whether the text calls it a company or the like.
    """

    kinds: dict[str, int] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)
    article: bool = False
    organisation: bool = False


@dataclass
class Scene:
    """One article.

    Attributes
    ----------
    countries
        ISO code of a country to what tells that the article is about it, by the place that does.
    names
        Keys of the names of all its entities.
    cues
        By entity id.
    """

    countries: Mapping[str, Counter[str]]
    names: frozenset[str]
    cues: dict[str, Cues]

    def about(self, entity: Entity) -> Counter[str]:
        """Return the countries that the article speaks of, the entity itself left aside."""
        found: Counter[str] = Counter()
        for place, countries in self.countries.items():
            if place != entity.id:
                found.update(countries)
        return found


def scene(part: Part) -> Scene:
    """Read what an article says around its names."""
    mentions: dict[str, list[Passage]] = defaultdict(list)
    for passage in part.passages:
        if passage.entity is not None:
            mentions[passage.entity].append(passage)
    sentences = _Sentences(part)
    named = [entity for entity in part.entities if entity.named]
    told = {one.id: _countries(one.label, 1 + len(mentions[one.id])) for one in part.entities}
    return Scene(
        {name: countries for name, countries in told.items() if countries},
        frozenset(key(text) for one in named for text in (one.label, *one.aliases)),
        {entity.id: _cues(entity, mentions[entity.id], sentences) for entity in named},
    )


def _countries(label: str, weight: int) -> Counter[str]:
    """Return the country that a name tells of: itself, its regions, its large towns."""
    code = country(label)
    if code:
        return Counter({code: 2 * weight})
    known = places(label)
    codes = {place.country for place in known}
    telling = any(place.type == "Region" or place.population >= _TOWN for place in known)
    return Counter({min(codes): weight}) if telling and len(codes) == 1 else Counter()


def _cues(entity: Entity, mentions: list[Passage], sentences: _Sentences) -> Cues:
    found, names = Cues(), {entity.label, *entity.aliases}
    for passage in mentions:
        before, after = sentences.around(passage.span)
        text = " ".join(passage.text.split())
        name = text in names
        inside = slug(text).split("-")
        for kind, sure in _kinds(inside[: 1 if name else 3]) or _kinds_before(before):
            found.kinds[kind] = max(sure, found.kinds.get(kind, 0))
        found.countries.update(_put_in(after))
        last = slug(before[-14:].replace("’", "'")).split("-")[-1]
        found.article |= name and last in links().articles
        found.organisation |= name and last in identity().designators - links().articles
    return found


def _kinds(words: Sequence[str]) -> list[tuple[str, int]]:
    """Return what nouns among words call a place, or hint at."""
    known = identity()
    plain = {form for word in words for form in (word, word.removesuffix("s"))}
    sure = [("city", known.city), ("region", known.region)]
    hints = [("city", known.of_city), ("region", known.of_region)]
    return [(name, 2) for name, nouns in sure if nouns & plain] or [
        (name, 1) for name, nouns in hints if nouns & plain
    ]


def _kinds_before(before: str) -> list[tuple[str, int]]:
    """Return what a noun before a name says, over the names that share it."""
    text = before[-_BACK:].replace("’", "'").replace("'", "' ")
    words = [(part, word[:1].isupper()) for word in text.split() for part in slug(word).split("-")]
    if not words or words[-1][0] not in links().between:
        return []
    for word, capital in reversed(words):
        found = _kinds([word])
        if found:
            return found
        if word not in links().between and not capital:
            return []
    return []


def _put_in(after: str) -> Iterator[str]:
    """Yield the country that the words right behind a name put it in."""
    known, into = links(), after.lstrip()[:1] == "("
    words = after.replace("’", "'").replace("'", "' ").split()[:_AHEAD]
    for place, word in enumerate(words):
        bare = word.strip(",.;:()")
        if word == ",":
            continue
        if bare[:1].isupper():
            code = next((c for n in (3, 2, 1) if (c := country(_joined(words, place, n)))), "")
            if code and into:
                yield code
            return
        if word[-1:] in ".;:" or slug(bare) not in known.inside:
            return
        into |= slug(bare) in known.into


def _joined(words: list[str], start: int, length: int) -> str:
    text = " ".join(words[start : start + length]).replace("' ", "'")
    return text.strip(",.;:()")


@lru_cache(maxsize=1 << 14)
def country(label: str) -> str:
    """Return the ISO code of a country by its name; empty if it is none."""
    place = gazetteer(LANGUAGE).place(label)
    return place.country if place and place.kind is PlaceKind.COUNTRY else ""


class _Sentences:
    """The sentences of an article that its graph quotes."""

    def __init__(self, part: Part) -> None:
        spans = {item.sentence for statement in part.statements for item in statement.evidence}
        self._rows = sorted(
            (one.span.start, one.span.end, one.text) for one in part.passages if one.span in spans
        )
        self._starts = [start for start, _, _ in self._rows]

    def around(self, span: Span) -> tuple[str, str]:
        """Return what stands before and behind a mention in its sentence."""
        index = bisect_right(self._starts, span.start) - 1
        if index < 0 or span.end > self._rows[index][1]:
            return "", ""
        start, _, text = self._rows[index]
        return text[: span.start - start], text[span.end - start :]
