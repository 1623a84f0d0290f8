"""The pages that are generated say what they are generated from."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from kg.cli import questions, vocabulary

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(
    ("file", "module"), [("queries.md", questions), ("ontology.md", vocabulary)]
)
def test_a_generated_page_is_up_to_date(file: str, module: ModuleType) -> None:
    written = (DOCS / file).read_text(encoding="utf-8")
    assert written == module.page(), f"run python -m {module.__name__} > docs/{file}"
