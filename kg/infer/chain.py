"""A forward chainer over statements: a few axioms, and for each conclusion what it follows from.

Our own, because reasoners give the closure and not the premises, and know no valid time: who led
something from 1982 to 1990 was at its head from 1982 to 1990, and a pair of premises without a day
in common says nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from kg.graph import Graph
from kg.graph.conclusions import canonical
from kg.infer.axioms import Axiom, axioms
from kg.infer.time import common
from kg.model import Derived, Entity, Interval, Statement, Triple
from kg.ontology import Ontology, load

Key = tuple[str, str, str, str | None, str | None, str | None]


def infer(graph: Graph) -> Graph:
    """Return the graph with everything that follows from its facts, in place of what was derived.

    Examples
    --------
    >>> infer(Graph()).derived
    ()
    """
    return replace(graph, derived=follow(graph.statements, graph.entities))


def follow(statements: Iterable[Statement], entities: Iterable[Entity]) -> tuple[Derived, ...]:
    """Return what follows, each once with its shortest proof, in canonical order.

    Parameters
    ----------
    statements
        Only those that some article states as a fact have consequences.
    entities
        Their types: a conclusion that would break a domain or range is not drawn.
    """
    chainer = _Chainer({entity.id: entity.type for entity in entities}, load(), axioms())
    facts = [fact for one in statements if one.asserted for fact in _fact(one)]
    return canonical(chainer.closure(sorted(facts, key=_order)))


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something to conclude from: a statement, or a conclusion."""

    subject: str
    predicate: str
    object: str
    time: Interval | None
    place: str | None
    name: str

    @property
    def key(self) -> Key:
        time = self.time or Interval(None, None)
        return self.subject, self.predicate, self.object, time.start, time.end, self.place


def _fact(statement: Statement) -> Iterator[_Fact]:
    triple = statement.triple
    if isinstance(triple.object, str):
        name = f"statement/{statement.id}"
        place = statement.place
        yield _Fact(triple.subject, triple.predicate, triple.object, statement.time, place, name)


def _order(fact: _Fact) -> tuple[str, ...]:
    return *(part or "" for part in fact.key), fact.name


class _Chainer:
    """Draws conclusions in rounds, so that the first proof found is a shortest one."""

    def __init__(self, types: dict[str, str], ontology: Ontology, rules: Collection[Axiom]) -> None:
        self._types = types
        self._ontology = ontology
        self._single = [rule for rule in rules if len(rule.premises) == 1]
        self._double = [rule for rule in rules if len(rule.premises) > 1]
        self._known: set[Key] = set()
        self._from: dict[tuple[str, str], list[_Fact]] = {}
        self._to: dict[tuple[str, str], list[_Fact]] = {}

    def closure(self, facts: list[_Fact]) -> Iterator[Derived]:
        """Yield all conclusions."""
        fresh = facts
        while fresh:
            for fact in fresh:
                self._learn(fact)
            found = self._round(fresh)
            yield from found
            fresh = [_concluded(one) for one in found]

    def _learn(self, fact: _Fact) -> None:
        self._known.add(fact.key)
        # Who is said to be there at no time in particular is there with any time or place.
        self._from.setdefault((fact.predicate, fact.subject), []).append(fact)
        self._to.setdefault((fact.predicate, fact.object), []).append(fact)

    def _round(self, fresh: list[_Fact]) -> list[Derived]:
        """Return the conclusions that need a fresh premise, one a key, in a fixed order."""
        best: dict[Key, Derived] = {}
        for one in self._conclusions(fresh):
            key = _concluded(one).key
            if key not in self._known and self._fits(one.triple):
                known = best.setdefault(key, one)
                best[key] = min(known, one, key=lambda each: (each.premises, each.axiom))
        return [best[key] for key in sorted(best, key=lambda key: [part or "" for part in key])]

    def _conclusions(self, fresh: list[_Fact]) -> Iterator[Derived]:
        for fact in fresh:
            for rule in self._single:
                if rule.premises[0] == fact.predicate:
                    yield from self._follow(rule, fact)
            for rule in self._double:
                if rule.premises[0] == fact.predicate:
                    for second in self._from.get((rule.premises[1], fact.object), ()):
                        yield from self._join(rule, fact, second)
                if rule.premises[1] == fact.predicate:
                    for first in self._to.get((rule.premises[0], fact.subject), ()):
                        yield from self._join(rule, first, fact)

    def _follow(self, rule: Axiom, fact: _Fact) -> Iterator[Derived]:
        ends = (fact.object, fact.subject) if rule.swapped else (fact.subject, fact.object)
        triple = Triple(ends[0], rule.conclusion, ends[1])
        yield Derived(triple, rule.text, (fact.name,), fact.time, fact.place)

    def _join(self, rule: Axiom, first: _Fact, second: _Fact) -> Iterator[Derived]:
        together, time = common(first.time, second.time)
        if together and first.subject != second.object:
            triple = Triple(first.subject, rule.conclusion, second.object)
            premises = tuple(sorted((first.name, second.name)))
            yield Derived(triple, rule.text, premises, time)

    def _fits(self, triple: Triple) -> bool:
        """Return whether the types of both ends allow the relation."""
        entry, term = self._ontology.property(triple.predicate), triple.object
        assert isinstance(term, str)
        return self._fit(triple.subject, entry.domain) and self._fit(term, entry.range)

    def _fit(self, entity: str, wanted: str | None) -> bool:
        kind = self._types.get(entity, "Thing")
        return kind not in self._ontology.classes or self._ontology.fits(kind, wanted)


def _concluded(one: Derived) -> _Fact:
    triple = one.triple
    assert isinstance(triple.object, str)
    name = f"derived/{one.id}"
    return _Fact(triple.subject, triple.predicate, triple.object, one.time, one.place, name)
