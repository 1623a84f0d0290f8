"""The examples that the tables carry, executed: relations, times of day and page furniture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.annotate import annotate
from kg.annotate.times import find_times
from kg.extract import extract
from kg.lang import furniture, load
from kg.lang.relations import Example, Relation, relations
from kg.lang.times import times
from kg.model import Article, Block, Literal, Span, Statement, TimeValue
from kg.ontology import load as ontology
from kg.resolve import resolve

RELATIONS_DAY, TIMES_DAY = date(2024, 3, 5), date(2024, 5, 15)
"""The days on which the examples are taken to be published."""

_QUOTES = ' "'


@dataclass(frozen=True)
class Checked:
    """An example and what was read of it.

    Attributes
    ----------
    entry
        What the table says of it: a relation, a pattern of times, a kind of furniture.
    forbids
        Whether it is a negative example: the entry must not be found in it.
    wanted, found
        In words, for people.
    """

    table: str
    entry: str
    text: str
    forbids: bool
    wanted: str
    found: str
    passed: bool


def check_relations(predicate: str | None = None) -> Iterator[Checked]:
    """Read the examples of the relations, or of one; the whole pipeline does it.

    Parameters
    ----------
    predicate
        A CURIE.
    """
    for relation in relations().relations:
        if predicate in (None, relation.predicate):
            yield from (_relation(relation, example) for example in relation.examples)


def _relation(relation: Relation, example: Example) -> Checked:
    found = read(example.text)
    name = relation.predicate
    terms = (example.subject or "", name, example.object or "")
    forbids = example.subject is None
    return Checked(
        table="relations",
        entry=name,
        text=example.text,
        forbids=forbids,
        wanted=f"no {name}" if forbids else " | ".join(terms),
        found="; ".join(" | ".join(triple) for triple in found),
        passed=any(_yields(triple, example, name) for triple in found) != forbids,
    )


Triple = tuple[str, str, str]


def _yields(triple: Triple, example: Example, predicate: str) -> bool:
    subject, found, obj = triple
    return (
        is_relation(found, predicate)
        and (example.subject or "").lower() in subject.lower()
        and (example.object or "").lower() in obj.lower()
    )


def is_relation(found: str, predicate: str) -> bool:
    """Return whether a predicate is the relation or implies it."""
    implies = found.startswith("kg:") and predicate in ontology().implied(found)
    return found == predicate or implies


def read(text: str) -> list[Triple]:
    """Return subject, predicate and object of what a sentence states, in labels."""
    article = Article("x", text, (Block(Span(0, len(text))),), published=RELATIONS_DAY)
    document = annotate(article)
    reading = resolve(document, extract(document))
    labels = {entity.id: entity.label for entity in reading.entities}
    return [_labelled(statement, labels) for statement in reading.statements]


def _labelled(statement: Statement, labels: Mapping[str, str]) -> Triple:
    triple = statement.triple
    obj = triple.object
    value = obj.value if isinstance(obj, Literal) else labels.get(obj or "", "")
    return labels[triple.subject], triple.predicate, value


def check_times() -> Iterator[Checked]:
    """Read the examples of the patterns of times."""
    for rule in times().rules:
        for text, value in rule.examples.items():
            found = _values(find_times(text, published=TIMES_DAY))
            yield Checked("times", rule.pattern, text, value == "-", value, found, found == value)


def _values(found: tuple[TimeValue, ...]) -> str:
    ends = [(time.value.start or "..", time.value.end or "..") for time in found]
    return " ".join(s if s == e else f"{s}/{e}" for s, e in ends) or "-"


def check_furniture() -> Iterator[Checked]:
    """Match the lines that are page furniture, and those that only look like it."""
    for kind in furniture.table(load("fr")).furniture:
        for line in (*kind.examples, *kind.news):
            matched = bool(kind.pattern.fullmatch(furniture.fold(line).strip(_QUOTES)))
            news = line in kind.news
            told = ("furniture", kind.kind, line, news)
            yield Checked(*told, _told(not news), _told(matched), matched != news)


def _told(furnished: bool) -> str:
    return "furniture" if furnished else "news"


CHECKS: Mapping[str, Callable[[], Iterator[Checked]]] = {
    "furniture": check_furniture,
    "relations": check_relations,
    "times": check_times,
}
