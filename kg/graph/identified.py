"""An article's graph in terms of who is who across articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.graph.graph import Graph
from kg.model import Evidence, Statement
from kg.resolve.identity import Identification


def identified(part: Graph, known: Identification) -> Graph:
    """Return the graph of one article with the ids, labels and types that all articles agree on.

    A statement that turns out to relate something to itself is left out, as in one article.
    """
    article = part.sources[0].id if part.sources else ""
    entities = [(entity.id, known.entity(article, entity)) for entity in part.entities]
    ids = {old: new.id for old, new in entities if old != new.id}
    renamed = (_statement(statement, ids) for statement in part.statements)
    return replace(
        part,
        entities=tuple(new for _, new in entities),
        statements=tuple(one for one in renamed if one is not None),
        passages=tuple(
            replace(one, entity=ids[one.entity]) if one.entity in ids else one
            for one in part.passages
        ),
    )


def _statement(statement: Statement, ids: Mapping[str, str]) -> Statement | None:
    triple, place = statement.triple, statement.place
    subject = ids.get(triple.subject, triple.subject)
    term = triple.object
    if isinstance(term, str):
        term = ids.get(term, term)
        if term == subject and triple.object != triple.subject:
            return None
    return replace(
        statement,
        triple=replace(triple, subject=subject, object=term),
        place=ids.get(place, place) if place else place,
        evidence=tuple(_evidence(one, ids) for one in statement.evidence),
    )


def _evidence(evidence: Evidence, ids: Mapping[str, str]) -> Evidence:
    said = evidence.attribution
    if said is None or said.source is None or said.source not in ids:
        return evidence
    return replace(evidence, attribution=replace(said, source=ids[said.source]))
