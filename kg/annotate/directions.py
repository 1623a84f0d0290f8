"""Which way a date without a year or a bare weekday points, told by the tense of its verb."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from kg.annotate.governors import modality, tense
from kg.annotate.grammar import child
from kg.annotate.nlp import Parse
from kg.annotate.times import Direction, sentence_direction
from kg.annotate.verbs import is_participle, is_present_participle
from kg.model import Modality, Span, Tense

_DEPTH = 8
_PAST = frozenset({Tense.PAST, Tense.IMPERFECT})
_COMING = frozenset({Modality.FUTURE, Modality.INTENDED, Modality.REQUESTED})


def directions(parsed: Parse) -> Callable[[int, int], Direction]:
    """Return what tells the direction of a time expression from its raw offsets.

    "Les membres se réunissent mardi" leaves it open (the coming one); "ont été tués mercredi" is
    past, "il se rendra mardi" and "veut se rendre mardi" are future. Where the parse has no verb,
    the endings in the sentence decide.
    """
    by_start = {parsed.span(token).start: token for doc in parsed.docs for token in doc}

    def direction(start: int, end: int) -> Direction:
        token = next((by_start[i] for i in range(start, end) if i in by_start), None)
        found = _by_verb(token) if token is not None else Direction.UNKNOWN
        return found if found is not Direction.UNKNOWN else _by_sentence(parsed, start)

    return direction


def _by_verb(token: Token) -> Direction:
    for _ in range(_DEPTH):
        if token.pos_ in {"VERB", "AUX"} or child(token, "copula") is not None:
            return _of_verb(token)
        if token.head == token:
            break
        token = token.head
    return Direction.UNKNOWN


def _of_verb(verb: Token) -> Direction:
    if modality(verb) in _COMING or tense(verb) is Tense.CONDITIONAL:
        return Direction.FUTURE
    over = is_participle(verb) and not is_present_participle(verb)  # "conclu fin novembre"
    return Direction.PAST if over or tense(verb) in _PAST else Direction.UNKNOWN


def _by_sentence(parsed: Parse, start: int) -> Direction:
    around = next((s for s in parsed.sentences if s.start <= start < s.end), Span(start, start))
    return sentence_direction(around.of(parsed.article.text), start - around.start)
