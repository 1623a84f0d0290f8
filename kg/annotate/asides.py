"""What stands between commas inside a clause and leads a small parser astray.

Constructions::

    Le club a, de son côté, vendu deux joueurs.          behind an auxiliary
    La mine, a dit la ministre, rouvrira en mai.         between subject and verb: a report
    La mine, selon la ministre, rouvrira en mai.         between subject and verb: a source
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.annotate.grammar import nominal, word
from kg.annotate.speech_phrases import matched
from kg.annotate.speech_verbs import find_reports, is_auxiliary, is_finite
from kg.lang.reporting import reporting

_REACH = 25
_BOUNDS = frozenset({":", ";", "(", ")"})


@dataclass(frozen=True, slots=True)
class Aside:
    """The tokens of an aside, half-open, its two commas included."""

    start: int
    end: int


def find_asides(sentence: Span) -> tuple[Aside, ...]:
    """Return the asides of a sentence that split an auxiliary or a subject from its verb."""
    found, free = [], sentence.start
    for token in sentence:
        if token.text == "," and token.i > free:
            end = _behind_auxiliary(token) or _behind_subject(token, free)
            if end is not None:
                found.append(Aside(int(token.i), end))
                free = end
    return tuple(found)


def _behind_auxiliary(comma: Token) -> int | None:
    """Return where an aside ends that stands behind "a" and before "vendu"."""
    before = comma.doc[comma.i - 1]
    if word(before) in reporting().subjects:  # "a-t-il, selon elle, vendu"
        return None
    if not (is_auxiliary(before) and is_finite(before)):
        return None
    return next((j for j in _closings(comma) if _is_participle(comma.doc, j)), None)


def _behind_subject(comma: Token, start: int) -> int | None:
    """Return where a report or source ends that stands before the verb of its clause."""
    doc, first = comma.doc, comma.i + 1
    if first == len(doc):
        return None  # a block may end with its comma, as the lines of a letter do
    if first not in _report_starts(doc) and not any(matched(doc[first])):
        return None
    opened = _clause_start(doc, start, comma.i)
    if not any(nominal(one) for one in doc[opened : comma.i]) or _tensed(doc, opened, comma.i):
        return None
    return next((j for j in _closings(comma) if _begins_predicate(doc, j)), None)


def _report_starts(doc: Doc) -> frozenset[int]:
    """Return where reporting groups begin whose subject stands behind them, or hangs on them.

    Found once a document, before any of it is read again.
    """
    key = "report_starts"
    if key not in doc.user_data:
        doc.user_data[key] = frozenset(
            one.start for one in find_reports(doc) if one.finite and (one.clitic or not one.passive)
        )
    starts: frozenset[int] = doc.user_data[key]
    return starts


def _closings(comma: Token) -> Iterator[int]:
    """Yield the tokens behind the commas that may close an aside."""
    doc, end = comma.doc, min(comma.i + _REACH, comma.sent.end - 1)
    for index in range(comma.i + 2, end):
        if doc[index].text in _BOUNDS:
            return
        if doc[index].text == ",":
            yield index + 1


def _clause_start(doc: Doc, start: int, end: int) -> int:
    """Return where the clause begins that goes on at `end`: behind a colon or "que"."""
    opening = [
        one.i + 1
        for one in doc[start:end]
        if one.text in _BOUNDS or word(one) in reporting().clausal
    ]
    return opening[-1] if opening else start


def _tensed(doc: Doc, start: int, end: int) -> bool:
    return any(is_finite(one) for one in doc[start:end])


def _is_participle(doc: Doc, index: int) -> bool:
    """Return whether a participle stands here, adverbs and negation skipped."""
    token = next((one for one in doc[index:] if one.pos_ != "ADV"), None)
    return token is not None and "VerbForm=Part" in token.morph and "Tense=Past" in token.morph


def _begins_predicate(doc: Doc, index: int) -> bool:
    """Return whether a tensed verb stands here, its clitics and negation skipped."""
    for token in doc[index : index + 4]:
        if is_finite(token):
            return True
        if word(token) not in reporting().clitics:
            return False
    return False
