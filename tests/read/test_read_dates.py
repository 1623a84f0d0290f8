"""Dates as pages write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read import dates

DAY = date(2023, 3, 1)


@pytest.mark.parametrize(
    "written",
    [
        "1er mars 2023",
        "1 mars 2023",
        "mercredi 1er mars 2023",
        "le mercredi 1er mars 2023",
        "1 MARS 2023",
        "01/03/2023",
        "1/3/2023",
        "01.03.2023",
        "01-03-2023",
        "01/03/23",
        "2023-03-01",
        "2023-03-01T23:59:00Z",
        "2023-03-01 08:00",
        "1er mars 2023 à 10h25",
        "01/03/2023 10:25",
    ],
)
def test_one_day_in_many_ways(written: str) -> None:
    assert dates.parse(written) == DAY


@pytest.mark.parametrize(
    "written",
    [
        "",
        "hier",
        "mars 2023",
        "2023",
        "31/02/2023",
        "13/13/2023",
        "2023-13-01",
        "1er mars",
        "12345",
    ],
)
def test_what_is_no_day(written: str) -> None:
    assert dates.parse(written) is None


@pytest.mark.parametrize(
    ("abbreviated", "month"), [("févr.", 2), ("janv.", 1), ("déc.", 12), ("août", 8), ("aout", 8)]
)
def test_months_with_and_without_accents(abbreviated: str, month: int) -> None:
    assert dates.parse(f"5 {abbreviated} 2020") == date(2020, month, 5)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.org/2023/2/13/titre", date(2023, 2, 13)),
        ("https://a.org/2023/02/13/titre", date(2023, 2, 13)),
        ("https://a.org/monde/titre-2023-02-13", date(2023, 2, 13)),
        ("https://a.org/fr/20230213-titre", date(2023, 2, 13)),
        ("https://a.org/titre-13-02-2023-X7.php", date(2023, 2, 13)),
        ("https://a.org/titre_6161514_3210.html", None),
        ("https://a.org/2023/13/40/titre", None),
        ("https://a.org/article/12345678", None),
    ],
)
def test_address(url: str, expected: date | None) -> None:
    assert dates.from_url(url) == expected


@given(st.dates(min_value=date(1000, 1, 1)))
def test_iso_dates_come_back(day: date) -> None:
    assert dates.parse(day.isoformat()) == day


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    dates.find(text)
    dates.parse(text)
    dates.from_url(text)
