"""The commands in the README give what it shows; ``[...]`` stands for lines left out."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "[...]"


def commands() -> list[tuple[str, list[str]]]:
    """Each command with the lines that it is said to print."""
    blocks = BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    parts = [part for block in blocks for part in block.split("$ ")[1:]]
    return [(lines[0], lines[1:]) for lines in (part.splitlines() for part in parts)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    return folder


def run(command: str, folder: Path) -> str:
    program, *args = shlex.split(command)
    assert program == "kg"
    done = subprocess.run(
        [sys.executable, "-m", "kg", *args], cwd=folder, capture_output=True, check=True
    )
    return "\n".join(done.stdout.decode().splitlines())


def shown(lines: list[str]) -> re.Pattern[str]:
    parts = [r"(?:.*\n)*?" if line == LEFT_OUT else re.escape(line) + "\n" for line in lines]
    return re.compile("".join(parts))


def test_readme_shows_what_its_commands_print(folder: Path) -> None:
    assert commands()
    for command, lines in commands():
        output = run(command, folder)
        if lines:
            assert shown(lines).fullmatch(f"{output}\n"), f"{command}\n{output}"


def test_decisions_are_all_in_their_index() -> None:
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    records = (ROOT / "docs" / "decisions").glob("[0-9]*.md")
    assert [path.name for path in records if f"({path.name})" not in index] == []
