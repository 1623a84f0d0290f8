"""Turtle and TriG, laid out for people: one paragraph a subject, only the prefixes in use.

Our own writer, for layout: a serializer that streams declares every prefix, escapes what it
could write in full, and leaves no line between subjects.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.graph.names import Names

_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_BARE = {  # datatypes whose usual form needs neither quotes nor a type
    f"{_XSD}boolean": re.compile(r"true|false"),
    f"{_XSD}decimal": re.compile(r"[+-]?\d+\.\d+"),
    f"{_XSD}integer": re.compile(r"[+-]?\d+"),
}
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]')
_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Page:
    """Writes terms with short names, and then the head that declares them.

    Parameters
    ----------
    base
        What IRIs may be written relative to; by default, all are written in full.
    """

    def __init__(self, names: Names, base: str = "") -> None:
        self._names = names
        # A relative reference is only plain to read back below a base that is a folder.
        self._base = base if base.endswith("/") and "#" not in base and "?" not in base else None

    def head(self) -> str:
        """Return the declarations; to be asked for when all terms are written."""
        lines = [f"@base <{self._base}> ."] if self._base else []
        lines += [f"@prefix {name}: <{space}> ." for name, space in self._names.declared()]
        return "".join(f"{line}\n" for line in lines)

    def graphs(self, quads: Iterable[Quad]) -> Iterator[str]:
        """Yield the default graph's subjects, then each named graph in braces."""
        for name, group in groupby(quads, key=attrgetter("graph_name")):
            if not isinstance(name, NamedNode):
                yield from self.subjects(group)
                continue
            body = "\n".join(self.subjects(group, indent="    "))
            yield f"{self._iri(name.value)} {{\n{body}}}\n"

    def subjects(self, triples: Iterable[Triple | Quad], indent: str = "") -> Iterator[str]:
        """Yield one paragraph for each run of triples about one subject."""
        for subject, about in groupby(triples, key=attrgetter("subject")):
            pairs = groupby(about, key=attrgetter("predicate"))
            lines = [f"{self._predicate(name.value)} {self._objects(of)}" for name, of in pairs]
            body = f" ;\n{indent}    ".join(lines)
            yield f"{indent}{self._node(subject)} {body} .\n"

    def _objects(self, triples: Iterable[Triple | Quad]) -> str:
        return " , ".join(self._term(triple.object) for triple in triples)

    def _predicate(self, iri: str) -> str:
        return "a" if iri == _TYPE else self._iri(iri)

    def _term(self, term: object) -> str:
        return self._literal(term) if isinstance(term, Literal) else self._node(term)

    def _node(self, node: object) -> str:
        return self._iri(node.value) if isinstance(node, NamedNode) else str(node)

    def _iri(self, iri: str) -> str:
        short = self._names.short(iri)
        if short is not None:
            return short
        if self._base and iri.startswith(self._base):
            return f"<{iri[len(self._base) :]}>"
        return f"<{iri}>"

    def _literal(self, literal: Literal) -> str:
        datatype = literal.datatype.value
        if datatype in _BARE and _BARE[datatype].fullmatch(literal.value):
            return literal.value
        quoted = f'"{_SPECIAL.sub(_escape, literal.value)}"'
        if literal.language:
            return f"{quoted}@{literal.language}"
        return quoted if datatype == f"{_XSD}string" else f"{quoted}^^{self._iri(datatype)}"


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _NAMED.get(character) or f"\\u{ord(character):04X}"
