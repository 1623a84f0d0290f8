"""Article -> `Parse`: one spaCy document a block, with the way back to raw offsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate

from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Token

from kg.annotate.marks import Marked
from kg.annotate.model import load_pipeline
from kg.annotate.rereading import reread
from kg.annotate.sentences import split
from kg.annotate.text import prepare
from kg.model import Article, Span


@dataclass(frozen=True)
class Parse:
    """An article's blocks as the parser read them.

    Attributes
    ----------
    docs
        One a block. ``doc.user_data["offsets"]`` maps characters to the raw text,
        ``doc.user_data["block"]`` is the doc's index, ``doc.user_data["quoted"]`` holds the raw
        spans in quotation marks of the whole article.
    """

    article: Article
    docs: tuple[Doc, ...]

    def span(self, first: Token, last: Token | None = None) -> Span:
        """Return the raw offsets from `first` to `last`, both included."""
        last = first if last is None else last
        offsets = first.doc.user_data["offsets"]
        return Span(offsets[first.idx], offsets[last.idx + len(last) - 1] + 1)

    def tokens_span(self, tokens: Sequence[Token]) -> Span:
        """Return the raw offsets of the stretch that covers all of `tokens`."""
        return self.span(min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of all blocks, in the order of the text."""
        return tuple(
            self.span(sentence[0], sentence[-1]) for doc in self.docs for sentence in doc.sents
        )

    @cached_property
    def _first_sentences(self) -> tuple[int, ...]:
        return (0, *accumulate(len(list(doc.sents)) for doc in self.docs))

    @cached_property
    def _sentence_of(self) -> tuple[tuple[int, ...], ...]:
        return tuple(
            tuple(index for index, sentence in enumerate(doc.sents) for _ in sentence)
            for doc in self.docs
        )

    def sentence_index(self, token: Token) -> int:
        """Return the place of the token's sentence in `sentences`."""
        block: int = token.doc.user_data["block"]
        return self._first_sentences[block] + self._sentence_of[block][token.i]


@cache
def pipeline() -> Pipeline:
    """Return the model, loaded once a process."""
    return load_pipeline(split)


def parse(article: Article, marked: Sequence[Marked] = ()) -> Parse:
    """Parse the blocks of an article, without the quotation marks of `marked`."""
    marks = {offset for mark in marked for offset in (*_edge(mark.outer, mark.inner),)}
    prepared = [prepare(article.text, block.span, marks=marks) for block in article.blocks]
    texts = [one for one in prepared if one.text.strip()]
    docs = tuple(pipeline().pipe([one.text for one in texts]))
    reread(docs, pipeline())
    quoted = tuple(mark.inner for mark in marked)
    for index, (doc, one) in enumerate(zip(docs, texts, strict=True)):
        doc.user_data["offsets"] = one.offsets
        doc.user_data["block"] = index
        doc.user_data["quoted"] = quoted
    return Parse(article, docs)


def _edge(outer: Span, inner: Span) -> tuple[int, ...]:
    """Return the offsets of the marks themselves: inside `outer`, outside `inner`."""
    return (*range(outer.start, inner.start), *range(inner.end, outer.end))
