"""What a rule proposes, and the one place where a proposal becomes a statement."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.confidence import confidence
from kg.model import (
    Argument,
    Attribution,
    Clause,
    Document,
    Evidence,
    Literal,
    QuoteKind,
    Span,
    Statement,
    Triple,
)
from kg.model.slug import verb_slug

_BRACKETS = re.compile(r"[\[\]]")


@dataclass(frozen=True)
class Candidate:
    """A subject, a predicate and an object that a rule found in a clause.

    Attributes
    ----------
    predicate
        A CURIE of the ontology; None for an open predicate, minted from `label`.
    label
        The relation as a dictionary would write it: "se réunir à", "ministre de la Défense".
    object
        None for an intransitive event.
    literal
        The object's class where it is a value and no entity: ``kg:Quotation``, ``xsd:string``.
    holder
        Whose opinion it is where the verb itself says so: "Lima juge le texte prématuré".
    """

    rule: str
    clause: Clause
    subject: Argument
    label: str
    object: Argument | None = None
    predicate: str | None = None
    literal: str | None = None
    holder: Argument | None = None


def statement(document: Document, candidate: Candidate) -> Statement:
    """Return the statement of a candidate; its terms are mention ids."""
    clause = candidate.clause
    subject = candidate.subject.mention or ""
    predicate = candidate.predicate or f"rel:{verb_slug(candidate.label)}"
    return Statement(
        triple=Triple(subject, predicate, _object(document, candidate)),
        evidence=(_evidence(document, candidate),),
        time=clause.time.value if clause.time else None,
        place=clause.place if clause.place != subject else None,
    )


def _object(document: Document, candidate: Candidate) -> str | Literal | None:
    found = candidate.object
    if found is None:
        return None
    if candidate.literal:
        words = _reported(document, found.span) or found.span.of(document.article.text)
        text = re.sub(r"\s+", " ", _BRACKETS.sub("", words))
        return Literal(text, candidate.literal, document.article.language)
    return found.mention


def _reported(document: Document, span: Span) -> str | None:
    """Return what is reported in a stretch, without the reporter's words inserted there."""
    quotes = (quote for quote in document.quotes if quote.span == span)
    return next((quote.words(document.article.text) for quote in quotes), None)


def _evidence(document: Document, candidate: Candidate) -> Evidence:
    clause = candidate.clause
    place = document.by_id.get(clause.place) if clause.place else None
    return Evidence(
        article=document.article.id,
        sentence=document.sentences[clause.sentence],
        subject=candidate.subject.span,
        trigger=clause.trigger,
        object=candidate.object.span if candidate.object else None,
        lemma=clause.lemma,
        relation=candidate.label if candidate.label != clause.lemma else "",
        rule=candidate.rule,
        polarity=clause.polarity,
        modality=clause.modality,
        attribution=_attribution(document, candidate),
        confidence=confidence(document, candidate),
        time=clause.time.span if clause.time else None,
        place=place.span if place else None,
    )


def _attribution(document: Document, candidate: Candidate) -> Attribution | None:
    clause, holder = candidate.clause, candidate.holder
    if holder is not None:
        return Attribution(
            source=holder.mention,
            span=holder.span,
            cue=clause.trigger,
            lemma=clause.lemma,
            direct=False,
        )
    if clause.quote is None:
        return None
    quote = document.quotes[clause.quote]
    mention = document.by_span.get(quote.speaker) if quote.speaker else None
    return Attribution(
        source=mention.id if mention else None,
        span=quote.speaker,
        cue=quote.cue.span if quote.cue else None,
        lemma=quote.cue.lemma if quote.cue else "",
        direct=quote.kind is not QuoteKind.INDIRECT,
    )
