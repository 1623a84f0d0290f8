"""The graph of a store as an Oxigraph database, one folder a revision.

Invariant: a folder that has its name is complete and nobody writes to it again, so that any number
of processes may read it. (Reading a database that another process writes to is undefined.)
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, parse, serialize

from kg.graph import Graph, to_quads
from kg.graph.dataset import about_quads, derived_quads, said_quads
from kg.graph.terms import Iris, usable
from kg.graph.union import DEFAULT, with_union
from kg.store.record import body_of

_PARTS = "parts.json"
_REST = "rest.nq"
_DATA = "data"
_FRESH = "new-"
_DAMAGE = (OSError, RuntimeError, SyntaxError, ValueError)  # all of which pyoxigraph raises for it
_LONG = 3600.0  # seconds that nobody takes to make a database


@dataclass(frozen=True)
class Contents:
    """What a database holds, as far as making the next one of it has to know.

    Attributes
    ----------
    parts
        Article to a hash of what it says.
    rest
        The quads that are no article's: who is who, which articles there are, what follows.
    """

    parts: Mapping[str, str]
    rest: Set[Quad]

    @classmethod
    def read(cls, place: Path) -> Contents:
        """Read what `write` wrote."""
        parts = json.loads((place / _PARTS).read_text(encoding="utf-8"))
        return cls(parts, set(parse(path=str(place / _REST), format=RdfFormat.N_QUADS)))

    def write(self, place: Path) -> None:
        """Write it beside the database."""
        (place / _PARTS).write_text(json.dumps(self.parts), encoding="utf-8")
        serialize(self.rest, str(place / _REST), format=RdfFormat.N_QUADS)


def opened(folder: Path, revision: str, build: Callable[[], Graph], base: str) -> Store:
    """Return the database of a revision.

    Parameters
    ----------
    folder
        Where the databases are.
    build
        Gives the graph, if there is no database of that revision.
    """
    place = folder / revision
    if place.is_dir():
        try:
            return Store.read_only(str(place / _DATA))
        except _DAMAGE:
            shutil.rmtree(place, ignore_errors=True)
    graph = build()
    try:
        _publish(folder, place, graph, base)
        return Store.read_only(str(place / _DATA))
    except _DAMAGE:  # no room, or not our folder: the question can be answered all the same
        store = Store()
        store.bulk_extend(with_union(to_quads(graph, base)))
        return store


def _publish(folder: Path, place: Path, graph: Graph, base: str) -> None:
    """Make the database under another name, and give it its own when it is complete."""
    folder.mkdir(exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=folder, prefix=_FRESH))
    earlier = _latest(folder)
    try:
        _make(fresh, earlier, graph, base)
        if not place.exists():
            fresh.rename(place)
    except _DAMAGE:
        if earlier:
            shutil.rmtree(earlier, ignore_errors=True)  # it may be the cause: not the next time
        raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    for other in (path for path in folder.iterdir() if path.is_dir()):
        # The one before this may still be read by somebody.
        if other not in (place, earlier) and not _growing(other):
            shutil.rmtree(other, ignore_errors=True)


def _make(fresh: Path, earlier: Path | None, graph: Graph, base: str) -> None:
    """Make a database, from the one before if there is one: most articles have not changed."""
    parts = graph.by_article()
    now = Contents(
        {article: _digest(part) for article, part in parts.items()},
        _as_kept([*about_quads(graph, base), *derived_quads(graph, base)]),
    )
    before = _copied(earlier, fresh) if earlier else None
    store = Store(str(fresh / _DATA))
    if before is None:
        store.bulk_extend(with_union(to_quads(graph, base)))
    else:
        changed = {article for article, _ in before.parts.items() ^ now.parts.items()}
        wanted = {article: parts.get(article) for article in changed}
        _exchange(store, *_difference(store, wanted, base))
        _exchange(store, before.rest - now.rest, now.rest - before.rest)
    store.flush()
    now.write(fresh)


def _difference(
    store: Store, parts: Mapping[str, Graph | None], base: str
) -> tuple[set[Quad], set[Quad]]:
    """Return what goes from and what comes to the named graphs of some articles.

    None stands for an article that is gone.
    """
    iris, lost, gained = Iris(usable(base)), set[Quad](), set[Quad]()
    for article, part in parts.items():
        there = set(store.quads_for_pattern(None, None, None, iris.article(article)))
        wanted = _as_kept(said_quads(article, part, base)) if part else set()
        lost |= there - wanted
        gained |= wanted - there
    return lost, gained


def _exchange(store: Store, lost: Iterable[Quad], gained: Iterable[Quad]) -> None:
    """Write what came and delete what went, from the union too if no graph has it any more."""
    store.extend(with_union(gained))
    for quad in lost:
        store.remove(quad)
    for quad in lost:
        graphs = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if all(other.graph_name == DEFAULT for other in graphs):
            store.remove(Quad(quad.subject, quad.predicate, quad.object))


def _as_kept(quads: Iterable[Quad]) -> set[Quad]:
    """Return quads as a database gives them back: an xsd:nonNegativeInteger is an xsd:integer."""
    store = Store()
    store.extend(quads)
    return set(store)


def _copied(earlier: Path, fresh: Path) -> Contents | None:
    """Copy a database, which costs no room, and return what is in it; None if it is of no use."""
    try:
        before = Contents.read(earlier)
        Store.read_only(str(earlier / _DATA)).backup(str(fresh / _DATA))
    except _DAMAGE:
        shutil.rmtree(fresh / _DATA, ignore_errors=True)
        return None
    return before


def _latest(folder: Path) -> Path | None:
    complete = [
        path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(_FRESH)
    ]
    return max(complete, key=lambda path: path.stat().st_mtime_ns, default=None)


def _digest(part: Graph) -> str:
    return sha256(body_of(part)).hexdigest()


def _growing(place: Path) -> bool:
    """Return whether another process may be making this database."""
    return place.name.startswith(_FRESH) and time.time() - place.stat().st_mtime < _LONG
