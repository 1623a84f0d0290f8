"""The rules, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.attributive import apposition, copular, location, quantity, title
from kg.extract.candidate import Candidate, statement
from kg.extract.nominal import nominal
from kg.extract.speech import speech
from kg.extract.verbal import verbal
from kg.model import Clause, Document, Statement

Rule = Callable[[Document, Clause], Iterator[Candidate]]

RULES: tuple[Rule, ...] = (verbal, copular, title, apposition, location, quantity, nominal, speech)


def candidates(document: Document) -> tuple[Candidate, ...]:
    """Return what the rules propose, in the order of the text."""
    found = [
        candidate
        for clause in document.clauses
        for rule in RULES
        for candidate in rule(document, clause)
    ]
    return tuple(sorted(found, key=lambda c: (c.clause.trigger.start, c.subject.span.start)))


def extract(document: Document) -> tuple[Statement, ...]:
    """Return what the clauses of a document state, in the order of the text.

    Returns
    -------
    tuple of Statement
        One evidence each; subject and object are ids of the document's mentions.
    """
    return tuple(statement(document, candidate) for candidate in candidates(document))
