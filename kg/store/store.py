"""A store, opened for reading; `Store.writing` gives what writes.

Invariant: the graph is a function of the set of articles and judgements, never of their history.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__, resources
from kg.errors import StoreError, UsageError
from kg.graph import Graph
from kg.graph.whole import whole
from kg.model import Judgement, Verdict
from kg.ontology import DEFAULT_BASE
from kg.store import cache, judgements, record
from kg.store.database import opened
from kg.store.layout import Layout
from kg.store.lock import writing
from kg.store.record import Header
from kg.store.writer import Writer

if TYPE_CHECKING:
    import pyoxigraph

WAIT = 10.0
"""Seconds that a process waits for another one to finish writing."""


@dataclass(frozen=True)
class Store:
    """Articles, what was read in them, and what people decided about who is who.

    Attributes
    ----------
    base
        The IRI below which exports and questions name things.
    """

    layout: Layout
    base: str

    @classmethod
    def open(cls, path: str) -> Store:
        """Open a store that is there.

        Raises
        ------
        StoreError
            If there is none, or none that this version of kg can read.
        """
        layout = Layout(path)
        return cls(layout, layout.base())

    @classmethod
    def create(cls, path: str, base: str | None = None) -> Store:
        """Open a store, and make an empty one first if there is nothing.

        Parameters
        ----------
        base
            The IRI to name things below; a store that is there has one.

        Raises
        ------
        StoreError
            If there is something else of that name, or a store that cannot be read.
        UsageError
            If the store has another base.
        """
        layout = Layout(path)
        if not (layout.root / "kg-store.json").exists():
            layout.create(base or DEFAULT_BASE)
        store = cls.open(path)
        if base not in (None, store.base):
            raise UsageError(f"{path}: names things below {store.base}, and not below {base}")
        return store

    def __len__(self) -> int:
        """Return the number of articles; quicker than to ask for their ids."""
        return self.layout.count()

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles, sorted."""
        return tuple(sorted(head.article for _, head in self._headers()))

    def readings(self) -> Iterator[Graph]:
        """Yield the graph of each article as it was read alone, sorted by article id.

        Raises
        ------
        StoreError
            If an article's file is damaged.
        """
        for _, file in sorted((head.article, file) for file, head in self._headers()):
            yield record.decode(self._bytes(file), self.layout.name, self._name(file))

    def reading(self, article: str) -> Graph:
        """Return the graph of one article as it was read alone.

        Raises
        ------
        UsageError
            If the store has no article of that id.
        """
        file = self.layout.article(article)
        if not file.is_file():
            raise UsageError(f"{self.layout.name}: holds no article '{article}'")
        return record.decode(self._bytes(file), self.layout.name, self._name(file))

    def judgements(self) -> tuple[Judgement, ...]:
        """Return what people decided about who is who, sorted."""
        return judgements.read(self.layout)

    def graph(self) -> Graph:
        """Return the graph of all articles, the same as if they had been built in one go."""
        revision = self.revision()
        known = cache.read(self.layout, revision)
        if known is None:
            known = whole(self.readings(), self.judgements())
            if self.revision() == revision:  # else somebody wrote meanwhile
                cache.write(self.layout, revision, known)
        return known

    def database(self) -> pyoxigraph.Store:
        """Return the graph as a database to be queried, brought up to date if need be."""
        return opened(self.layout.graphs, self.revision(), self.graph, self.base)

    def revision(self) -> str:
        """Return a hash of all that the graph depends on."""
        parts = [__version__, _ours(), self.base, *map(repr, self.judgements())]
        parts += sorted(f"{head.article} {head.digest}" for _, head in self._headers())
        return sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:32]

    @contextmanager
    def writing(self, *, wait: float = WAIT) -> Iterator[Writer]:
        """Give what writes, and keep other writers out while the block runs.

        Raises
        ------
        StoreBusy
            If another process has been writing for `wait` seconds.
        """
        with writing(self.layout.lock, store=self.layout.name, wait=wait):
            self.layout.sweep()
            yield Writer(self.layout)

    def judge(self, verdict: Verdict, one: str, other: str, *, wait: float = WAIT) -> None:
        """Keep a decision on two entities, in place of any earlier one on the two."""
        with self.writing(wait=wait) as writer:
            writer.judge(Judgement.on(one, other, verdict))

    def unjudge(self, one: str, other: str, *, wait: float = WAIT) -> bool:
        """Drop the decision on two entities; return whether there was one."""
        with self.writing(wait=wait) as writer:
            return writer.unjudge(one, other)

    def _headers(self) -> Iterator[tuple[Path, Header]]:
        for file in self.layout.files():
            try:
                with file.open("rb") as stream:
                    line = stream.readline()
            except FileNotFoundError:
                continue  # removed since we looked
            except OSError as error:
                raise StoreError(self.layout.name, f"{self._name(file)}: {error}") from error
            yield file, record.header(line, self.layout.name, self._name(file))

    def _bytes(self, file: Path) -> bytes:
        try:
            return file.read_bytes()
        except OSError as error:
            raise StoreError(self.layout.name, f"{self._name(file)}: {error}") from error

    def _name(self, file: Path) -> str:
        return file.relative_to(self.layout.root).as_posix()


@functools.cache
def _ours() -> str:
    """Return a hash of what makes one graph of many articles: tables, seeds and code."""
    tables = [resources.path("data"), resources.path("ontologies", "kg.ttl")]
    code = [resources.path(name) for name in ("graph", "link", "resolve", "store")]
    return resources.digest(*tables, *sorted(resources.path("seeds").glob("*.csv")), *code)
