from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from graphs import small

from kg.errors import OutputError, UnknownName, UsageError
from kg.export import EXPORTERS, SUFFIXES, write, write_all
from kg.graph import load
from kg.graph.formats import SUFFIXES as READABLE

SAME_BYTES = """
import hashlib, io
from graphs import small
from kg.export import EXPORTERS
for name in EXPORTERS:
    stream = io.BytesIO()
    EXPORTERS.load(name)(small(), stream, base="https://example.org/kg/")
    print(name, hashlib.sha256(stream.getvalue()).hexdigest())
"""


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_the_suffix_names_the_format(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"pont{suffix}"
    write(small(), str(target))
    stream = io.BytesIO()
    EXPORTERS.load(SUFFIXES[suffix])(small(), stream, base="https://example.org/kg/")
    assert target.read_bytes() == stream.getvalue()


@pytest.mark.parametrize("suffix", sorted(SUFFIXES.keys() & READABLE.keys()))
def test_a_written_graph_is_loaded_again(suffix: str, tmp_path: Path) -> None:
    target = str(tmp_path / f"pont{suffix.upper()}")
    write(small(), target, base="https://my.org/kg/")
    assert load(target) == small()


def test_an_unknown_suffix_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"output suffix '\.doc' \(known: .*\.ttl"):
        write(small(), str(tmp_path / "pont.doc"))
    assert list(tmp_path.iterdir()) == []


def test_a_name_takes_the_place_of_the_suffix(tmp_path: Path) -> None:
    target = tmp_path / "pont.txt"
    write(small(), str(target), format_name="turtle")
    assert target.read_text(encoding="utf-8").startswith("@base")


def test_standard_output_needs_a_format(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with pytest.raises(UsageError, match="turtle"):
        write(small(), "-")
    write(small(), "-", format_name="ntriples")
    sys.stdout.flush()
    assert capfdbinary.readouterr().out.startswith(b"<https://example.org/kg/>")


def test_a_missing_folder_is_one_line_and_nothing_is_written(tmp_path: Path) -> None:
    good, bad = tmp_path / "pont.ttl", tmp_path / "nowhere" / "pont.trig"
    good.write_text("before")
    with pytest.raises(OutputError, match=r"nowhere/pont\.trig: no such file or directory"):
        write_all(small(), [str(good), str(bad)])
    assert good.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["pont.ttl"]


def test_what_fails_on_the_way_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "pont.nt"
    target.write_text("before")

    def broken(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.export.lines.serialize", broken)
    with pytest.raises(OutputError, match="no space left on device"):
        write(small(), str(target))
    assert target.read_text() == "before"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    target, other = tmp_path / "pont.ttl", tmp_path / "other"
    write(small(), str(target))
    other.write_text("")
    assert target.stat().st_mode == other.stat().st_mode


def test_bytes_do_not_depend_on_the_process() -> None:
    outputs = {digests(seed) for seed in ("0", "1", "4711")}
    assert len(outputs) == 1
    assert len(outputs.pop().splitlines()) == len(list(EXPORTERS))


def digests(seed: str) -> str:
    root = Path(__file__).parents[2]
    found = {"PYTHONHASHSEED": seed, "PYTHONPATH": f"{root}{os.pathsep}{root / 'tests'}"}
    done = subprocess.run(
        [sys.executable, "-c", SAME_BYTES],
        env={**os.environ, **found},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_export_of_a_loaded_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.ttl", tmp_path / "second.ttl"
    write(small(), str(first))
    write(small(), str(tmp_path / "between.jsonld"))
    write(load(str(tmp_path / "between.jsonld")), str(second))
    assert digest(first) == digest(second)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
