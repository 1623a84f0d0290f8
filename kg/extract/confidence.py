"""How sure a candidate is: features of its clause and its terms, weighed by the table.

The weights are fitted on annotated articles (``training/confidence.py``), so that of the
statements with 0.8 about four in five are right. Whether polarity, modality or source are right
is not in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from kg.lang.confidence import confidence as table
from kg.model import Argument, Clause, Document, MentionKind, Modality, Polarity, Span, Tense

if TYPE_CHECKING:
    from kg.extract.candidate import Candidate

Feature = tuple[str, float]

_LONG_SENTENCE, _FAR, _LONG_TERM, _MANY = 40, 60, 8, 5
"""Words of a sentence, characters of a gap, words of a term, clauses: 1 from there on."""

_COORDINATED = 3


def confidence(document: Document, candidate: Candidate) -> float:
    """Return the probability in [0, 1] that subject, predicate and object are right."""
    return table().score(features(document, candidate))


def features(document: Document, candidate: Candidate) -> Mapping[str, float]:
    """Return what is known of a candidate, by name; what is not so is left out.

    Returns
    -------
    Mapping
        Ones for what holds; lengths and distances are shares of a bound, in [0, 1].
    """
    clause = candidate.clause
    found = chain(
        _predicate(candidate),
        _term(document, clause, "subject", candidate.subject),
        _object(document, candidate),
        _clause(clause),
        _sentence(document, clause),
    )
    return {name: value for name, value in found if value}


def _predicate(candidate: Candidate) -> Iterator[Feature]:
    yield f"rule {candidate.rule}", 1.0
    yield "relation of the ontology", float(candidate.predicate is not None)
    yield "several words evoke it", float(" " in candidate.clause.lemma)


def _object(document: Document, candidate: Candidate) -> Iterator[Feature]:
    if candidate.object is None:
        return
    if candidate.literal:
        yield f"object {candidate.literal}", 1.0
    else:
        yield from _term(document, candidate.clause, "object", candidate.object)


def _term(document: Document, clause: Clause, name: str, argument: Argument) -> Iterator[Feature]:
    mention = document.by_id.get(argument.mention or "")
    if mention is not None:
        yield f"{name} {mention.kind.value}", 1.0
        yield f"{name} of no known type", float(mention.type == "Thing")
        resolved = mention.kind is not MentionKind.NAMED and mention.entity in document.named
        yield f"{name} stands for a name", float(resolved)
    text, trigger = document.article.text, clause.trigger
    gap = _between(argument.span, trigger)
    yield f"{name} far away", _share(len(gap), _FAR)
    yield f"{name} behind a comma", float("," in gap.of(text))
    yield f"{name} after the trigger", float(argument.span.start > trigger.start)
    yield f"{name} beyond another verb", float(_crosses(document, clause, gap))
    yield f"{name} long", _share(len(argument.span.of(text).split()), _LONG_TERM)
    sentence = document.sentences[clause.sentence]
    yield f"{name} in another sentence", float(not sentence.overlaps(argument.span))
    yield f"{name} unsure in the parse", _doubt(argument.margin)
    same = clause.by_role(argument.role)
    yield f"{name} one of several", _share(len(same) - 1, _COORDINATED)


def _between(one: Span, other: Span) -> Span:
    first, second = sorted((one, other))
    return Span(min(first.end, second.start), second.start)


def _crosses(document: Document, clause: Clause, gap: Span) -> bool:
    return any(
        gap.start <= other.trigger.start < gap.end and other.tense is not Tense.NONE
        for other in document.by_sentence[clause.sentence]
    )


def _clause(clause: Clause) -> Iterator[Feature]:
    yield f"voice {clause.voice.value}", 1.0
    yield "no finite verb", float(clause.tense is Tense.NONE)
    yield "denied", float(clause.polarity is Polarity.NEGATIVE)
    yield "not actual", float(clause.modality is not Modality.ACTUAL)
    yield "somebody's word", float(clause.quote is not None)
    yield "dated", float(clause.time is not None)
    yield "trigger unsure in the parse", _doubt(clause.margin)


def _sentence(document: Document, clause: Clause) -> Iterator[Feature]:
    sentence = document.sentences[clause.sentence].of(document.article.text)
    yield "long sentence", _share(len(sentence.split()), _LONG_SENTENCE)
    yield "many clauses", _share(len(document.by_sentence[clause.sentence]) - 1, _MANY)
    yield "no final stop", float(not sentence.rstrip().endswith((".", "!", "?", "…", "»", "”")))


def _doubt(margin: float) -> float:
    """Return how far an arc is from sure; two parsers at odds leave it half its worth."""
    return min(1.0, 2.0 * (1.0 - margin))


def _share(count: int, bound: int) -> float:
    return min(count, bound) / bound
