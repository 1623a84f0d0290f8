"""The axioms of the vocabulary as rules of one or two premises.

Only relations between entities have consequences: what somebody says may be a quotation, and
"Moscou dément" does not make Moscow say what it denies.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology, Property, ValueKind, load


@dataclass(frozen=True, slots=True, order=True)
class Axiom:
    """If the premises hold, so does the conclusion.

    Attributes
    ----------
    premises
        The relation of the only premise; or of two, where the object of the first is the subject
        of the second.
    conclusion
        The relation that follows, from the first subject to the last object.
    swapped
        Whether it goes the other way round; of one premise only.
    text
        The axiom as Turtle.
    """

    premises: tuple[str, ...]
    conclusion: str
    swapped: bool
    text: str


@cache
def axioms() -> tuple[Axiom, ...]:
    """Return the axioms of ``ontologies/kg.ttl``, sorted.

    Examples
    --------
    >>> [axiom.text for axiom in axioms() if axiom.premises == ("kg:presides",)]
    ['kg:presides rdfs:subPropertyOf kg:leads']
    """
    return tuple(sorted(of(load())))


def of(ontology: Ontology) -> Iterator[Axiom]:
    """Yield the axioms of any vocabulary."""
    for entry in ontology.properties.values():
        if entry.values is ValueKind.ENTITY:
            yield from _single(entry, ontology)
            yield from _double(entry)


def _single(entry: Property, ontology: Ontology) -> Iterator[Axiom]:
    name = entry.curie
    for parent in entry.parents:
        if ontology.property(parent).values is ValueKind.ENTITY:
            yield Axiom((name,), parent, False, f"{name} rdfs:subPropertyOf {parent}")
    if entry.inverse is not None:
        yield Axiom((name,), entry.inverse, True, f"{name} owl:inverseOf {entry.inverse}")
    if entry.symmetric:
        yield Axiom((name,), name, True, f"{name} a owl:SymmetricProperty")


def _double(entry: Property) -> Iterator[Axiom]:
    name = entry.curie
    if entry.transitive:
        yield Axiom((name, name), name, False, f"{name} a owl:TransitiveProperty")
    for first, second in entry.chains:
        text = f"{name} owl:propertyChainAxiom ( {first} {second} )"
        yield Axiom((first, second), name, False, text)
