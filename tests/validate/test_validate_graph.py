"""What breaks a constraint is found, named and placed; sound graphs conform."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import asking
import pyoxigraph as ox
import pytest
import rdflib
import samples
from graphs import small
from stores import filled, told_by
from telling import News

from kg import resources
from kg.cli.main import run as kg
from kg.errors import GraphError
from kg.export import write
from kg.graph import to_quads
from kg.graph.union import with_union
from kg.infer import infer
from kg.model import Modality
from kg.validate import Violation, validate

EXIT_NO = 1
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def news() -> News:
    told = News()
    told.article("pont", "2023-02-15")
    told.says(
        "Anne Roux gouverne le Rhône.", "Person:Anne Roux", "kg:governs", "Region:Rhône",
        when=("2020", "2023-02"),
    )  # fmt: skip
    told.says("Lyon est dans le Rhône.", "City:Lyon", "kg:locatedIn", "Region:Rhône")
    told.says(
        "Petit quitterait Lyon.", "Person:Marc Petit", "kg:leaves", "City:Lyon",
        by="Person:Anne Roux", modality=Modality.CONDITIONAL,
    )  # fmt: skip
    told.says(
        "Roux a rencontré Petit.", "Person:Anne Roux", "kg:meets", "Person:Marc Petit",
        when="2023-02-14",
    )  # fmt: skip
    told.article("autre", "2023-02-16")
    told.says(
        "Marc Petit a rencontré Anne Roux.", "Person:Marc Petit", "kg:meets", "Person:Anne Roux",
        when="2023-02-14",
    )  # fmt: skip
    return told


def database(quads: Iterable[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.bulk_extend(with_union(quads))
    return store


def turtle(tmp_path: Path) -> str:
    """Return a graph that has everything a graph of ours can have."""
    write(infer(news().graph()), str(tmp_path / "news.ttl"))
    return (tmp_path / "news.ttl").read_text(encoding="utf-8")


def broken(text: str) -> tuple[Violation, ...]:
    return validate(database(ox.parse(text, format=ox.RdfFormat.TURTLE)))


def test_a_graph_with_claims_conclusions_and_events_conforms(tmp_path: Path) -> None:
    text = turtle(tmp_path)
    assert "kg:DerivedStatement" in text
    assert "kg:Telling" in text
    assert broken(text) == ()


CHANGES = [
    ("kg:polarity kg:positive", "kg:polarity kg:maybe", "The polarity is", "EvidenceShape"),
    ('kg:validUntil "2023-02"', 'kg:validUntil "2019-02"', "comes before", "StatementShape"),
    ("kg:confidence 1.0", "kg:confidence 3.0", "between 0 and 1; here: 3", "EvidenceShape"),
    ("kg:modality kg:conditional", "kg:modality kg:perhaps", "one of the seven", "EvidenceShape"),
    ("kg:attributed false", "kg:attributed true", "no evidence makes it a fact", "PlainTriple"),
    ("a kg:City", "a kg:City , kg:Region", "one type, and only one", "EntityShape"),
    ("kg:axiom", "kg:rule", "names its axiom", "DerivedStatementShape"),
    ("kg:reason", "rdfs:comment", "united without a reason", "EventShape"),
    ("kg:telling <", "kg:tells <", "is of one event", "TellingShape"),
    ("a kg:Run", "a prov:Thing", "which version of kg", "ArticleShape"),
]


@pytest.mark.parametrize(("old", "new", "message", "constraint"), CHANGES)
def test_what_is_wrong_is_found_and_named(
    old: str, new: str, message: str, constraint: str, tmp_path: Path
) -> None:
    text = turtle(tmp_path)
    assert old in text
    found = broken(text.replace(old, new))
    assert [v for v in found if message in v.message and v.constraint.startswith(constraint)]


@pytest.mark.parametrize(("old", "new"), [("", ""), *((old, new) for old, new, *_ in CHANGES)])
def test_an_engine_for_all_of_shacl_agrees(old: str, new: str, tmp_path: Path) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    text = turtle(tmp_path).replace(old, new)
    shapes = rdflib.Graph().parse(resources.path("ontologies", "shapes.ttl"))
    data = rdflib.Graph().parse(data=text, format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    theirs = {str(node) for node in report.objects(None, SH.focusNode)}
    ours = {one.node for one in broken(text) if one.constraint.endswith("Shape")}
    assert ours == theirs


def test_types_have_to_fit_domain_and_range(tmp_path: Path) -> None:
    text = turtle(tmp_path).replace("a kg:Region", "a kg:Person")
    found = {(one.label, one.constraint, one.message) for one in broken(text)}
    assert (
        "Anne Roux | gouverner | Rhône",
        "range",
        "Rhône is a Person; kg:governs wants a PoliticalEntity there",
    ) in found


def test_a_literal_is_no_entity(tmp_path: Path) -> None:
    text = turtle(tmp_path).replace("rdf:object region:rhone", 'rdf:object "le Rhône"')
    assert any(one.message.startswith("kg:governs wants an entity") for one in broken(text))


def test_a_violation_says_where_it_is(tmp_path: Path) -> None:
    text = turtle(tmp_path).replace("kg:modality kg:conditional", "kg:modality kg:perhaps")
    (one,) = broken(text)
    assert one.label == "Marc Petit | quitter | Lyon"
    assert (one.where.article, one.where.sentence) == ("pont", "Petit quitterait Lyon.")


def test_a_premise_that_is_no_fact_any_longer_is_told(tmp_path: Path) -> None:
    text = turtle(tmp_path).replace("kg:attributed false", "kg:attributed true")
    assert any("is no fact" in one.message for one in broken(text))


def test_quotations_are_compared_with_the_texts() -> None:
    told = news()
    store = database(to_quads(told.graph()))
    assert validate(store, told.texts) == ()
    other = {"pont": told.texts["pont"].replace("gouverne", "dirige le")}
    messages = {one.message for one in validate(store, other)}
    assert any(message.startswith("the article has “") for message in messages)


def test_a_text_that_is_not_the_one_read_is_told_once() -> None:
    store = database(to_quads(small()))
    (one,) = validate(store, {"pont": "Un autre texte."})
    assert (one.where.article, one.message) == (
        "pont",
        "the text is not the one that was read: its SHA-256 is another",
    )


def test_what_is_no_graph_of_ours_does_not_conform_in_silence() -> None:
    with pytest.raises(GraphError, match="holds no graph of kg"):
        validate(ox.Store())


def test_every_sample_article_conforms_with_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    graph, articles = str(samples.built()), str(asking.SAMPLES)
    assert kg(["validate", graph, "--articles", articles]) == 0
    assert "conforms" in capsys.readouterr().err


def test_every_sample_article_conforms_with_what_follows(tmp_path: Path) -> None:
    target = str(tmp_path / "more.trig")
    assert kg(["infer", str(samples.built()), "-o", target, "--quiet"]) == 0
    assert kg(["validate", target, "--quiet"]) == 0


def test_the_command_says_no_and_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(turtle(tmp_path).replace("kg:conditional", "kg:perhaps"), encoding="utf-8")
    assert kg(["validate", str(path), "--format", "jsonl"]) == EXIT_NO
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["label"] == "Marc Petit | quitter | Lyon"
    assert kg(["validate", str(path)]) == EXIT_NO
    assert "Petit quitterait Lyon." in capsys.readouterr().out


def test_a_store_is_validated_like_a_file(tmp_path: Path) -> None:
    store = tmp_path / "my.kg"
    filled(store, [told_by("a"), told_by("b")])
    assert kg(["validate", str(store), "--quiet"]) == 0
