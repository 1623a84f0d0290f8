"""Graph files back into memory."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal, Quad, parse

from kg.errors import GraphError
from kg.graph.formats import format_of
from kg.graph.graph import Graph
from kg.graph.merge import unite
from kg.graph.parse import from_rdf
from kg.graph.terms import node
from kg.ontology import DEFAULT_BASE

_WRITE_ONLY = {".graphml", ".gexf"}
_AT = re.compile(
    r"Parser error at (line \d+) between columns? (\d+) and (?:line \d+ column )?\d+: "
)


def load(path: str) -> Graph:
    """Read a graph from a file of any RDF format.

    Raises
    ------
    GraphError
        If the file cannot be read, does not parse, or holds no graph of kg.
    UnknownName
        If its suffix names no RDF format.
    """
    return from_rdf(read_quads(path), source=path)


def load_all(paths: Iterable[str]) -> Graph:
    """Read several graph files as one graph; see `load`."""
    return unite(load(path) for path in paths)


def base_of(path: str) -> str:
    """Return the IRI below which a graph file names things; see `load` for what it raises."""
    spaces = [q.object for q in read_quads(path) if q.predicate == node("void:uriSpace")]
    return min((one.value for one in spaces if isinstance(one, Literal)), default=DEFAULT_BASE)


def read_quads(path: str) -> list[Quad]:
    """Parse an RDF file, ours or not; see `load` for what it raises."""
    if Path(path).suffix.lower() in _WRITE_ONLY:
        raise GraphError(path, "is for looking at and cannot be read back; give an RDF file")
    rdf_format = format_of(path)
    try:
        return list(parse(path=path, format=rdf_format))
    except SyntaxError as error:
        raise GraphError(path, f"does not parse: {_one_line(error)}") from error
    except UnicodeDecodeError as error:
        raise GraphError(path, "does not parse: is not UTF-8") from error
    except OSError as error:
        raise GraphError(path, (error.strerror or str(error)).lower()) from error


def _one_line(error: SyntaxError) -> str:
    """Return the parser's reason with its position in short."""
    reason = " ".join((error.msg or str(error)).split())
    return _AT.sub(r"\1, column \2: ", reason)
