from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import LanguageDataError, UnknownName
from kg.model import Modality, Polarity
from kg.ontology import ValueKind, compact, expand, fits, load, prefixes
from kg.ontology.turtle import read

OFFICES = {"kg:commands", "kg:governs", "kg:headsGovernmentOf", "kg:presides", "kg:reignsOver"}

HEAD = """\
@prefix kg: <https://example.org/kg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://example.org/kg/ontology> a owl:Ontology ; owl:versionInfo "1" .
kg:Entity a owl:Class ; rdfs:label "entité"@fr , "entity"@en ; rdfs:comment "a"@fr , "a"@en .
"""
RELATION = """\
kg:eats a owl:ObjectProperty , kg:Relation ; rdfs:domain kg:Entity ; rdfs:range kg:Entity ;
    rdfs:label "manger"@fr , "eats"@en ; rdfs:comment "a"@fr , "a"@en .
"""


def test_the_vocabulary_is_wide_enough_for_the_news() -> None:
    ontology = load()
    assert len(ontology.properties) >= 60
    wanted = {"Person", "Party", "MilitaryUnit", "Team", "Group", "Region", "Attack", "Work"}
    assert wanted <= ontology.classes.keys()


def test_every_term_is_explained_in_both_languages() -> None:
    ontology = load()
    for entry in (*ontology.classes.values(), *ontology.properties.values()):
        assert set(entry.labels) == set(entry.definitions) == {"fr", "en"}, entry


def test_no_two_relations_share_a_label() -> None:
    for language in ("fr", "en"):
        labels = [entry.labels[language] for entry in load().properties.values()]
        assert len(set(labels)) == len(labels)


def test_who_governs_leads_but_a_deputy_or_a_minister_does_not() -> None:
    ontology = load()
    assert all("kg:leads" in ontology.implied(office) for office in OFFICES)
    assert not ontology.implied("kg:deputyOf")
    assert not ontology.implied("kg:ministerOf")


def test_inverses_are_mutual_and_swap_domain_and_range() -> None:
    properties = load().properties
    for curie, entry in properties.items():
        if entry.inverse is not None:
            other = properties[entry.inverse]
            assert other.inverse == curie
            assert (other.domain, other.range) == (entry.range, entry.domain)


def test_symmetric_and_transitive_relations_stay_inside_one_class() -> None:
    ontology = load()
    for entry in ontology.properties.values():
        if entry.symmetric:
            assert entry.domain == entry.range, entry.curie
        if entry.transitive:
            assert entry.range and ontology.is_a(entry.range, entry.domain), entry.curie


def test_a_relation_is_no_wider_than_what_it_implies() -> None:
    ontology = load()
    for entry in ontology.properties.values():
        for parent in map(ontology.property, entry.parents):
            assert ontology.is_a(entry.domain, parent.domain), entry.curie
            assert parent.range is None or ontology.is_a(entry.range or "", parent.range)


def test_what_is_said_may_be_a_quotation_or_an_entity() -> None:
    assert load().property("kg:denies").values is ValueKind.EITHER
    assert load().property("kg:deathToll").values is ValueKind.LITERAL
    assert load().property("kg:attacks").values is ValueKind.ENTITY


@pytest.mark.parametrize(
    ("type_name", "class_name", "answer"),
    [
        ("Person", "Actor", True),
        ("Actor", "Person", True),
        ("Place", "Actor", True),
        ("Facility", "Actor", False),
        ("Person", "Place", False),
        ("Organization", "Place", False),
        ("Event", "Actor", False),
        ("Group", "People", True),
        ("Thing", "Person", True),
        ("Person", None, True),
    ],
)
def test_a_type_fits_unless_it_has_nothing_in_common(
    type_name: str, class_name: str | None, answer: bool
) -> None:
    assert fits(type_name, class_name) is answer


def test_unknown_names_raise() -> None:
    with pytest.raises(UnknownName, match="type 'Dragon'"):
        fits("Dragon", "Actor")
    with pytest.raises(UnknownName, match="relation 'kg:eats'"):
        load().property("kg:eats")
    with pytest.raises(UnknownName, match="prefix 'foo'"):
        expand("foo:bar")


@pytest.mark.parametrize(
    "name",
    [
        "kg:leads",
        "rel:se-reunir-a",
        "wd:Q7184",
        "person/jens-stoltenberg",
        "place/d",
        "gn:2988507/",
    ],
)
@pytest.mark.parametrize("base", ["https://example.org/kg/", "https://my.org/x#", "urn:kg:"])
def test_names_survive_the_border(name: str, base: str) -> None:
    assert compact(expand(name, base), base) == name


def test_the_vocabulary_does_not_move_with_the_base() -> None:
    assert expand("kg:leads", "https://my.org/") == expand("kg:leads")
    assert prefixes("https://my.org/")["rel"] == "https://my.org/predicate/"
    assert compact("https://elsewhere.org/x") == "https://elsewhere.org/x"


def test_polarity_and_modality_stand_in_the_vocabulary() -> None:
    text = (Path(__file__).parents[2] / "ontologies" / "kg.ttl").read_text(encoding="utf-8")
    for value in (*Polarity, *Modality):
        assert f"kg:{value.value} a owl:NamedIndividual" in text


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("nonsense", "bad.ttl: "),
        (HEAD + RELATION.replace('"eats"@en', '"mange"@fr'), "kg:eats: rdfs:label wanted in"),
        (HEAD + RELATION.replace("rdfs:domain kg:Entity ;", ""), "one rdfs:domain wanted, 0"),
        (HEAD + RELATION.replace("rdfs:range kg:Entity", "rdfs:range kg:Food"), "'Food' is not"),
    ],
)
def test_a_vocabulary_with_holes_is_refused(tmp_path: Path, turtle: str, message: str) -> None:
    file = tmp_path / "bad.ttl"
    file.write_text(turtle, encoding="utf-8")
    with pytest.raises(LanguageDataError, match=message):
        read(file)


def test_a_small_vocabulary_is_read(tmp_path: Path) -> None:
    file = tmp_path / "small.ttl"
    file.write_text(HEAD + RELATION, encoding="utf-8")
    assert list(read(file).properties) == ["kg:eats"]
