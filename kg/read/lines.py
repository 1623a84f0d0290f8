"""Text to pieces: a line, or the lines of one paragraph that was wrapped to a width.

A paragraph is a line in most texts; in others it is wrapped, with or without blank lines around.
A break is the wrapper's if the next line's first word would not have fitted, or if the next line
goes on in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.model import Span

_LINE = re.compile("[^\n\r\u2028\u2029]+")
_BLANKS = "\ufeff\u200b\u200e\u200f\u2060"
# No one wraps text wider or narrower than this.
_WIDEST = 130
_NARROWEST = 40


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank, and whether a blank line stands before it."""

    span: Span
    gap: bool


def pieces(text: str, *, stands_alone: Callable[[str], bool]) -> list[Span]:
    r"""Return the spans of the text's paragraphs, headings and other lines, in order.

    Parameters
    ----------
    stands_alone
        Whether a line is a piece of its own whatever stands around it, as page furniture is.

    Examples
    --------
    >>> text = "Titre\n\nUne ville\nest bombardée.\n"
    >>> [piece.of(text) for piece in pieces(text, stands_alone=lambda line: False)]
    ['Titre', 'Une ville\nest bombardée.']
    """
    lines = list(_lines(text))
    width = _width(text, lines)
    found: list[Span] = []
    before: _Line | None = None
    for line in lines:
        alone = stands_alone(line.span.of(text))
        if before and not alone and not line.gap and _continues(text, before, line, width):
            found[-1] = Span(found[-1].start, line.span.end)
        else:
            found.append(line.span)
        before = None if alone else line
    return found


def trimmed(text: str, span: Span) -> Span:
    """Return `span` without the white space and invisible marks at its ends."""
    start, end = span.start, span.end
    while start < end and _blank(text[start]):
        start += 1
    while end > start and _blank(text[end - 1]):
        end -= 1
    return Span(start, end)


def _blank(character: str) -> bool:
    return character.isspace() or character in _BLANKS


def _lines(text: str) -> Iterator[_Line]:
    end = 0
    for match in _LINE.finditer(text):
        span = trimmed(text, Span(*match.span()))
        if len(span):
            breaks = text[end : span.start].replace("\r\n", "\n")
            yield _Line(span, sum(breaks.count(mark) for mark in "\n\r\u2028\u2029") > 1)
            end = span.end


def _width(text: str, lines: list[_Line]) -> int | None:
    """Return the width that the text is wrapped to; None if no line goes on in lower case."""
    widest = max((len(line.span) for line in lines), default=0)
    wrapped = any(not line.gap and text[line.span.start].islower() for line in lines[1:])
    return widest if wrapped and _NARROWEST <= widest <= _WIDEST else None


def _continues(text: str, before: _Line, line: _Line, width: int | None) -> bool:
    """Return whether `line` belongs to the paragraph of the line before it."""
    words = line.span.of(text)
    if words[0].islower():
        return True
    first = words.split(maxsplit=1)[0]
    return width is not None and len(before.span) + 1 + len(first) > width
