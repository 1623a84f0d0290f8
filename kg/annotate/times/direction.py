"""Whether a sentence tells of what was or of what is to come, read from its surface.

This is what is left when no parse is at hand; a caller that knows the verb's tense passes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kg.annotate.times.tokens import Tokens, tokenise
from kg.lang.times import TenseCues, times

_REACH = 4
_PUNCTUATION = frozenset(',;:()«»“”"—')


class Direction(StrEnum):
    """Where a time lies, seen from the day of publication."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class _Cue:
    """A verb's tense, the token it stands at and the clause it belongs to."""

    at: int
    clause: int
    direction: Direction


def sentence_direction(sentence: str, at: int | None = None, *, language: str = "fr") -> Direction:
    """Return the direction of the verb that governs an expression.

    Parameters
    ----------
    sentence
        The raw sentence.
    at
        Offset of the expression in it; without one, the sentence's first verb counts.

    Examples
    --------
    >>> sentence_direction("Mercredi, ils discuteront des défenses.", 0)
    <Direction.FUTURE: 'future'>
    >>> sentence_direction("Ils ont été tués mercredi.", 18)
    <Direction.PAST: 'past'>
    >>> sentence_direction("Ils se réunissent mardi.", 18)
    <Direction.UNKNOWN: 'unknown'>
    """
    tokens, cues, clauses = _cues(sentence, language)
    place = 0 if at is None else sum(1 for start, _ in tokens.spans if start < at)
    if not cues:
        return Direction.UNKNOWN
    clause = clauses[min(place, len(clauses) - 1)] if clauses else 0
    best = min(cues, key=lambda cue: _remoteness(cue, place, clause))
    return best.direction


def _remoteness(cue: _Cue, place: int, clause: int) -> tuple[int, bool, int]:
    """Order cues: the same clause first, what stands before it first, the nearest first."""
    away = abs(cue.clause - clause)
    before = cue.at < place
    if away and place <= 2:
        before = not before
    return (min(away, 1), not before, abs(cue.at - place))


@lru_cache(maxsize=256)
def _cues(sentence: str, language: str) -> tuple[Tokens, tuple[_Cue, ...], tuple[int, ...]]:
    tokens = tokenise(sentence)
    table = times(language).cues
    clause, clauses = 0, []
    for norm in tokens.norms:
        clause += norm in table.boundaries or norm in _PUNCTUATION
        clauses.append(clause)
    found = tuple(_Cue(at, clauses[at], direction) for at, direction in _verbs(tokens, table))
    return tokens, found, tuple(clauses)


def _verbs(tokens: Tokens, table: TenseCues) -> Iterator[tuple[int, Direction]]:
    skip, last, told = 0, -_REACH, Direction.UNKNOWN
    for at, norm in enumerate(tokens.norms):
        if at < skip or not norm[0].isalpha() or (tokens.capital(at) and not tokens.opens(at)):
            continue
        end, direction = _verb(tokens.norms, at, table)
        if direction is None:
            continue
        if norm == table.infinitive_auxiliary and at - last <= _REACH:
            direction = told
        yield at, direction
        skip, last, told = end, at, direction


def _verb(norms: tuple[str, ...], at: int, table: TenseCues) -> tuple[int, Direction | None]:
    """Return the token after the verb that begins here, and what it says; None if none does."""
    norm, end = norms[at], _participle_after(norms, at, table)
    if norm in table.future or _is(norm, table.future_ending, table.not_future):
        return max(end, at + 1), Direction.FUTURE
    if end and norm == table.infinitive_auxiliary:
        return end, Direction.UNKNOWN
    if end and norm in table.auxiliaries:
        return end, _compound(norms, at, end, table)
    return at + 1, _simple(norms, at, table)


def _simple(norms: tuple[str, ...], at: int, table: TenseCues) -> Direction | None:
    """Return what a verb of one word says."""
    norm = norms[at]
    if norm in table.past or _is(norm, table.past_ending, table.not_past):
        return Direction.PAST
    if _opened(norms, at, table) and _is(norm, table.infinitive, table.not_infinitive):
        return Direction.UNKNOWN
    if norm in table.planned:
        return Direction.FUTURE
    return Direction.PAST if _is_bare_participle(norm, table) else None


def _compound(norms: tuple[str, ...], at: int, end: int, table: TenseCues) -> Direction:
    """Return what an auxiliary and its participle say: "est attendu", "est parti", "est reçu"."""
    if norms[at] not in table.present_be:
        return Direction.PAST
    if norms[end - 1] in table.planned:
        return Direction.FUTURE
    reflexive = at > 0 and norms[at - 1] in ("s'", "se", "me", "nous")
    perfect = reflexive or table.be_participle.fullmatch(norms[end - 1])
    return Direction.PAST if perfect else Direction.UNKNOWN


def _is(norm: str, ending: re.Pattern[str], excluded: frozenset[str]) -> bool:
    return norm not in excluded and ending.fullmatch(norm) is not None


def _opened(norms: tuple[str, ...], at: int, table: TenseCues) -> bool:
    """Return whether a preposition stands before, at most a clitic between."""
    before = norms[max(0, at - 2) : at]
    return any(norm in table.open_after for norm in before)


def _is_bare_participle(norm: str, table: TenseCues) -> bool:
    """Return whether a word without auxiliary is likely a participle: only those in -é are."""
    stem = norm.removesuffix("s").removesuffix("e")
    return len(norm) > 4 and stem.endswith("é") and norm not in table.not_participle


def _participle_after(norms: tuple[str, ...], at: int, table: TenseCues) -> int:
    """Return the token after the participle that goes with an auxiliary, or 0."""
    end = 0
    for place in range(at + 1, min(at + 2 + _REACH, len(norms))):
        norm = norms[place]
        if norm in ("été", "eu"):
            end = place + 1
        elif norm not in table.between and not norm.endswith("ment"):
            return place + 1 if table.participle.fullmatch(norm) else end
    return end
