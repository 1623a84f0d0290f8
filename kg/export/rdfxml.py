"""RDF/XML: everything as one graph, one description a subject.

Our own writer, for the order of the namespaces and the characters that XML cannot carry, which are
left out; rdflib's and pyoxigraph's write them and no parser reads them back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import BinaryIO

from pyoxigraph import Literal, Triple

from kg.errors import OutputError
from kg.export import xml
from kg.graph import Graph, to_triples
from kg.graph.names import names_for
from kg.graph.table import written

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*$")


def write_rdfxml(graph: Graph, stream: BinaryIO, *, base: str) -> None:
    """Write everything as one graph.

    Raises
    ------
    OutputError
        If a predicate's IRI does not end in what can name an XML element.
    """
    triples = list(to_triples(graph, base))
    used = {_split(triple.predicate.value)[0] for triple in triples} | {_RDF}
    known = names_for(graph, base).table
    prefixes = {space: prefix for prefix, space in sorted(known.items()) if space in used}
    more = sorted(used - prefixes.keys())
    prefixes.update({space: f"ns{number}" for number, space in enumerate(more, 1)})
    declared = {f"xmlns:{prefix}": space for space, prefix in prefixes.items()}
    stream.write(f"{xml.HEAD}{xml.opening('rdf:RDF', declared)}\n".encode())
    for subject, about in groupby(triples, key=attrgetter("subject")):
        lines = "\n".join(_lines(subject.value, about, prefixes))
        stream.write(f"{lines}\n".encode())
    stream.write(b"</rdf:RDF>\n")


def _lines(subject: str, about: Iterable[Triple], prefixes: dict[str, str]) -> Iterator[str]:
    yield f"  {xml.opening('rdf:Description', {'rdf:about': subject})}"
    for triple in about:
        space, name = _split(triple.predicate.value)
        yield f"    {_property(f'{prefixes[space]}:{name}', triple.object)}"
    yield "  </rdf:Description>"


def _property(tag: str, term: object) -> str:
    if not isinstance(term, Literal):
        return xml.element(tag, {"rdf:resource": written(term)})
    if term.language:
        return xml.element(tag, {"xml:lang": term.language}, term.value)
    if term.datatype.value == _STRING:
        return xml.element(tag, {}, term.value)
    return xml.element(tag, {"rdf:datatype": term.datatype.value}, term.value)


def _split(iri: str) -> tuple[str, str]:
    """Return namespace and local name; the local name is what XML can name an element."""
    found = _NAME.search(iri, max(iri.rfind("/"), iri.rfind("#")) + 1)
    if found is None:
        raise OutputError("RDF/XML", f"<{iri}> cannot name an XML element")
    return iri[: found.start()], found[0]
