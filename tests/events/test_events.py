"""One event, many sources: what is united, what stays apart, and what each source says."""

from __future__ import annotations

import random

import pytest
from telling import News

from kg.graph import Graph, from_rdf, to_quads, unite
from kg.graph.whole import told
from kg.model import Event, Modality, Part, Polarity

MACRON, SCHOLZ, MELONI = "Person:Emmanuel Macron", "Person:Olaf Scholz", "Person:Giorgia Meloni"
PARIS, LYON = "City:Paris", "City:Lyon"
DAY, NEXT = "2024-05-28", "2024-05-29"


@pytest.fixture
def news() -> News:
    news = News()
    news.article("a", "2024-05-29")
    return news


def only(news: News) -> Event:
    (event,) = news.graph().events
    return event


def meeting(news: News, one: str, other: str, **how: object) -> None:
    news.says("Ils se sont rencontrés.", one, "kg:meets", other, **how)  # type: ignore[arg-type]


def test_a_meeting_that_two_articles_tell_is_one(news: News) -> None:
    meeting(news, MACRON, SCHOLZ, when=DAY, where=PARIS)
    news.article("b", "2024-05-30")
    meeting(news, SCHOLZ, MACRON, when=DAY)
    event = only(news)
    assert (event.type, event.start, event.places) == ("Meeting", DAY, ("city/paris",))
    assert event.participants == (
        (Part.PARTICIPANT, "person/emmanuel-macron"),
        (Part.PARTICIPANT, "person/olaf-scholz"),
    )
    assert [telling.article for telling in event.tellings] == ["a", "b"]
    assert event.reasons == ("when: 2024-05-28", "who: Emmanuel Macron, Olaf Scholz")
    assert event.label == "rencontre : Emmanuel Macron, Olaf Scholz (Paris, 2024-05-28)"


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        pytest.param(MACRON, MELONI, {"when": DAY, "where": PARIS}, id="somebody else"),
        pytest.param(MACRON, SCHOLZ, {"when": NEXT, "where": PARIS}, id="another day"),
        pytest.param(MACRON, SCHOLZ, {"when": DAY, "where": LYON}, id="another place"),
        pytest.param(MACRON, SCHOLZ, {"when": "2024"}, id="some time that year"),
        pytest.param(MACRON, SCHOLZ, {}, id="no key but who"),
    ],
)
def test_meetings_stay_apart_if_anything_speaks_against_it(
    one: str, other: str, how: dict[str, object], news: News
) -> None:
    meeting(news, MACRON, SCHOLZ, when=DAY, where=PARIS)
    news.article("b", "2024-09-30")
    meeting(news, one, other, **how)
    assert len(news.graph().events) == 2


def test_undated_news_is_of_the_days_before_its_article(news: News) -> None:
    meeting(news, MACRON, SCHOLZ, where=PARIS)
    news.article("b", "2024-05-30")
    meeting(news, MACRON, SCHOLZ, where=PARIS)
    news.article("c", "2024-11-30")
    meeting(news, MACRON, SCHOLZ, where=PARIS)
    tellings = [[telling.article for telling in event.tellings] for event in news.graph().events]
    assert sorted(tellings) == [["a", "b"], ["c"]]


def test_figures_that_differ_stay_side_by_side(news: News) -> None:
    quake = "Event:séisme"
    news.says("Un séisme à Agadir.", quake, "kg:takesPlaceIn", "City:Agadir", when=DAY)
    news.says("Il a fait 12 morts.", quake, "kg:deathToll", "12 morts", by="Person:Le gouverneur")
    news.article("b", "2024-05-30")
    quake = "Event:tremblement de terre"
    news.says(
        "Un tremblement de terre à Agadir.", quake, "kg:takesPlaceIn", "City:Agadir", when=DAY
    )
    news.says("Il a fait quatorze morts.", quake, "rel:faire", "Group:quatorze morts")
    event = only(news)
    assert event.type == "Accident"
    assert [telling.figures for telling in event.tellings] == [("12 morts",), ("quatorze morts",)]
    assert [telling.sources for telling in event.tellings] == [("person/le-gouverneur",), ()]


def test_who_attacks_whom_is_not_turned_round(news: News) -> None:
    one, other = "Organization:Alpha", "Organization:Beta"
    news.says("Alpha attaque Beta.", one, "kg:attacks", other, when=DAY)
    news.article("b", "2024-05-30")
    news.says("Beta attaque Alpha.", other, "kg:attacks", one, when=DAY)
    assert len(news.graph().events) == 2


def test_an_assembly_votes_on_many_things_in_a_day(news: News) -> None:
    senate = "Government:Sénat"
    news.says("Le Sénat ratifie l'accord.", senate, "kg:ratifies", "Work:accord de pêche", when=DAY)
    news.article("b", "2024-05-30")
    news.says("Le Sénat adopte le budget.", senate, "kg:ratifies", "Work:budget", when=DAY)
    news.article("c", "2024-05-30")
    news.says("Le Sénat ratifie l'accord.", senate, "kg:ratifies", "Work:accord", when=DAY)
    tellings = [[telling.article for telling in event.tellings] for event in news.graph().events]
    assert sorted(tellings) == [["a", "c"], ["b"]]


def test_the_word_for_an_event_takes_up_the_only_one_of_its_kind(news: News) -> None:
    rebels = "Organization:Alpha"
    news.says("Alpha a attaqué Lyon.", rebels, "kg:attacks", LYON, when=DAY)
    news.says("L'attaque a fait 15 morts.", "Event:attaque", "rel:faire", "Group:15 morts")
    event = only(news)
    assert event.tellings[0].figures == ("15 morts",)
    assert event.names == ("event/attaque--a",)


