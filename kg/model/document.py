"""What `annotate` gives: an article and everything read in it, before any rule has run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.model.article import Article
from kg.model.clause import Clause
from kg.model.mention import Mention, MentionKind
from kg.model.quote import Quote
from kg.model.span import Span
from kg.model.time import TimeValue


@dataclass(frozen=True)
class Document:
    """An annotated article; `sentences` are spans in the order of the text."""

    article: Article
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    clauses: tuple[Clause, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[TimeValue, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Mention]:
        """The mentions by their id."""
        return {mention.id: mention for mention in self.mentions}

    @cached_property
    def by_span(self) -> dict[Span, Mention]:
        """The mentions by their span."""
        return {mention.span: mention for mention in self.mentions}

    @cached_property
    def named(self) -> frozenset[str]:
        """The entities that some mention names."""
        return frozenset(m.entity for m in self.mentions if m.kind is MentionKind.NAMED)

    @cached_property
    def described(self) -> frozenset[str]:
        """The entities that are not only pronouns."""
        return frozenset(m.entity for m in self.mentions if m.kind is not MentionKind.PRONOUN)

    @cached_property
    def by_sentence(self) -> dict[int, tuple[Clause, ...]]:
        """The clauses by the index of their sentence."""
        found: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            found.setdefault(clause.sentence, []).append(clause)
        return {sentence: tuple(clauses) for sentence, clauses in found.items()}

    @cached_property
    def by_head(self) -> dict[Span, Mention]:
        """The mentions by the span of their head."""
        return {mention.head: mention for mention in self.mentions}
