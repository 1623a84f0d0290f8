"""Document and statements over mentions -> `Reading` over entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.model import (
    Attribution,
    Document,
    Entity,
    Evidence,
    Literal,
    Mention,
    Reading,
    Statement,
    Triple,
)
from kg.resolve.entities import entities


def resolve(document: Document, statements: Iterable[Statement]) -> Reading:
    """Give every mention its entity and every statement its terms.

    A statement about a pronoun that stands for nothing known is left out: no link beats a wrong
    one, and a node "il" serves nobody. One about "ils" that takes up "Anne et Paul" is two.

    Parameters
    ----------
    statements
        Their terms are ids of the document's mentions.
    """
    by_chain = entities(document.mentions, document.article)
    by_mention = {mention.id: _stands_for(mention, by_chain) for mention in document.mentions}
    kept = merge(one for statement in statements for one in _resolved(statement, by_mention))
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


def _stands_for(mention: Mention, by_chain: Mapping[str, Entity]) -> tuple[Entity, ...]:
    """Return the entity of a mention, all that a plural takes up, or nothing."""
    chains = (mention.entity,) if mention.entity in by_chain else mention.members
    return tuple(by_chain[chain] for chain in chains if chain in by_chain)


def _resolved(
    statement: Statement, by_mention: Mapping[str, tuple[Entity, ...]]
) -> Iterator[Statement]:
    """Yield the statement about each of the entities that its mentions stand for."""
    triple = statement.triple
    objects: tuple[str | Literal | None, ...] = (triple.object,)
    if isinstance(triple.object, str):
        objects = tuple(entity.id for entity in by_mention.get(triple.object, ()))
    place = next(iter(by_mention.get(statement.place or "", ())), None)
    evidence = tuple(one for old in statement.evidence for one in _sourced(old, by_mention))
    for subject in by_mention.get(triple.subject, ()):
        for obj in objects:
            if obj != subject.id:
                yield replace(
                    statement,
                    triple=Triple(subject.id, triple.predicate, obj),
                    place=place.id if place else None,
                    evidence=evidence,
                )


def _sourced(
    evidence: Evidence, by_mention: Mapping[str, tuple[Entity, ...]]
) -> Iterator[Evidence]:
    """Yield the evidence with each source that the attribution names."""
    attribution: Attribution | None = evidence.attribution
    if attribution is None or attribution.source is None:
        yield evidence
        return
    for source in by_mention.get(attribution.source, ()) or (None,):
        named = replace(attribution, source=source.id if source else None)
        yield replace(evidence, attribution=named)


def _final(
    document: Document, by_mention: Mapping[str, tuple[Entity, ...]], kept: set[str]
) -> Document:
    """Return the document with final entity ids in its mentions.

    What stands for nothing that is kept has none.
    """
    return replace(document, mentions=tuple(_known(m, by_mention, kept) for m in document.mentions))


def _known(
    mention: Mention, by_mention: Mapping[str, tuple[Entity, ...]], kept: set[str]
) -> Mention:
    ids = tuple(entity.id for entity in by_mention[mention.id] if entity.id in kept)
    one = ids[0] if ids and not mention.members else ""
    return replace(mention, entity=one, members=ids if mention.members else ())


def _used(by_chain: Mapping[str, Entity], statements: Iterable[Statement]) -> tuple[Entity, ...]:
    """Return the entities that are named or that a statement speaks of, by id."""
    terms: set[str] = set()
    for statement in statements:
        terms.add(statement.triple.subject)
        terms.update(t for t in (statement.triple.object, statement.place) if isinstance(t, str))
        terms.update(e.attribution.source or "" for e in statement.evidence if e.attribution)
    kept = [entity for entity in by_chain.values() if entity.named or entity.id in terms]
    return tuple(sorted(kept, key=lambda entity: entity.id))
