"""Chains of mentions as entities: one label, one type, one id each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.model import Entity, Mention, MentionKind
from kg.model.slug import slug

_SILENT = {"Thing"}


def entities(mentions: Sequence[Mention], article: str) -> dict[str, Entity]:
    """Return the entity of each chain, by the chain's id; a chain of pronouns alone has none.

    An entity that nobody names belongs to its article: "les civils" of two articles are not
    the same people, and their ids differ.
    """
    chains: dict[str, list[Mention]] = {}
    for mention in mentions:
        chains.setdefault(mention.entity, []).append(mention)
    found: dict[str, Entity] = {}
    taken: set[str] = set()
    for chain, members in chains.items():
        entity = _entity(members, article, taken)
        if entity is not None:
            found[chain] = entity
            taken.add(entity.id)
    return found


def _entity(members: Sequence[Mention], article: str, taken: set[str]) -> Entity | None:
    named = [m for m in members if m.kind is MentionKind.NAMED]
    nominal = [m for m in members if m.kind is MentionKind.NOMINAL]
    if not named and not nominal:
        return None
    label = _name(named) if named else nominal[0].text
    kind = _type(named or nominal)
    base = f"{kind.lower()}/{slug(label) or 'x'}"
    if not named:
        base = f"{base}--{slug(article)}"
    return Entity(
        id=_free(base, taken),
        type=kind,
        label=label,
        aliases=tuple(sorted({m.text for m in (named or nominal)} - {label})),
        named=bool(named),
    )


def _name(named: Sequence[Mention]) -> str:
    """Return a person's fullest name, and the name most used for anything else."""
    counts = Counter(m.text for m in named)
    if _type(named) == "Person":
        return min(counts, key=lambda text: (-len(text.split()), -counts[text], text))
    return min(counts, key=lambda text: (-counts[text], len(text), text))


def _type(members: Sequence[Mention]) -> str:
    counts = Counter(m.type for m in members if m.type not in _SILENT)
    return min(counts, key=lambda kind: (-counts[kind], kind)) if counts else "Thing"


def _free(base: str, taken: set[str]) -> str:
    """Return the id, numbered if another entity of the article has it."""
    number, candidate = 1, base
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate
