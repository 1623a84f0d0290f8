"""The lemma of a verb as rules know it: "se réunir", "prendre en otage", "avoir lieu"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotate.grammar import children, preposition, word
from kg.annotate.verbs import causative, lemma, receives, reflexive, suffers
from kg.lang.support import Expression, support


@dataclass(frozen=True)
class Predicate:
    """A verb with what belongs to its meaning.

    Attributes
    ----------
    noun
        The noun of a support expression; it is no argument, what it governs is.
    """

    lemma: str
    noun: Token | None = None


def predicate(verb: Token) -> Predicate:
    """Return the lemma of a verb, reflexive pronoun and support noun included."""
    bare = lemma(verb)
    for expression in support().get(bare, ()):
        noun = _support_noun(verb, expression)
        if noun is not None:
            return Predicate(expression.text, noun)
    helper = causative(verb)
    if helper is not None and receives(verb):
        return Predicate(f"se {lemma(helper)} {bare}")  # "se voir refuser"
    if helper is not None and not suffers(verb):
        return Predicate(f"{lemma(helper)} {bare}")  # "fait tomber"
    pronoun = reflexive(verb)
    if pronoun is None:
        return Predicate(bare)
    return Predicate(("s'" if bare[0] in "aeiouyhéèêâîôû" else "se ") + bare)


def _support_noun(verb: Token, expression: Expression) -> Token | None:
    if expression.preposition:
        candidates = children(verb, "oblique", "object", "nominal_modifier", "open_complement")
    else:
        candidates = children(verb, "object", "subject", "open_complement", "oblique")
    for one in candidates:
        if expression.noun not in {lemma(one), word(one)} or one.i < verb.i:
            continue
        if (preposition(one) or "") == expression.preposition:
            return one
    return None
