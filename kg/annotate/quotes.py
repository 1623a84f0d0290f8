"""Reported speech: what is said, in which words, by whom.

Every verb, noun, phrase or pair of marks that reports gives one `Quote` (two where its own clause
splits the words); marks that no cue claims take the speaker of their neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from kg.annotate.marks import Marked
from kg.annotate.nlp import Parse
from kg.annotate.speech_blocks import first_subject, read_speech
from kg.annotate.speech_free import free_speech
from kg.annotate.speech_marks import words_of
from kg.annotate.speech_page import Page, Speech
from kg.model import Article, BlockKind, Cue, Mention, Quote, QuoteKind, Span


def find_quotes(
    parse: Parse, by_head: Mapping[Span, Mention], marked: Sequence[Marked]
) -> tuple[Quote, ...]:
    """Return the reported speech of an article, outer before inner, in the order of the text.

    Parameters
    ----------
    by_head
        The mention that each token stands for, by the token's raw span.
    marked
        What `kg.annotate.marks.pair_marks` found in the article.
    """
    pages = [Page(parse, doc, by_head, marked) for doc in parse.docs]
    blocks = [_within(page, list(read_speech(page))) for page in pages]
    blocks = _across(parse, pages, blocks)
    blocks = [
        [*speeches, *free_speech(page, speeches)]
        for page, speeches in zip(pages, blocks, strict=True)
    ]
    quotes = [
        _quote(page, speech)
        for page, speeches in zip(pages, blocks, strict=True)
        for speech in speeches
    ]
    return tuple(sorted(quotes, key=lambda quote: (quote.span.start, -quote.span.end)))


def _within(page: Page, speeches: list[Speech]) -> list[Speech]:
    """Give marks that fill their sentences the speaker of the sentence before."""
    done: list[Speech] = []
    for speech in speeches:
        if speech.speaker is None and speech.cue is None and speech.whole:
            done.append(replace(speech, speaker=_neighbour(page, speech, done)))
        else:
            done.append(speech)
    return done


def _neighbour(page: Page, speech: Speech, before: Sequence[Speech]) -> Token | None:
    """Return who spoke, or was spoken of, in the sentence right before."""
    start = page.doc[speech.start].sent.start
    if start == 0:
        return None
    previous = page.doc[start - 1].sent
    for one in reversed(before):
        cue_end = one.cue[1] if one.cue else one.end
        if one.speaker is not None and max(one.end, cue_end) > previous.start:
            return one.speaker
    return first_subject(page, previous.start, previous.end)


def _across(
    parse: Parse, pages: Sequence[Page], blocks: Sequence[list[Speech]]
) -> list[list[Speech]]:
    """Give paragraphs that are all speech the speaker of the paragraph before, or after."""
    done = [list(speeches) for speeches in blocks]
    order = [i for i in range(len(done)) if _is_paragraph(parse.article, pages[i])]
    for back in (False, True):
        sequence = list(reversed(order)) if back else order
        for previous, index in pairwise(sequence):
            done[index] = _continued(pages[index], done[index], done[previous], back=back)
    return done


def _is_paragraph(article: Article, page: Page) -> bool:
    """Return whether the block is running text, not a title or a heading."""
    if not len(page.doc):
        return False
    span = page.parse.span(page.doc[0], page.doc[-1])
    kinds = [block.kind for block in article.blocks if block.span.overlaps(span)]
    return kinds == [BlockKind.PARAGRAPH]


def _continued(
    page: Page, speeches: list[Speech], neighbours: Sequence[Speech], *, back: bool
) -> list[Speech]:
    """Return the speeches of a block; one that fills it takes the neighbours' direct speaker."""
    direct = [one for one in neighbours if one.kind is not QuoteKind.INDIRECT and one.speaker]
    if not direct:
        return speeches
    speaker = (direct[0] if back else direct[-1]).speaker
    return [
        replace(one, speaker=speaker) if _fills(page, one) and not one.speaker else one
        for one in speeches
    ]


def _fills(page: Page, speech: Speech) -> bool:
    """Return whether the speech is all that its paragraph holds, and no cue names its source."""
    outside = (
        *words_of(page.doc, 0, speech.start),
        *words_of(page.doc, speech.end, len(page.doc)),
    )
    return speech.cue is None and not outside


def _quote(page: Page, speech: Speech) -> Quote:
    doc, parse = page.doc, page.parse
    span = parse.span(doc[speech.start], doc[speech.end - 1])
    cue = None
    if speech.cue is not None:
        first, last = doc[speech.cue[0]], doc[speech.cue[1] - 1]
        cue = Cue(parse.span(first, last), speech.lemma)
    inner = speech.stretch.marked.inner if speech.stretch else None
    if inner is not None and inner.covers(span) and _same(page, speech):
        span = inner
    else:
        span = _closed(span, page)
    mention = page.mention(speech.speaker)
    gap = parse.span(doc[speech.gap[0]], doc[speech.gap[1] - 1]) if speech.gap else None
    return Quote(span, speech.kind, cue, mention.span if mention else None, gap)


def _closed(span: Span, page: Page) -> Span:
    """Return the span with the marks whose other half it holds."""
    for stretch in page.stretches:
        outer, inner = stretch.marked.outer, stretch.marked.inner
        if span.start <= outer.start < span.end == inner.end:
            span = Span(span.start, outer.end)
        elif span.start == inner.start and inner.end < span.end:
            span = Span(outer.start, span.end)
    return span


def _same(page: Page, speech: Speech) -> bool:
    """Return whether the speech is all that its marks hold."""
    stretch = speech.stretch
    return stretch is not None and (stretch.start, stretch.end) == (speech.start, speech.end)
