"""What articles tell of an entity, as far as it helps to tell it from others of its name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kg.model.slug import slug
from kg.ontology import load as ontology
from kg.resolve.identity.verdict import Appearance

_FAMILIES = ("Person", "Group", "Organization", "Place", "Event", "Work", "Product")
_ANY = "Thing"

Key = tuple[str, str]


@dataclass
class Portrait:
    """What is known of one entity; `add` unites two.

    Attributes
    ----------
    family
        The broad class of its types: "Person", "Place", "Thing" if nobody knows.
    names, labels, types
        How many articles use each; the label is the best name of one article.
    titles
        Lemmas of titles; `spheres` are the parts of public life they belong to.
    offices
        Pairs of a title or relation and what it is held in: ("maire", "rennes").
    countries, towns
        What its own descriptions say of where it belongs.
    settings
        The country that each of its articles speaks of most.
    births
        Years of birth, each right to a year.
    kinds
        "city" or "region", where the text says so.
    neighbours
        What its articles name besides, with the number of articles.
    links
        IRIs of the same thing elsewhere.
    anchor
        What it is among the neighbours of others.
    """

    appearances: list[Appearance]
    family: str
    names: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    spheres: Counter[str] = field(default_factory=Counter)
    offices: Counter[Key] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    towns: Counter[str] = field(default_factory=Counter)
    settings: Counter[str] = field(default_factory=Counter)
    births: list[int] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    neighbours: Counter[Key] = field(default_factory=Counter)
    links: set[str] = field(default_factory=set)
    anchor: Key = ("", "")

    @property
    def first(self) -> Appearance:
        """The appearance that stands for all."""
        return self.appearances[0]

    @property
    def label(self) -> str:
        """A person's fullest name, else the name most articles use."""
        person = self.family == "Person"

        def rank(text: str) -> tuple[int, int, int, str]:
            words = -len(text.split()) if person else 0
            return words, -self.names[text], len(text), text

        return min(self.labels or self.names, key=rank)

    @property
    def type(self) -> str:
        """The type that most articles give it, unless it is unknown."""
        known = {name: n for name, n in self.types.items() if name != _ANY}
        return min(known, key=lambda name: (-known[name], name)) if known else _ANY

    @property
    def facts(self) -> int:
        """How much is known that may tell it from others."""
        own = len(self.titles) + len(self.offices) + len(self.countries) + len(self.towns)
        return 2 * own + 3 * len(self.births) + len(self.neighbours)

    def add(self, other: Portrait) -> None:
        """Take over all that is known of another."""
        self.appearances += other.appearances
        if self.family == _ANY:
            self.family = other.family
        for one, more in zip(self._counters(), other._counters(), strict=True):
            one.update(more)
        self.births += other.births
        self.links |= other.links

    def copy(self) -> Portrait:
        """Return one that can be added to."""
        fresh = Portrait([], self.family, anchor=self.anchor)
        fresh.add(self)
        return fresh

    def _counters(self) -> list[Counter[Any]]:
        words = [self.names, self.labels, self.types, self.titles, self.spheres, self.genders]
        where = [self.countries, self.towns, self.settings, self.kinds]
        return [*words, *where, self.offices, self.neighbours]


@lru_cache(maxsize=256)
def family(kind: str) -> str:
    """Return the broad class of a type.

    Examples
    --------
    >>> family("Company"), family("City"), family("Concept")
    ('Organization', 'Place', 'Thing')
    """
    known = ontology()
    if kind not in known.classes:
        return _ANY
    above = known.ancestors(kind)
    return next((name for name in _FAMILIES if name in above), _ANY)


def key(kind: str, label: str) -> Key:
    """Return what two entities of one name have in common."""
    return family(kind), slug(label) or label.casefold()


def fits(one: str, other: str) -> bool:
    """Return whether two families may be one thing: the unknown is what the other is."""
    return one == other or _ANY in (one, other) or {one, other} == {"Group", "Organization"}
