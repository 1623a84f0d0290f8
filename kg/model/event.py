"""Events that articles tell, each with every article's own version."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a participant does in an event."""

    AGENT = "agent"
    PATIENT = "patient"
    PARTICIPANT = "participant"


@dataclass(frozen=True, slots=True, order=True)
class Telling:
    """One article's version of an event.

    Attributes
    ----------
    statements
        The ids of the statements that tell it, sorted.
    asserted
        Whether the article, in its own voice, states it as a fact.
    figures
        The numbers that it gives, in its own words, sorted: "12 morts".
    places
        Ids of entities, sorted.
    sources
        Ids of the entities whose words the article reports, sorted.
    start, end
        First and last day or less precise date, as in `Interval`.
    """

    article: str
    statements: tuple[str, ...]
    asserted: bool = False
    figures: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens or is said to happen.

    Attributes
    ----------
    type
        Local name of the most specific class that the tellings agree on.
    participants
        Pairs of a part and the id of an entity, sorted.
    names
        Ids of the entities by which articles refer to the event, sorted.
    places
        Ids of entities, sorted.
    start, end
        The time on which the tellings agree, as in `Interval`.
    tellings
        One an article, sorted.
    reasons
        Why they are taken to be of one event, sorted; none where there is one telling.
    """

    type: str
    label: str
    tellings: tuple[Telling, ...]
    participants: tuple[tuple[Part, str], ...] = ()
    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    reasons: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Hash of what is told, 16 hexadecimal digits."""
        statements = [list(telling.statements) for telling in self.tellings]
        content = json.dumps([self.type, list(self.names), statements])
        return hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:16]

    @property
    def asserted(self) -> bool:
        """Whether some article states it as a fact."""
        return any(telling.asserted for telling in self.tellings)
