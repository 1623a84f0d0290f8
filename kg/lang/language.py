"""The one entrance to a language's tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg import resources


@dataclass(frozen=True)
class Language:
    """The linguistic data of one language, by its ISO 639-1 code."""

    code: str

    def table(self, name: str) -> Mapping[str, Any]:
        """Return the raw table ``<code>/<name>.toml``; only modules of `kg.lang` call this."""
        return resources.toml(self.code, name)


@cache
def load(code: str) -> Language:
    """Return the language, the same object at each call."""
    return Language(code)
