"""Document and statements over mentions -> `Reading` over entities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.model import (
    Attribution,
    Document,
    Entity,
    Evidence,
    Literal,
    Reading,
    Statement,
    Triple,
)
from kg.resolve.entities import entities


def resolve(document: Document, statements: Iterable[Statement]) -> Reading:
    """Give every mention its entity and every statement its terms.

    A statement about a pronoun that stands for nothing known is left out: no link beats a wrong
    one, and a node "il" serves nobody.

    Parameters
    ----------
    statements
        Their terms are ids of the document's mentions.
    """
    by_chain = entities(document.mentions, document.article)
    by_mention = {
        mention.id: by_chain[mention.entity]
        for mention in document.mentions
        if mention.entity in by_chain
    }
    resolved = [_resolved(statement, by_mention) for statement in statements]
    kept = merge(one for one in resolved if one is not None)
    used = _used(by_chain, kept)
    return Reading(_final(document, by_mention, {entity.id for entity in used}), used, kept)


def merge(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Unite the evidence of equal statements, in the order of the text."""
    found: dict[str, Statement] = {}
    for statement in statements:
        same = found.get(statement.id)
        evidence = (*same.evidence, *statement.evidence) if same else statement.evidence
        found[statement.id] = replace(statement, evidence=tuple(dict.fromkeys(evidence)))
    return tuple(found.values())


def _resolved(statement: Statement, by_mention: Mapping[str, Entity]) -> Statement | None:
    triple = statement.triple
    subject = by_mention.get(triple.subject)
    obj: str | Literal | None = triple.object
    if isinstance(obj, str):
        target = by_mention.get(obj)
        obj = target.id if target else ""
    if subject is None or obj in {"", subject.id}:
        return None
    place = by_mention.get(statement.place or "")
    return replace(
        statement,
        triple=Triple(subject.id, triple.predicate, obj),
        place=place.id if place else None,
        evidence=tuple(_sourced(evidence, by_mention) for evidence in statement.evidence),
    )


def _sourced(evidence: Evidence, by_mention: Mapping[str, Entity]) -> Evidence:
    attribution: Attribution | None = evidence.attribution
    if attribution is None or attribution.source is None:
        return evidence
    source = by_mention.get(attribution.source)
    return replace(evidence, attribution=replace(attribution, source=source.id if source else None))


def _final(document: Document, by_mention: Mapping[str, Entity], kept: set[str]) -> Document:
    """Return the document with final entity ids in its mentions.

    What stands for nothing that is kept has none.
    """
    ids = {mention: entity.id for mention, entity in by_mention.items() if entity.id in kept}
    mentions = tuple(replace(m, entity=ids.get(m.id, "")) for m in document.mentions)
    return replace(document, mentions=mentions)


def _used(by_chain: Mapping[str, Entity], statements: Iterable[Statement]) -> tuple[Entity, ...]:
    """Return the entities that are named or that a statement speaks of, by id."""
    terms: set[str] = set()
    for statement in statements:
        terms.add(statement.triple.subject)
        terms.update(t for t in (statement.triple.object, statement.place) if isinstance(t, str))
        terms.update(e.attribution.source or "" for e in statement.evidence if e.attribution)
    kept = [entity for entity in by_chain.values() if entity.named or entity.id in terms]
    return tuple(sorted(kept, key=lambda entity: entity.id))
