"""The table ``syntax``: dependency labels and small word classes, for `kg.annotate` alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.lang.language import load
from kg.lang.lemmas import plain


@dataclass(frozen=True, eq=False)
class Syntax:
    """Labels by what they mean, word classes by their name, endings by tense."""

    labels: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    classes: Mapping[str, frozenset[str]]
    imperfect: tuple[str, ...]
    future: tuple[str, ...]
    infinitive: tuple[str, ...]
    first_group: tuple[str, ...]
    with_etre: Mapping[str, str]
    without_object: Mapping[str, str]
    measures: Mapping[str, str]
    aside: Mapping[str, str]

    def is_(self, label: str, *kinds: str) -> bool:
        """Return whether a dependency label is of one of the kinds of the table."""
        return label in _labels(self, kinds)

    def together(self, kinds: tuple[str, ...]) -> frozenset[str]:
        """Return the labels of some kinds."""
        return _labels(self, kinds)


@cache
def _labels(table: Syntax, kinds: tuple[str, ...]) -> frozenset[str]:
    """Return the labels of some kinds together; it is asked several times a word."""
    return frozenset().union(*(table.labels[kind] for kind in kinds))


def _sets(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(values) for name, values in table.items()}


@cache
def syntax(code: str = "fr") -> Syntax:
    """Return the table of a language, read once."""
    raw = load(code).table("syntax")
    tense = raw["tense"]
    classes = _sets(raw["relations"])
    return Syntax(
        labels=_sets(raw["labels"]),
        words=_sets(raw["words"]),
        classes={name: found | {plain(one) for one in found} for name, found in classes.items()},
        imperfect=tuple(sorted(tense["imperfect"], key=len, reverse=True)),
        future=tuple(sorted(tense["future"], key=len, reverse=True)),
        infinitive=tuple(sorted(tense["infinitive"], key=len, reverse=True)),
        with_etre=raw["with_etre_participles"],
        without_object=raw["without_object"],
        measures=raw["measures"],
        aside=raw["aside"],
        first_group=tuple(sorted(tense["first_group"], key=len, reverse=True)),
    )
