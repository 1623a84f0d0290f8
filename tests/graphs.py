"""Graphs to test with: one by hand, and any number made by hypothesis."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from kg.graph import Graph, merge
from kg.model import (
    Article,
    Attribution,
    Document,
    Entity,
    Evidence,
    Grain,
    Interval,
    Literal,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    Reading,
    Span,
    Statement,
    Triple,
)

TEXT = (
    "Mardi, la maire de Lyon, Anne Roux, a inauguré le pont Neuf. Elle ne quittera pas la ville, "
    "selon Marc Petit. « Le pont tiendra », assure-t-il. Les Lyonnais se réjouissent."
)


def at(words: str) -> Span:
    """Return where words stand first in `TEXT`."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


SENTENCES = (
    at("Mardi, la maire de Lyon, Anne Roux, a inauguré le pont Neuf."),
    at("Elle ne quittera pas la ville, selon Marc Petit."),
    at("« Le pont tiendra », assure-t-il."),
    at("Les Lyonnais se réjouissent."),
)


def mention(words: str, entity: str, kind: str = "Person") -> Mention:
    """Return a named mention of an entity."""
    span = at(words)
    return Mention(f"m{span.start}", span, words, span, words, MentionKind.NAMED, kind, 0, entity)


ENTITIES = (
    Entity("group/lyonnais", "Group", "Lyonnais"),
    Entity("person/anne-roux", "Person", "Anne Roux", ("la maire de Lyon",)),
    Entity("person/marc-petit", "Person", "Marc Petit"),
    Entity("place/lyon", "City", "Lyon", ("la ville",), ("https://sws.geonames.org/2996944/",)),
    Entity("thing/pont-neuf", "Facility", "pont Neuf"),
)

STATEMENTS = (
    Statement(
        Triple("person/anne-roux", "kg:leads", "place/lyon"),
        (
            Evidence(
                "pont",
                SENTENCES[0],
                at("Anne Roux"),
                at("maire"),
                at("Lyon"),
                "maire de",
                "title",
                confidence=0.93,
            ),
        ),
    ),
    Statement(
        Triple("person/anne-roux", "rel:inaugurer", "thing/pont-neuf"),
        (
            Evidence(
                "pont",
                SENTENCES[0],
                at("Anne Roux"),
                at("inauguré"),
                at("pont Neuf"),
                "inaugurer",
                "verb",
                confidence=0.8,
                time=at("Mardi"),
            ),
        ),
        time=Interval("2023-02-14", "2023-02-14", Grain.DAY),
        place="place/lyon",
    ),
    Statement(
        Triple("person/anne-roux", "rel:quitter", "place/lyon"),
        (
            Evidence(
                "pont",
                SENTENCES[1],
                at("Elle"),
                at("quittera"),
                at("ville"),
                "quitter",
                "verb",
                Polarity.NEGATIVE,
                Modality.FUTURE,
                Attribution("person/marc-petit", at("Marc Petit"), at("selon"), "selon", False),
                confidence=0.7,
            ),
        ),
    ),
    Statement(
        Triple("person/marc-petit", "kg:says", Literal("Le pont tiendra", "kg:Quotation")),
        (
            Evidence(
                "pont",
                SENTENCES[2],
                at("Marc Petit"),
                at("assure"),
                at("Le pont tiendra"),
                "assurer",
                "speech",
            ),
        ),
    ),
    Statement(
        Triple("group/lyonnais", "rel:se-rejouir", None),
        (
            Evidence(
                "pont",
                SENTENCES[3],
                at("Lyonnais"),
                at("réjouissent"),
                None,
                "se réjouir",
                "verb",
                relation="se réjouir de",
            ),
        ),
    ),
)

READING = Reading(
    Document(
        Article(
            "pont",
            TEXT,
            (),
            title="Un pont à Lyon",
            url="https://presse.example/lyon/pont?id=1",
            publisher="La Gazette",
            published=date(2023, 2, 15),
        ),
        SENTENCES,
        (
            mention("Anne Roux", "person/anne-roux"),
            mention("Marc Petit", "person/marc-petit"),
            mention("Lyon", "place/lyon", "City"),
        ),
    ),
    ENTITIES,
    STATEMENTS,
)


