"""The two JSON-lines interfaces, statements and annotations, exactly as the design fixes them.

Every ``text`` that stands beside ``start`` and ``end`` is the article's own, character for
character: ``article.text[start:end]``. Keys keep the order of the design, so equal readings give
equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.model.entity import Entity
from kg.model.mention import Mention
from kg.model.quote import Quote
from kg.model.reading import Reading
from kg.model.span import Span
from kg.model.statement import Attribution, Evidence, Literal, Statement
from kg.model.time import TimeValue

Line = dict[str, Any]


def extraction_lines(reading: Reading, labels: Mapping[str, str]) -> Iterator[Line]:
    """Yield one line a pair of a statement and its evidence, in the order of the statements.

    Parameters
    ----------
    labels
        The labels of the canonical predicates by their CURIE ("kg:governs": "gouverneur de"); any
        other predicate is labelled with the lemma of its trigger ("se réunir à").
    """
    writer = _Writer(reading)
    for statement in reading.statements:
        for evidence in statement.evidence:
            yield writer.statement(statement, evidence, labels)


def annotation_line(reading: Reading) -> Line:
    """Return the whole article as one line: text, sentences, mentions, entities, quotes, times."""
    document, writer = reading.document, _Writer(reading)
    article = document.article
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "text": article.text,
        "sentences": [_offsets(sentence) for sentence in document.sentences],
        "mentions": [writer.mention(mention) for mention in document.mentions],
        "entities": [_entity(entity) for entity in reading.entities],
        "quotes": [writer.quote(quote) for quote in document.quotes],
        "times": [writer.time_value(time) for time in document.times],
    }


@dataclass(frozen=True)
class _Writer:
    """Looks up what spans and ids of one reading stand for."""

    reading: Reading

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.reading.entities}

    def _text(self, span: Span | None) -> str | None:
        return span.of(self.reading.document.article.text) if span else None

    def _mention(self, span: Span | None) -> Mention | None:
        return self.reading.document.by_span.get(span) if span else None

    def _label(self, entity: str | None) -> str | None:
        """Return the entity's label; an id that no entity carries is its own."""
        return self._entities[entity].label if entity in self._entities else entity

    def statement(
        self, statement: Statement, evidence: Evidence, labels: Mapping[str, str]
    ) -> Line:
        """Return the line of one statement at one place of the text."""
        return {
            "id": statement.id,
            "article": evidence.article,
            "sentence": {**_offsets(evidence.sentence), "text": self._text(evidence.sentence)},
            "subject": self._term(statement.triple.subject, evidence.subject),
            "predicate": self._predicate(statement.triple.predicate, evidence, labels),
            "object": self._object(statement.triple.object, evidence.object),
            "polarity": evidence.polarity.value,
            "modality": evidence.modality.value,
            "attribution": self._attribution(evidence.attribution),
            "time": self._time(statement, evidence),
            "place": self._place(statement.place, evidence.place),
            "rule": evidence.rule,
            "confidence": evidence.confidence,
        }

    def _term(self, entity: str, span: Span | None) -> Line:
        mention = self._mention(span)
        known = self._entities.get(entity)
        return {
            "id": entity,
            "label": self._label(entity),
            "text": self._text(span),
            "head": self._text(mention.head if mention else span),
            "type": known.type if known else mention.type if mention else None,
            **_place_in_text(span),
        }

    def _object(self, term: str | Literal | None, span: Span | None) -> Line | None:
        if isinstance(term, Literal):
            return self._literal(term, span)
        return self._term(term, span) if term is not None else None

    def _literal(self, term: Literal, span: Span | None) -> Line:
        mention = self._mention(span)
        return {
            "label": term.value,
            "text": self._text(span),
            "head": self._text(mention.head if mention else span),
            "type": "Quotation" if term.datatype == "kg:Quotation" else "Literal",
            **_place_in_text(span),
        }

    def _predicate(self, predicate: str, evidence: Evidence, labels: Mapping[str, str]) -> Line:
        trigger = {"text": self._text(evidence.trigger), **_offsets(evidence.trigger)}
        return {
            "id": predicate,
            "label": labels.get(predicate, evidence.label),
            "lemma": evidence.lemma,
            "trigger": trigger,
        }

    def _attribution(self, attribution: Attribution | None) -> Line | None:
        if attribution is None:
            return None
        text = self._text(attribution.span)
        cue = {"text": self._text(attribution.cue), "lemma": attribution.lemma}
        return {
            "id": attribution.source,
            "label": self._label(attribution.source) or text,
            "text": text,
            "cue": cue if attribution.cue else None,
            "direct": attribution.direct,
        }

    def _time(self, statement: Statement, evidence: Evidence) -> Line | None:
        if statement.time is None:
            return None
        interval = statement.time
        return {"text": self._text(evidence.time), "start": interval.start, "end": interval.end}

    def _place(self, place: str | None, span: Span | None) -> Line | None:
        if place is None:
            return None
        return {"id": place, "label": self._label(place), "text": self._text(span)}

    def mention(self, mention: Mention) -> Line:
        """Return one mention of an annotated article."""
        return {
            **_offsets(mention.span),
            "text": self._text(mention.span),
            "type": mention.type,
            "kind": mention.kind.value,
            "entity": mention.entity or None,
        }

    def quote(self, quote: Quote) -> Line:
        """Return one stretch of reported speech of an annotated article."""
        cue = quote.cue
        return {
            **_offsets(quote.span),
            "kind": quote.kind.value,
            "speaker": self._speaker(quote.speaker),
            "cue": {"text": self._text(cue.span), "lemma": cue.lemma, **_offsets(cue.span)}
            if cue
            else None,
        }

    def _speaker(self, span: Span | None) -> Line | None:
        if span is None:
            return None
        mention, text = self._mention(span), self._text(span)
        entity = (mention.entity or None) if mention else None
        label = self._label(entity) or text
        return {"label": label, "text": text, **_offsets(span), "entity": entity}

    def time_value(self, time: TimeValue) -> Line:
        """Return one time expression of an annotated article."""
        return {
            **_offsets(time.span),
            "text": self._text(time.span),
            "value_start": time.value.start,
            "value_end": time.value.end,
            "grain": time.value.grain.value,
        }


def _offsets(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _place_in_text(span: Span | None) -> dict[str, int | None]:
    """Return the offsets of what may be understood rather than written."""
    return {"start": span.start, "end": span.end} if span else {"start": None, "end": None}


def _entity(entity: Entity) -> Line:
    return {
        "id": entity.id,
        "label": entity.label,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "same_as": list(entity.same_as),
    }
