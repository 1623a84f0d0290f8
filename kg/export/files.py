"""The one place that writes graphs: to all targets or to none."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack

from kg.errors import UsageError
from kg.export.outputs import STDOUT, failing, opened
from kg.export.registry import EXPORTERS, Exporter, exporter_for
from kg.graph import Graph
from kg.ontology import DEFAULT_BASE


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
            stream = stack.enter_context(opened(target))
            with failing(target):
                exporter(graph, stream, base=base)
                stream.flush()


def _exporter(target: str, format_name: str | None) -> Exporter:
    if target == STDOUT and format_name is None:
        known = ", ".join(EXPORTERS)
        raise UsageError(f"standard output has no suffix: name the format ({known})")
    return exporter_for(target, format_name)
