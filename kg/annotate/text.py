"""The text that the parser sees, and the way back to the article's own.

Quotation marks, editor's brackets and typographic variants mislead a small parser and carry
nothing that `marks` has not read already; they are taken out here, and every character that
stays knows its offset in the raw text.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from kg.model import Span

_VARIANTS = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "–": "-", "—": "-", "‑": "-"})
_ELLIPSIS = re.compile(r"\[\s*(?:\.\.\.|…)\s*\]|\(\s*(?:\.\.\.|…)\s*\)")
_BRACKETS = re.compile(r"[\[\]]")


@dataclass(frozen=True)
class Prepared:
    """A block's text for the parser; ``offsets[i]`` is the raw offset of its i-th character."""

    text: str
    offsets: tuple[int, ...]


def prepare(raw: str, block: Span, *, marks: Collection[int] = ()) -> Prepared:
    r"""Return what the parser should see of one block.

    Parameters
    ----------
    raw
        The article's text.
    marks
        Raw offsets of the quotation marks to leave out.

    Examples
    --------
    >>> prepare("le [Russian] président\u00a0Poutine", Span(0, 30)).text
    'le Russian président Poutine'
    """
    dropped = set(marks) | _bracketed(raw, block)
    kept: list[tuple[str, int]] = []
    for offset in range(block.start, block.end):
        character = " " if raw[offset].isspace() else raw[offset]
        if offset in dropped or (character == " " and (not kept or kept[-1][0] == " ")):
            continue
        kept.append((character, offset))
    text = "".join(character for character, _ in kept).translate(_VARIANTS)
    return Prepared(text, tuple(offset for _, offset in kept))


def _bracketed(raw: str, block: Span) -> set[int]:
    """Return the offsets of editor's brackets, and of whole ``[...]``."""
    found: set[int] = set()
    for match in _ELLIPSIS.finditer(raw, block.start, block.end):
        found.update(range(*match.span()))
    found.update(match.start() for match in _BRACKETS.finditer(raw, block.start, block.end))
    return found
