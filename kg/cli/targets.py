"""Where graphs go: the outputs of `build` and `export`, checked before the long work begins."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.errors import OutputError, UnknownName
from kg.export import EXPORTERS, SUFFIXES, write_all
from kg.export.outputs import STDOUT
from kg.graph import Graph

DEFAULT_FORMAT = "turtle"


def check(targets: Sequence[str], format_name: str | None) -> None:
    """Refuse what could not be written in the end.

    Parameters
    ----------
    format_name
        A format's name or its suffix: "turtle" or "ttl".

    Raises
    ------
    UnknownName
        If a format has no such name, or a suffix names none and no format is given.
    OutputError
        If a target is a folder or stands in one that is not there.
    """
    if format_name is not None:
        EXPORTERS.load(_format(format_name))
    for target in targets:
        if target != STDOUT:
            _check_path(target, known=format_name is not None)


def write(graph: Graph, targets: Sequence[str], format_name: str | None, base: str) -> None:
    """Write a graph to files in the format of their suffix, to all others in `format_name`."""
    by_suffix = [target for target in targets if _suffix(target) in SUFFIXES]
    others = [target for target in targets if target not in by_suffix]
    write_all(graph, by_suffix, base=base)
    write_all(graph, others, base=base, format_name=_format(format_name or DEFAULT_FORMAT))


def _format(name: str) -> str:
    return SUFFIXES.get(f".{name}", name)


def _check_path(target: str, *, known: bool) -> None:
    path, suffix = Path(target), _suffix(target)
    if path.is_dir():
        raise OutputError(target, "is a folder")
    if not known and suffix not in SUFFIXES:
        raise UnknownName("output suffix", suffix or target, SUFFIXES)
    if not path.parent.is_dir():
        raise OutputError(target, f"there is no folder {path.parent}")


def _suffix(target: str) -> str:
    return Path(target).suffix.lower()
