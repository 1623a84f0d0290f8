"""Who says what in a few sentences that nothing may break; the bed in tests/data has the rest."""

from __future__ import annotations

import re

import pytest

from kg.annotate.marks import pair_marks
from kg.annotate.nlp import parse
from kg.annotate.quotes import find_quotes
from kg.lang.reporting import Governed, reporting
from kg.model import Article, Block, BlockKind, Mention, MentionKind, Quote, QuoteKind, Span


def read(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[Quote, ...]:
    """Read a text whose every noun and pronoun is a person of its own."""
    spans = [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)]
    article = Article("t", text, tuple(Block(span, kind) for span in spans))
    marked = pair_marks(text, spans)
    parsed = parse(article, marked)
    nouns = (t for doc in parsed.docs for t in doc if t.pos_ in {"NOUN", "PROPN", "PRON"})
    by_head = {parsed.span(t): _person(parsed.span(t), t.text) for t in nouns}
    return find_quotes(parsed, by_head, marked)


def _person(span: Span, text: str) -> Mention:
    return Mention(f"m{span.start}", span, text, span, text, MentionKind.NAMED, "Person", 0)


def told(text: str, quote: Quote) -> tuple[str, str, str | None, str | None]:
    cue = quote.cue.lemma if quote.cue else None
    speaker = quote.speaker.of(text).lstrip("-") if quote.speaker else None
    return quote.span.of(text), quote.kind.value, cue, speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le ministre a déclaré que la réforme serait votée.",
            ("la réforme serait votée", "indirect", "déclarer", "ministre"),
        ),
        (
            "« La ville tiendra », a-t-il déclaré.",
            ("La ville tiendra", "direct", "déclarer", "il"),
        ),
        (
            "« Les comptes sont bons », a assuré la directrice.",
            ("Les comptes sont bons", "direct", "assurer", "directrice"),
        ),
        (
            "Selon la police, deux hommes ont fui.",
            ("deux hommes ont fui", "indirect", "selon", "police"),
        ),
        (
            "Le maire a déclaré : « La ville paiera ».",
            ("La ville paiera", "direct", "déclarer", "maire"),
        ),
        (
            "Le président a prévenu que la crise serait « longue » pour tous.",
            ("la crise serait « longue » pour tous", "mixed", "prévenir", "président"),
        ),
        (
            "Le joueur dit vouloir rester au club.",
            ("vouloir rester au club", "indirect", "dire", "joueur"),
        ),
    ],
)
def test_constructions(text: str, expected: tuple[str, str, str, str]) -> None:
    (quote,) = read(text)
    assert told(text, quote) == expected


def test_a_paragraph_of_speech_goes_on_with_its_neighbour() -> None:
    text = "« La ville brûle », a dit le maire.\n« Chaque route est coupée depuis lundi. »"
    assert [told(text, quote)[3] for quote in read(text)] == ["maire", "maire"]


def test_headings_do_not_go_on() -> None:
    text = "« La ville brûle », a dit le maire.\n« Chaque route est coupée depuis lundi. »"
    assert [told(text, quote)[3] for quote in read(text, BlockKind.HEADING)] == ["maire", None]


def test_inner_speech_follows_outer() -> None:
    text = "Le ministre a affirmé que Moscou promet de retirer ses troupes."
    outer, inner = read(text)
    assert outer.span.covers(inner.span)
    assert told(text, inner)[3] == "Moscou"


@pytest.mark.parametrize(
    "text",
    [
        "L'hôtel était connu pour ses « fêtes sauvages ».",
        "Rappelons que les troupes partiront en mai.",
        "Selon la loi, les magasins ferment le dimanche.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert read(text) == ()


def test_spans_are_offsets_of_the_raw_text() -> None:
    text = "“L’accord [de paix] est mort », a dit le maire."
    (quote,) = read(text)
    assert quote.span.of(text) == "L’accord [de paix] est mort"
    assert quote.kind is QuoteKind.DIRECT


def test_the_lexicon_is_wide_and_sorted() -> None:
    lexicon = reporting()
    assert len(lexicon.verbs) >= 150
    assert len(lexicon.nouns) + len(lexicon.sources) >= 30
    assert lexicon.verbs["révéler"].factive
    assert Governed.INFINITIVE in lexicon.verbs["affirmer"].governs
    assert lexicon.verb("dire", reflexive=True) is lexicon.verbs["se dire"]
