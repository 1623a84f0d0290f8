"""Which parts of a text carry the news, and what the rest tells about it.

Nothing is taken out of the text: what is not read is in no block, so every offset stays true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kg.config import LANGUAGE
from kg.lang import furniture, load
from kg.lang.furniture import Furniture, Gives, PageTable, Takes
from kg.model import Block, BlockKind, Span
from kg.read import dates
from kg.read.lines import pieces, trimmed

_LONGEST_TITLE = 200
_LONGEST_HEADING = 100
# In words: so short a line above a title is its kicker ("Guerre en Ukraine"), and one below the
# last sentence a signature or a link.
_LONGEST_KICKER = 3
_LONGEST_SIGNATURE = 5
# Only text this long, with a final stop, shows that its sentences end in one.
_SURE_PARAGRAPH = 80
_CLOSERS = "\"'»”’)] \u00a0\u202f"
_OPENERS = "\"'«“‘([ \u00a0\u202f"
_STOPS = ".?!…:;,"
_BULLETS = "•▪■●*►▶·"
_DASHES = ("-", "–", "—")


@dataclass(frozen=True)
class Layout:
    """The parts of a text that are to be read, and what the text tells about itself.

    Attributes
    ----------
    published, updated, dateline
        From lines that say so, and from the date line that the first paragraph begins with.
    """

    blocks: tuple[Block, ...]
    url: str | None = None
    published: date | None = None
    updated: date | None = None
    dateline: date | None = None


def read(text: str, *, title: str | None = None) -> Layout:
    r"""Return the layout of an article's text.

    Parameters
    ----------
    title
        The title, where the input states it; else the first line is one if it looks like it.

    Examples
    --------
    >>> text = "Kiev attend ses chars\n\n3 mars 2022. - La ville attend.\n\nPartager sur X"
    >>> layout = read(text)
    >>> [(block.kind.value, block.span.of(text)) for block in layout.blocks]
    [('title', 'Kiev attend ses chars'), ('paragraph', 'La ville attend.')]
    >>> layout.dateline
    datetime.date(2022, 3, 3)
    """
    table = furniture.table(load(LANGUAGE))
    found = pieces(text, stands_alone=lambda line: _match(line, table) is not None)
    lines = [(piece, _match(piece.of(text), table)) for piece in found]
    news = [_without_tail(text, span, table) for span in _news(text, lines)]
    kept = _unsigned(text, news)
    blocks, dateline = _without_dateline(text, _blocks(text, kept, title), table)
    told = replace(_told(text, lines), dateline=dateline)
    return replace(told, blocks=tuple(_once(text, blocks)))


def _match(line: str, table: PageTable) -> Furniture | None:
    """Return the kind of furniture that a line is; None if it is news."""
    if len(line) > max(kind.limit for kind in table.furniture):
        return None
    folded = furniture.fold(line).strip(' "|>*')
    kinds = (kind for kind in table.furniture if len(line) <= kind.limit)
    return next((kind for kind in kinds if kind.pattern.fullmatch(folded)), None)


def _told(text: str, lines: Iterable[tuple[Span, Furniture | None]]) -> Layout:
    """Return what furniture says about the article; the first line that says it counts."""
    told = Layout(())
    for span, kind in lines:
        line = span.of(text)
        written = dates.find(line)
        value = written.value if written else None
        if kind is None:
            continue
        if kind.gives is Gives.PUBLISHED:
            told = replace(told, published=told.published or value)
        elif kind.gives is Gives.UPDATED:
            told = replace(told, updated=told.updated or value)
        elif kind.gives is Gives.URL:
            told = replace(told, url=told.url or _address(line))
    return told


def _address(line: str) -> str | None:
    words = (word.strip("<>()[]«»\"'") for word in line.replace(":http", ": http").split())
    found = next((word for word in words if word.startswith(("http://", "https://", "www."))), None)
    return f"https://{found}" if found and found.startswith("www.") else found


def _news(text: str, lines: list[tuple[Span, Furniture | None]]) -> Iterator[Span]:
    """Yield the pieces that are no furniture, nor stand under furniture that takes them along."""
    sizes = [0 if kind else len(span) for span, kind in lines]
    links = False
    for index, (span, kind) in enumerate(lines):
        if kind is not None:
            if kind.takes is Takes.REST and sum(sizes[:index]) > sum(sizes[index:]):
                return
            links = kind.takes is Takes.HEADINGS or (links and kind.takes is Takes.LINE)
        elif not any(character.isalnum() for character in span.of(text)):
            continue
        elif not (links and _is_heading(span.of(text), _LONGEST_TITLE)):
            links = False
            yield span


def _unsigned(text: str, spans: list[Span]) -> list[Span]:
    """Leave out the signatures and links below the last sentence."""
    if not any(len(span) >= _SURE_PARAGRAPH and _stopped(span.of(text)) for span in spans):
        return spans
    last = len(spans)
    while _words(text, spans[last - 1]) <= _LONGEST_SIGNATURE and _is_heading(
        spans[last - 1].of(text), _LONGEST_HEADING
    ):
        last -= 1
    return spans[:last]


def _words(text: str, span: Span) -> int:
    return len(span.of(text).split())


def _stopped(line: str) -> bool:
    """Return whether a line ends as a sentence or an item of a list does."""
    return line.rstrip(_CLOSERS)[-1:] in tuple(_STOPS)


def _blocks(text: str, spans: list[Span], title: str | None) -> list[Block]:
    """Say of each piece what it is; a title or a heading stands above something."""
    last = len(spans) - 1
    heads = [
        index < last and _is_heading(span.of(text), _LONGEST_HEADING)
        for index, span in enumerate(spans)
    ]
    titled = _title(text, spans, title)
    return [
        Block(
            _without_bullet(text, span),
            BlockKind.TITLE
            if index == titled
            else BlockKind.HEADING
            if head
            else BlockKind.PARAGRAPH,
        )
        for index, (span, head) in enumerate(zip(spans, heads, strict=True))
    ]


def _title(text: str, spans: list[Span], title: str | None) -> int | None:
    """Return the index of the piece that is the title."""
    if title is not None:
        key = _key(title)
        return next((i for i, span in enumerate(spans) if _key(span.of(text)) == key), None)
    if len(spans) < 2 or not _is_heading(spans[0].of(text), _LONGEST_TITLE):
        return None
    second = spans[1].of(text)
    kicker = _words(text, spans[0]) <= _LONGEST_KICKER < _words(text, spans[1])
    return int(kicker and len(spans) > 2 and _is_heading(second, _LONGEST_TITLE))


def _is_heading(line: str, longest: int) -> bool:
    """Return whether a line is short and ends in no mark that ends a sentence or a list's item."""
    if len(line) > longest or line.startswith((*_BULLETS, *_DASHES)):
        return False
    return not _stopped(line) and not line.lstrip(_OPENERS)[:1].islower()


