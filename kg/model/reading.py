"""One article, fully read: what `resolve` gives and `graph` and the JSON lines take."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.document import Document
from kg.model.entity import Entity
from kg.model.statement import Statement


@dataclass(frozen=True)
class Reading:
    """A document whose mentions carry final entity ids, with its entities and statements.

    Both are sorted: entities by id, statements by their first evidence's place in the text.
    """

    document: Document
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