def small() -> Graph:
    """Return the graph of the reading made by hand."""
    return merge([READING])


# What XML can carry; the other formats carry all of Unicode.
XML_TEXT = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cs", "Cc", "Cn"), include_characters="\t\n\r"
    ),
    max_size=12,
)
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
ENTITY_IDS = st.builds("{}/{}".format, st.sampled_from(["person", "place", "thing"]), SLUGS)
DAYS = st.sampled_from(["2023-02-14", "2023-02", "2014", "2014-21", "199X"])
INTERVALS = st.builds(Interval, st.none() | DAYS, st.none() | DAYS, st.sampled_from(Grain))
ARTICLE_IDS = st.sampled_from(["seed", "a b", "été/2", "..", "50 %", "x#y?z"])


def literals(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Literal]:
    """Return values, quotations and words of a language."""
    return st.one_of(
        st.builds(Literal, texts, st.sampled_from(["xsd:string", "kg:Quotation", "xsd:date"])),
        st.builds(Literal, texts, st.just("xsd:string"), st.sampled_from(["fr", "en"])),
        st.builds(Literal, st.integers(0, 99).map(str), st.just("xsd:integer")),
    )


def evidence(
    article: str, length: int, entities: list[str], texts: st.SearchStrategy[str]
) -> st.SearchStrategy[Evidence]:
    """Return places in an article of some length; the words need not lie in the sentence."""
    offset = st.integers(0, length)
    spans = st.tuples(offset, offset).map(sorted).map(lambda pair: Span(*pair))
    maybe = st.none() | spans
    speakers = st.none() | st.sampled_from(entities)
    said = st.builds(Attribution, speakers, maybe, maybe, texts, st.booleans())
    return st.builds(
        Evidence,
        st.just(article),
        spans,
        spans,
        spans,
        maybe,
        texts,
        texts,
        st.sampled_from(Polarity),
        st.sampled_from(Modality),
        st.none() | said,
        st.floats(0, 1),
        maybe,
        maybe,
        texts,
    )


@st.composite
def readings(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> Reading:
    """Return a reading that could not be odder."""
    text = draw(texts) + "." * draw(st.integers(0, 9))
    names = draw(st.lists(ENTITY_IDS, min_size=1, max_size=4, unique=True))
    entities = [
        Entity(
            name,
            name.partition("/")[0].title(),
            draw(texts),
            tuple(sorted(draw(st.sets(texts, max_size=2)))),
            tuple(sorted(draw(st.sets(st.sampled_from(["http://x/1", "http://x/é"]))))),
            draw(st.booleans()),
        )
        for name in names
    ]
    article = Article(
        draw(ARTICLE_IDS),
        text,
        (),
        title=draw(st.none() | texts),
        url=draw(st.none() | texts | st.just("https://presse.example/é?x=1 2")),
        publisher=draw(st.none() | texts),
        published=draw(st.none() | st.dates()),
    )
    terms = st.none() | st.sampled_from(names) | literals(texts)
    predicates = st.sampled_from(["kg:leads", "kg:says"]) | SLUGS.map("rel:{}".format)
    triples = st.builds(Triple, st.sampled_from(names), predicates, terms)
    places = evidence(article.id, len(text), names, texts)
    statements = st.builds(
        Statement,
        triples,
        st.lists(places, min_size=1, max_size=2).map(tuple),
        st.none() | INTERVALS,
        st.none() | st.sampled_from(names),
        st.lists(st.tuples(st.just("kg:amount"), literals(texts)), max_size=1).map(tuple),
    )
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    marks = draw(st.lists(st.tuples(spans, st.sampled_from(names)), max_size=3))
    mentions = tuple(
        Mention(f"m{number}", Span(*span), "", Span(*span), "", MentionKind.NOMINAL, "Thing", 0, to)
        for number, (span, to) in enumerate(marks)
    )
    document = Document(article, (), mentions)
    return Reading(document, tuple(entities), tuple(draw(st.lists(statements, max_size=4))))


def graphs(texts: st.SearchStrategy[str] = ANY_TEXT) -> st.SearchStrategy[Graph]:
    """Return graphs of up to two articles."""
    return st.lists(readings(texts), max_size=2).map(merge)
