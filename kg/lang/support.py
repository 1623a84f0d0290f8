"""The table ``support``: expressions of a verb and a noun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.lang.language import load
from kg.lang.relations import relations

_SKIPPED = frozenset({"le", "la", "les", "l", "un", "une", "des", "son", "sa", "ses", "au", "d"})


@dataclass(frozen=True)
class Expression:
    """One expression: the text of the entry and the words that have to stand after the verb."""

    text: str
    preposition: str
    noun: str


def _expression(text: str) -> Expression:
    words = [w for w in text.replace("'", " ").split()[1:] if w not in _SKIPPED]
    prepositions = {"en", "à", "pour", "sur"}
    preposition = words[0] if words[0] in prepositions and len(words) > 1 else ""
    if text.split()[1] == "au":
        preposition = "à"
    noun = words[1] if preposition and len(words) > 1 else words[0]
    return Expression(text, preposition, noun)


@cache
def support(code: str = "fr") -> Mapping[str, tuple[Expression, ...]]:
    """Return the expressions of a language by the lemma of their verb."""
    by_verb: dict[str, list[Expression]] = {}
    listed = load(code).table("support")["expressions"]
    for text in dict.fromkeys([*listed, *relations(code).expressions()]):
        by_verb.setdefault(text.split()[0], []).append(_expression(text))
    return {verb: tuple(found) for verb, found in by_verb.items()}
