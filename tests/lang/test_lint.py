"""What `kg rules lint` finds in tables that break the rules, and that ours do not."""

from __future__ import annotations

from typing import Any

import pytest

from kg import resources
from kg.lang.lint import LOADERS, lint


def test_every_table_is_in_order() -> None:
    assert list(lint()) == []


def test_every_table_has_a_reader() -> None:
    assert {path.stem for path in resources.path("data", "fr").glob("*.toml")} == set(LOADERS)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"verb": [{"lemma": "viser"}, {"lemma": "attaquer"}]}, "verb: 'attaquer' is out of order"),
        ({"verb": [{"lemma": "viser"}, {"lemma": "viser"}]}, "verb: 'viser' is out of order"),
        ({"words": ["un", "deux", "un"]}, "words: 'un' stands twice"),
        (
            {"verb": [{"lemma": "viser", "forms": ["a", "b", "a"]}]},
            "verb.viser.forms: 'a' stands twice",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    monkeypatch: pytest.MonkeyPatch, table: dict[str, Any], message: str
) -> None:
    ours = resources.toml
    monkeypatch.setattr(
        resources,
        "toml",
        lambda code, name: table if name == "support" else ours(code, name),
    )
    mine = [line for line in lint() if line.startswith("support.toml")]
    assert [line.split(",")[0] for line in mine] == [f"support.toml: {message}"]
