"""Times of a text: what callers of `kg.annotate.times` rely on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.times import (
    Direction,
    deadline,
    find_article_times,
    find_times,
    sentence_direction,
)
from kg.annotate.times.calendar import Period, Unit, containing, easter, months, shift
from kg.annotate.times.grammar import grammar
from kg.annotate.times.operations import OPERATIONS
from kg.lang.times import TimeRule, times
from kg.model import Article, Block, BlockKind, Grain, Interval, Span, TimeValue

WEDNESDAY = date(2024, 5, 15)
EXAMPLES = [(rule, text, value) for rule in times().rules for text, value in rule.examples.items()]


def _values(found: tuple[TimeValue, ...]) -> str:
    ends = [(time.value.start or "..", time.value.end or "..") for time in found]
    return " ".join(s if s == e else f"{s}/{e}" for s, e in ends) or "-"


@pytest.mark.parametrize(("rule", "text", "value"), EXAMPLES, ids=[e[1] for e in EXAMPLES])
def test_example_of_a_rule(rule: TimeRule, text: str, value: str) -> None:
    assert _values(find_times(text, published=WEDNESDAY)) == value, rule.pattern


def test_every_operation_is_used_and_every_rule_names_one() -> None:
    named = {rule.op for rule in times().rules if rule.op}
    assert named == set(OPERATIONS)


def test_every_category_of_a_pattern_exists() -> None:
    assert grammar().starts


def test_spans_count_from_the_offset_of_the_text() -> None:
    text = "Ils partiront mardi\u00a018\u202ffévrier\u00a02025."
    (time,) = find_times(text, published=WEDNESDAY, offset=100)
    assert time == TimeValue(Span(114, 135), Interval("2025-02-18", "2025-02-18", Grain.DAY))
    assert Span(14, 35).of(text) == "mardi\u00a018\u202ffévrier\u00a02025"


def test_leading_article_and_preposition_stay_outside() -> None:
    text = "Vers le 3 mars 2015, au début de l’année 2016 et dans les années 1990."
    words = [time.span.of(text) for time in find_times(text, published=None)]
    assert words == ["3 mars 2015", "début de l’année 2016", "années 1990"]


def test_anchor_carries_what_was_told_before() -> None:
    anchor = Interval("2015-03-03", "2015-03-03", Grain.DAY)
    found = find_times("Le lendemain, il partit.", published=WEDNESDAY, anchor=anchor)
    assert _values(found) == "2015-03-04"


def test_caller_that_knows_the_tense_is_believed() -> None:
    def past(start: int, end: int) -> Direction:
        assert (start, end) == (17, 22)
        return Direction.PAST

    text = "Ils se réunissent mardi."
    assert _values(find_times(text, published=WEDNESDAY)) == "2024-05-21"
    shifted = find_times(text[17:], published=WEDNESDAY, offset=16, direction=past)
    assert _values(shifted) == "2024-05-14"


def test_article_is_read_across_its_blocks_in_raw_offsets() -> None:
    text = (
        "Crash à Lagos\n5 juin 2012. -\nL'avion est tombé le 3 juin 2012.\nLe même jour, il pleut."
    )
    blocks = (
        Block(Span(0, 13), BlockKind.TITLE),
        Block(Span(29, 62)),
        Block(Span(63, len(text))),
    )
    article = Article("a", text, blocks, published=date(2012, 6, 5))
    found = find_article_times(article)
    assert [time.span.of(text) for time in found] == ["3 juin 2012", "même jour"]
    assert _values(found) == "2012-06-03 2012-06-03"


def test_clock_belongs_to_the_day_named_last_in_its_block() -> None:
    text = "Lundi, il a parlé à 15 h. À 17 h, il a démenti."
    assert _values(find_times(text, published=WEDNESDAY)) == "2024-05-13 2024-05-13 2024-05-13"
    over = "Les 3 et 4 mars 2015, il a parlé. À 17 h, il démentait."
    assert _values(find_times(over, published=WEDNESDAY)) == "2015-03-03/2015-03-04 2024-05-15"


def test_deadline_ahead_begins_at_publication() -> None:
    (time,) = find_times("Il faut voter avant le 30 juin.", published=date(2012, 6, 24))
    assert time.value == Interval(None, "2012-06-30", Grain.DAY)
    assert deadline(time.value, date(2012, 6, 24)).start == "2012-06-24"
    assert deadline(time.value, date(2012, 7, 24)).start is None


def test_nothing_is_found_in_nothing() -> None:
    assert find_times("", published=WEDNESDAY) == ()
    assert find_times("« »…", published=WEDNESDAY) == ()


@pytest.mark.parametrize(
    "text",
    ["le 31 février 2012", "le 45 mars", "dans 9999 siècles", "il y a 9999 ans", "à 25 heures"],
)
def test_what_is_on_no_calendar_has_no_value(text: str) -> None:
    assert "02-31" not in _values(find_times(text, published=WEDNESDAY))


VOCABULARY = sorted(
    {" ".join(words) for entries in times().lexicon.values() for words in entries}
    | {"il y a", "de", "du", "au", "le", "la", "à", "entre", "et", "depuis", "avant", "9999", "0"}
    | {"31", "2012", "12h", ":", "/", "-", ",", ".", "siècle", "dans", "d'ici", "même", "XXXIXe"}
)


@given(
    st.lists(st.sampled_from(VOCABULARY), max_size=9), st.dates(date(1800, 1, 1), date(2200, 1, 1))
)
def test_any_words_of_the_grammar_are_survived(words: list[str], published: date) -> None:
    text = " ".join(words)
    found = find_times(text, published=published)
    starts = [time.span.start for time in found]
    assert starts == sorted(starts)
    assert all(time.span.end <= len(text) for time in found)
    for start, end in ((time.value.start, time.value.end) for time in found):
        assert start is None or end is None or start[:4] <= end[:4]


@pytest.mark.parametrize(
    ("sentence", "word", "direction"),
    [
        ("Mercredi, ils discuteront des défenses.", "Mercredi", Direction.FUTURE),
        ("Interrogé lundi, il a démenti.", "lundi", Direction.PAST),
        ("Ils se réunissent mardi.", "mardi", Direction.UNKNOWN),
        ("Le texte qui sera voté mardi a été présenté lundi.", "mardi", Direction.FUTURE),
        ("Le texte qui sera voté mardi a été présenté lundi.", "lundi", Direction.PAST),
        ("La messe est prévue jeudi.", "jeudi", Direction.FUTURE),
        ("La messe est célébrée jeudi.", "jeudi", Direction.UNKNOWN),
        ("La reine est morte jeudi.", "jeudi", Direction.PAST),
        ("Ils se sont réunis jeudi.", "jeudi", Direction.PAST),
        ("La loi doit être votée jeudi.", "jeudi", Direction.FUTURE),
        ("Après avoir signé jeudi, il part.", "jeudi", Direction.PAST),
        ("L'opéra de Paris joue jeudi.", "jeudi", Direction.UNKNOWN),
        ("Il préparait jeudi sa fuite.", "jeudi", Direction.PAST),
        ("Il préparerait sa fuite pour jeudi.", "jeudi", Direction.UNKNOWN),
    ],
)
def test_direction_of_the_verb_that_governs(sentence: str, word: str, direction: Direction) -> None:
    assert sentence_direction(sentence, sentence.index(word)) is direction


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "04-02"), (2008, "03-23"), (2011, "04-24"), (2024, "03-31")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


def test_calendar_cuts_and_shifts() -> None:
    assert containing(Unit.QUARTER, WEDNESDAY) == months(2024, 4, 3)
    assert containing(Unit.WEEKEND, WEDNESDAY) == Period(date(2024, 5, 18), date(2024, 5, 19))
    assert shift(date(2024, 1, 31), 1, Unit.MONTH) == date(2024, 2, 29)
    assert months(2012, 12).end == "2012-12"
    with pytest.raises(ValueError, match="no year"):
        shift(WEDNESDAY, -50, Unit.CENTURY)
