"""Finding time expressions in a text, left to right, and giving each its value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from kg.annotate.times.calendar import Period
from kg.annotate.times.direction import Direction, sentence_direction
from kg.annotate.times.grammar import Grammar, Node, Parser, grammar
from kg.annotate.times.moment import Context, Stretch
from kg.annotate.times.operations import read
from kg.annotate.times.tokens import Tokens, tokenise
from kg.model import Article, Grain, Interval, Span, TimeValue

Tense = Callable[[int, int], Direction]

_BOUNDARY = re.compile(
    r"(?<![ .(][A-ZÀ-Ý])(?<!\bMM)(?<!Mme)(?<!\bDr)[.!?…]+[\"»”)]*\s+(?=[^a-zà-ÿ])|\n+"
)
# Words that leave an expression alone in its text: "le", "à", "vers".
_SMALL = 5


def find_times(
    text: str,
    *,
    published: date | None,
    offset: int = 0,
    anchor: Interval | None = None,
    direction: Tense | None = None,
) -> tuple[TimeValue, ...]:
    """Return the dates and intervals that a block or a sentence names, in order.

    Parameters
    ----------
    text
        Raw text; typographic apostrophes and no-break spaces are fine.
    published
        The day that "mardi" is resolved against. Without it relative expressions have no value
        and are left out.
    offset
        Where the text begins in the article; added to every span.
    anchor
        A time told before the text, for "le lendemain".
    direction
        Tells from a span's start and end, in the article's offsets, whether the verb there lies in
        the past or in the future; the sentence's surface is read where it does not know.

    Examples
    --------
    >>> for time in find_times("Ils se réunissent mardi.", published=date(2023, 2, 13)):
    ...     print(time.value.start, time.value.end, time.value.grain)
    2023-02-14 2023-02-14 day
    """
    teller = _Teller(published, direction, told=_told(anchor))
    return tuple(teller.block(text, offset))


def find_article_times(
    article: Article, *, direction: Tense | None = None
) -> tuple[TimeValue, ...]:
    """Return the times of an article's blocks, in raw offsets.

    "La veille" counts from the time named last, in whatever block that was.
    """
    teller = _Teller(article.published, direction, article.language)
    found: list[TimeValue] = []
    for block in article.blocks:
        found.extend(teller.block(block.span.of(article.text), block.span.start))
    return tuple(found)


def deadline(value: Interval, published: date | None) -> Interval:
    """Return a deadline that lies ahead as an interval that begins at publication.

    "Avant le 30 juin" is open at its start; said of what has not happened yet, it means from now
    on. Any other value is returned as it is.

    Examples
    --------
    >>> deadline(Interval(None, "2012-06-30"), date(2012, 6, 24)).start
    '2012-06-24'
    >>> deadline(Interval(None, "1998"), date(2012, 6, 24)).start is None
    True
    """
    if value.start is not None or value.end is None or published is None:
        return value
    now = published.isoformat()
    return replace(value, start=now) if value.end >= now[: len(value.end)] else value


@dataclass
class _Teller:
    """What has been told so far; it grows with every expression that has a value."""

    published: date | None
    direction: Tense | None
    language: str = "fr"
    told: list[Stretch] = field(default_factory=list)

    def block(self, text: str, offset: int) -> Iterator[TimeValue]:
        """Yield the values of one block."""
        tokens, rules = tokenise(text), grammar(self.language)
        sentences = _sentences(text)
        here: Period | None = None
        for first, last, node in _expressions(tokens, rules):
            start, end = tokens.spans[first][0], tokens.spans[last - 1][1]
            sentence = next(s for s in sentences if s.start <= start < s.end)
            context = self._context(text, Span(start, end), sentence, offset)
            values = read(node, replace(context, here=here))
            for value in values:
                yield TimeValue(Span(offset + start, offset + end), value.interval)
            self.told.extend(values if not _looks_back(node) else ())
            if values:
                day = values[0].span if len(values) == 1 else None
                here = day if day and day.first == day.last else None

    def _context(self, text: str, span: Span, sentence: Span, offset: int) -> Context:
        known = Direction.UNKNOWN
        if self.direction is not None:
            known = self.direction(offset + span.start, offset + span.end)
        if known is Direction.UNKNOWN:
            known = sentence_direction(
                sentence.of(text), span.start - sentence.start, language=self.language
            )
        alone = len(text[: span.start].strip()) + len(text[span.end :].strip()) <= _SMALL
        return Context(self.published, read, known, tuple(self.told), None, alone)


def _looks_back(node: Node) -> bool:
    """Return whether an expression only looks back, as "la veille" does.

    The telling does not go on from there: a second "la veille" is the same day.
    """
    days = node.slots.get("days")
    return node.op == "neighbour" and isinstance(days, int) and days < 0 and "of" not in node.slots


def _expressions(tokens: Tokens, rules: Grammar) -> Iterator[tuple[int, int, Node]]:
    """Yield first token, token after the last, and node of the expressions, none in another."""
    parser, end = Parser(tokens, rules), 0
    for at in parser.starts():
        found = parser.longest(at) if at >= end else None
        if found is not None:
            end = found[0]
            yield at, end, found[1]


def _sentences(text: str) -> list[Span]:
    cuts = [0, *(match.end() for match in _BOUNDARY.finditer(text)), len(text)]
    return [Span(start, end) for start, end in pairwise(sorted(set(cuts)))]


def _told(anchor: Interval | None) -> list[Stretch]:
    if anchor is None or anchor.start is None or anchor.end is None:
        return []
    first = date.fromisoformat((anchor.start + "-01-01")[:10])
    last = date.fromisoformat((anchor.end + "-12-28")[:10])
    period = Period(first, max(first, last), anchor.grain or Grain.DAY)
    return [Stretch(period, period, anchor.grain)]
