"""Packs of things to link to: CSV files with a header, and Wikidata's JSON dumps.

A CSV has the columns ``id`` and ``label``, and may have ``aliases`` (parted by "|"), ``type``,
``source`` and ``licence``. A row that breaks the rules is named by its number.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.lang.gazetteer import key
from kg.link import dump
from kg.link.record import Record, iri
from kg.ontology import load as ontology

_NEEDED = ("id", "label")
_KNOWN = (*_NEEDED, "aliases", "type", "source", "licence")


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is no record.

    Attributes
    ----------
    row
        The number of the line in the file, the header being 1.
    """

    row: int
    reason: str


@dataclass(frozen=True)
class Pack:
    """What a file holds."""

    records: tuple[Record, ...]
    faults: tuple[Fault, ...] = ()


def read_pack(path: str, wanted: Collection[str], *, lenient: bool = False) -> Pack:
    """Read what a pack knows of some names.

    Parameters
    ----------
    path
        A CSV file, or a Wikidata dump (``.json``, ``.jsonl``, also compressed as ``.gz`` or
        ``.bz2``), which is read line by line and never whole.
    wanted
        The names to look for; all others are passed over.
    lenient
        Whether rows that break the rules are left out instead.

    Raises
    ------
    InputError
        If the file cannot be read or, unless lenient, if a row breaks the rules.
    """
    names = frozenset(map(key, wanted))
    found = list(_read(path, names))
    faults = tuple(one for one in found if isinstance(one, Fault))
    if faults and not lenient:
        raise InputError(path, _said(faults))
    return Pack(tuple(one for one in found if isinstance(one, Record)), faults)


def _read(path: str, names: Set[str]) -> Iterator[Record | Fault]:
    reader: Callable[[str, Set[str]], Iterator[Record | tuple[int, str]]]
    reader = dump.records if dump.is_dump(path) else _rows
    try:
        for one in reader(path, names):
            yield Fault(*one) if isinstance(one, tuple) else one
    except UnicodeDecodeError as error:
        raise InputError(path, "is not UTF-8") from error
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(path, reason.lower()) from error


def _rows(path: str, names: Set[str]) -> Iterator[Record | tuple[int, str]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream, strict=True)
        header = _header(path, next(reader, []))
        while True:
            try:
                values = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield reader.line_num, str(error)
                return
            if not values:
                continue
            if len(values) != len(header):
                yield reader.line_num, f"has {len(values)} columns, the header {len(header)}"
                continue
            found = _record(dict(zip(header, map(str.strip, values), strict=True)))
            if isinstance(found, str):
                yield reader.line_num, found
            elif not names.isdisjoint(map(key, found.names)):
                yield found


def _header(path: str, names: list[str]) -> list[str]:
    header = [name.strip().lower() for name in names]
    missing = [name for name in _NEEDED if name not in header]
    if missing:
        said = ", ".join(_KNOWN)
        raise InputError(path, f"row 1: no column '{missing[0]}' (a pack has {said})")
    return header


def _record(row: dict[str, str]) -> Record | str:
    """Return the record of a row, or what is wrong with it."""
    name, kind = iri(row["id"]), row.get("type") or "Thing"
    if name is None:
        return f"'{row['id']}' is neither a Wikidata id nor an IRI"
    if not row["label"]:
        return "has no label"
    if kind not in ontology().classes:
        return f"unknown type '{kind}'"
    aliases = tuple(a.strip() for a in row.get("aliases", "").split("|") if a.strip())
    source = ", ".join(part for part in (row.get("source"), row.get("licence")) if part)
    return Record((name,), row["label"], aliases, kind, source=source)


def _said(faults: tuple[Fault, ...]) -> str:
    shown = "; ".join(f"row {fault.row}: {fault.reason}" for fault in faults[:5])
    more = f"; and {len(faults) - 5} more" if len(faults) > 5 else ""
    return f"{shown}{more} (--lenient skips them)"
