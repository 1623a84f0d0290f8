"""Which statements speak of an entity; their evidence says where, and who says so."""

from __future__ import annotations

import re
import unicodedata

from kg.graph import Graph
from kg.model import Derived, Entity, Statement


def explain(graph: Graph, name: str) -> tuple[Statement, ...]:
    """Return the statements about every entity that a name fits, in the order of the articles.

    An entity stands in a statement as its subject, its object, its place, or as who says it.

    Parameters
    ----------
    name
        See `matching`.
    """
    wanted = {entity.id for entity in matching(graph, name)}
    return tuple(item for item in graph.statements if wanted & (_ends(item) | _sources(item)))


def conclusions(graph: Graph, name: str) -> tuple[Derived, ...]:
    """Return what follows about every entity that a name fits, as far as the graph holds it."""
    wanted = {entity.id for entity in matching(graph, name)}
    return tuple(item for item in graph.derived if wanted & _ends(item))


def matching(graph: Graph, name: str) -> tuple[Entity, ...]:
    """Return the entities that a name fits, sorted by id.

    Parameters
    ----------
    name
        An entity's id, or a label or alias, whatever its case and accents. If it is neither, whole
        words out of one: "Stoltenberg" fits "Jens Stoltenberg".
    """
    if name in graph.entity:
        return (graph.entity[name],)
    wanted = _folded(name)
    if not wanted:
        return ()
    names = {entity: tuple(map(_folded, _names(entity))) for entity in graph.entities}
    exact = tuple(entity for entity, known in names.items() if wanted in known)
    words = f" {wanted} "
    return exact or tuple(
        entity for entity, known in names.items() if any(words in f" {one} " for one in known)
    )


def _names(entity: Entity) -> tuple[str, ...]:
    return entity.label, *entity.aliases


def _folded(name: str) -> str:
    """Return the words of a name without case, accents and punctuation.

    Examples
    --------
    >>> _folded("Région de l’Élysée")
    'region de l elysee'
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(re.findall(r"\w+", letters))


def _ends(item: Statement | Derived) -> set[str]:
    """Return the entities that it is about, its place included."""
    triple = item.triple
    ends = (triple.subject, triple.object, item.place)
    return {end for end in ends if isinstance(end, str)}


def _sources(statement: Statement) -> set[str]:
    said = (item.attribution for item in statement.evidence)
    return {one.source for one in said if one and one.source}
