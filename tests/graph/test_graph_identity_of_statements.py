"""One statement has one id, in JSON lines and in RDF."""

from __future__ import annotations

from dataclasses import replace

from graphs import READING
from pyoxigraph import NamedNode

from kg.export import write
from kg.graph import from_reading, load, to_triples
from kg.model import Literal, Statement, Triple
from kg.model.jsonl import extraction_lines

QUOTED = Literal("Le pont tiendra", "kg:Quotation", "fr")


def test_statements_have_the_same_ids_everywhere(tmp_path) -> None:  # type: ignore[no-untyped-def]
    said = READING.statements[3]
    odd = Statement(Triple(said.triple.subject, "kg:says", QUOTED), said.evidence)
    reading = replace(READING, statements=(*READING.statements[:3], odd))
    lines = {line["id"] for line in extraction_lines(reading, {})}
    graph = from_reading(reading)
    below = "https://example.org/kg/statement/"
    subjects = {t.subject.value for t in to_triples(graph) if isinstance(t.subject, NamedNode)}
    assert {iri.removeprefix(below) for iri in subjects if iri.startswith(below)} == lines
    write(graph, str(tmp_path / "pont.rdf"))
    assert {one.id for one in load(str(tmp_path / "pont.rdf")).statements} == lines
