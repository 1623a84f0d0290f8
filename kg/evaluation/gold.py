"""Annotated triples, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError


@dataclass(frozen=True, slots=True)
class GoldTriple:
    """What a careful reader took from a sentence.

    Attributes
    ----------
    subject, relation, object
        Accepted forms, the best first; no object for an intransitive event.
    subject_heads, object_heads
        A right answer holds all words of one of them.
    source
        Accepted names of who says it; None where the article does.
    time
        ISO date or ``start/end``; None where the text says none.
    must
        Whether a good system has to find it; an optional one only excuses an answer.
    """

    article: str
    sentence: int
    kind: str
    subject: tuple[str, ...]
    subject_heads: tuple[str, ...]
    relation: tuple[str, ...]
    object: tuple[str, ...]
    object_heads: tuple[str, ...]
    negative: bool
    modality: str
    source: tuple[str, ...] | None
    time: str | None
    place: tuple[str, ...]
    must: bool

    @property
    def fact(self) -> bool:
        """Whether the article itself presents it as what is so."""
        return not self.negative and self.modality == "actual" and self.source is None


def read_gold(path: str) -> tuple[GoldTriple, ...]:
    """Read a file of annotations.

    Raises
    ------
    InputError
        With the line, where one is no annotation.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(path, (error.strerror or str(error)).lower()) from error
    except UnicodeDecodeError as error:
        raise InputError(path, "is not UTF-8") from error
    return tuple(_triple(path, n, line) for n, line in enumerate(lines, 1) if line.strip())


def _triple(path: str, number: int, line: str) -> GoldTriple:
    where = f"{path}:{number}"
    try:
        return _from(json.loads(line))
    except json.JSONDecodeError as error:
        reason = f"malformed JSON ({error.msg}, column {error.colno})"
        raise InputError(where, reason) from error
    except KeyError as error:
        raise InputError(where, f"no annotation: it has no field {error}") from error
    except (ValueError, TypeError) as error:
        raise InputError(where, f"no annotation: {error}") from error


def _from(row: Mapping[str, Any]) -> GoldTriple:
    if not isinstance(row, dict):
        raise TypeError("not a JSON object")
    source = row["by"]
    return GoldTriple(
        article=str(row["doc"]),
        sentence=int(row["sent"]),
        kind=row["kind"],
        subject=tuple(row["s"]),
        subject_heads=tuple(row["s_head"]),
        relation=tuple(row["r"]),
        object=tuple(row["o"]),
        object_heads=tuple(row["o_head"]),
        negative=row["pol"] == "-",
        modality=row["mod"],
        source=tuple(source) if source is not None else None,
        time=row["time"],
        place=tuple(row["place"] or ()),
        must=bool(row["must"]),
    )
