"""The pack that comes with kg: ``seeds/entities.csv`` and ``seeds/aliases.csv``.

Each id in it was verified against the source that its row names; see ``docs/identity.md``.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from kg import resources
from kg.errors import LanguageDataError
from kg.link.record import Record, iri, iso


@cache
def builtin() -> tuple[Record, ...]:
    """Return the records of our own pack, in the order of the file.

    Raises
    ------
    LanguageDataError
        If an id is none, stands twice, or has an alias without standing there.
    """
    aliases: dict[str, list[str]] = defaultdict(list)
    for row in _rows("aliases.csv"):
        aliases[row["id"]].append(row["alias"])
    records = {row["id"]: _record(row, aliases.pop(row["id"], [])) for row in _rows("entities.csv")}
    if aliases:
        raise LanguageDataError(f"aliases.csv: entities.csv has no {min(aliases)}")
    return tuple(records.values())


def _record(row: dict[str, str], aliases: list[str]) -> Record:
    name, code = iri(row["id"]), row["iso"]
    if name is None:
        raise LanguageDataError(f"entities.csv: '{row['id']}' is no Wikidata id")
    return Record(
        (name, iso(code)) if code else (name,),
        row["label"],
        tuple(aliases),
        row["type"],
        country=code[:2],
        source=f"{row['source']}, {row['licence']}",
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    file = resources.path("seeds", name)
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            yield from csv.DictReader(stream)
    except (OSError, csv.Error) as error:
        raise LanguageDataError(f"{name}: {error}") from error
