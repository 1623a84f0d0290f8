"""Every way that a command can end, and its exit code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg import pipeline
from kg.cli.main import run
from kg.errors import KgError, UnknownName, Unsatisfied


def ending(monkeypatch, error: BaseException) -> int:
    def fail(*args: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(pipeline, "read_articles", fail)
    return run(["extract", "x.txt"])


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Unsatisfied("no"), 1),
        (UnknownName("format", "foo", ["ttl"]), 2),
        (KgError("bad\ndata"), 3),
        (ValueError("oops"), 70),
    ],
)
def test_an_error_is_one_line_and_its_exit_code(monkeypatch, capsys, error, code):
    assert ending(monkeypatch, error) == code
    err = capsys.readouterr().err
    assert err.startswith("kg: ") and err.count("\n") == 1


def test_a_bug_shows_its_traceback_only_on_demand(monkeypatch, capsys):
    monkeypatch.setenv("KG_DEBUG", "1")
    assert ending(monkeypatch, ValueError("oops")) == 70
    assert "Traceback" in capsys.readouterr().err


def test_an_interruption_is_silent(monkeypatch, capsys):
    assert ending(monkeypatch, KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == ""


def test_a_reader_who_leaves_is_no_error():
    with subprocess.Popen(
        [sys.executable, "-c", "from kg.cli.main import main; main()", "--help"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_behind_standard_output_is_said_once():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kg", "--version"],
            stdout=full,
            check=False,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 3
    assert done.stderr == "kg: standard output: no space left on device\n"
