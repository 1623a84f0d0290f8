"""Whether a sentence takes an event for granted: only then does its noun alone state it.

Constructions::

    La démission du ministre a surpris la presse         subject of a verb in the past
    Après la fermeture de l'usine, la ville a changé     behind a preposition of time or cause
    Démission du ministre de la Culture                  a headline

"La fermeture de l'usine menace la ville", "exige la démission du ministre" do not.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.governors import modality, negative, tense
from kg.annotate.grammar import children, has, is_, preposition
from kg.lang.syntax import syntax
from kg.model import Modality, Tense

_TOLD = frozenset({Tense.PAST, Tense.IMPERFECT})


def presupposed(noun: Token) -> bool:
    """Return whether the event of a noun has taken place."""
    if noun.head == noun:
        return _headline(noun)
    if not _definite(noun):
        return False
    if is_(noun, "subject"):
        return _told(noun.head)
    return preposition(noun) in syntax().words["presupposing"]


def _headline(noun: Token) -> bool:
    finite = any(has(one, "VerbForm", "Fin") for one in noun.sent)
    ended = noun.sent[-1].text in {".", "!", "?", "…"}
    return not finite and not ended and not children(noun, "case")


def _definite(noun: Token) -> bool:
    determiners = children(noun, "determiner")
    return any(has(one, "Definite", "Def") or has(one, "Poss", "Yes") for one in determiners)


def _told(verb: Token) -> bool:
    return tense(verb) in _TOLD and modality(verb) is Modality.ACTUAL and not negative(verb)
