from __future__ import annotations

from dataclasses import replace

from graphs import ANY_TEXT, READING, STATEMENTS, graphs, readings, small
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import Graph, from_reading, merge, spans, unite
from kg.model import Document, Entity, Literal, Reading, Statement, Triple

QUICK = settings(deadline=None, max_examples=25)


def told_by(article: str) -> Reading:
    """Return the reading made by hand as another article's."""
    document = replace(READING.document, article=replace(READING.document.article, id=article))
    statements = tuple(
        replace(item, evidence=tuple(replace(e, article=article) for e in item.evidence))
        for item in READING.statements
    )
    return Reading(document, READING.entities, statements)


def test_two_articles_that_say_the_same_give_one_statement_with_two_evidences() -> None:
    graph = merge([READING, told_by("autre")])
    assert len(graph.statements) == len(STATEMENTS)
    assert [e.article for e in graph.statements[0].evidence] == ["autre", "pont"]
    assert [source.id for source in graph.sources] == ["autre", "pont"]


def test_what_each_article_says_is_what_it_said_alone() -> None:
    parts = merge([READING, told_by("autre")]).by_article()
    assert parts["pont"].statements == small().statements
    assert parts["pont"].passages == small().passages


def test_an_entity_keeps_all_its_names() -> None:
    other = replace(READING, entities=(Entity("person/anne-roux", "Person", "Roux", ("Anne",)),))
    anne = merge([READING, other]).entity["person/anne-roux"]
    assert anne.label == "Anne Roux"
    assert anne.aliases == ("Anne", "Roux", "la maire de Lyon")


def test_the_words_of_an_evidence_can_be_read_from_the_graph() -> None:
    graph = small()
    claim = next(s for s in graph.statements if s.triple.predicate == "rel:quitter")
    (evidence,) = claim.evidence
    assert graph.words(evidence) == "Elle ne quittera pas la ville, selon Marc Petit."
    words = {role: graph.words(evidence, span) for role, span in spans(evidence).items()}
    assert words == {
        "subject": "Elle",
        "trigger": "quittera",
        "object": "ville",
        "source": "Marc Petit",
        "cue": "selon",
    }


def test_words_outside_of_the_sentence_are_kept() -> None:
    graph = small()
    said = next(s for s in graph.statements if s.triple.predicate == "kg:says")
    assert graph.words(said.evidence[0], said.evidence[0].subject) == "Marc Petit"


def test_a_typed_literal_has_no_language() -> None:
    quotation = Literal("Le pont tiendra", "kg:Quotation", "fr")
    odd = Statement(Triple("person/marc-petit", "kg:says", quotation), STATEMENTS[3].evidence)
    (kept,) = merge([replace(READING, statements=(odd,))]).statements
    assert kept.triple.object == Literal("Le pont tiendra", "kg:Quotation")


def test_nothing_is_a_graph() -> None:
    assert merge([]) == Graph()


def test_an_article_that_says_nothing_is_still_known() -> None:
    silent = Reading(Document(READING.document.article, (), ()), (), ())
    assert [source.id for source in merge([silent]).sources] == ["pont"]


@QUICK
@given(st.lists(readings(ANY_TEXT), max_size=3), st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(found: list[Reading], random: object) -> None:
    shuffled = sorted(found, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert merge(found) == merge(shuffled)


@QUICK
@given(st.lists(readings(ANY_TEXT), max_size=3))
def test_merging_step_by_step_is_merging_at_once(found: list[Reading]) -> None:
    graph = Graph()
    for reading in found:
        graph = unite([graph, from_reading(reading)])
    assert graph == merge(found)


@QUICK
@given(graphs())
def test_a_graph_and_itself_are_one_graph(graph: Graph) -> None:
    assert unite([graph, graph]) == graph
