"""Patterns of the grammar: words, ``<category:name>``, ``[optional]``, ``(one|of|these)``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.errors import LanguageDataError
from kg.lang.times import words

_PIECE = re.compile(r"<([a-z_]+)(?::([a-z_]+))?>|([\[\]()|])|([^\s<>\[\]()|]+)")


@dataclass(frozen=True, slots=True)
class Literal:
    """One word."""

    word: str


@dataclass(frozen=True, slots=True)
class Slot:
    """Anything of a category, kept under a name."""

    category: str
    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; an empty one makes the choice optional."""

    options: tuple[Sequence, ...]


Sequence = tuple[Literal | Slot | Choice, ...]
Slots = Mapping[str, object]
# What a category matches from a token on: the ends and the values.
Lookup = Callable[[str, int], tuple[tuple[int, object], ...]]


def compiled(pattern: str) -> Sequence:
    """Return the pattern as a sequence.

    Raises
    ------
    LanguageDataError
        If a bracket is left open or closed twice.
    """
    pieces = list(_PIECE.finditer(pattern))
    sequence, rest = _sequence(pieces, 0)
    if rest != len(pieces):
        raise LanguageDataError(f"times.toml: unbalanced pattern: {pattern}")
    return sequence


def _sequence(pieces: list[re.Match[str]], at: int) -> tuple[Sequence, int]:
    found: list[Literal | Slot | Choice] = []
    while at < len(pieces) and pieces[at][3] not in ("]", ")", "|"):
        category, name, bracket, word = pieces[at].groups()
        at += 1
        if bracket:
            choice, at = _choice(pieces, at, "]" if bracket == "[" else ")")
            found.append(choice)
        elif category:
            found.append(Slot(category, name or category))
        else:
            found.extend(Literal(token) for token in words(word))
    return tuple(found), at


def _choice(pieces: list[re.Match[str]], at: int, closing: str) -> tuple[Choice, int]:
    options: list[Sequence] = []
    while True:
        option, at = _sequence(pieces, at)
        options.append(option)
        if at >= len(pieces) or (pieces[at][3] != "|" and pieces[at][3] != closing):
            raise LanguageDataError(f"times.toml: unbalanced pattern: {pieces[0].string}")
        at += 1
        if pieces[at - 1][3] == closing:
            return Choice((*options, ()) if closing == "]" else tuple(options)), at


def matches(
    sequence: Sequence, norms: tuple[str, ...], at: int, lookup: Lookup
) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield every end the sequence can reach from a token, with its slots."""
    if not sequence:
        yield at, {}
        return
    head, rest = sequence[0], sequence[1:]
    if isinstance(head, Literal):
        if at < len(norms) and norms[at] == head.word:
            yield from matches(rest, norms, at + 1, lookup)
    elif isinstance(head, Slot):
        for middle, value in lookup(head.category, at):
            for end, slots in matches(rest, norms, middle, lookup):
                yield end, {head.name: value, **slots}
    else:
        for option in head.options:
            yield from matches((*option, *rest), norms, at, lookup)
