"""Where quotation marks stand between the tokens of a parse that does not see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.annotate.marks import Marked, MarkedKind
from kg.annotate.nlp import Parse
from kg.annotate.speech_verbs import is_finite


@dataclass(frozen=True, slots=True)
class Stretch:
    """The tokens between two quotation marks, half-open, and the marks."""

    start: int
    end: int
    marked: Marked

    def covers(self, index: int) -> bool:
        """Return whether a token stands between the marks."""
        return self.start <= index < self.end


def stretches_of(parse: Parse, doc: Doc, marked: Sequence[Marked]) -> tuple[Stretch, ...]:
    """Return what stands in quotation marks in one block, outer before inner."""
    return tuple(_stretches(parse, doc, marked))


def _stretches(parse: Parse, doc: Doc, marked: Sequence[Marked]) -> Iterator[Stretch]:
    spans = [parse.span(token) for token in doc]
    for one in marked:
        inside = [i for i, span in enumerate(spans) if one.inner.covers(span)]
        if inside:
            yield Stretch(inside[0], inside[-1] + 1, one)


def behind_marks(doc: Doc, stretches: Sequence[Stretch]) -> frozenset[int]:
    """Return the tokens before which, but for a comma or dash, quotation marks close."""
    return frozenset(skip_stops(doc, one.end) for one in stretches)


def behind_clauses(doc: Doc, stretches: Sequence[Stretch]) -> frozenset[int]:
    """Return the tokens behind marks that open a sentence and a comma: "« P », V", where V reports.

    A title is no clause set apart: "« Tout va bien » sort mercredi".
    """
    return frozenset(
        one.end + 1
        for one in stretches
        if one.end + 1 < len(doc) and doc[one.end].text == "," and is_opening(doc, one)
    )


def is_opening(doc: Doc, stretch: Stretch) -> bool:
    """Return whether nothing stands before the marks in their sentence."""
    return not words_of(doc, doc[stretch.start].sent.start, stretch.start)


def skip_stops(doc: Doc, index: int) -> int:
    """Return the first token from `index` on that is no comma, dash or stray mark."""
    while index < len(doc) and doc[index].text in {",", "-", '"', "»", "”"}:
        index += 1
    return index


def is_sentence(doc: Doc, stretch: Stretch) -> bool:
    """Return whether the marks hold a whole sentence or more, and nothing else stands by."""
    before = stretch.start - 1
    first = doc[stretch.start].is_sent_start or before < 0 or _loose(doc, stretch.start)
    after = skip_stops(doc, stretch.end)
    return bool(first) and (after >= len(doc) or doc[after].is_sent_start or _final(doc, after))


def _loose(doc: Doc, index: int) -> bool:
    """Return whether only punctuation stands between the start of the sentence and a token."""
    return all(token.is_punct for token in doc[doc[index].sent.start : index])


def _final(doc: Doc, index: int) -> bool:
    """Return whether only punctuation follows in the sentence."""
    return all(token.is_punct for token in doc[index : doc[index].sent.end])


def has_clause(doc: Doc, stretch: Stretch) -> bool:
    """Return whether a tensed verb stands between the marks."""
    return any(is_finite(token) for token in doc[stretch.start : stretch.end])


def is_speech(doc: Doc, stretch: Stretch) -> bool:
    """Return whether marks that nobody is said to speak still hold speech, not a scare quote."""
    return has_clause(doc, stretch) and stretch.marked.kind is MarkedKind.SPEECH


def words_of(doc: Doc, start: int, end: int) -> list[Token]:
    """Return the tokens of a stretch that are no punctuation."""
    return [token for token in doc[start:end] if not token.is_punct and not token.is_space]
