"""What mentions stand for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    """Something in the world.

    Attributes
    ----------
    id
        ``<type>/<slug>`` below ``<base>entity/``: "person/serhiy-haidai".
    type
        The local name of a class of ``ontologies/kg.ttl``.
    label
        The best name the text has for it.
    aliases
        The other names, sorted.
    same_as
        IRIs of the same thing elsewhere, sorted.
    named
        Whether a proper name stands for it somewhere.
    coordinates
        Latitude and longitude in degrees, WGS 84, of a place that is linked.
    """

    id: str
    type: str
    label: str
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    named: bool = True
    coordinates: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A scored decision that a mention stands for an entity; the reasons say why."""

    mention: str
    entity: str
    score: float
    reasons: tuple[str, ...] = ()
