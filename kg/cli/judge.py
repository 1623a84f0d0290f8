"""``kg judge``: what a person decides about who is who, kept in a store."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

import click

from kg import query
from kg.cli import options
from kg.cli.messages import note
from kg.cli.output import text_output
from kg.errors import Unsatisfied, UsageError
from kg.graph import Graph
from kg.graph.whole import whole
from kg.model import Judgement, Verdict
from kg.resolve.identity import Identification, identify, lasting, members, touching
from kg.store import Store

EPILOG = """\
\b
Example:
  kg judge my.kg same person/poutine person/vladimir-poutine
  kg judge my.kg different person/jean-dupont@lundi person/jean-dupont@mardi
  kg judge my.kg undo person/poutine person/vladimir-poutine
  kg judge my.kg list
"""

_UNDO, _LIST = "undo", "list"


@click.command(epilog=EPILOG)
@options.store
@click.argument("action", type=click.Choice([*(one.value for one in Verdict), _UNDO, _LIST]))
@click.argument("entities", nargs=-1, metavar="[A B]")
@options.wait
@options.quiet
def judge(store: str, action: str, entities: tuple[str, ...], wait: float, quiet: bool) -> None:
    """Decide that two entities are the same or different, or take that back.

    The decision is kept in the store and obeyed ever after, whatever articles come or go; undo
    takes it back, list prints all of them.

    A and B are entities of the graph, by id or by a name that only one of them has; or an entity
    as one article names it, its id and the article's with an @ between them.
    """
    opened = Store.open(store)
    if action == _LIST:
        _print(opened)
        return
    if len(entities) != 2:
        raise UsageError(f"judge {action} takes two entities, and not {len(entities)}")
    names = _Names(opened)
    if action == _UNDO:
        for judgement in names.judged(*entities):
            opened.unjudge(judgement.first, judgement.second, wait=wait)
            said = f"{judgement.verdict.value} {judgement.first} {judgement.second}"
            note(f"undone: {said} -> {store}", quiet=quiet)
    else:
        one, other = names.both(*entities)
        opened.judge(Verdict(action), one, other, wait=wait)
        note(f"{action} {one} {other} -> {store}", quiet=quiet)


def _print(store: Store) -> None:
    with text_output("-") as write:
        for one in store.judgements():
            write(f"{one.verdict.value} {one.first} {one.second}\n")


class _Names:
    """Finds what a judgement has to call the entities of a store."""

    def __init__(self, store: Store) -> None:
        self._parts = list(store.readings())
        self._store, self._judgements = store.layout.name, store.judgements()
        self._current = identify(self._parts, self._judgements)
        self._plain = identify(self._parts)

    def judged(self, one: str, other: str) -> list[Judgement]:
        """Return the judgements on two entities, named as they are now or as they were before.

        Raises
        ------
        Unsatisfied
            If there is none.
        """
        wanted = sorted((one, other))
        exact = [j for j in self._judgements if [j.first, j.second] == wanted]
        if exact:
            return exact
        plain, current = self._plain.appearances, self._current.appearances
        found = []
        if one in current and other in current:
            found = touching(self._judgements, current[one], current[other], plain)
        if not found:
            first, second = (members(self._before(text), plain) for text in (one, other))
            found = touching(self._judgements, first, second, plain)
        if not found:
            raise Unsatisfied(f"{self._store}: nobody judged '{one}' and '{other}'")
        return found

    def _before(self, text: str) -> str:
        """Return what an entity was called without any judgement."""
        if members(text, self._plain.appearances):
            return text
        return self._by_name(text, whole(self._parts))

    def both(self, one: str, other: str) -> tuple[str, str]:
        """Return the names of two entities.

        Raises
        ------
        UsageError
            If there is no such entity, several have the name, or the two are one id.
        """
        first, second = self._one(one), self._one(other)
        if first == second:
            raise UsageError(f"'{one}' and '{other}' are one entity, '{first}', in every article")
        return first, second

    def _one(self, text: str) -> str:
        found = lasting(text, self._plain.appearances, self._current.appearances)
        if found is not None:
            return found
        name = self._by_name(text, whole(self._parts, self._judgements))
        return lasting(name, self._plain.appearances, self._current.appearances) or name

    def _by_name(self, text: str, graph: Graph) -> str:
        """Return the id of the one entity that a name fits."""
        named = [entity.id for entity in query.matching(graph, text) if entity.named]
        if len(named) != 1:
            raise UsageError(f"{self._store}: {self._why(text, named)}")
        return named[0]

    def _why(self, text: str, several: list[str]) -> str:
        if several:
            return f"'{text}' may be {' or '.join(several)}"
        close = get_close_matches(text, list(_ids(self._current)), n=1)
        hint = f" (do you mean '{close[0]}'?)" if close else ""
        return f"no named entity is called '{text}'{hint}"


def _ids(known: Identification) -> Iterator[str]:
    for cluster in known.clusters:
        yield cluster.id
        yield from (one.entity for one in cluster.appearances)
