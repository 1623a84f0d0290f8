from __future__ import annotations

import re
import subprocess
import sys
import time

import pytest

from kg.cli.main import COMMANDS, cli, run
from kg.export import EXPORTERS, SUFFIXES

HEAVY = ("spacy", "rdflib", "networkx", "rich", "pyoxigraph", "lxml", "numpy", "kg.model")


def seconds(*args: str) -> float:
    """The best of three runs."""
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, *args], check=True, capture_output=True)
        taken.append(time.perf_counter() - start)
    return min(taken)


def test_help_answers_in_under_half_the_time_that_spacy_takes_to_import():
    assert seconds("-m", "kg", "--help") < seconds("-c", "import spacy") / 2


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_imports_nothing_heavy(option):
    code = (
        "import sys\nfrom kg.cli.main import run\n"
        f"assert run(['{option}']) == 0\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_lists_every_command_with_its_own_first_line():
    context = cli.make_context("kg", [], resilient_parsing=True)
    for name, (_, short) in COMMANDS.items():
        command = cli.get_command(context, name)
        assert command is not None
        assert (command.help or "").splitlines()[0] == short


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself_with_an_example(name, capsys):
    assert run([name, "--help"]) == 0
    assert f"kg {name}" in capsys.readouterr().out.split("Example:")[1]


@pytest.mark.parametrize("name", ["build", "export"])
def test_every_format_that_can_be_written_is_named(name, capsys):
    assert run([name, "--help"]) == 0
    named = re.findall(r"\.[a-z]+\b", capsys.readouterr().out)
    assert {SUFFIXES[suffix] for suffix in named if suffix in SUFFIXES} == set(EXPORTERS)


def test_version(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("kg ")


def test_no_command_shows_the_help_and_is_a_usage_error(capsys):
    assert run([]) == 2
    assert "Commands:" in capsys.readouterr().err


def test_an_unknown_command_is_a_usage_error_in_one_line(capsys):
    assert run(["biuld"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("kg: ") and err.count("\n") == 1
