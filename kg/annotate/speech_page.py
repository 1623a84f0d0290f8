"""One block as the readers of speech see it: cues, marks, mentions, and what is claimed already.

Invariant: marks are claimed once; whoever claims them gives all that they hold a speaker.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.annotate.marks import Marked
from kg.annotate.nlp import Parse
from kg.annotate.speech_content import Range, trim
from kg.annotate.speech_marks import (
    Stretch,
    behind_clauses,
    behind_marks,
    is_speech,
    skip_stops,
    stretches_of,
    words_of,
)
from kg.annotate.speech_sources import find_sources
from kg.annotate.speech_verbs import find_reports, is_auxiliary, is_finite
from kg.model import Mention, QuoteKind, Span

_APART = frozenset({",", "-"})


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of reported speech, in tokens.

    Attributes
    ----------
    cue, lemma
        The tokens of the cue, half-open, and its dictionary form; None where marks alone report.
    stretch
        The marks, where the speech is all that they hold.
    whole
        Whether nothing but the speech stands in its sentences.
    gap
        The tokens inside that are the reporter's own, half-open.
    """

    start: int
    end: int
    kind: QuoteKind
    cue: Range | None = None
    lemma: str = ""
    speaker: Token | None = None
    stretch: Stretch | None = None
    whole: bool = False
    gap: Range | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """A cue and who speaks by it; ``start..end`` are the tokens of the cue's own clause."""

    cue: Range
    lemma: str
    speaker: Token | None
    start: int
    end: int


class Page:
    """One block of an article.

    Parameters
    ----------
    by_head
        The mention that each token stands for, by the token's raw span.
    marked
        All stretches in quotation marks of the article.
    """

    def __init__(
        self, parse: Parse, doc: Doc, by_head: Mapping[Span, Mention], marked: Sequence[Marked]
    ) -> None:
        self.parse = parse
        self.doc = doc
        self.by_head = by_head
        self.stretches = stretches_of(parse, doc, marked)
        behind = behind_marks(doc, self.stretches)
        self.reports = find_reports(doc, behind, behind_clauses(doc, self.stretches))
        opened = frozenset(one.start for one in self.stretches if is_speech(doc, one))
        self.sources = find_sources(parse, doc, by_head, opened)
        self.claimed: set[Stretch] = set()

    def mention(self, token: Token | None) -> Mention | None:
        """Return the mention that a token stands for."""
        return None if token is None else self.by_head.get(self.parse.span(token))

    def tensed(self, part: Range) -> bool:
        """Return whether a stretch has a tensed verb."""
        return any(is_finite(token) for token in self.doc[slice(*part)])

    def starting_at(self, index: int) -> Stretch | None:
        """Return the outermost marks that open right before a token."""
        return next((one for one in self.stretches if one.start == index), None)

    def ending_at(self, index: int) -> Stretch | None:
        """Return the outermost marks that close right before a token, a comma between."""
        ending = (one for one in self.stretches if skip_stops(self.doc, one.end) == index)
        return next(ending, None)

    def around(self, index: int) -> Stretch | None:
        """Return the outermost marks that hold a token."""
        return next((one for one in self.stretches if one.covers(index)), None)

    def claim(self, stretch: Stretch, voice: Voice) -> Speech:
        """Return all that the marks hold as direct speech."""
        self.claimed.add(stretch)
        return self.speech((stretch.start, stretch.end), voice, QuoteKind.DIRECT, stretch)

    def speech(
        self,
        part: Range,
        voice: Voice,
        kind: QuoteKind | None = None,
        stretch: Stretch | None = None,
        gap: Range | None = None,
    ) -> Speech:
        """Return a stretch as speech; by default its kind is what the marks in it say."""
        kind = kind or self.kind(part)
        return Speech(*part, kind, voice.cue, voice.lemma, voice.speaker, stretch, gap=gap)

    def apart(self, part: Range, start: int, end: int) -> Range:
        """Return words inside a part with the commas or dashes that set them apart.

        A clause before keeps its comma: "si P, a dit X, Q" is "si P, Q".
        """
        clause = self.tensed((part[0], start)) and not is_auxiliary(self.doc[start - 2])
        opened = self.doc[start - 1].text in _APART and not clause
        closed = end < len(self.doc) and self.doc[end].text in _APART
        return start - opened, end + closed

    def kind(self, part: Range) -> QuoteKind:
        """Return how much of a stretch stands in marks."""
        words = words_of(self.doc, *part)
        quoted = [token for token in words if self.around(token.i) is not None]
        if len(quoted) == len(words):
            return QuoteKind.DIRECT
        return QuoteKind.MIXED if quoted else QuoteKind.INDIRECT

    def with_marks(self, part: Range) -> Range:
        """Return a content, drawn out to the end of marks that open in it.

        Marks behind a colon are words of their own: "reconnaît que P : « Q »".
        """
        for one in self.stretches:
            if part[0] < one.start - 1 < part[1] and self.doc[one.start - 1].text == ":":
                part = trim(self.doc, part[0], one.start - 1) or part
        ends = [one.end for one in self.stretches if part[0] <= one.start < part[1]]
        return part[0], max([part[1], *ends])

    def exact(self, part: Range) -> Stretch | None:
        """Return the marks that hold just a content, and claim them."""
        found = next((one for one in self.stretches if (one.start, one.end) == part), None)
        if found is not None:
            self.claimed.add(found)
        return found
