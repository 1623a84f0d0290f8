"""Which quotation marks belong together, by characters alone; an apostrophe is never a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.annotate.sentences import split
from kg.lang.punctuation import MarkFamily, Punctuation, punctuation
from kg.model import Span

_REACH = 3  # paragraphs that speech may run on without a mark of its own
_LONG = 5  # words from which marks hold speech rather than a name or a scare quote
_BEFORE_OPENING = "([{-—–/'’«“‘"
_AFTER_CLOSING = ".,;:!?)]}…»”’-–—/"


class MarkedKind(StrEnum):
    """What the length between two marks hints at."""

    WORDS = "words"
    SPEECH = "speech"


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in quotation marks.

    Attributes
    ----------
    inner
        What stands between the marks, without white space; offsets in the whole text.
    outer
        The same with its marks; where speech runs over paragraphs, one mark or both may be
        missing and that end is the paragraph's.
    continued
        Whether this paragraph goes on with the marks of the paragraph before.
    """

    inner: Span
    outer: Span
    kind: MarkedKind
    continued: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark, empty where a paragraph goes on without one, and the sides that it may have."""

    span: Span
    family: MarkFamily
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph and the characters in it that may be marks."""

    span: Span
    marks: tuple[_Mark, ...]

    def starts_with(self, mark: _Mark) -> bool:
        """Return whether the paragraph begins with `mark`."""
        return mark.span.start == self.span.start


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The pairs of one block, and its outermost mark without a partner."""

    closed: tuple[tuple[Span, Span], ...]
    unclosed: _Mark | None


def pair_marks(
    text: str, blocks: Sequence[Span] = (), *, language: str = "fr"
) -> tuple[Marked, ...]:
    """Return the stretches in quotation marks, outer before inner, in the order of the text.

    Openers and closers of different families pair when nothing better does. A mark that is
    opened again at each paragraph, or closed paragraphs later, holds up to each paragraph's
    end; another one without a partner holds up to the end of its sentence, or is dropped.

    Parameters
    ----------
    blocks
        The paragraphs to read; by default, what empty lines part.

    Examples
    --------
    >>> text = "“Pour moi, c'est fini », dit-il d'une voix « basse »."
    >>> [marked.inner.of(text) for marked in pair_marks(text)]
    ["Pour moi, c'est fini", 'basse']
    """
    signs = punctuation(language)
    spans = tuple(blocks) or tuple(_paragraphs(text))
    read = [_Block(span, tuple(_marks(text, span, signs))) for span in spans]
    found: list[Marked] = []
    carried: MarkFamily | None = None
    for index, block in enumerate(read):
        pairs = _pair(block, carried)
        goes_on = _goes_on(pairs.unclosed, read[index + 1 :])
        found += _marked(text, block, pairs, goes_on=goes_on, continued=carried is not None)
        carried = pairs.unclosed.family if pairs.unclosed and goes_on else None
    return tuple(sorted(found, key=lambda marked: (marked.outer.start, -marked.outer.end)))


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the stretches between empty lines."""
    for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        yield Span(*match.span())


def _marks(text: str, block: Span, signs: Punctuation) -> Iterator[_Mark]:
    """Yield the characters of a block that may be quotation marks."""
    longest_first = sorted(signs.family_of, key=len, reverse=True)
    pattern = "|".join(re.escape(sign) for sign in longest_first)
    for match in re.finditer(pattern, block.of(text)):
        span = Span(block.start + match.start(), block.start + match.end())
        mark = _read(text, block, span, signs)
        if mark.opens or mark.closes:
            yield mark


def _read(text: str, block: Span, span: Span, signs: Punctuation) -> _Mark:
    """Return the mark at `span` with the sides that it may have."""
    before = text[span.start - 1] if span.start > block.start else " "
    after = text[span.end] if span.end < block.end else " "
    left = before.isspace() or before in _BEFORE_OPENING
    right = after.isspace() or after in _AFTER_CLOSING
    family = signs.family_of[span.of(text)]
    if family.weak:
        held = right and not before.isspace() and not _elided(text, span, signs)
        return _Mark(span, family, left and after.isalnum(), held)
    opening, closing = span.of(text) in family.opening, span.of(text) in family.closing
    if opening and closing:
        return _Mark(span, family, left or not right, right or not left)
    return _Mark(span, family, opening or (left and not right), closing or (right and not left))


