from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from graphs import ANY_TEXT, graphs, small
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, serialize

from kg.graph import Graph, to_quads, unite
from kg.graph.canonical import canonical_lines, digest, patch
from kg.graph.compare import Change, Detail, Kind, compare
from kg.model import Modality

QUICK = settings(deadline=None, max_examples=25)


@QUICK
@given(graphs(), graphs())
def test_graphs_differ_in_something_if_and_only_if_they_are_not_equal(
    one: Graph, other: Graph
) -> None:
    assert bool(compare(one, other)) == (one != other)
    assert bool(compare(one, unite([one, other]))) == (one != unite([one, other]))
    assert compare(one, one) == ()


@QUICK
@given(graphs(), st.randoms(use_true_random=False))
def test_equal_graphs_have_equal_digests(graph: Graph, random: object) -> None:
    assert digest(graph) == digest(unite([graph]))
    lines = serialize(to_quads(graph), format=RdfFormat.N_QUADS).decode()
    expected = "".join(f"{line}\n" for line in sorted(lines.split("\n")[:-1]))
    assert digest(graph) == sha256(expected.encode()).hexdigest()


@QUICK
@given(graphs(ANY_TEXT), graphs(ANY_TEXT))
def test_a_patch_is_the_difference_of_the_lines(one: Graph, other: Graph) -> None:
    lines = set(canonical_lines(one))
    for line in patch(one, other):
        if line.startswith("D "):
            lines.remove(line[2:])
        if line.startswith("A "):
            lines.add(line[2:])
    assert lines == set(canonical_lines(other))


def test_a_link_and_a_name_are_told_apart() -> None:
    graph = small()
    lyon = graph.entity["place/lyon"]
    linked = replace(lyon, label="Ville de Lyon", same_as=("http://www.wikidata.org/entity/Q456",))
    others = tuple(one for one in graph.entities if one != lyon)
    changed = unite([replace(graph, entities=(*others, linked))])
    entity, lost, gained = compare(graph, changed)
    assert (entity.change, entity.kind, entity.id) == (Change.CHANGED, Kind.ENTITY, "place/lyon")
    assert entity.details == (Detail("label", "Lyon", "Ville de Lyon"),)
    assert {(lost.change, lost.text), (gained.change, gained.text)} == {
        (Change.LOST, "https://sws.geonames.org/2996944/"),
        (Change.GAINED, "http://www.wikidata.org/entity/Q456"),
    }


def test_a_statement_that_lost_its_only_affirmation_is_no_longer_asserted() -> None:
    graph = small()
    first = graph.statements[0]
    (evidence,) = first.evidence
    weaker = replace(first, evidence=(replace(evidence, modality=Modality.POSSIBLE),))
    changed = unite([replace(graph, statements=(weaker, *graph.statements[1:]))])
    (found,) = compare(graph, changed)
    assert found.text == "Anne Roux | diriger | Lyon"
    assert Detail("asserted", "true", "false") in found.details
