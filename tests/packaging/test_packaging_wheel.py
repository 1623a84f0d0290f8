"""What an installed kg brings with it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

builder = pytest.importorskip("hatchling.builders.wheel")

ROOT = Path(__file__).parents[2]
BESIDE = ("data", "annotate/weights")
"""Folders of the package that hold what is not Python."""


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files in a wheel built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = builder.WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_wheel_holds_the_linguistic_data(names: set[str]) -> None:
    package = ROOT / "kg"
    data = [path for folder in BESIDE for path in (package / folder).rglob("*") if path.is_file()]
    assert data
    assert {f"kg/{path.relative_to(package).as_posix()}" for path in data} <= names


def test_wheel_holds_the_ontology_the_named_queries_and_who_is_known(names: set[str]) -> None:
    files = [*(ROOT / "ontologies").rglob("*"), *(ROOT / "seeds").glob("*.csv")]
    wanted = {f"kg/{path.relative_to(ROOT).as_posix()}" for path in files if path.is_file()}
    assert wanted <= names


def test_wheel_holds_nothing_else(names: set[str]) -> None:
    strangers = {name.split("/")[0] for name in names} - {"kg"}
    assert all(name.endswith(".dist-info") for name in strangers)


def test_wheel_holds_the_licence_and_the_notice(names: set[str]) -> None:
    beside = {name.split("/")[-1] for name in names if ".dist-info/" in name}
    assert {"LICENSE", "NOTICE"} <= beside
