"""What a pronoun ahead of the subject announces: "Dès son arrivée, le ministre ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.annotate.coref.profile import Profile
from kg.annotate.grammar import children, is_
from kg.lang.coref import Definiteness

_FAR = 100
"""Mentions that a pronoun looks ahead at most."""


def announced(one: Profile, profiles: Sequence[Profile]) -> Iterator[Profile]:
    """Yield the subject of the clause that a fronted phrase or clause with the pronoun opens.

    "S'il gagne, Anne Roy ..." has it; an indefinite subject is new and not announced: "Quand il
    est sorti, un passant l'a vu".
    """
    subject = _main_subject(one.token)
    for other in profiles[one.index + 1 : one.index + _FAR] if subject is not None else ():
        if other.mention.sentence > one.mention.sentence:
            return
        known = other.named or other.definiteness is Definiteness.DEFINITE
        if other.token == subject and known and not other.pronoun:
            yield other


def _main_subject(token: Token) -> Token | None:
    """Return the subject behind a fronted constituent that holds the token."""
    part = token.head if token.pos_ == "DET" else token
    while part.head != part:
        if is_(part, "oblique", "adverbial") and part.i < part.head.i:
            found = children(part.head, "subject", "passive_subject")
            return next((one for one in found if one.i > _end(part)), None)
        part = part.head
    return None


def _end(part: Token) -> int:
    return max(one.i for one in part.subtree)
