"""The one way from statements to events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from kg.events.agree import Judge
from kg.events.cluster import clusters
from kg.events.draft import drafts
from kg.events.setting import Setting
from kg.events.summary import summary
from kg.model import Entity, Event, Statement


def events(
    entities: Iterable[Entity],
    statements: Iterable[Statement],
    published: Mapping[str, date] | None = None,
) -> tuple[Event, ...]:
    """Return the events that the statements of any number of articles tell, by date.

    Parameters
    ----------
    entities
        Those of the statements; who is who across articles is decided before.
    published
        Article id to its date of publication, as far as it is known: what an article tells
        without a date has happened shortly before.

    Examples
    --------
    >>> events((), ())
    ()
    """
    known = tuple(statements)
    setting = Setting.of(entities, known)
    found = drafts(known, setting, published or {})
    judge = Judge(setting)
    told = (summary(cluster, setting) for cluster in clusters(found, judge))
    return tuple(sorted(told, key=lambda one: (one.start or one.end or "9999", one.type, one.id)))
