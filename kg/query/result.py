"""The answer to a query, and the forms it can be given in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import BinaryIO

from pyoxigraph import (
    Literal,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from kg.errors import GraphError, QueryError, UnknownName, UsageError
from kg.graph.names import Names
from kg.graph.table import written
from kg.graph.turtle import Page

Answer = QuerySolutions | QueryBoolean | QueryTriples


class ResultKind(StrEnum):
    """What a query gives: rows (SELECT), yes or no (ASK), triples (CONSTRUCT, DESCRIBE)."""

    ROWS = "rows"
    BOOLEAN = "boolean"
    TRIPLES = "triples"


_RESULTS = {
    "csv": QueryResultsFormat.CSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
_TRIPLES = {"json": RdfFormat.JSON_LD, "ttl": RdfFormat.TURTLE, "xml": RdfFormat.RDF_XML}

FORMATS = ("table", *sorted(_RESULTS.keys() | _TRIPLES.keys()))
"""What `Result.write` knows; ``ttl`` is for triples, ``csv`` for all but triples."""


class Result:
    """An answer, read anew each time it is asked for.

    Parameters
    ----------
    answer
        Gives the answer afresh: what the engine returns can be read once only.
    names
        Short names for the IRIs in tables.
    """

    def __init__(self, answer: Callable[[], Answer], names: Names) -> None:
        self._answer = answer
        self._names = names
        first = answer()
        self.kind = _kind(first)
        self.columns = _columns(first)

    def __bool__(self) -> bool:
        """Return whether the answer is yes, or is anything at all."""
        answer = self._answer()
        if isinstance(answer, QueryBoolean):
            return bool(answer)
        return next(self._rows(answer), None) is not None

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the cells of a table: short names for IRIs, bare text for literals."""
        yield from self._rows(self._answer())

    def table(self) -> str:
        """Return the answer as aligned columns under their names."""
        rows = [self.columns, *([" ".join(cell.split()) for cell in row] for row in self.rows())]
        widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
        rule = ["-" * width for width in widths]
        return "".join(f"{_line(row, widths)}\n" for row in (rows[0], rule, *rows[1:]))

    def write(self, stream: BinaryIO, format_name: str = "table") -> None:
        """Write the answer in one of `FORMATS`.

        Raises
        ------
        UnknownName
            If there is no such format.
        UsageError
            If this kind of answer cannot be written in it.
        """
        if format_name not in FORMATS:
            raise UnknownName("result format", format_name, FORMATS)
        if format_name == "table":
            stream.write(self.table().encode())
        elif self.kind is ResultKind.TRIPLES:
            self._write_triples(stream, format_name)
        else:
            self._write_results(stream, format_name)

    def _write_triples(self, stream: BinaryIO, format_name: str) -> None:
        if format_name not in _TRIPLES:
            raise UsageError(f"triples cannot be written as {format_name} (try ttl, json or xml)")
        answer = self._answer()
        assert isinstance(answer, QueryTriples)
        with _answering():
            triples = sorted(set(answer), key=_order)
        if format_name == "ttl":
            page = Page(self._names)
            body = "\n".join(page.subjects(triples))
            stream.write(f"{page.head()}\n{body}".encode())
        else:
            _finish(stream, serialize(triples, format=_TRIPLES[format_name]))

    def _write_results(self, stream: BinaryIO, format_name: str) -> None:
        if format_name not in _RESULTS:
            what = "rows" if self.kind is ResultKind.ROWS else "yes or no"
            raise UsageError(f"{what} cannot be written as {format_name} (try csv, json or xml)")
        answer = self._answer()
        assert isinstance(answer, QuerySolutions | QueryBoolean)
        with _answering():
            text = answer.serialize(format=_RESULTS[format_name])
        _finish(stream, text)

    def _rows(self, answer: Answer) -> Iterator[tuple[str, ...]]:
        if isinstance(answer, QueryBoolean):
            return iter([("true" if answer else "false",)])
        with _answering():
            if isinstance(answer, QueryTriples):
                return map(self._triple, sorted(set(answer), key=_order))
            solutions = list(answer)
        return (tuple(self._cell(row[name]) for name in self.columns) for row in solutions)

    def _triple(self, triple: Triple) -> tuple[str, ...]:
        return tuple(map(self._cell, (triple.subject, triple.predicate, triple.object)))

    def _cell(self, term: object | None) -> str:
        if term is None:
            return ""
        text = written(term)
        return text if isinstance(term, Literal) else self._names.short(text) or text


@contextmanager
def _answering() -> Iterator[None]:
    """Turn what the engine cannot do into an error that says what to do.

    A failed look beyond this machine (SERVICE) is a `QueryError`.
    """
    try:
        yield
    except OSError as error:
        raise QueryError(f"the query cannot be answered: {error}") from error
    except RuntimeError as error:
        remedy = "delete the folder 'graph' in the store: it is made anew"
        raise GraphError("database", f"is damaged ({error}); {remedy}") from error


def _finish(stream: BinaryIO, text: bytes | None) -> None:
    """Write a text with a line break at its end."""
    stream.write((text or b"").rstrip(b"\n") + b"\n")


def _kind(answer: Answer) -> ResultKind:
    if isinstance(answer, QueryBoolean):
        return ResultKind.BOOLEAN
    return ResultKind.TRIPLES if isinstance(answer, QueryTriples) else ResultKind.ROWS


def _columns(answer: Answer) -> tuple[str, ...]:
    if isinstance(answer, QueryBoolean):
        return ("answer",)
    if isinstance(answer, QueryTriples):
        return ("subject", "predicate", "object")
    return tuple(variable.value for variable in answer.variables)


def _order(triple: Triple) -> tuple[str, str, str]:
    return str(triple.subject), str(triple.predicate), str(triple.object)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return " | ".join(padded).rstrip()
