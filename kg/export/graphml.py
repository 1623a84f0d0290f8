"""GraphML for Gephi, yEd, Cytoscape and networkx; valid against the GraphML schema.

Ids are name tokens, as the schema wants them: ``person/jens-stoltenberg`` is written
``person:jens-stoltenberg``; the attribute ``iri`` holds what joins the picture to the RDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from kg.export import xml
from kg.graph import Graph
from kg.graph.attributes import Value
from kg.graph.property_graph import property_graph

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_ROOT = {
    "xmlns": _SPACE,
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{_SPACE} {_SPACE}/1.1/graphml.xsd",
}
_TYPES: dict[type, str] = {bool: "boolean", int: "int", float: "double", str: "string"}
_NO_TOKEN = re.compile(r"[^A-Za-z0-9./-]")


def write_graphml(graph: Graph, stream: BinaryIO, *, base: str) -> None:
    """Write what `property_graph` gives."""
    for line in _lines(graph, base):
        stream.write(f"{line}\n".encode())


def _lines(graph: Graph, base: str) -> Iterator[str]:
    picture = property_graph(graph, base)
    yield f"{xml.HEAD}{xml.opening('graphml', _ROOT)}"
    yield from _keys("node", (data for _, data in picture.nodes(data=True)))
    yield from _keys("edge", (data for _, _, data in picture.edges(data=True)))
    yield f"  {xml.opening('graph', {'id': 'kg', 'edgedefault': 'directed'})}"
    for name, data in picture.nodes(data=True):
        yield from _part("node", {"id": token(name)}, data)
    for source, target, key, data in picture.edges(keys=True, data=True):
        named = {"id": token(key), "source": token(source), "target": token(target)}
        yield from _part("edge", named, data)
    yield "  </graph>\n</graphml>"


def attributes(rows: Iterable[Mapping[str, Value]]) -> dict[str, type]:
    """Return the attributes that occur, sorted, with their types."""
    found = {name: type(of) for row in rows for name, of in row.items()}
    return dict(sorted(found.items()))


def token(name: str) -> str:
    """Return a name as an XML name token, different names as different tokens.

    Examples
    --------
    >>> token("person/jens-stoltenberg"), token("place/saint_denis")
    ('person:jens-stoltenberg', 'place:saint_5f_denis')
    """
    return _NO_TOKEN.sub(lambda match: f"_{ord(match[0]):x}_", name).replace("/", ":")


def _keys(kind: str, rows: Iterable[Mapping[str, Value]]) -> Iterator[str]:
    for name, of in attributes(rows).items():
        named = {"id": f"{kind}_{name}", "for": kind, "attr.name": name, "attr.type": _TYPES[of]}
        yield f"  {xml.element('key', named)}"


def _part(tag: str, named: Mapping[str, str], data: Mapping[str, Value]) -> Iterator[str]:
    yield f"    {xml.opening(tag, named)}"
    for name, of in sorted(data.items()):
        yield f"      {xml.element('data', {'key': f'{tag}_{name}'}, of)}"
    yield f"    </{tag}>"
