"""The graph in memory: what was read in which articles, with the words that say it.

Invariant: everything is sorted and each identity stands once, so that equal graphs compare equal
and are written as the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby

from kg.model import Derived, Entity, Event, Evidence, Run, Span, Statement

_UNKNOWN = Run("")


@dataclass(frozen=True, slots=True)
class Source:
    """What the graph knows about one article.

    Attributes
    ----------
    length
        Of the article's raw text, in code points.
    run
        What read it.
    digest
        SHA-256 of the raw text in UTF-8, hexadecimal: whoever has the article can tell whether it
        is the text that the offsets refer to.
    text
        The raw text itself, if the graph is to hold it.
    """

    id: str
    length: int
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str = "fr"
    run: Run = _UNKNOWN
    digest: str = ""
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article that the graph quotes.

    Attributes
    ----------
    text
        The characters of the raw text, line breaks and all.
    entity
        The id of the entity that the passage names, if it is a mention.
    """

    article: str
    span: Span
    text: str
    entity: str | None = None


@dataclass(frozen=True)
class Graph:
    """Articles, entities, statements with their evidence, and the passages that they quote.

    Attributes
    ----------
    sources, entities
        Sorted by id.
    statements
        In the order of their first evidence.
    passages
        Sorted by article and span: the sentences of the evidence, what the evidence names outside
        of its sentence (a speaker, a date), and the mentions of the entities.
    events
        What the statements tell, over all articles; by date.
    derived
        What follows from the statements, if somebody asked; sorted by triple.
    """

    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    passages: tuple[Passage, ...] = ()
    events: tuple[Event, ...] = ()
    derived: tuple[Derived, ...] = ()

    @cached_property
    def entity(self) -> dict[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def source(self) -> dict[str, Source]:
        """The articles' metadata by article id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def _texts(self) -> dict[tuple[str, Span], str]:
        return {(passage.article, passage.span): passage.text for passage in self.passages}

    def label(self, entity: str) -> str:
        """Return the label of an entity; an id that no entity carries is its own."""
        return self.entity[entity].label if entity in self.entity else entity

    def words(self, evidence: Evidence, span: Span | None = None) -> str:
        """Return what stands at `span` of the article, by default the evidence's sentence.

        The span must be one of the evidence's own; any other may give an empty string.
        """
        sentence = evidence.sentence
        text = self._texts.get((evidence.article, sentence), "")
        if span is None:
            return text
        if sentence.covers(span):
            return text[span.start - sentence.start : span.end - sentence.start]
        return self._texts.get((evidence.article, span), "")

    def by_article(self) -> dict[str, Graph]:
        """Return what each article says, without entities and sources, sorted by id."""
        said: dict[str, tuple[list[Statement], list[Passage]]] = {}
        for statement in self.statements:
            for article, evidence in groupby(statement.evidence, key=lambda item: item.article):
                part = replace(statement, evidence=tuple(evidence))
                said.setdefault(article, ([], []))[0].append(part)
        for passage in self.passages:
            said.setdefault(passage.article, ([], []))[1].append(passage)
        return {
            article: Graph(statements=tuple(statements), passages=tuple(passages))
            for article, (statements, passages) in sorted(said.items())
        }


def spans(evidence: Evidence) -> dict[str, Span]:
    """Return the places that an evidence names, by the role of their words.

    The roles, in this order, as far as they are there: subject, trigger, object, source, cue,
    time, place.
    """
    said = evidence.attribution
    found = {
        "subject": evidence.subject,
        "trigger": evidence.trigger,
        "object": evidence.object,
        "source": said.span if said else None,
        "cue": said.cue if said else None,
        "time": evidence.time,
        "place": evidence.place,
    }
    return {role: span for role, span in found.items() if span is not None}
