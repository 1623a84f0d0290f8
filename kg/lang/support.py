"""The table ``support``: expressions of a verb and a noun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.lang.language import load
from kg.lang.relations import relations


@dataclass(frozen=True)
class Expression:
    """One expression: the text of the entry and the words that have to stand after the verb."""

    text: str
    preposition: str
    noun: str


def _expression(text: str, table: Mapping[str, Any]) -> Expression:
    spelled = text.replace("'", " ").split()[1:]
    words = [word for word in spelled if word not in table["skipped"]]
    preposition = words[0] if words[0] in table["prepositions"] and len(words) > 1 else ""
    noun = words[1] if preposition else words[0]
    return Expression(text, table["contracted"].get(spelled[0], preposition), noun)


@cache
def support(code: str = "fr") -> Mapping[str, tuple[Expression, ...]]:
    """Return the expressions of a language by the lemma of their verb."""
    by_verb: dict[str, list[Expression]] = {}
    table = load(code).table("support")
    for text in dict.fromkeys([*table["expressions"], *relations(code).expressions()]):
        by_verb.setdefault(text.split()[0], []).append(_expression(text, table))
    return {verb: tuple(found) for verb, found in by_verb.items()}