def _without_bullet(text: str, span: Span) -> Span:
    bare = span.of(text).lstrip(_BULLETS)
    return trimmed(text, Span(span.end - len(bare), span.end)) if bare.strip() else span


def _without_dateline(
    text: str, blocks: list[Block], table: PageTable
) -> tuple[list[Block], date | None]:
    """Begin the first paragraph behind the place, date and agency that stand before it."""
    index = next((i for i, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH), None)
    if index is None:
        return blocks, None
    span = blocks[index].span
    line = table.dateline.match(furniture.fold(span.of(text)))
    if line is None or line.end() == len(span):
        return blocks, None
    rest = replace(blocks[index], span=Span(span.start + line.end(), span.end))
    written = dates.find(span.of(text)[: line.end()])
    return [*blocks[:index], rest, *blocks[index + 1 :]], written.value if written else None


def _without_tail(text: str, span: Span, table: PageTable) -> Span:
    """End a paragraph before the agency or credit that stands after its last sentence."""
    folded = furniture.fold(span.of(text))
    for stop in range(len(folded) - 1, max(0, len(folded) - _LONGEST_HEADING), -1):
        behind = folded[stop:].lstrip()
        if folded[stop - 1] in '.?!…"' and behind and table.tail.fullmatch(behind):
            return trimmed(text, Span(span.start, span.start + stop))
    return span


def _once(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Leave out each block that says the same as one before it."""
    seen: set[str] = set()
    for block in blocks:
        key = _key(block.span.of(text))
        if key and key not in seen:
            seen.add(key)
            yield block


def _key(text: str) -> str:
    """Return the letters and digits of a text, for comparing what it says."""
    return "".join(filter(str.isalnum, furniture.fold(text).casefold()))
