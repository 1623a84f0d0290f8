"""Registries are explicit tables, name to ``module:attribute``, loaded on first use.

Nothing heavy is imported by looking a name up, so ``kg --help`` can list every format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, Generic, TypeVar

from kg.errors import UnknownName

T = TypeVar("T")


class Registry(Generic[T]):
    """A closed table of lazily imported attributes.

    Parameters
    ----------
    kind
        What the table holds, for messages: ``"export format"``.
    entries
        Name to ``"package.module:attribute"``.
    """

    def __init__(self, kind: str, entries: Mapping[str, str]) -> None:
        self.kind = kind
        self._entries = dict(entries)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._entries))

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def load(self, name: str) -> T:
        """Import what `name` stands for; raise `UnknownName` if nothing does."""
        if name not in self._entries:
            raise UnknownName(self.kind, name, self._entries)
        module, attribute = self._entries[name].split(":")
        loaded: Any = getattr(import_module(module), attribute)
        return loaded  # type: ignore[no-any-return]
