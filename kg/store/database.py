"""The graph of a store as an Oxigraph database, one folder a revision.

Invariant: a folder that has its name is complete and nobody writes to it again, so that any number
of processes may read it. (Reading a database that another process writes to is undefined.)
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, Store

from kg.graph import Graph, to_quads
from kg.graph.dataset import about_quads, said_quads
from kg.graph.terms import Iris, usable
from kg.store.record import body_of

_PARTS = "parts.json"
_DATA = "data"
_FRESH = "new-"
_DAMAGE = (OSError, RuntimeError, ValueError)  # all of which pyoxigraph raises for it
_LONG = 3600.0  # seconds that nobody takes to make a database


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
        store.bulk_extend(to_quads(graph, base))
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
    for other in folder.iterdir():
        # The one before this may still be read by somebody.
        if other not in (place, earlier) and not _growing(other):
            shutil.rmtree(other, ignore_errors=True)


def _make(fresh: Path, earlier: Path | None, graph: Graph, base: str) -> None:
    """Make a database, from the one before if there is one: most articles have not changed."""
    parts = graph.by_article()
    digests = {article: _digest(part) for article, part in parts.items()}
    before = _copied(earlier, fresh) if earlier else None
    store = Store(str(fresh / _DATA))
    if before is None:
        store.bulk_extend(to_quads(graph, base))
    else:
        changed = {one for one, _ in before.items() ^ digests.items()}
        _rewrite(store, {article: parts.get(article) for article in changed}, base)
        _exchange(store, _as_kept(about_quads(graph, base)))
    store.flush()
    (fresh / _PARTS).write_text(json.dumps(digests), encoding="utf-8")


def _rewrite(store: Store, parts: Mapping[str, Graph | None], base: str) -> None:
    """Write the named graphs of some articles anew; None stands for one that is gone."""
    iris = Iris(usable(base))
    for article, part in parts.items():
        store.remove_graph(iris.article(article))
        if part is not None:
            store.extend(said_quads(article, part, base))


def _exchange(store: Store, wanted: set[Quad]) -> None:
    """Bring the default graph up to date."""
    there = set(store.quads_for_pattern(None, None, None, DefaultGraph()))
    for quad in there - wanted:
        store.remove(quad)
    store.extend(wanted - there)


def _as_kept(quads: Iterable[Quad]) -> set[Quad]:
    """Return quads as a database gives them back: an xsd:nonNegativeInteger is an xsd:integer."""
    store = Store()
    store.extend(quads)
    return set(store)


def _copied(earlier: Path, fresh: Path) -> Mapping[str, str] | None:
    """Copy a database, which costs no room, and return what is in it; None if it is of no use."""
    try:
        before: Mapping[str, str] = json.loads((earlier / _PARTS).read_text(encoding="utf-8"))
        Store.read_only(str(earlier / _DATA)).backup(str(fresh / _DATA))
    except _DAMAGE:
        shutil.rmtree(fresh / _DATA, ignore_errors=True)
        return None
    return before


def _latest(folder: Path) -> Path | None:
    complete = [path for path in folder.iterdir() if not path.name.startswith(_FRESH)]
    return max(complete, key=lambda path: path.stat().st_mtime_ns, default=None)


def _digest(part: Graph) -> str:
    return sha256(body_of(part)).hexdigest()


def _growing(place: Path) -> bool:
    """Return whether another process may be making this database."""
    return place.name.startswith(_FRESH) and time.time() - place.stat().st_mtime < _LONG
