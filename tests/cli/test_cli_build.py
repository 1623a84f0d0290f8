from __future__ import annotations

import pytest

SUFFIXES = ("ttl", "trig", "nq", "nt", "jsonld", "rdf", "graphml")


def test_one_reading_gives_several_files(kg, article, tmp_path):
    targets = [tmp_path / f"graph.{suffix}" for suffix in SUFFIXES]
    options = [option for target in targets for option in ("-o", target)]
    result = kg("build", article, *options)
    assert (result.code, result.out) == (0, "")
    assert all(target.stat().st_size for target in targets)
    (said,) = result.said
    assert said.startswith("1 article, ") and "2 statements (1 asserted)" in said


def test_quiet_says_nothing(kg, article, tmp_path):
    assert kg("build", article, "-q", "-o", tmp_path / "g.ttl").said == []


def test_standard_output_takes_the_format_by_name(kg, article):
    assert kg("build", article).out.startswith(("@base", "@prefix"))
    lines = kg("build", article, "-o", "-", "--format", "nquads").out.splitlines()
    assert all(line.endswith(" .") for line in lines)


def test_a_file_and_standard_output_each_get_their_format(kg, article, tmp_path):
    result = kg("build", article, "-o", tmp_path / "g.ttl", "-o", "-", "--format", "ntriples")
    assert (tmp_path / "g.ttl").read_text().startswith(("@base", "@prefix"))
    assert result.out.startswith("<https://")


def test_names_stand_below_the_base(kg, article):
    out = kg("build", article, "--base", "https://my.org/kg", "--format", "ntriples").out
    assert "<https://my.org/kg/entity/place/moscou>" in out


def test_two_builds_give_the_same_bytes(kg, article):
    assert kg("build", article).out == kg("build", article).out


def test_a_claim_is_no_plain_triple(kg, article):
    out = kg("build", article, "--format", "ntriples").out
    subject, predicate = "<https://example.org/kg/entity/place/moscou>", "ontology#occupies>"
    plain = [line for line in out.splitlines() if line.startswith(subject) and predicate in line]
    assert len(plain) == 1 and "marioupol" in plain[0]


@pytest.mark.parametrize("suffix", ["trig", "nq", "nt", "jsonld", "rdf"])
def test_a_graph_survives_its_way_through_another_format(kg, article, tmp_path, suffix):
    first, other, back = (tmp_path / name for name in ("a.ttl", f"b.{suffix}", "c.ttl"))
    kg("build", article, "-o", first)
    assert kg("export", first, "-o", other).code == 0
    assert kg("export", other, "-o", back).code == 0
    assert back.read_bytes() == first.read_bytes()


def test_exported_graphs_are_united(kg, tmp_path):
    graphs = []
    for name, text in (("a", "Moscou occupe Marioupol."), ("b", "Berlin occupe Paris.")):
        (tmp_path / f"{name}.txt").write_text(text)
        graphs.append(tmp_path / f"{name}.ttl")
        kg("build", tmp_path / f"{name}.txt", "-o", graphs[-1])
    together = kg("build", tmp_path / "a.txt", tmp_path / "b.txt").out
    assert kg("export", *graphs).out == together


def test_a_graph_keeps_its_base_when_it_is_exported(kg, article, tmp_path):
    kg("build", article, "--base", "https://my.org/kg/", "-o", tmp_path / "g.ttl")
    assert "https://example.org/kg/entity" not in kg("export", tmp_path / "g.ttl", "-f", "nt").out
