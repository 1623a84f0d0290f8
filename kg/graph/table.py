"""Triples by subject and predicate, asked by CURIE; what is missing or odd is the file's fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.errors import GraphError
from kg.graph.terms import node
from kg.model import Span


class Table:
    """All triples of a file, whatever graph they stand in."""

    def __init__(self, source: str, quads: Iterable[Quad | Triple]) -> None:
        self._source = source
        self._rows: dict[object, dict[str, list[object]]] = {}
        for quad in quads:
            row = self._rows.setdefault(quad.subject, {})
            values = row.setdefault(quad.predicate.value, [])
            if quad.object not in values:
                values.append(quad.object)

    def row(self, subject: object) -> Row:
        """Return what is said about a subject."""
        return Row(self._source, subject, self._rows.get(subject, {}))

    def of_type(self, curie: str) -> Iterator[Row]:
        """Yield the subjects of a type."""
        wanted = node(curie)
        for subject, row in self._rows.items():
            if wanted in row.get(node("rdf:type").value, ()):
                yield self.row(subject)

    def values(self, curie: str) -> Iterator[object]:
        """Yield all values of a predicate."""
        for row in self._rows.values():
            yield from row.get(node(curie).value, ())

    def below(self, prefix: str) -> Iterator[Row]:
        """Yield the subjects whose IRI starts with a prefix."""
        for subject in self._rows:
            if isinstance(subject, NamedNode) and subject.value.startswith(prefix):
                yield self.row(subject)


class Row:
    """What is said about one subject."""

    def __init__(self, source: str, subject: object, row: dict[str, list[object]]) -> None:
        self._source = source
        self._row = row
        self.subject = subject

    @property
    def iri(self) -> str:
        """The subject's IRI."""
        return self.subject.value if isinstance(self.subject, NamedNode) else str(self.subject)

    def all(self, curie: str) -> list[object]:
        """Return the values of a predicate."""
        return self._row.get(node(curie).value, [])

    def others(self, known: frozenset[str]) -> Iterator[tuple[str, object]]:
        """Yield the pairs whose predicate is none of the known ones."""
        for predicate, values in self._row.items():
            if predicate not in known:
                yield from ((predicate, value) for value in values)

    def one(self, curie: str) -> object:
        """Return the value of a predicate that has to be there."""
        found = self.maybe(curie)
        if found is None:
            raise self.error(f"has no {curie}")
        return found

    def maybe(self, curie: str) -> object | None:
        """Return the value of a predicate, if any; the least of several."""
        return min(self.all(curie), key=str, default=None)

    def text(self, curie: str) -> str:
        """Return the value of a predicate that has to be there, as written."""
        return written(self.one(curie))

    def maybe_text(self, curie: str) -> str | None:
        """Return the value of a predicate, as written, if it is there."""
        found = self.maybe(curie)
        return None if found is None else written(found)

    def number(self, curie: str) -> int:
        """Return an offset."""
        try:
            return int(self.text(curie))
        except ValueError as error:
            raise self.error(f"{curie} is no number") from error

    def span(self, begin: str, end: str) -> Span:
        """Return the stretch between two offsets."""
        try:
            return Span(self.number(begin), self.number(end))
        except ValueError as error:
            raise self.error(str(error)) from error

    def role(self, role: str) -> Span | None:
        """Return where an evidence's words of one role stand."""
        begin, end = f"kg:{role}Begin", f"kg:{role}End"
        return self.span(begin, end) if self.all(begin) else None

    def error(self, reason: str) -> GraphError:
        """Return an error that names the file and the subject."""
        return GraphError(self._source, f"<{self.iri}> {reason}")


def written(term: object) -> str:
    """Return a term without its quotes, brackets, language or datatype."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
