"""GEXF 1.3, Gephi's own format; parallel edges keep apart by their kind, the predicate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from kg.export import xml
from kg.export.graphml import attributes
from kg.graph import Graph
from kg.graph.attributes import Value
from kg.graph.property_graph import property_graph

_ROOT = {"xmlns": "http://gexf.net/1.3", "version": "1.3"}
_TYPES: dict[type, str] = {bool: "boolean", int: "integer", float: "double", str: "string"}
_OWN = {"label", "weight"}  # GEXF has places of its own for these


def write_gexf(graph: Graph, stream: BinaryIO, *, base: str) -> None:
    """Write what `property_graph` gives."""
    for line in _lines(graph, base):
        stream.write(f"{line}\n".encode())


def _lines(graph: Graph, base: str) -> Iterator[str]:
    picture = property_graph(graph, base)
    yield f"{xml.HEAD}{xml.opening('gexf', _ROOT)}"
    yield f"  {xml.opening('graph', {'defaultedgetype': 'directed', 'mode': 'static'})}"
    yield from _declared("node", (data for _, data in picture.nodes(data=True)))
    yield from _declared("edge", (data for _, _, data in picture.edges(data=True)))
    yield "    <nodes>"
    for name, data in picture.nodes(data=True):
        yield from _part("node", {"id": name, "label": data["label"]}, data)
    yield "    </nodes>\n    <edges>"
    for source, target, key, data in picture.edges(keys=True, data=True):
        shown = {"label": data["label"], "weight": data["weight"], "kind": data["predicate"]}
        yield from _part("edge", {"id": key, "source": source, "target": target, **shown}, data)
    yield "    </edges>\n  </graph>\n</gexf>"


def _declared(kind: str, rows: Iterable[Mapping[str, Value]]) -> Iterator[str]:
    yield f"    {xml.opening('attributes', {'class': kind})}"
    for name, of in attributes(rows).items():
        if name not in _OWN:
            named = {"id": name, "title": name, "type": _TYPES[of]}
            yield f"      {xml.element('attribute', named)}"
    yield "    </attributes>"


def _part(tag: str, named: Mapping[str, Value], data: Mapping[str, Value]) -> Iterator[str]:
    yield f"      {xml.opening(tag, named)}\n        <attvalues>"
    for name, of in sorted(data.items()):
        if name not in _OWN:
            yield f"          {xml.element('attvalue', {'for': name, 'value': of})}"
    yield f"        </attvalues>\n      </{tag}>"
