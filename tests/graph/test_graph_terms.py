from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.terms import Iris, score, text, when
from kg.model import Span

BASES = ["https://example.org/kg/", "https://my.org/a#", "urn:kg:"]


@pytest.mark.parametrize("base", BASES)
@given(identity=st.text(st.characters(codec="utf-8"), min_size=1, max_size=8))
def test_article_ids_come_back_from_their_iris(base: str, identity: str) -> None:
    iris = Iris(base)
    assert iris.article_id(iris.article(identity).value) == identity


@given(st.text(st.characters(codec="utf-8", exclude_characters=":"), min_size=1, max_size=8))
def test_entity_ids_come_back_from_their_iris(slug: str) -> None:
    iris = Iris(BASES[0])
    assert iris.read(iris.name(f"person/{slug}").value) == f"person/{slug}"


def test_a_passage_is_named_by_its_offsets() -> None:
    iri = Iris(BASES[0]).passage("seed", Span(12, 20)).value
    assert iri == "https://example.org/kg/article/seed#char=12,20"


def test_dots_are_no_path() -> None:
    assert Iris(BASES[0]).article("..").value == "https://example.org/kg/article/%2E%2E"


def test_half_a_character_becomes_a_whole_one() -> None:
    assert text("a\ud800b").value == "a�b"
    assert text("\ud83d\ude00").value == "😀"


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        ("2023-02-14", "XMLSchema#date"),
        ("2023-02", "XMLSchema#gYearMonth"),
        ("2023", "XMLSchema#gYear"),
        ("2023-21", "edtf/EDTF"),
        ("202X", "edtf/EDTF"),
    ],
)
def test_a_date_has_the_type_of_its_precision(value: str, datatype: str) -> None:
    assert when(value).datatype.value.endswith(datatype)


def test_a_confidence_is_a_decimal_without_an_exponent() -> None:
    assert [score(value).value for value in (0.93, 1.0, 1, 0.0001, 1e-05)] == [
        "0.93",
        "1.0",
        "1.0",
        "0.0001",
        "0.00001",
    ]
