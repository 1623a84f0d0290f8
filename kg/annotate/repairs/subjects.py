"""Subjects that a parser hung elsewhere."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.grammar import child, children, is_, nominal, word
from kg.annotate.repairs.trees import (
    behind_comma,
    determined,
    has_subject,
    introduced,
    is_finite,
    is_past_participle,
    take_place,
)
from kg.lang.syntax import syntax


def behind_fronted_participle(token: Token) -> None:
    """Give a verb the noun behind a participle in front: "Venus du port, les élus ont voté".

    The parser takes the noun for a part of the participle's clause.
    """
    if not is_(token, "adverbial") or not is_past_participle(token) or token.i > token.head.i:
        return
    verb = token.head
    opens = token.i - token.sent.start <= 1
    if not opens or verb.pos_ != "VERB" or not is_finite(verb) or has_subject(verb):
        return
    for one in token.subtree:
        if _bare_subject(one) and behind_comma(one) and token.i < one.i < verb.i:
            passive = child(verb, "passive_auxiliary") is not None
            one.head, one.dep_ = verb, "nsubj:pass" if passive else "nsubj"
            return


def _bare_subject(noun: Token) -> bool:
    named = noun.pos_ == "PROPN" and not is_(noun, "flat")
    return (named or (noun.pos_ == "NOUN" and determined(noun))) and not introduced(noun)


def behind_fronted_noun(token: Token) -> None:
    """Let the name be subject, and what it is apposed: "Fils d'ouvriers, le maire est élu".

    A bare noun that opens the sentence says what the one behind the comma is.
    """
    if token.pos_ != "NOUN" or not is_(token, "subject", "passive_subject"):
        return
    opens = token.i - token.sent.start <= 1
    if not opens or determined(token) or introduced(token):
        return
    for one in token.subtree:
        beside = is_(one, "apposition", "nominal_modifier", "conjunct") and not _listed(one)
        if beside and one.i < token.head.i and _bare_subject(one) and behind_comma(one):
            take_place(one, token)
            token.head, token.dep_ = one, "appos"
            return


def _listed(noun: Token) -> bool:
    return child(noun, "coordinator") is not None


def impersonal(token: Token) -> None:
    """Take what "il" announces for the subject: "Il manque deux voix au parti"."""
    if word(token) != "il" or not is_(token, "subject") or token.i > token.head.i:
        return
    real = child(token.head, "object")
    if real is not None and word(token.head) in syntax().words["impersonal_verbs"]:
        token.dep_, real.dep_ = "expl:subj", "nsubj"


def inverted_in_relative(token: Token) -> None:
    """Take a noun behind "où" and a verb for the subject: "la cour où jouaient des enfants"."""
    if not is_(token, "relative") or token.pos_ != "VERB" or has_subject(token):
        return
    real = child(token, "object")
    where = any(word(one) == "où" for one in token.children)
    if where and real is not None and real.i > token.i and is_finite(token) and nominal(real):
        real.dep_ = "nsubj"


def speaker_of_insertion(token: Token) -> None:
    """Give an inserted verb the speaker its infinitive took: "a laissé entendre le ministre"."""
    if not is_(token, "insertion") or has_subject(token):
        return
    said = child(token, "open_complement")
    speaker = child(said, "object") if said is not None else None
    if speaker is not None and speaker.i > token.i:
        speaker.head, speaker.dep_ = token, "nsubj"


def named_together(token: Token) -> None:
    """Let the first of two names head them, not their title: "MM. Diaz et Roca ont signé"."""
    if word(token) not in syntax().words["plural_titles"]:
        return
    names = [one for one in children(token, "flat", "nominal_modifier") if one.pos_ == "PROPN"]
    if names and names[0].i == token.i + 1:
        take_place(names[0], token)
        token.head, token.dep_ = names[0], "det"
