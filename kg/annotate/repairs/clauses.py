"""The main verb of a sentence, and the noun of a relative clause."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.grammar import child, children, has, is_, nominal, word
from kg.annotate.repairs.trees import hang, is_finite
from kg.lang.syntax import syntax

_NEAR = 4


def main_verb(token: Token) -> None:
    """Make the finite verb behind a long subject the main one.

    "Les dix prévenus, parmi lesquels le capitaine, ont été relaxés": the parser takes the noun
    for the whole sentence and the verb for a part of it.
    """
    noun = token.head
    if noun.head != noun or noun == token or not nominal(noun) or noun.i > token.i:
        return
    if token.pos_ != "VERB" or not is_(token, "adnominal", "parataxis") or not is_finite(token):
        return
    if is_(token, "insertion") or child(noun, "copula") or _own_relative(token):
        return
    before = [one for one in children(token, "subject", "passive_subject") if one.i < token.i]
    if any(_bounded(one) for one in before) or child(token, "expletive_subject", "mark"):
        return
    _crown(token, noun, before)


def _own_relative(verb: Token) -> bool:
    """Return whether the verb is a relative clause's own: "le navire qui a coulé"."""
    return any(has(one, "PronType", "Rel") for one in children(verb, "subject", "object")) or any(
        word(one) in {"que", "qu'", "dont", "où"} for one in verb.children
    )


def _bounded(subject: Token) -> bool:
    """Return whether a subject is no guest of a relative phrase in front of the verb."""
    return not any(
        word(one) in syntax().words["relative_oblique"]
        for one in subject.doc[max(0, subject.i - _NEAR) : subject.i]
    )


def _crown(verb: Token, noun: Token, guests: list[Token]) -> None:
    verb.head, verb.dep_ = verb, "ROOT"
    passive = child(verb, "passive_auxiliary") is not None
    for guest in guests:
        guest.head, guest.dep_ = noun, "appos"
    noun.head, noun.dep_ = verb, "nsubj:pass" if passive else "nsubj"
    for one in list(noun.children):
        if one.i > verb.i:
            one.head = verb


def relative_without_noun(token: Token) -> None:
    """Hang a relative clause on the noun before it: "prend des anticorps, lesquels agissent"."""
    if not is_(token, "relative") or nominal(token.head):
        return
    pronoun = next((one for one in token.children if has(one, "PronType", "Rel")), None)
    if pronoun is None:
        return
    for one in reversed(list(token.doc[token.sent.start : pronoun.i])):
        if one.pos_ in {"NOUN", "PROPN"}:
            hang(token, one, token.dep_)
            return
