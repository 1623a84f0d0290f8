from __future__ import annotations

from pathlib import Path

from kg.cli.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "reference.md"


def test_the_reference_is_what_help_says():
    assert PAGE.read_text(encoding="utf-8") == reference(), (
        "run python -m kg.cli.reference > docs/reference.md"
    )
