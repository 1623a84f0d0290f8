from __future__ import annotations

import pytest

from kg.resolve.identity.name import name, persons, things


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vladimir Poutine", "V. Poutine"),
        ("Oleksandr Bondarenko", "Olexandre Bondarenko"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Luiz Inácio Lula da Silva", "Luiz Inacio Lula da Silva"),
        ("Xi Jinping", "Jinping Xi"),
        ("Mohammed El-Amrani", "Mohamed El Amrani"),
    ],
)
def test_spellings_of_one_name_speak_for_it(one, other):
    assert persons(name(one), name(other)).weight > 0
    assert persons(name(other), name(one)) == persons(name(one), name(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Emmanuel Macron", "Brigitte Macron"), ("Paul Kerven", "Anne Kerven")],
)
def test_first_names_tell_a_family_apart(one, other):
    assert persons(name(one), name(other)).weight < -5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Michel Martin", "Michèle Martin"),
        ("Jean Roy", "Jeanne Roy"),
        ("Paul Faure", "Paule Faure"),
    ],
)
def test_a_man_and_a_woman_of_like_names_are_two(one, other):
    assert persons(name(one), name(other)).weight < 0


@pytest.mark.parametrize(
    ("one", "other"),
    [("Poutine", "Vladimir Poutine"), ("Lula", "Luiz Inácio Lula da Silva"), ("Martin", "Martin")],
)
def test_one_word_alone_does_not_do(one, other):
    assert persons(name(one), name(other)).weight < 0


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jean Dupont", "Marc Tremblay"), ("Jean", "Jean Dupont"), ("Li", "Lu")],
)
def test_names_without_a_common_part_are_not_compared(one, other):
    assert persons(name(one), name(other)) is None


@pytest.mark.parametrize(
    ("acronym", "full"),
    [
        ("OTAN", "Organisation du traité de l'Atlantique nord"),
        ("UE", "Union européenne"),
        ("O.M.S.", "Organisation mondiale de la santé"),
    ],
)
def test_an_acronym_stands_for_its_expansion(acronym, full):
    assert things(acronym, full).what == "acronym of the name"


def test_what_kind_of_organisation_it_is_may_be_left_out():
    assert things("groupe Wagner", "Wagner").weight > 0
    assert things("Parti socialiste", "Parti communiste") is None


def test_a_name_in_another_script_is_a_name():
    assert persons(name("习近平"), name("习近平")).what == "same single name"
    assert things("Київ", "Київ").what == "same name"
