"""Acronyms and what they stand for: "Organisation du traité de l'Atlantique nord (OTAN)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.annotate.names.candidate import Candidate
from kg.annotate.names.surface import Surface
from kg.lang.gazetteer import key

_REACH = 14  # tokens that an expansion behind its acronym may have
_SMALL = 3  # words up to this length may be left out of an acronym


def is_acronym(word: str) -> bool:
    """Return whether a word may be made of initials.

    Examples
    --------
    >>> [is_acronym(word) for word in ("OTAN", "GIEC", "CNRS", "Unesco", "A3", "PARIS-SUD")]
    [True, True, True, False, False, False]
    """
    return 2 <= len(word) <= 8 and word.isalpha() and word.isupper()


def spells(acronym: str, words: Sequence[str]) -> bool:
    """Return whether initials of the words, in order, spell the acronym; small words may miss.

    Examples
    --------
    >>> spells("OTAN", ["Organisation", "du", "traité", "de", "l'", "Atlantique", "nord"])
    True
    >>> spells("ONU", ["Organisation", "mondiale", "de", "la", "santé"])
    False
    """
    letters = key(acronym)
    initials = [(key(part)[:1], len(part)) for word in words for part in word.split("-") if part]
    return _spelled(letters, initials)


def _spelled(letters: str, initials: Sequence[tuple[str, int]]) -> bool:
    if not initials:
        return not letters
    (first, length), rest = initials[0], initials[1:]
    if letters and first == letters[0] and _spelled(letters[1:], rest):
        return True
    return length <= _SMALL and _spelled(letters, rest)


def expand(candidates: Sequence[Candidate], surface: Surface) -> Iterator[tuple[int, int]]:
    """Yield indices of a name and its acronym, the name lengthened to what the acronym spells.

    Parameters
    ----------
    candidates
        Of one block, in order.
    """
    for index in range(len(candidates) - 1):
        left, right = candidates[index], candidates[index + 1]
        _reach(left, right, surface)
        if not _side_by_side(left, right, surface):
            continue
        if _is_short(right, surface) and _covers(left, right, surface, left.end):
            yield index, index + 1
        elif _is_short(left, surface) and (end := _end(right, left, surface)):
            right.end = end
            right.key = right.stem = surface.key(right.start, end)
            yield index + 1, index


def _reach(name: Candidate, short: Candidate, surface: Surface) -> None:
    """Lengthen a name up to the acronym in brackets that it spells: "Forces de terre (FT)"."""
    bracket = short.start - 1
    apart = bracket > name.end and surface.words[bracket] == "(" and _is_short(short, surface)
    if not apart or not surface.same_sentence(name.start, short.start):
        return
    if "," not in surface.words[name.start : bracket] and _covers(name, short, surface, bracket):
        name.end = bracket
        name.key = name.stem = surface.key(name.start, bracket)


def _side_by_side(left: Candidate, right: Candidate, surface: Surface) -> bool:
    """Return whether only a bracket or a comma and a determiner part the two."""
    between = surface.lower[left.end : right.start]
    return 1 <= len(between) <= 3 and between[0] in {"(", ",", "-"}


def _is_short(one: Candidate, surface: Surface) -> bool:
    return one.end == one.start + 1 and is_acronym(surface.words[one.start])


def _covers(name: Candidate, short: Candidate, surface: Surface, end: int) -> bool:
    words = surface.words[name.start : end]
    return len(words) > 1 and spells(surface.words[short.start], words)


def _end(name: Candidate, short: Candidate, surface: Surface) -> int:
    """Return where the name ends if the acronym before it spells it, 0 if it does not."""
    for end in range(name.end, min(name.start + _REACH, len(surface)) + 1):
        if not surface.same_sentence(name.start, end - 1) or surface.words[end - 1] in {",", ")"}:
            return 0
        if _covers(name, short, surface, end):
            return end
    return 0
