"""The one way from statements to events."""

from __future__ import annotations

from collections.abc import Iterable

from kg.events.agree import Judge
from kg.events.cluster import clusters
from kg.events.draft import drafts
from kg.events.setting import Setting
from kg.events.summary import summary
from kg.model import Entity, Event, Statement


def events(entities: Iterable[Entity], statements: Iterable[Statement]) -> tuple[Event, ...]:
    """Return the events that the statements of any number of articles tell, by date.

    Parameters
    ----------
    entities
        Those of the statements; who is who across articles is decided before.

    Examples
    --------
    >>> events((), ())
    ()
    """
    known = tuple(statements)
    setting = Setting.of(entities, known)
    found = drafts(known, setting)
    judge = Judge(setting)
    told = (summary(cluster, setting) for cluster in clusters(found, judge))
    return tuple(sorted(told, key=lambda one: (one.start or one.end or "9999", one.type, one.id)))