def _elided(text: str, span: Span, signs: Punctuation) -> bool:
    """Return whether the word before an apostrophe is one that loses its vowel: "l' Europe"."""
    word = re.search(r"[^\W\d_]+$", text[max(span.start - 12, 0) : span.start])
    return word is not None and word.group().lower() in signs.elisions


def _goes_on(mark: _Mark | None, later: Sequence[_Block]) -> bool:
    """Return whether the next paragraph opens `mark` again or a near one closes it."""
    if mark is None:
        return False
    for distance, block in enumerate(later[:_REACH]):
        same = [one for one in block.marks if one.family is mark.family]
        if same:
            again = distance == 0 and block.starts_with(same[0])
            return again or (same[0].closes and not same[0].opens)
    return False


def _pair(block: _Block, carried: MarkFamily | None) -> _Pairs:
    """Pair the marks of a block; `carried` is what the block before left open."""
    pairs: list[tuple[Span, Span]] = []
    waiting = _carried(block, carried)
    for mark in block.marks[len(waiting) and waiting[0] is block.marks[0] :]:
        partner = _partner(mark, waiting) if mark.closes else None
        if partner is not None:
            pairs.append((waiting[partner].span, mark.span))
            del waiting[partner:]
        elif mark.opens:
            waiting.append(mark)
    unclosed = next((mark for mark in waiting if not mark.family.weak), None)
    return _Pairs(tuple(pairs), unclosed)


def _carried(block: _Block, family: MarkFamily | None) -> list[_Mark]:
    """Return the mark that a block goes on with: its first, or an empty one."""
    if family is None:
        return []
    first = block.marks[0] if block.marks else None
    if first and first.family is family and block.starts_with(first):
        return [first]
    return [_Mark(Span(block.span.start, block.span.start), family, opens=True, closes=False)]


def _partner(mark: _Mark, waiting: Sequence[_Mark]) -> int | None:
    """Return the index of the open mark that `mark` closes: of its family, or else mixed."""
    same = [index for index, one in enumerate(waiting) if one.family is mark.family]
    if mark.family.weak:
        return same[-1] if same and same[-1] == len(waiting) - 1 else None
    if same or mark.opens:
        return same[-1] if same else None
    strong = [index for index, one in enumerate(waiting) if not one.family.weak]
    return strong[-1] if strong else None


def _marked(
    text: str, block: _Block, pairs: _Pairs, *, goes_on: bool, continued: bool
) -> Iterator[Marked]:
    """Yield what the marks of a block hold."""
    closed = list(pairs.closed)
    if pairs.unclosed is not None:
        end = block.span.end if goes_on else _recovered(text, block, pairs.unclosed)
        closed += [(pairs.unclosed.span, Span(end, end))] if end else []
    for opening, closing in closed:
        inner = _stripped(text, opening.end, closing.start)
        if inner is not None:
            outer = Span(opening.start, max(closing.end, inner.end))
            first = opening.start == block.span.start
            yield Marked(inner, outer, _kind(inner.of(text)), continued and first)


def _recovered(text: str, block: _Block, mark: _Mark) -> int | None:
    """Return where the words behind a mark without partner end: with the sentence."""
    rest = text[mark.span.end : block.span.end]
    first = next(iter(split(rest)), None)
    if first is None or len(first.of(rest).split()) < _LONG:
        return None
    return mark.span.end + first.end


def _stripped(text: str, start: int, end: int) -> Span | None:
    """Return the stretch without outer white space; None if nothing is left."""
    piece = text[start:end]
    if not piece.strip():
        return None
    return Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))


def _kind(words: str) -> MarkedKind:
    """Return what the length of `words` hints at."""
    stopped = words[-1] in ".!?…"
    return MarkedKind.SPEECH if stopped or len(words.split()) >= _LONG else MarkedKind.WORDS
