"""What identity needs to see of an article's graph; `kg.graph.Graph` is one of these."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from kg.model import Entity, Span, Statement


class Source(Protocol):
    """What is known about an article."""

    @property
    def id(self) -> str:
        """The article's id."""

    @property
    def published(self) -> date | None:
        """The day of publication."""


class Passage(Protocol):
    """A stretch of text that the graph quotes."""

    @property
    def article(self) -> str:
        """The article's id."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def text(self) -> str:
        """What stands there."""

    @property
    def entity(self) -> str | None:
        """The entity that it names, if it is a mention."""


class Part(Protocol):
    """The graph of one article, its entities its own."""

    @property
    def sources(self) -> Sequence[Source]:
        """The article."""

    @property
    def entities(self) -> Sequence[Entity]:
        """Its entities."""

    @property
    def statements(self) -> Sequence[Statement]:
        """What it says."""

    @property
    def passages(self) -> Sequence[Passage]:
        """What the graph quotes."""
