"""`kg judge`, `kg link`, `kg explain --identity` and the options that go with them."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "lundi.txt").write_text("Moscou occupe Marioupol. Moscou occupe Odessa.\n")
    (folder / "mardi.txt").write_text("Moscou n'occupe pas Odessa.\n")
    return folder


def exported(kg, store):
    return kg("export", store, "-f", "nquads").out


def test_builds_link_places(kg, articles):
    out = kg("build", articles, "-f", "ntriples").out
    assert "exactMatch> <https://sws.geonames.org/524901/>" in out
    assert '#lat> "55.' in out


def test_links_can_be_left_out(kg, articles):
    assert "exactMatch" not in kg("build", articles, "--no-links", "-f", "ntriples").out


def test_identity_shows_decisions_with_score_and_reasons(kg, store):
    result = kg("explain", store, "Moscou", "--identity")
    assert (result.code, result.err) == (0, "")
    head, *lines = result.out.splitlines()
    assert head == "Moscou · Place · place/moscou · 2 articles"
    assert any("Moscou (mardi) is Moscou (lundi): 0.9" in line for line in lines)
    assert any("same link (+4.0)" in line for line in lines)
    assert any("linked to https://sws.geonames.org/524901/" in line for line in lines)


def test_identity_of_a_file_is_compared_anew(kg, articles, tmp_path):
    kg("build", articles, "-o", tmp_path / "g.ttl")
    out = kg("explain", tmp_path / "g.ttl", "Moscou", "--identity").out
    assert "Moscou (mardi) is Moscou (lundi)" in out


def test_identity_of_nobody_is_no(kg, store):
    result = kg("explain", store, "Nemo", "--identity")
    assert (result.code, result.said) == (1, ["kg: no named entity is called 'Nemo'"])


def test_a_judgement_is_obeyed_kept_and_undone(kg, store):
    before = exported(kg, store)
    one, other = "place/moscou@lundi", "place/moscou@mardi"
    assert kg("judge", store, "different", one, other).code == 0
    assert "entity/place/moscou-2" in exported(kg, store)
    assert kg("judge", store, "list").out == f"different {one} {other}\n"
    assert "judged different" in kg("explain", store, "Moscou", "--identity").out
    assert kg("judge", store, "undo", "place/moscou", "place/moscou-2", "-q").code == 0
    assert kg("judge", store, "list").out == ""
    assert exported(kg, store) == before


def test_two_names_can_be_judged_the_same_and_survive_their_articles(kg, store, articles):
    assert kg("judge", store, "same", "Marioupol", "Odessa", "-q").code == 0
    assert "entity/place/marioupol>" not in exported(kg, store)
    kg("remove", store, "lundi", "-q")
    kg("add", store, articles, "-q")
    assert "entity/place/marioupol>" not in exported(kg, store)
    assert kg("judge", store, "undo", "Marioupol", "Odessa", "-q").code == 0
    assert "entity/place/marioupol>" in exported(kg, store)


@pytest.mark.parametrize(
    ("entities", "code", "said"),
    [
        (("Moscou", "Nemo"), 2, "no named entity is called 'Nemo'"),
        (("place/mosco", "place/odessa"), 2, "do you mean 'place/moscou'?"),
        (("Moscou",), 2, "takes two entities, and not 1"),
        (("Moscou", "place/moscou"), 2, "are one entity"),
    ],
)
def test_judgements_about_nothing_are_refused(kg, store, entities, code, said):
    result = kg("judge", store, "same", *entities)
    assert result.code == code
    assert said in result.said[0]


def test_undoing_what_nobody_judged_is_no(kg, store):
    result = kg("judge", store, "undo", "Moscou", "Odessa")
    assert result.code == 1
    assert "nobody judged" in result.said[0]


def test_a_build_obeys_a_file_of_judgements(kg, articles, tmp_path):
    path = tmp_path / "known.txt"
    path.write_text("# Odessa is a code name\nsame place/marioupol place/odessa\n")
    out = kg("build", articles, "--judgements", path, "-f", "ntriples").out
    assert "entity/place/odessa>" in out
    assert "entity/place/marioupol>" not in out


def test_a_malformed_judgement_is_named_by_line(kg, articles, tmp_path):
    path = tmp_path / "known.txt"
    path.write_text("same a b\nperhaps a b\n")
    result = kg("build", articles, "--judgements", path)
    assert result.code == 3
    assert result.said[0].startswith(f"kg: {path}:2: is no judgement")


PACK = "id,label,aliases,type,source,licence\nQ1,Odessa,,City,moi,CC0\n"


def test_a_pack_links_a_graph_and_says_why(kg, articles, tmp_path):
    (tmp_path / "pack.csv").write_text(PACK)
    kg("build", articles, "--no-links", "-o", tmp_path / "g.ttl", "-q")
    target, reasons = tmp_path / "linked.nt", tmp_path / "why.jsonl"
    result = kg(
        "link", tmp_path / "g.ttl", "--pack", tmp_path / "pack.csv", "-o", target,
        "--decisions", reasons,
    )  # fmt: skip
    assert (result.code, result.out) == (0, "")
    assert "3 entities linked, 3 of them anew" in result.said[0]
    assert "<http://www.wikidata.org/entity/Q1>" in target.read_text()
    lines = [json.loads(line) for line in reasons.read_text().splitlines()]
    assert all(0 <= line["score"] <= 1 and line["reasons"] for line in lines)
    assert {line["label"] for line in lines} == {"Marioupol", "Moscou", "Odessa"}


def test_a_store_is_linked_into_a_file_and_stays_as_it_is(kg, store, tmp_path):
    (tmp_path / "pack.csv").write_text(PACK)
    before = exported(kg, store)
    target = tmp_path / "linked.nt"
    assert kg("link", store, "--pack", tmp_path / "pack.csv", "-o", target, "-q").code == 0
    assert "<http://www.wikidata.org/entity/Q1>" in target.read_text()
    assert exported(kg, store) == before


def test_a_malformed_pack_writes_nothing(kg, store, tmp_path):
    (tmp_path / "pack.csv").write_text(PACK + "17,Moscou,,City,moi,CC0\n")
    target = tmp_path / "linked.nt"
    result = kg("link", store, "--pack", tmp_path / "pack.csv", "-o", target)
    assert result.code == 3
    assert "row 3: '17' is neither" in result.said[0]
    assert not target.exists()
    result = kg("link", store, "--pack", tmp_path / "pack.csv", "--lenient", "-o", target)
    assert result.code == 0
    assert "row 3 left out" in result.said[0]
    assert target.exists()
