"""What words may denote as places, and what adjectives and seats stand for."""

from __future__ import annotations

import pytest

from kg.lang.gazetteer import PlaceKind, gazetteer, key, metonym, nationality


@pytest.mark.parametrize(
    ("adjective", "country"),
    [
        ("russe", "Russie"),
        ("russes", "Russie"),
        ("ukrainienne", "Ukraine"),
        ("américain", "États-Unis"),
        ("grecque", "Grèce"),
        ("turques", "Turquie"),
        ("néo-zélandaises", "Nouvelle-Zélande"),
        ("britannique", "Royaume-Uni"),
        ("catalan", "Catalogne"),
        ("européenne", "Europe"),
        ("parisiens", "Paris"),
        ("Ivoirienne", "Côte d'Ivoire"),
    ],
)
def test_nationality(adjective: str, country: str) -> None:
    assert nationality(adjective) == country


@pytest.mark.parametrize("word", ["rouge", "russie", "mondial"])
def test_no_nationality(word: str) -> None:
    assert nationality(word) is None


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Ukraine", PlaceKind.COUNTRY, "UA"),
        ("Etats-Unis", PlaceKind.COUNTRY, "US"),
        ("RDC", PlaceKind.COUNTRY, "CD"),
        ("Corée du Nord", PlaceKind.COUNTRY, "KP"),
        ("Cote d’Ivoire", PlaceKind.COUNTRY, "CI"),
        ("Londres", PlaceKind.CITY, "GB"),
        ("Caire", PlaceKind.CITY, "EG"),
        ("Lisbonne", PlaceKind.CITY, "PT"),
        ("Donbass", PlaceKind.REGION, ""),
        ("Moyen-Orient", PlaceKind.CONTINENT, ""),
    ],
)
def test_place(name: str, kind: PlaceKind, country: str) -> None:
    place = gazetteer("fr").place(name)
    assert place is not None
    assert (place.kind, place.country) == (kind, country)


def test_place_has_a_geonames_id() -> None:
    moscow = gazetteer("fr").place("Moscou")
    assert moscow is not None
    assert moscow.geonames == 524901


def test_metonyms_keep_apart_what_they_denote() -> None:
    kremlin, moscow = metonym("Kremlin"), metonym("Moscou")
    assert kremlin is not None
    assert moscow is not None
    assert (kremlin.type, moscow.type) == ("Organization", "Place")
    assert moscow.stands_for == "Russie"
    assert metonym("Limoges") is None


def test_inhabitants_are_peoples_but_countries_are_not() -> None:
    peoples = gazetteer("fr").peoples
    assert {key("Russes"), key("Françaises"), key("Talibans")} <= peoples
    assert key("Russie") not in peoples
