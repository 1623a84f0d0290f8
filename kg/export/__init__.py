"""Graphs into files: one module a format, one row each in `EXPORTERS`.

An exporter is ``(graph, stream, *, base) -> None`` and writes UTF-8 bytes that depend on nothing
but its arguments.
"""

from __future__ import annotations

from kg.export.files import write, write_all
from kg.export.registry import EXPORTERS, SUFFIXES, Exporter, exporter_for

__all__ = ["EXPORTERS", "SUFFIXES", "Exporter", "exporter_for", "write", "write_all"]
