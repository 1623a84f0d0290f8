"""Readings into one graph: statements by content hash, entities by id, evidence united.

Invariant: `unite` is commutative, associative and idempotent, so that the order in which articles
were read never shows in the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from kg import __version__
from kg.graph.conclusions import canonical
from kg.graph.graph import Graph, Passage, Source, spans
from kg.model import Article, Entity, Evidence, Reading, Run, Span, Statement

T = TypeVar("T")

THIS = Run(__version__)

_DIGITS = 4  # of a confidence: what is beyond may differ between machines


def merge(readings: Iterable[Reading], *, run: Run = THIS, with_text: bool = False) -> Graph:
    """Return one graph of several readings; see `from_reading`."""
    return unite(from_reading(reading, run=run, with_text=with_text) for reading in readings)


def from_reading(reading: Reading, *, run: Run = THIS, with_text: bool = False) -> Graph:
    """Return the graph of one article.

    Parameters
    ----------
    run
        What read it.
    with_text
        Whether the graph holds the whole text, and not only what it quotes.
    """
    article = reading.document.article
    statements = tuple(_canonical(statement) for statement in reading.statements)
    known = {entity.id for entity in reading.entities}
    mentions = {
        mention.span: mention.entity
        for mention in reading.document.mentions
        if mention.entity in known
    }
    evidence = (item for statement in statements for item in statement.evidence)
    quoted = {span for item in evidence for span in _quoted(item)} | mentions.keys()
    passages = (
        Passage(article.id, span, span.of(article.text), mentions.get(span)) for span in quoted
    )
    source = _source(article, run, with_text)
    return unite([Graph((source,), reading.entities, statements, tuple(passages))])


def unite(graphs: Iterable[Graph]) -> Graph:
    """Return the union of graphs, in canonical order."""
    parts = list(graphs)
    sources = _grouped((source.id, source) for part in parts for source in part.sources)
    entities = _grouped((entity.id, entity) for part in parts for entity in part.entities)
    statements = _grouped((item.id, item) for part in parts for item in part.statements)
    passages = _grouped(
        ((item.article, item.span), item) for part in parts for item in part.passages
    )
    return Graph(
        sources=tuple(min(same, key=repr) for _, same in sorted(sources.items())),
        entities=tuple(_entity(same) for _, same in sorted(entities.items())),
        statements=tuple(sorted(map(_statement, statements.values()), key=_first_place)),
        passages=tuple(_passage(same) for _, same in sorted(passages.items())),
        events=canonical(event for part in parts for event in part.events),
        derived=canonical(one for part in parts for one in part.derived),
    )


def _grouped(pairs: Iterable[tuple[object, T]]) -> dict[object, list[T]]:
    groups: dict[object, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


def _source(article: Article, run: Run, with_text: bool) -> Source:
    return Source(
        id=article.id,
        length=len(article.text),
        title=article.title,
        url=article.url,
        publisher=article.publisher,
        published=article.published,
        language=article.language,
        run=run,
        digest=sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=article.text if with_text else None,
    )


def _quoted(evidence: Evidence) -> Iterator[Span]:
    yield evidence.sentence
    for span in spans(evidence).values():
        if not evidence.sentence.covers(span):
            yield span


def _entity(same: list[Entity]) -> Entity:
    """Unite what is known of one entity; its longest name, a proper one first, is its label."""
    best = min(same, key=lambda one: (not one.named, -len(one.label), repr(one)))
    names = {name for one in same for name in (one.label, *one.aliases)}
    return replace(
        best,
        aliases=tuple(sorted(names - {best.label})),
        same_as=tuple(sorted({iri for one in same for iri in one.same_as})),
        named=any(one.named for one in same),
        coordinates=min((o.coordinates for o in same if o.coordinates), default=None),
    )


def _passage(same: list[Passage]) -> Passage:
    """Choose the passage that is known to be a mention."""
    return min(same, key=lambda one: (one.entity is None, repr(one)))


def _statement(same: list[Statement]) -> Statement:
    first = min(same, key=lambda one: repr((one.time, one.qualifiers)))
    evidence = {item for one in same for item in one.evidence}
    return replace(first, evidence=tuple(sorted(evidence, key=place_of)))


def place_of(evidence: Evidence) -> tuple[str, Span, Span, str]:
    """Return what orders evidence: article, sentence, trigger, then everything else."""
    return evidence.article, evidence.sentence, evidence.trigger, repr(evidence)


def _first_place(statement: Statement) -> tuple[object, ...]:
    return *place_of(statement.evidence[0])[:3], statement.id


def _canonical(statement: Statement) -> Statement:
    """Round confidences to what is the same on every machine."""
    evidence = (replace(e, confidence=round(e.confidence, _DIGITS)) for e in statement.evidence)
    return replace(
        statement, evidence=tuple(evidence), qualifiers=tuple(sorted(statement.qualifiers))
    )
