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
    """

    span: Span
    kind: QuoteKind
    cue: Cue | None
    speaker: Span | None
