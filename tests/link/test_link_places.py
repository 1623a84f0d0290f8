from __future__ import annotations

from dataclasses import replace

import pytest

from kg.graph import Graph, Passage, Source, from_rdf, to_quads, unite
from kg.graph.linked import linked, relinked
from kg.link import Linker, Record, linker
from kg.model import Entity, Evidence, Span, Statement, Triple

DONETSK = ("https://sws.geonames.org/709717/", "urn:iso:std:iso:3166:-2#UA-14")
LOUHANSK = ("https://sws.geonames.org/702658/", "urn:iso:std:iso:3166:-2#UA-09")


def article(text: str, *names: str, kind: str = "Place") -> Graph:
    """Return the graph of one sentence that names some things."""
    sentence = Span(0, len(text))
    entities, passages = [], [Passage("a", sentence, text)]
    for number, name in enumerate(names):
        entities.append(Entity(f"place/{number}", kind, name))
        start = text.index(name)
        passages.append(Passage("a", Span(start, start + len(name)), name, f"place/{number}"))
    place = Span(0, 1)
    evidence = Evidence("a", sentence, place, place, None, "être", "test")
    statement = Statement(Triple("place/0", "rel:etre", None), (evidence,))
    source = Source("a", len(text))
    return unite([Graph((source,), tuple(entities), (statement,), tuple(passages))])


def links(text: str, *names: str, kind: str = "Place") -> list[tuple[str, ...]]:
    """Return the links of each name, in its order."""
    made = {
        link.entity.id: link.linked for link in linker().links(article(text, *names, kind=kind))
    }
    return [made[f"place/{number}"].same_as for number in range(len(names))]


@pytest.mark.parametrize(
    ("text", "name", "link"),
    [
        ("La région de Donetsk est bombardée en Ukraine.", "Donetsk", DONETSK[1]),
        ("La ville de Donetsk est bombardée en Ukraine.", "Donetsk", DONETSK[0]),
        ("Dans l'oblast de Louhansk, l'Ukraine résiste.", "Louhansk", LOUHANSK[1]),
        ("Le gouverneur de Louhansk parle de l'Ukraine.", "Louhansk", LOUHANSK[1]),
        ("Le maire de Louhansk parle de l'Ukraine.", "Louhansk", LOUHANSK[0]),
        ("À Louhansk, l'Ukraine résiste.", "Louhansk", LOUHANSK[0]),
    ],
)
def test_the_text_tells_the_city_from_the_region(text, name, link):
    assert links(text, name, "Ukraine")[0] == (link,)


def test_regions_that_share_a_noun_are_regions():
    found = links(
        "Les régions de Donetsk et de Louhansk, en Ukraine, brûlent.", "Donetsk", "Louhansk"
    )
    assert found == [(DONETSK[1],), (LOUHANSK[1],)]


def test_city_and_region_at_once_are_in_doubt():
    text = "La région de Donetsk souffre"
    part = article(text + ".", "Donetsk")
    both = unite(
        [part, Graph(passages=(Passage("a", Span(40, 57), "ville de Donetsk", "place/0"),))]
    )
    assert linker().linked(both)[0].same_as == ()


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Un incendie à Tripoli, dans le nord du Liban.", "https://sws.geonames.org/266826/"),
        ("Des combats à Tripoli (Libye).", "https://sws.geonames.org/2210247/"),
        ("Des combats à Tripoli, capitale de la Libye.", "https://sws.geonames.org/2210247/"),
    ],
)
def test_the_country_right_behind_tells_namesakes_apart(text, link):
    assert links(text, "Tripoli") == [(link,)]


def test_a_country_has_all_its_ids():
    assert links("La France vote.", "France") == [
        (
            "http://www.wikidata.org/entity/Q142",
            "https://sws.geonames.org/3017382/",
            "urn:iso:std:iso:3166#FR",
        )
    ]


def test_a_linked_town_has_coordinates():
    (lyon,) = linker().linked(article("La ville de Lyon vote.", "Lyon"))
    assert lyon.coordinates == pytest.approx((45.75, 4.85), abs=0.05)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le Rhône déborde.", "Rhône"),
        ("Le barrage de l'Araguari, au Brésil, ferme.", "Araguari"),
        ("Le Sahel souffre.", "Sahel"),
        ("La société Valence recrute.", "Valence"),
        ("Saint-Nulle-Part brûle.", "Saint-Nulle-Part"),
    ],
)
def test_what_is_in_doubt_is_not_linked(text, name):
    assert links(text, name) == [()]


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("OTAN", "http://www.wikidata.org/entity/Q7184"),
        ("Union européenne", "http://www.wikidata.org/entity/Q458"),
        ("Cédéao", "http://www.wikidata.org/entity/Q193272"),
    ],
)
def test_international_bodies_are_linked(name, link):
    assert links(f"{name} agit.", name, kind="Organization") == [(link,)]


def test_a_person_is_no_place_of_the_name():
    assert links("Florence chante à Paris.", "Florence", kind="Person") == [()]


def test_every_link_has_a_score_and_reasons():
    for link in linker().links(article("À Lyon, en France.", "Lyon", "France")):
        assert link.choice.made
        assert 0.8 <= link.choice.score <= 1
        assert link.choice.reasons


def test_two_things_of_one_name_are_in_doubt():
    twins = tuple(Record((f"https://x.example/{n}",), "Ann Roy", type="Person") for n in (1, 2))
    part = article("Ann Roy parle.", "Ann Roy", kind="Person")
    (link,) = Linker(twins, gazetteer=False).links(part)
    assert not link.choice.made
    assert "may as well be" in str(link.choice.reasons[-1])
    (link,) = Linker(twins[:1], gazetteer=False).links(part)
    assert link.linked.same_as == ("https://x.example/1",)


def test_a_thing_of_another_type_is_not_meant():
    opera = Record(("https://x.example/1",), "La Traviata", type="Work")
    part = article("La Traviata parle.", "La Traviata", kind="Person")
    assert Linker((opera,), gazetteer=False).linked(part)[0].same_as == ()


def test_links_and_coordinates_survive_rdf():
    graph = linked(article("À Lyon, en France.", "Lyon", "France"), linker())
    assert from_rdf(to_quads(graph)) == graph
    lyon = graph.entity["place/0"]
    assert lyon.coordinates is not None
    assert lyon.same_as == ("https://sws.geonames.org/2996944/",)


def test_a_link_that_two_articles_give_differently_is_not_made():
    one = article("Tripoli, au Liban, brûle.", "Tripoli")
    text = "Tripoli, en Libye, brûle."
    other = article(text, "Tripoli")
    other = Graph(
        tuple(replace(source, id="b") for source in other.sources),
        other.entities,
        tuple(
            replace(s, evidence=tuple(replace(e, article="b") for e in s.evidence))
            for s in other.statements
        ),
        tuple(replace(passage, article="b") for passage in other.passages),
    )
    both = unite([one, other])
    assert relinked(one, linker()).made == 1
    assert relinked(both, linker()).made == 0
