"""The report of figures against floors: what counts as a miss, and that no floor stands unused."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import report

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "value", "bound", "holds"),
    [
        ("f1", 0.80, 0.76, True),
        ("f1", 0.75, 0.76, False),
        ("f1", 0.10, None, True),
        ("misasserted_rate", 0.02, 0.01, False),
        ("time against md", 1.4, 1.5, True),
    ],
)
def test_floors_and_ceilings(name: str, value: float, bound: float | None, holds: bool) -> None:
    assert report.Verdict(name, value, bound).holds is holds


def test_a_miss_is_visible_and_is_a_no(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(report, "SECTIONS", {"dev": lambda: iter([("f1", 0.1)])})
    assert report.main(["dev"]) == 1
    assert "MISSED" in capsys.readouterr().out


def test_what_is_not_there_is_left_out_with_a_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(report, "SHARED", tmp_path)
    assert report.main(["dev"]) == 0
    assert "dev: left out" in capsys.readouterr().out


def test_every_floor_belongs_to_a_section() -> None:
    assert FLOORS.keys() - {"seed"} == report.SECTIONS.keys()
