"""Shapes that ask for what nobody checks are refused, for they would look as if they held."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import LanguageDataError
from kg.validate.shapes import read, shipped

HEAD = """\
@prefix kg: <https://example.org/kg/ontology#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
kg:AShape a sh:NodeShape ; sh:targetClass kg:Statement ; sh:property [
"""


def test_the_shipped_shapes_are_read_with_their_messages() -> None:
    assert len(shipped()) > 40
    assert all(constraint.message and constraint.targets for constraint in shipped())


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('sh:path kg:rule ; sh:pattern "a" ; sh:message "no"@en', "sh:pattern is not understood"),
        ("sh:path kg:rule ; sh:minCount 1", "a message in en is wanted"),
        (
            'sh:path [ sh:zeroOrMorePath kg:rule ] ; sh:minCount 1 ; sh:message "no"@en',
            "only properties and their inverses",
        ),
        ("sh:path", "odd.ttl: "),
    ],
)
def test_what_is_not_understood_is_refused(body: str, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "odd.ttl"
    file.write_text(f"{HEAD} {body} ] .", encoding="utf-8")
    with pytest.raises(LanguageDataError, match=reason):
        read(file)
