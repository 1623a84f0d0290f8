"""JSON-LD with a context, one line an object, articles as named graphs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any, BinaryIO

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import Graph, to_quads
from kg.graph.names import Names, names_for
from kg.graph.table import written

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"


def write_jsonld(graph: Graph, stream: BinaryIO, *, base: str) -> None:
    """Write one named graph an article."""
    names = names_for(graph, base)
    # The nodes come first: writing them tells which prefixes the context has to declare.
    nodes = ",\n".join(_graphs(to_quads(graph, base), names))
    context = _line(dict(names.declared()))
    stream.write(f'{{"@context": {context},\n"@graph": [\n{nodes}\n]}}\n'.encode())


def _graphs(quads: Iterable[Quad], names: Names) -> Iterator[str]:
    for name, group in groupby(quads, key=attrgetter("graph_name")):
        nodes = ",\n".join(map(_line, _nodes(group, names)))
        if isinstance(name, NamedNode):
            nodes = f'{{"@id": {_line(_name(name.value, names))}, "@graph": [\n{nodes}\n]}}'
        yield nodes


def _nodes(quads: Iterable[Quad], names: Names) -> Iterator[dict[str, Any]]:
    for subject, about in groupby(quads, key=attrgetter("subject")):
        found: dict[str, list[Any]] = {}
        for quad in about:
            key, value = _pair(quad, names)
            found.setdefault(key, []).append(value)
        single = {key: values[0] if len(values) == 1 else values for key, values in found.items()}
        yield {"@id": _name(subject.value, names), **single}


def _pair(quad: Quad, names: Names) -> tuple[str, Any]:
    if quad.predicate.value == _TYPE:
        return "@type", _name(written(quad.object), names)
    return _name(quad.predicate.value, names), _term(quad.object, names)


def _term(term: object, names: Names) -> Any:
    if not isinstance(term, Literal):
        return {"@id": _name(written(term), names)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _STRING:
        return term.value
    if term.datatype.value == _BOOLEAN:
        return term.value == "true"
    return {"@value": term.value, "@type": _name(term.datatype.value, names)}


def _name(iri: str, names: Names) -> str:
    return names.short(iri) or iri


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
