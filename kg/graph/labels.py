"""What to call the predicates of a graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.model import Statement
from kg.ontology import load

LANGUAGE = "fr"


def predicate_labels(statements: Iterable[Statement]) -> dict[str, str]:
    """Return a label for each predicate: the vocabulary's, else what most evidence reads in it.

    Examples
    --------
    >>> from kg.model import Evidence, Span, Triple
    >>> here = Evidence("a", Span(0, 9), Span(0, 3), Span(4, 6), None, "se réunir à", "verb")
    >>> predicate_labels([Statement(Triple("group/g", "rel:se-reunir-a", None), (here,))])
    {'rel:se-reunir-a': 'se réunir à'}
    """
    known = load().properties
    return {
        name: known[name].labels[LANGUAGE] if name in known else _most_frequent(counts)
        for name, counts in _read_as(statements).items()
    }


def _read_as(statements: Iterable[Statement]) -> dict[str, Counter[str]]:
    """Return how often each predicate is read as what, sorted by predicate."""
    found: dict[str, Counter[str]] = {}
    for statement in statements:
        labels = (evidence.label for evidence in statement.evidence)
        found.setdefault(statement.triple.predicate, Counter()).update(labels)
    return dict(sorted(found.items()))


def _most_frequent(counts: Counter[str]) -> str:
    return min(counts, key=lambda label: (-counts[label], label))
