"""Short names for IRIs, the same in every format that has prefixes and in queries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from kg.graph.graph import Graph
from kg.graph.terms import usable
from kg.ontology import prefixes

_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_PREFIX = re.compile(r"[a-z][a-z0-9-]*")


class Names:
    """Shortens IRIs and remembers which prefixes that took.

    Parameters
    ----------
    table
        Prefix to namespace; no namespace twice.
    """

    def __init__(self, table: dict[str, str]) -> None:
        self.table = table
        self.used: set[str] = set()

    @cached_property
    def _prefixes(self) -> dict[str, str]:
        return {space: prefix for prefix, space in self.table.items()}

    def short(self, iri: str) -> str | None:
        """Return the prefixed name of an IRI; None if it has none that needs no escape."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._prefixes.get(iri[:cut])
        if prefix is None or not _LOCAL.fullmatch(iri, cut):
            return None
        self.used.add(prefix)
        return f"{prefix}:{iri[cut:]}"

    def declared(self) -> Iterable[tuple[str, str]]:
        """Return the prefixes that were used, sorted, with their namespaces."""
        return [(prefix, self.table[prefix]) for prefix in sorted(self.used)]


def names_for(graph: Graph, base: str) -> Names:
    """Return the names for one graph: the vocabularies', and one prefix a kind of entity."""
    return names_below(base, (entity.id.partition("/")[0] for entity in graph.entities))


def names_below(base: str, kinds: Iterable[str]) -> Names:
    """Return the names below a base, with prefixes for some kinds of entities (``person``)."""
    base = usable(base)
    local = {kind: f"{base}entity/{kind}/" for kind in sorted(kinds) if _PREFIX.fullmatch(kind)}
    record = {name: f"{base}{name}/" for name in ("evidence", "statement")}
    return Names({**local, **record, **prefixes(base)})
