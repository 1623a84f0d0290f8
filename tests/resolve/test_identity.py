from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from kg.graph import Graph, Passage, Source, unite
from kg.graph.articles import articles
from kg.graph.identified import identified
from kg.graph.whole import whole
from kg.model import Attribution, Entity, Evidence, Judgement, Span, Statement, Triple, Verdict
from kg.resolve.identity import identify, lasting

PEOPLE = ("Person", "person")
PLACES = ("Place", "place")
BODIES = ("Organization", "organization")


def article(
    name: str, text: str, *named: tuple[tuple[str, str], str], day: str = "2024-01-01"
) -> Graph:
    """Return the graph of one sentence; its names are given with their kinds.

    A name may have descriptions behind it, parted by "|": "Jean Dupont|boulanger".
    """
    sentence = Span(0, len(text))
    entities, passages, statements = [], [Passage(name, sentence, text)], []
    for (kind, folder), names in named:
        label, *others = names.split("|")
        slug = label.lower().replace(" ", "-").replace("é", "e").replace("'", "-")
        entity = Entity(f"{folder}/{slug}", kind, label)
        entities.append(entity)
        for words in (label, *others):
            start = text.index(words)
            span = Span(start, start + len(words))
            passages.append(Passage(name, span, words, entity.id))
    if entities:
        place = Span(0, 1)
        evidence = Evidence(name, sentence, place, place, None, "être", "test")
        statements = [Statement(Triple(one.id, "rel:etre", None), (evidence,)) for one in entities]
    source = Source(name, len(text), published=date.fromisoformat(day))
    return unite([Graph((source,), tuple(entities), tuple(statements), tuple(passages))])


POUTINE = article(
    "moscou",
    "Le président russe, Vladimir Poutine, a parlé à Moscou de la Russie.",
    (PEOPLE, "Vladimir Poutine|président russe"),
    (PLACES, "Moscou"),
    (PLACES, "Russie"),
)
ALONE = article(
    "kremlin",
    "Poutine a quitté Moscou, et la Russie attend.",
    (PEOPLE, "Poutine"),
    (PLACES, "Moscou"),
    (PLACES, "Russie"),
)
BAKER = article(
    "pain",
    "Le boulanger Jean Dupont, 45 ans, vit à Rennes avec Léa Morvan.",
    (PEOPLE, "Jean Dupont|boulanger"),
    (PLACES, "Rennes"),
    (PEOPLE, "Léa Morvan"),
    day="2024-01-05",
)
BAKER_AGAIN = article(
    "baguette",
    "À Rennes, Jean Dupont et Léa Morvan ont gagné.",
    (PEOPLE, "Jean Dupont"),
    (PLACES, "Rennes"),
    (PEOPLE, "Léa Morvan"),
    day="2024-02-05",
)
BOXER = article(
    "boxe",
    "Le boxeur Jean Dupont, 24 ans, a perdu à Montréal contre Luis Herrera.",
    (PEOPLE, "Jean Dupont|boxeur"),
    (PLACES, "Montréal"),
    (PEOPLE, "Luis Herrera"),
    day="2024-01-09",
)
ALL = (POUTINE, ALONE, BAKER, BAKER_AGAIN, BOXER)


def ids(parts: Sequence[Graph], judgements: Sequence[Judgement] = ()) -> dict[str, list[str]]:
    """Return the articles of each identity."""
    found = identify(parts, judgements)
    return {c.id: sorted({one.article for one in c.appearances}) for c in found.clusters}


def test_a_surname_alone_joins_the_one_full_name_it_fits():
    assert ids(ALL)["person/vladimir-poutine"] == ["kremlin", "moscou"]


def test_two_people_of_one_name_stay_two():
    found = ids(ALL)
    assert found["person/jean-dupont"] == ["baguette", "pain"]
    assert found["person/jean-dupont-2"] == ["boxe"]


def test_a_surname_that_two_people_share_joins_neither():
    wife = article(
        "visite",
        "Ludmila Poutine a visité Moscou, en Russie.",
        (PEOPLE, "Ludmila Poutine"),
        (PLACES, "Moscou"),
        (PLACES, "Russie"),
    )
    assert ids([*ALL, wife])["person/poutine"] == ["kremlin"]


def test_a_surname_without_common_context_joins_nobody():
    elsewhere = article(
        "poulet",
        "Poutine est un plat de Québec, dit Marie Roy à Lévis.",
        (PEOPLE, "Poutine"),
        (PLACES, "Québec"),
        (PEOPLE, "Marie Roy"),
        (PLACES, "Lévis"),
    )
    assert ids([POUTINE, elsewhere])["person/poutine"] == ["poulet"]


def test_an_acronym_joins_its_expansion():
    short = article("court", "L'ONU agit.", (BODIES, "ONU"))
    long = article(
        "long", "L'Organisation des Nations unies agit.", (BODIES, "Organisation des Nations unies")
    )
    assert len(ids([short, long])) == 1


def test_a_type_conflict_is_not_joined_and_not_silent():
    person = article("a", "Wagner chante.", (PEOPLE, "Wagner"))
    band = article("b", "Wagner recule.", (BODIES, "Wagner"))
    found = identify([person, band])
    assert len(found.clusters) == 2
    (decision,) = found.decisions
    assert not decision.same
    assert "types conflict" in str(decision.reasons[1])


