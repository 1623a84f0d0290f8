"""Files of judgements: one decision a line, as ``same person/poutine person/vladimir-poutine``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kg.errors import InputError
from kg.model import Judgement, Verdict


def read_judgements(path: str | None) -> tuple[Judgement, ...]:
    """Read a file of judgements; the one that a store keeps is one, too.

    Empty lines and what follows a ``#`` at the start of a line are passed over.

    Raises
    ------
    InputError
        If it cannot be read, or a line is no judgement.
    """
    if path is None:
        return ()
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise InputError(path, "is not UTF-8") from error
    except OSError as error:
        raise InputError(path, (error.strerror or str(error)).lower()) from error
    return tuple(_judgements(path, lines))


def _judgements(path: str, lines: list[str]) -> Iterator[Judgement]:
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if text and not text.startswith("#"):
            yield _judgement(f"{path}:{number}", text)


def _judgement(place: str, text: str) -> Judgement:
    try:
        verdict, one, other = json.loads(text) if text.startswith("[") else text.split()
        return Judgement.on(one, other, Verdict(verdict))
    except (ValueError, TypeError, AttributeError) as error:
        reason = "is no judgement; write it as 'same A B' or 'different A B', with ids of entities"
        raise InputError(place, reason) from error
