"""Moves in a tree that leave it a tree, and the questions that several repairs ask."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.grammar import child, children, has


def hang(token: Token, head: Token, label: str) -> None:
    """Hang a token on another one, unless that one hangs on it."""
    if head != token and not token.is_ancestor(head):
        token.head, token.dep_ = head, label


def take_place(token: Token, former: Token) -> None:
    """Hang a token where `former`, a token above or beside it, hangs."""
    if former.head == former:
        token.head, token.dep_ = token, "ROOT"
    else:
        hang(token, former.head, former.dep_)


def introduced(noun: Token) -> bool:
    """Return whether a preposition or conjunction stands before a noun: "de la ville"."""
    return bool(children(noun, "case", "mark"))


def determined(noun: Token) -> bool:
    """Return whether a noun has an article, a possessive or a number of its own."""
    return bool(children(noun, "determiner", "number"))


def is_past_participle(token: Token) -> bool:
    """Return whether a token is a past participle, whatever goes with it."""
    form = str(token.text).lower()
    return token.pos_ == "VERB" and has(token, "VerbForm", "Part") and not form.endswith("ant")


def is_finite(verb: Token) -> bool:
    """Return whether a verb or one of its auxiliaries carries tense."""
    group = (verb, *children(verb, "auxiliary", "copula", "causative_auxiliary"))
    return any(has(one, "VerbForm", "Fin") for one in group)


def has_subject(verb: Token) -> bool:
    """Return whether a clause has its subject, or one that stands for nobody."""
    return child(verb, "subject", "passive_subject", "expletive_subject") is not None


def left_edge(token: Token) -> Token:
    """Return the first word of a token's phrase, punctuation left out."""
    return next((one for one in token.subtree if not one.is_punct and not one.is_space), token)


def behind_comma(token: Token) -> bool:
    """Return whether the phrase of a token begins right behind a comma."""
    first = left_edge(token)
    return first.i > 0 and token.doc[first.i - 1].text == ","
