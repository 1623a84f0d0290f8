"""Events as nodes of the property graph, with an edge to all who, what and where they are about."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.attributes import Value, flat, joined
from kg.graph.labels import LANGUAGE
from kg.graph.terms import Iris
from kg.model import Event
from kg.ontology import load

_PLACE = "sem:hasPlace"


def name_of(event: Event) -> str:
    """Return the name of an event's node."""
    return f"event/{event.id}"


def node(event: Event, iris: Iris) -> dict[str, Value]:
    """Return what the node of an event says."""
    return flat(
        label=event.label,
        type=event.type,
        iri=iris.event(event.id).value,
        weight=float(len(event.tellings)),
        asserted=event.asserted,
        valid_from=event.start,
        valid_until=event.end,
        figures=joined(figure for telling in event.tellings for figure in telling.figures),
        articles=joined(telling.article for telling in event.tellings),
        reasons=joined(event.reasons),
    )


def ends(event: Event) -> tuple[tuple[str, str], ...]:
    """Return pairs of a predicate and an entity, sorted, each once."""
    found = {(f"kg:{part.value}", name) for part, name in event.participants}
    found |= {("kg:mentionedAs", name) for name in event.names}
    return tuple(sorted(found | {(_PLACE, name) for name in event.places}))


def edges(event: Event) -> Iterator[tuple[str, str, dict[str, Value]]]:
    """Yield the other end, the key and the attributes of each edge of an event."""
    labels = load().labels
    for number, (predicate, target) in enumerate(ends(event), 1):
        term = "kg:place" if predicate == _PLACE else predicate
        about = flat(
            layer="event",
            label=labels[term][LANGUAGE],
            predicate=predicate,
            weight=float(len(event.tellings)),
            asserted=event.asserted,
            valid_from=event.start,
            valid_until=event.end,
            articles=joined(telling.article for telling in event.tellings),
        )
        yield target, f"{name_of(event)}/{number}", about
