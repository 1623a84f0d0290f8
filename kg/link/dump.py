"""Wikidata's JSON dump, one item a line between brackets, read as a stream."""

from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Iterator, Set
from pathlib import Path
from typing import IO, Any

from kg.lang.gazetteer import key
from kg.link.record import Record, iri

_LANGUAGES = ("fr", "mul", "en")
_SUFFIXES = (".json", ".jsonl", ".ndjson")


def is_dump(path: str) -> bool:
    """Return whether a file is named as a dump is: ``latest-all.json.bz2``."""
    suffixes = Path(path.lower()).suffixes
    plain = suffixes[:-1] if suffixes[-1:] in ([".gz"], [".bz2"]) else suffixes
    return bool(plain) and plain[-1] in _SUFFIXES


def records(path: str, names: Set[str]) -> Iterator[Record | tuple[int, str]]:
    """Yield the items that have one of the names, and the number and fault of each bad line."""
    with _opened(path) as stream:
        for number, line in enumerate(stream, 1):
            text = line.strip().rstrip(",")
            if not text or text in {"[", "]"}:
                continue
            try:
                item = json.loads(text)
                found = _record(item)
            except (ValueError, TypeError, AttributeError, KeyError):
                yield number, "is no Wikidata item"
                continue
            if found is not None and not names.isdisjoint(map(key, found.names)):
                yield found


def _opened(path: str) -> IO[str]:
    if path.lower().endswith(".gz"):
        return gzip.open(path, "rt", encoding="utf-8")
    if path.lower().endswith(".bz2"):
        return bz2.open(path, "rt", encoding="utf-8")
    return Path(path).open(encoding="utf-8")


def _record(item: dict[str, Any]) -> Record | None:
    """Return an item as a record; None if it has no name that French texts use."""
    name = iri(item["id"])
    if name is None:
        if item["id"][:1] in "PL":
            return None  # properties and lexemes are no things
        raise ValueError(item["id"])
    labels = [item.get("labels", {}).get(code, {}).get("value") for code in _LANGUAGES]
    label = next((one for one in labels if one), None)
    if label is None:
        return None
    others = {one for one in labels if one}
    for code in _LANGUAGES:
        others.update(alias["value"] for alias in item.get("aliases", {}).get(code, ()))
    source = "Wikidata, CC0-1.0"
    return Record((name,), label, tuple(sorted(others - {label})), "Thing", source=source)