def test_a_claim_is_no_asserted_event_and_a_denial_none(news: News) -> None:
    meeting(news, MACRON, SCHOLZ, when=DAY, by="Person:Marc Petit")
    meeting(news, MACRON, MELONI, when=DAY, polarity=Polarity.NEGATIVE)
    meeting(news, SCHOLZ, MELONI, when=DAY, modality=Modality.POSSIBLE)
    event = only(news)
    assert not event.asserted
    assert event.tellings[0].sources == ("person/marc-petit",)


def test_who_speaks_of_an_event_takes_no_part_in_it(news: News) -> None:
    news.says("Un attentat à Lyon.", "Event:attentat", "kg:takesPlaceIn", LYON, when=DAY)
    news.says("Macron condamne l'attentat.", MACRON, "kg:condemns", "Event:attentat")
    assert only(news).participants == ()


def test_a_place_in_another_is_at_the_same_place(news: News) -> None:
    meeting(news, MACRON, SCHOLZ, where="Facility:Palais Blanc")
    news.says("Le Palais Blanc, à Lyon", "Facility:Palais Blanc", "kg:locatedIn", LYON)
    news.article("b", "2024-05-29")
    meeting(news, MACRON, SCHOLZ, where=LYON)
    assert len(only(news).tellings) == 2


def test_the_order_of_articles_never_shows(news: News) -> None:
    for number, (one, other) in enumerate([(MACRON, SCHOLZ), (SCHOLZ, MACRON), (MACRON, MELONI)]):
        news.article(f"b{number}", "2024-05-30")
        meeting(news, one, other, when=DAY, where=PARIS if number else None)
    graph = news.graph()
    for seed in range(5):
        statements = random.Random(seed).sample(graph.statements, len(graph.statements))
        other = unite([Graph(graph.sources, graph.entities, tuple(statements), graph.passages)])
        assert told(other) == graph


def test_events_come_back_from_rdf(news: News) -> None:
    meeting(news, MACRON, SCHOLZ, when=DAY, where=PARIS, by="Person:Marc Petit")
    news.says("Alpha a attaqué.", "Organization:Alpha", "kg:attacks", "Group:12 civils", when=DAY)
    news.article("b", "2024-05-30")
    meeting(news, SCHOLZ, MACRON, when=DAY)
    graph = news.graph()
    assert len(graph.events) == 2
    assert from_rdf(to_quads(graph)) == graph


def test_without_an_article_its_telling_is_gone(news: News) -> None:
    meeting(news, MACRON, SCHOLZ, when=DAY, where=PARIS)
    alone = news.graph()
    news.article("b", "2024-05-30")
    meeting(news, SCHOLZ, MACRON, when=DAY)
    parts = news.graph().by_article()
    assert told(unite([parts["a"], Graph(alone.sources, alone.entities)])) == alone


def test_one_article_comes_back_to_what_it_told(news: News) -> None:
    hotel = "Facility:hôtel"
    news.says("Alpha a attaqué l'hôtel.", "Organization:Alpha", "kg:attacks", hotel, when=DAY)
    news.says("Alpha a visé un hôtel.", "Organization:Alpha", "kg:attacks", hotel)
    news.says(
        "L'attaque de l'hôtel a fait 14 morts.", "Event:attaque meurtrière", "rel:faire",
        "Group:14 morts", where=hotel,
    )  # fmt: skip
    news.says("Quatre attaques ont eu lieu.", "Event:quatre attaques", "rel:avoir-lieu")
    event, several = news.graph().events
    assert (len(event.tellings[0].statements), event.tellings[0].figures) == (3, ("14 morts",))
    assert several.names == ("event/quatre-attaques--a",)


def test_of_two_attacks_nobody_knows_which_is_meant(news: News) -> None:
    news.says("Alpha a attaqué Lyon.", "Organization:Alpha", "kg:attacks", LYON)
    news.says("Beta a attaqué Paris.", "Organization:Beta", "kg:attacks", PARIS)
    news.says("L'attaque a fait 15 morts.", "Event:attaque", "rel:faire", "Group:15 morts")
    assert len(news.graph().events) == 3


def test_victims_belong_to_the_only_attack_of_an_article(news: News) -> None:
    news.says("Alpha a attaqué Lyon.", "Organization:Alpha", "kg:attacks", LYON, when=DAY)
    news.says("Vingt personnes ont été tuées.", "Group:vingt personnes", "rel:etre-tue",
              word="tuer", relation="être tué")  # fmt: skip
    event = only(news)
    assert (event.type, event.tellings[0].figures) == ("Attack", ("vingt personnes",))


def test_a_verb_in_the_passive_tells_who_undergoes_it(news: News) -> None:
    news.says("Petit a été arrêté.", "Person:Marc Petit", "rel:etre-arrete", when=DAY,
              word="arrêter", relation="être arrêté")  # fmt: skip
    news.article("b", "2024-05-30")
    news.says("La police a arrêté Petit.", "Organization:police", "kg:arrests",
              "Person:Marc Petit", when=DAY)  # fmt: skip
    event = only(news)
    assert (Part.PATIENT, "person/marc-petit") in event.participants
    assert len(event.tellings) == 2


def test_a_verb_of_another_sense_tells_no_meeting(news: News) -> None:
    news.says("Roux reçoit son prix à Lyon.", "Person:Anne Roux", "rel:recevoir-a", LYON,
              word="recevoir", where=LYON)  # fmt: skip
    assert news.graph().events == ()
