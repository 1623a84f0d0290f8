"""The one place that writes graphs: beside the target, renamed when all are complete."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import OutputError, UsageError
from kg.export.registry import EXPORTERS, Exporter, exporter_for
from kg.graph import Graph
from kg.ontology import DEFAULT_BASE

STDOUT = "-"


def write(
    graph: Graph, target: str, *, base: str = DEFAULT_BASE, format_name: str | None = None
) -> None:
    """Write a graph to one target; see `write_all`."""
    write_all(graph, [target], base=base, format_name=format_name)


def write_all(
    graph: Graph,
    targets: Sequence[str],
    *,
    base: str = DEFAULT_BASE,
    format_name: str | None = None,
) -> None:
    """Write a graph to several targets, all of them or none.

    Parameters
    ----------
    targets
        Paths, whose suffixes name the formats, or ``-`` for standard output.
    format_name
        The name of a format in place of the suffixes; ``-`` needs one.

    Raises
    ------
    UnknownName
        If a suffix or name is no format's; nothing has been written then.
    OutputError
        If a target cannot be written; what stood there before is untouched.
    """
    jobs = [(target, _exporter(target, format_name)) for target in targets]
    with ExitStack() as stack:
        # Renamed on the way out, the last one first, and only if nothing was raised.
        for target, exporter in jobs:
            stream = stack.enter_context(_opened(target))
            with _failing(target):
                exporter(graph, stream, base=base)
                stream.flush()


def _exporter(target: str, format_name: str | None) -> Exporter:
    if target == STDOUT and format_name is None:
        known = ", ".join(EXPORTERS)
        raise UsageError(f"standard output has no suffix: name the format ({known})")
    return exporter_for(target, format_name)


@contextmanager
def _opened(target: str) -> Iterator[BinaryIO]:
    if target == STDOUT:
        yield sys.stdout.buffer
        return
    path = Path(target).resolve()
    opened = _in_place if path.exists() and not path.is_file() else _beside
    with opened(target, path) as stream:
        yield stream


@contextmanager
def _in_place(target: str, path: Path) -> Iterator[BinaryIO]:
    """Write to a device or a pipe, which must not be renamed over."""
    with _failing(target):
        stream = path.open("wb")
    with stream:
        yield stream


@contextmanager
def _beside(target: str, path: Path) -> Iterator[BinaryIO]:
    with _failing(target):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        with _failing(target):
            beside.chmod(0o666 & ~_umask())
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _failing(target: str) -> Iterator[None]:
    """Turn the operating system's refusals into an `OutputError`, except a broken pipe."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(target, (error.strerror or str(error)).lower()) from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
