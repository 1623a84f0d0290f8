from __future__ import annotations

import bz2
import csv
import gzip
import json
import re
from pathlib import Path

import pycountry
import pytest

from kg import resources
from kg.errors import InputError
from kg.lang.links import links
from kg.link import Record, read_pack
from kg.link.builtin import builtin
from kg.ontology import load as ontology

HEADER = "id,label,aliases,type,source,licence\n"


def write(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_pack_gives_what_is_wanted(tmp_path):
    rows = 'Q1,Anne Roux,"Roux|A. Roux",Person,moi,CC0\nQ2,Marc Petit,,Person,moi,CC0\n'
    pack = read_pack(write(tmp_path / "p.csv", HEADER + rows), ["anne roux"])
    assert pack.records == (
        Record(
            ("http://www.wikidata.org/entity/Q1",),
            "Anne Roux",
            ("Roux", "A. Roux"),
            "Person",
            source="moi, CC0",
        ),
    )


def test_only_id_and_label_are_needed(tmp_path):
    path = write(tmp_path / "p.csv", "label,id\nAnne Roux,https://x.example/a\n")
    (record,) = read_pack(path, ["Anne Roux"]).records
    assert (record.iris, record.type) == (("https://x.example/a",), "Thing")


BAD = HEADER + (
    "Q1,Anne Roux,,Person,moi,CC0\n"
    "17,Marc Petit,,Person,moi,CC0\n"
    "Q3,,,Person,moi,CC0\n"
    "Q4,Lyon,,Ville,moi,CC0\n"
    "Q5,Nice\n"
)


def test_malformed_rows_are_named_by_number(tmp_path):
    path = write(tmp_path / "p.csv", BAD)
    with pytest.raises(InputError) as caught:
        read_pack(path, ["Anne Roux"])
    said = str(caught.value)
    assert re.findall(r"row (\d+)", said) == ["3", "4", "5", "6"]
    assert "'17' is neither a Wikidata id nor an IRI" in said
    assert "has no label" in said
    assert "unknown type 'Ville'" in said
    assert "has 2 columns, the header 6" in said


def test_malformed_rows_can_be_left_out(tmp_path):
    pack = read_pack(write(tmp_path / "p.csv", BAD), ["Anne Roux"], lenient=True)
    assert [record.label for record in pack.records] == ["Anne Roux"]
    assert [fault.row for fault in pack.faults] == [3, 4, 5, 6]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"name,type\nLyon,Place\n", "row 1: no column 'id'"),
        (b"", "row 1: no column 'id'"),
        (b"id,label\nQ1,\xff\n", "is not UTF-8"),
        (b'id,label\nQ1,"a\n', "row"),
    ],
)
def test_a_file_that_is_no_pack_is_refused(tmp_path, content, reason):
    path = tmp_path / "p.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=re.escape(reason)):
        read_pack(str(path), ["Lyon"])


def test_a_pack_that_is_not_there_is_one_line(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_pack(str(tmp_path / "p.csv"), [])


def item(number: int, label: str, *aliases: str) -> str:
    return json.dumps(
        {
            "type": "item",
            "id": f"Q{number}",
            "labels": {"fr": {"language": "fr", "value": label}},
            "aliases": {"fr": [{"language": "fr", "value": alias} for alias in aliases]},
        }
    )


DUMP = "[\n" + ",\n".join([item(1, "Anne Roux", "A. Roux"), item(2, "Marc Petit")]) + "\n]\n"


@pytest.mark.parametrize("name", ["all.json", "all.json.gz", "all.json.bz2"])
def test_a_dump_is_filtered_to_what_is_wanted(tmp_path, name):
    path = tmp_path / name
    pack = {".gz": gzip.compress, ".bz2": bz2.compress}.get(path.suffix, bytes)
    path.write_bytes(pack(DUMP.encode()))
    (record,) = read_pack(str(path), ["a. roux"]).records
    assert (record.label, record.iris) == ("Anne Roux", ("http://www.wikidata.org/entity/Q1",))


def test_properties_in_a_dump_are_passed_over(tmp_path):
    line = json.dumps({"type": "property", "id": "P1", "labels": {}})
    assert read_pack(write(tmp_path / "d.json", f"[\n{line}\n]\n"), ["x"]).records == ()


def test_a_bad_line_of_a_dump_is_named(tmp_path):
    path = write(tmp_path / "d.json", f"[\n{item(1, 'Anne Roux')},\n{{oops\n]\n")
    with pytest.raises(InputError, match="row 3: is no Wikidata item"):
        read_pack(path, ["Anne Roux"])
    assert len(read_pack(path, ["Anne Roux"], lenient=True).records) == 1


def test_a_truncated_archive_is_refused(tmp_path):
    path = tmp_path / "all.json.gz"
    path.write_bytes(gzip.compress(DUMP.encode())[:-12])
    with pytest.raises(InputError):
        read_pack(str(path), ["Anne Roux"])


def rows(name: str) -> list[dict[str, str]]:
    with resources.path("seeds", name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("name", ["entities.csv", "aliases.csv"])
def test_each_row_of_ours_names_its_source_and_licence(name):
    assert all(row["id"] and row["source"] and row["licence"] for row in rows(name))


def test_our_entities_are_sorted_unique_and_typed():
    entities = rows("entities.csv")
    assert len({row["id"] for row in entities}) == len(entities)
    assert {row["type"] for row in entities} <= ontology().classes.keys()
    assert {row["id"] for row in rows("aliases.csv")} <= {row["id"] for row in entities}
    assert len(builtin()) == len(entities)


def test_our_iso_codes_are_codes():
    known = {one.alpha_2 for one in pycountry.countries} | {"XK"}
    known |= {one.code for one in pycountry.subdivisions}
    assert {row["iso"] for row in rows("entities.csv") if row["iso"]} <= known
    assert set(links().regions.values()) <= known
