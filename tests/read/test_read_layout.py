"""What is read of a text, and what the text tells about itself."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import BlockKind
from kg.read import layout

TITLE, HEADING, PARAGRAPH = BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH
LEAD = "Les ministres des Finances se retrouvent jeudi à Lisbonne pour parler de la dette."
BODY = "« Nous voulons un accord », a déclaré la ministre portugaise, qui préside la réunion."


def read(text: str, title: str | None = None) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(text)) for block in layout.read(text, title=title).blocks]


def test_title_headings_and_paragraphs() -> None:
    text = f"Dette : réunion à Lisbonne\n\n{LEAD}\n\n« Un accord difficile »\n\n{BODY}\n"
    assert read(text) == [
        (TITLE, "Dette : réunion à Lisbonne"),
        (PARAGRAPH, LEAD),
        (HEADING, "« Un accord difficile »"),
        (PARAGRAPH, BODY),
    ]


def test_quoted_sentence_is_no_heading() -> None:
    text = f"{LEAD}\n\n“Chaque pays paiera sa part.”\n\n{BODY}"
    assert [kind for kind, _ in read(text)] == [PARAGRAPH] * 3


def test_text_of_one_line_is_a_paragraph() -> None:
    assert read("La ministre préside la réunion") == [(PARAGRAPH, "La ministre préside la réunion")]


def test_stated_title_is_found_in_the_text() -> None:
    text = f"Économie\n\nDette : réunion à Lisbonne\n\n{LEAD}"
    assert read(text, "Dette : réunion à Lisbonne") == [
        (HEADING, "Économie"),
        (TITLE, "Dette : réunion à Lisbonne"),
        (PARAGRAPH, LEAD),
    ]


def test_kicker_is_not_the_title() -> None:
    text = f"Zone euro\n\nDette : les ministres réunis à Lisbonne\n\n{LEAD}"
    assert read(text)[1] == (TITLE, "Dette : les ministres réunis à Lisbonne")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_line_end(newline: str) -> None:
    text = newline.join(["Dette : réunion à Lisbonne", "", LEAD, "", BODY, ""])
    assert [part for _, part in read(text)] == ["Dette : réunion à Lisbonne", LEAD, BODY]


def test_lines_without_blank_lines_between() -> None:
    text = f"Dette : réunion à Lisbonne\n{LEAD}\n{BODY}"
    assert [kind for kind, _ in read(text)] == [TITLE, PARAGRAPH, PARAGRAPH]


def test_wrapped_paragraphs_are_one_block_each() -> None:
    text = (
        "Les ministres des Finances se retrouvent jeudi\n"
        "à Lisbonne pour parler de la dette. Ils seront\n"
        "Portugais, Grecs et Italiens.\n"
        "La réunion durera deux jours, a dit la ministre.\n"
    )
    assert [part.count("\n") for _, part in read(text)] == [2, 0]


def test_lead_that_stands_twice_is_read_once() -> None:
    again = LEAD.replace(" ", "\u00a0", 1)
    assert [part for _, part in read(f"{LEAD}\n\n{BODY}\n\n{again}")] == [LEAD, BODY]


def test_lead_with_another_apostrophe_is_a_repeat() -> None:
    once, again = "L’accord est signé, dit l’Élysée.", "L'accord est signé, dit l'Élysée."
    assert [part for _, part in read(f"{once}\n\n{BODY}\n\n{again}")] == [once, BODY]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("26 juin 2012. - ", date(2012, 6, 26)),
        ("PARIS, 26 juin 2012 (AFP) - ", date(2012, 6, 26)),
        ("Kiev, le 3 mars 2022 — ", date(2022, 3, 3)),
        ("Lisbonne, jeudi 1er février 2024 – ", date(2024, 2, 1)),
        ("Port-au-Prince (Haïti), 12 janvier 2010 (AFP) - ", date(2010, 1, 12)),
        ("NEW YORK (Reuters) – ", None),
        ("Paris (AFP) - ", None),
        ("(AFP) - ", None),
        ("PARIS, 26 juin (Reuters) - ", None),
    ],
)
def test_date_line_is_not_read_but_dates_the_article(line: str, expected: date | None) -> None:
    text = f"Dette : réunion à Lisbonne\n\n{line}{LEAD}"
    assert read(text)[1] == (PARAGRAPH, LEAD)
    assert layout.read(text).dateline == expected


@pytest.mark.parametrize(
    "lead",
    [
        "Le 26 juin 2012, les ministres ont signé l’accord.",
        "Paris, capitale de la France, accueille les ministres.",
        "Le 3 mars 2022 - jour de la réunion - restera une date.",
        "En mars 2022 - un mois plus tard - tout avait changé.",
    ],
)
def test_dates_in_sentences_are_no_date_lines(lead: str) -> None:
    assert read(f"Dette : réunion à Lisbonne\n\n{lead}")[1] == (PARAGRAPH, lead)
    assert layout.read(lead).dateline is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Publié le 1er mars 2023", date(2023, 3, 1)),
        ("Publié le 13/02/2023 à 10h25", date(2023, 2, 13)),
        ("Publié le 13 févr. 2023 à 10:25 - Mis à jour le 15 févr. 2023 à 9:00", date(2023, 2, 13)),
        ("Par Anne Martin, publié le 13 février 2023 à 10 h 25", date(2023, 2, 13)),
        ("Anne Martin - 13 février 2023", date(2023, 2, 13)),
        ("Lisbonne, le 13 février 2023", date(2023, 2, 13)),
        ("13 février 2023 à 10h25", date(2023, 2, 13)),
        ("Date de publication : 2023-02-13", date(2023, 2, 13)),
    ],
)
def test_lines_that_date_the_article(line: str, expected: date) -> None:
    text = f"Dette : réunion à Lisbonne\n{line}\n\n{LEAD}"
    assert [part for _, part in read(text)] == ["Dette : réunion à Lisbonne", LEAD]
    assert layout.read(text).published == expected


def test_update_is_kept_apart() -> None:
    found = layout.read(f"Mis à jour le 14 février 2023 à 8h\n\n{LEAD}")
    assert (found.published, found.updated) == (None, date(2023, 2, 14))


def test_source_line_gives_the_address() -> None:
    found = layout.read(f"{LEAD}\n\nSource : https://www.example.org/2023/2/13/dette")
    assert found.url == "https://www.example.org/2023/2/13/dette"
    assert len(found.blocks) == 1


def test_readers_comments_are_left_out() -> None:
    text = f"{LEAD}\n\n{BODY}\n\n2 commentaires\n\nAnne dit :\n\nJe ne suis pas d’accord."
    assert [part for _, part in read(text)] == [LEAD, BODY]


def test_comments_link_above_the_text_takes_nothing_along() -> None:
    text = f"Dette : réunion à Lisbonne\n\nLaisser un commentaire\n\n{LEAD}\n\n{BODY}"
    assert [part for _, part in read(text)] == ["Dette : réunion à Lisbonne", LEAD, BODY]


def test_signature_is_left_out_but_a_last_line_of_news_is_not() -> None:
    assert [part for _, part in read(f"{LEAD}\n\n{BODY}\n\nAnne Martin")] == [LEAD, BODY]
    unstopped = "La ministre préside\n\nLe ministre attend"
    assert [part for _, part in read(unstopped)] == unstopped.split("\n\n")


def test_short_title_above_a_subtitle_is_the_title() -> None:
    text = f"Le Sénat adopte la réforme\n\nLa gauche dénonce un passage en force\n\n{LEAD}"
    assert [kind for kind, _ in read(text)] == [TITLE, HEADING, PARAGRAPH]


def test_list_of_links_is_left_out_up_to_the_next_sentence() -> None:
    text = f"{LEAD}\n\nSur le même sujet\n\nLa Grèce paie\n\nLe Portugal attend\n\n{BODY}"
    assert [part for _, part in read(text)] == [LEAD, BODY]


@pytest.mark.parametrize("tail", [" (AFP)", " (avec AFP)", " © Anne Martin / AFP", " (Photo AFP)"])
def test_what_stands_behind_the_last_sentence(tail: str) -> None:
    assert read(f"{BODY}\n\n{LEAD}{tail}")[1] == (PARAGRAPH, LEAD)


def test_short_sentence_behind_which_the_agency_stands_is_no_heading() -> None:
    assert read(f"{LEAD}\n\nLe Sénat a voté. (AFP)\n\n{BODY}")[1] == (PARAGRAPH, "Le Sénat a voté.")


def test_agency_inside_a_sentence_stays() -> None:
    lead = "La ministre a parlé à l’Agence France-Presse (AFP)"
    assert read(lead) == [(PARAGRAPH, lead)]


def test_long_paragraph_is_news_whatever_it_begins_with() -> None:
    line = f"Lire aussi : {LEAD} {BODY} {LEAD}"
    assert (PARAGRAPH, line) in read(f"{BODY}\n\n{line}")


PARTS = st.sampled_from(
    [
        LEAD,
        BODY,
        "Publié le 13 février 2023",
        "Kiev, le 3 mars 2022 — ",
        "« Un titre »",
        "Lire aussi",
        "2 commentaires",
        "•",
        "\u200b",
        "\r\n",
        "\n\n",
        "\n",
        "(AFP)",
        " ",
    ]
)


@given(st.lists(PARTS | st.text(max_size=20), max_size=20).map("".join))
def test_blocks_lie_in_the_text_in_order_and_apart(text: str) -> None:
    spans = [block.span for block in layout.read(text).blocks]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
    assert all(before.end <= after.start for before, after in pairwise(spans))