def test_an_institution_that_each_country_has_is_one_a_country():
    brazil = article(
        "rio",
        "Au Brésil, la Cour suprême a tranché.",
        (PLACES, "Brésil"),
        (BODIES, "Cour suprême"),
    )
    kenya = article(
        "nairobi",
        "Au Kenya, la Cour suprême a tranché.",
        (PLACES, "Kenya"),
        (BODIES, "Cour suprême"),
    )
    assert {"organization/cour-supreme", "organization/cour-supreme-2"} <= set(ids([brazil, kenya]))


def test_different_links_keep_places_of_one_name_apart():
    one, other = (
        article(name, "Tripoli brûle.", (PLACES, "Tripoli")) for name in ("liban", "libye")
    )
    linked = [
        replace(part, entities=tuple(replace(e, same_as=(iri,)) for e in part.entities))
        for part, iri in (
            (one, "https://sws.geonames.org/266826/"),
            (other, "https://sws.geonames.org/2210247/"),
        )
    ]
    assert len(ids([one, other])) == 1
    assert len(ids(linked)) == 2


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_articles_means_nothing(seed):
    mixed = list(ALL)
    random.Random(seed).shuffle(mixed)
    assert identify(mixed) == identify(ALL)
    assert whole(mixed) == whole(ALL)


def test_removing_an_article_restores_what_was():
    assert whole(ALL[:-1]) == whole([part for part in ALL if part is not BOXER])
    assert "person/jean-dupont-2" not in whole(ALL[:-1]).entity


def test_every_decision_has_a_score_and_reasons_that_add_up():
    for decision in identify(ALL).decisions:
        assert decision.reasons
        total = sum(reason.weight for reason in decision.reasons)
        assert (total > 0) == (decision.score > 0.5)
        assert decision.same <= (total > 0)


def judged(verdict: Verdict, one: str, other: str) -> list[Judgement]:
    return [Judgement.on(one, other, verdict)]


def test_judged_the_same_is_the_same():
    found = ids(ALL, judged(Verdict.SAME, "person/jean-dupont", "person/jean-dupont-2"))
    assert found["person/jean-dupont"] == ["baguette", "boxe", "pain"]


def test_judged_different_is_different():
    found = ids(ALL, judged(Verdict.DIFFERENT, "person/poutine", "person/vladimir-poutine"))
    assert found["person/poutine"] == ["kremlin"]
    assert found["person/vladimir-poutine"] == ["moscou"]


def test_a_judgement_may_name_an_entity_as_an_article_does():
    known = judged(Verdict.DIFFERENT, "person/jean-dupont@pain", "person/jean-dupont@baguette")
    found = ids([BAKER, BAKER_AGAIN], known)
    assert found["person/jean-dupont"] == ["pain"]
    assert found["person/jean-dupont-2"] == ["baguette"]


def test_a_judgement_about_nothing_changes_nothing():
    assert ids(ALL, judged(Verdict.SAME, "person/nobody", "person/jean-dupont")) == ids(ALL)


def test_a_judgement_holds_when_articles_come():
    known = judged(Verdict.DIFFERENT, "person/poutine", "person/vladimir-poutine")
    more = article(
        "sommet",
        "Vladimir Poutine est à Pékin, loin de Moscou et de la Russie.",
        (PEOPLE, "Vladimir Poutine"),
        (PLACES, "Moscou"),
        (PLACES, "Russie"),
    )
    assert ids([*ALL, more], known)["person/poutine"] == ["kremlin"]


def test_of_contradicting_judgements_different_wins_and_says_so():
    same = Judgement.on("person/poutine@kremlin", "person/vladimir-poutine@moscou", Verdict.SAME)
    apart = Judgement.on("person/poutine", "person/vladimir-poutine", Verdict.DIFFERENT)
    found = identify(ALL, [same, apart])
    assert (
        found.cluster["kremlin", "person/poutine"]
        != found.cluster["moscou", "person/vladimir-poutine"]
    )
    said = [str(reason) for decision in found.decisions for reason in decision.reasons]
    assert any("other judgements forbid it" in reason for reason in said)


def test_a_number_among_namesakes_is_no_lasting_name():
    known = identify(ALL).appearances
    assert lasting("person/jean-dupont-2", known, known) == "person/jean-dupont@boxe"
    assert lasting("person/vladimir-poutine", known, known) == "person/vladimir-poutine"
    assert lasting("person/nobody", known, known) is None


def test_statements_are_rewritten_and_keep_their_evidence():
    said = Attribution("person/poutine", None, None, "selon", False)
    (statement,) = [s for s in ALONE.statements if s.triple.subject == "person/poutine"]
    (evidence,) = statement.evidence
    about = replace(statement, triple=Triple("person/poutine", "rel:quitter", "place/moscou"))
    told = replace(about, evidence=(replace(evidence, attribution=said),))
    part = replace(ALONE, statements=(told,))
    new = identified(part, identify([POUTINE, part]))
    (renamed,) = new.statements
    assert renamed.triple.subject == "person/vladimir-poutine"
    assert renamed.evidence[0].attribution.source == "person/vladimir-poutine"
    assert renamed.id != told.id
    assert {p.entity for p in new.passages} >= {"person/vladimir-poutine"}


def test_names_of_all_articles_are_aliases():
    (poutine,) = [e for e in whole(ALL).entities if e.id == "person/vladimir-poutine"]
    assert (poutine.label, poutine.aliases) == ("Vladimir Poutine", ("Poutine",))


def test_a_whole_graph_tells_what_its_articles_call_things():
    parts = {part.sources[0].id: part for part in articles(whole(ALL))}
    labels = {entity.label for entity in parts["kremlin"].entities}
    assert labels == {"Poutine", "Moscou", "Russie"}
    assert ids(list(parts.values())) == ids(ALL)
