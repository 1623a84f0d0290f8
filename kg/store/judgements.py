"""What people decided about who is who, one line a decision, sorted."""

from __future__ import annotations

import json
from collections.abc import Iterable

from kg.errors import StoreError
from kg.model import Judgement, Verdict
from kg.store.layout import Layout


def read(layout: Layout) -> tuple[Judgement, ...]:
    """Return the decisions of a store; one without the file has none.

    Raises
    ------
    StoreError
        If a line is none.
    """
    try:
        lines = layout.judgements.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(layout.name, f"{layout.judgements.name} cannot be read") from error
    return tuple(sorted(_judgement(layout, number, line) for number, line in enumerate(lines, 1)))


def write(layout: Layout, known: Iterable[Judgement]) -> None:
    """Write all decisions."""
    lines = (
        json.dumps([one.verdict.value, one.first, one.second], ensure_ascii=False)
        for one in sorted(known)
    )
    layout.write(layout.judgements, "".join(f"{line}\n" for line in lines).encode())


def _judgement(layout: Layout, number: int, line: str) -> Judgement:
    try:
        verdict, one, other = json.loads(line)
        return Judgement.on(one, other, Verdict(verdict))
    except (ValueError, TypeError) as error:
        place = f"{layout.judgements.name}, line {number}"
        raise StoreError(layout.name, f"is damaged: {place} is no judgement") from error
