"""What follows from statements; nobody read it, so it is no statement itself."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from kg.model.statement import Literal, Triple
from kg.model.time import Interval


@dataclass(frozen=True, slots=True)
class Derived:
    """A triple that follows from others.

    Attributes
    ----------
    axiom
        What makes it follow, as Turtle: ``kg:leads owl:inverseOf kg:ledBy``.
    premises
        What it follows from, sorted: ``statement/<id>`` for what was read, ``derived/<id>`` for
        what itself follows from others.
    time, place
        When and where it holds; as for a statement, None where nothing is said.
    """

    triple: Triple
    axiom: str
    premises: tuple[str, ...]
    time: Interval | None = None
    place: str | None = None

    @property
    def id(self) -> str:
        """Hash of the triple, its time and its place, 16 hexadecimal digits.

        Examples
        --------
        >>> led = Triple("organization/otan", "kg:ledBy", "person/jens-stoltenberg")
        >>> Derived(led, "one axiom", ("statement/1",)).id == Derived(led, "other", ()).id
        True
        """
        triple, time = self.triple, self.time
        term = triple.object
        value = [term.value, term.datatype, term.language] if isinstance(term, Literal) else term
        when = [time.start, time.end] if time else None
        parts = [triple.subject, triple.predicate, value, when, self.place]
        content = json.dumps(parts, ensure_ascii=False)
        return hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:16]
