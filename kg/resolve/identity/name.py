"""Names taken apart and compared; the strings and sounds are rapidfuzz's and jellyfish's work."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import jellyfish
from rapidfuzz.distance import JaroWinkler

from kg.lang.identity import identity
from kg.model.slug import slug
from kg.resolve.identity.verdict import Reason

_GIVEN = 0.88
_FAMILY = 0.9


@dataclass(frozen=True)
class Name:
    """A name as words without case and accents.

    Attributes
    ----------
    words
        Suffixes ("Jr") left out.
    own
        Without particles: "charles", "gaulle" for "Charles de Gaulle".
    """

    words: tuple[str, ...]
    own: tuple[str, ...]

    @property
    def lone(self) -> bool:
        """Whether it is one word, whatever particles it has: "Le Pen", "Lula"."""
        return len(self.own) == 1

    @property
    def given(self) -> str:
        """The first word of several."""
        return self.own[0] if len(self.own) > 1 else ""

    @property
    def family(self) -> tuple[str, ...]:
        """The words after the first one; a lone word may be any."""
        return self.own[1:] or self.own

    @cached_property
    def sounds(self) -> tuple[str, ...]:
        """How each word sounds."""
        return tuple(jellyfish.metaphone(word) or word for word in self.own)


@lru_cache(maxsize=1 << 16)
def name(text: str) -> Name:
    """Take a name apart.

    Examples
    --------
    >>> name("Luiz Inácio Lula da Silva").own
    ('luiz', 'inacio', 'lula', 'silva')
    >>> name("习近平").own
    ('习近平',)
    """
    known = identity()
    plain = slug(text)
    words = tuple(w for w in plain.split("-") if w not in known.suffixes) if plain else ()
    words = words or (" ".join(text.casefold().split()),)
    own = tuple(word for word in words if word not in known.particles)
    return Name(words, own or words)


def persons(one: Name, other: Name) -> Reason | None:
    """Return what the names of two persons tell; None if they have nothing to do with each other.

    Examples
    --------
    >>> print(persons(name("Vladimir Poutine"), name("V. Poutine")))
    same family name, first name abbreviated (+1.2)
    >>> print(persons(name("Emmanuel Macron"), name("Brigitte Macron")))
    first names differ (-6.0)
    """
    if one.lone or other.lone:
        return _lone(one, other)
    if sorted(one.own) == sorted(other.own):
        return Reason("same full name", 2.6)
    if set(one.own) < set(other.own) or set(other.own) < set(one.own):
        return Reason("one name holds the other", 1.4)
    if not _sound_alike(one.family, other.family):
        return None
    return _first_names(one, other)


def _lone(one: Name, other: Name) -> Reason | None:
    if one.lone and other.lone:
        if one.own == other.own:
            return Reason("same single name", -0.6)
        alike = _sound_alike(one.own, other.own)
        return Reason("single names sound alike", -1.2) if alike else None
    lone, full = (one, other) if one.lone else (other, one)
    if lone.own[0] in full.family:
        last = lone.own[0] == full.family[-1]
        return Reason("family name alone" if last else "part of the name alone", -0.5)
    alike = _sound_alike(lone.own, full.family[-1:])
    return Reason("family name alone, spelled another way", -1.0) if alike else None


def _first_names(one: Name, other: Name) -> Reason:
    same = one.family == other.family
    if one.given[0] == other.given[0] and 1 in (len(one.given), len(other.given)):
        return Reason("same family name, first name abbreviated", 1.2 if same else 0.6)
    if _feminine(one.given, other.given):
        return Reason("first names of a man and a woman", -3.0)
    sound = one.sounds[0] == other.sounds[0]
    if sound or JaroWinkler.similarity(one.given, other.given) >= _GIVEN:
        return Reason("first names alike, same family name" if same else "names sound alike", 1.6)
    return Reason("first names differ", -6.0)


def _feminine(one: str, other: str) -> bool:
    """Return whether one first name is the other's feminine: "Michel" and "Michèle"."""
    short, long = sorted((one, other), key=len)
    ending = long.removeprefix(short)
    return short != long and ending in identity().feminine


def _sound_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether two surnames are spellings of one."""
    if one == other:
        return True
    first, second = "".join(one), "".join(other)
    if min(len(first), len(second)) < 4 or first[0] != second[0]:
        return False
    alike = JaroWinkler.similarity(first, second) >= _FAMILY
    return alike and jellyfish.metaphone(first) == jellyfish.metaphone(second)


def things(one: str, other: str) -> Reason | None:
    """Return what the names of two organisations, places or works tell.

    Examples
    --------
    >>> print(things("OTAN", "Organisation du traité de l'Atlantique nord"))
    acronym of the name (+2.2)
    >>> print(things("groupe Wagner", "Wagner"))
    same name but for 'groupe' (+1.2)
    """
    first, second = name(one), name(other)
    if first.words == second.words:
        return Reason("same name", 3.0)
    if spells(one, second) or spells(other, first):
        return Reason("acronym of the name", 2.2)
    return _designated(first, second) or _respelled(first, second)


def _designated(first: Name, second: Name) -> Reason | None:
    known = identity()
    short, long = sorted((first, second), key=lambda n: len(n.words))
    more = [word for word in long.words if word not in short.words]
    if len(long.words) - len(more) != len(short.words) or not set(more) <= known.designators:
        return None
    return Reason(f"same name but for '{' '.join(more)}'", 1.2)


def _respelled(first: Name, second: Name) -> Reason | None:
    if len(first.own) != len(second.own):
        return None
    pairs = list(zip(first.own, second.own, strict=True))
    if all(one == other or _sound_alike((one,), (other,)) for one, other in pairs):
        return Reason("names sound alike", 0.8)
    return None


def spells(acronym: str, full: Name) -> bool:
    """Return whether a word in capitals is made of the first letters of a name.

    Examples
    --------
    >>> spells("BCE", name("Banque centrale européenne")), spells("PS", name("Parti socialiste"))
    (True, True)
    """
    letters = slug(acronym).replace("-", "")
    if not is_acronym(acronym) or len(full.words) < 2:
        return False
    return letters in initials(full)


def is_acronym(text: str) -> bool:
    """Return whether a name is written in capitals, dots or not: "ONU", "U.E."."""
    letters = text.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 10 and letters.isupper() and letters.isalpha()


@lru_cache(maxsize=1 << 14)
def initials(full: Name) -> frozenset[str]:
    """Return the acronyms that a name may have: with and without its small words."""
    silent = identity().silent
    loud = [word for word in full.words if word not in silent]
    every = "".join(word[0] for word in full.words)
    return frozenset({"".join(word[0] for word in loud), every})
