"""Reported speech: whose words a stretch of text gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.span import Span


class QuoteKind(StrEnum):
    """Direct: the speaker's words in quotation marks. Mixed: some of them are."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Cue:
    """The word that reports: "déclarer", "selon"."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of reported speech.

    Attributes
    ----------
    span
        What is reported, without the quotation marks around it.
    speaker
        The span of the speaker's mention ("il", "le préfet de la Creuse, Marc Delorme" has
        "Marc Delorme"); None for an anonymous or unknown source.
    cue
        None where quotation marks alone report.
    gap
        The reporter's own words inside the span, commas included: ", a dit le maire,".
    """

    span: Span
    kind: QuoteKind
    cue: Cue | None
    speaker: Span | None
    gap: Span | None = None

    def holds(self, span: Span) -> bool:
        """Return whether a stretch is part of what is reported, not of the words that report."""
        cue = self.cue.span if self.cue else None
        outside = any(one is not None and one.overlaps(span) for one in (self.gap, cue))
        return self.span.covers(span) and not outside

    def words(self, text: str) -> str:
        """Return what is reported, the reporter's own words left out.

        Parameters
        ----------
        text
            The article's.

        Examples
        --------
        >>> text = "La mine, a dit la ministre, rouvrira."
        >>> Quote(Span(0, 36), QuoteKind.INDIRECT, None, None, gap=Span(7, 27)).words(text)
        'La mine rouvrira'
        """
        if self.gap is None:
            return self.span.of(text)
        before, after = text[self.span.start : self.gap.start], text[self.gap.end : self.span.end]
        return f"{before.rstrip()} {after.lstrip()}"
