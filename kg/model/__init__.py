"""The words of the package as frozen dataclasses; standard library only."""

from kg.model.article import Article, Block, BlockKind
from kg.model.clause import (
    Argument,
    Clause,
    Construction,
    Modality,
    Polarity,
    Role,
    Tense,
    Voice,
)
from kg.model.derived import Derived
from kg.model.document import Document
from kg.model.entity import Entity, Match
from kg.model.event import Event, Part, Telling
from kg.model.judgement import Judgement, Verdict
from kg.model.mention import Gender, Mention, MentionKind, Number
from kg.model.quote import Cue, Quote, QuoteKind
from kg.model.reading import Reading
from kg.model.run import Run
from kg.model.span import Span
from kg.model.statement import Attribution, Evidence, Literal, Statement, Triple
from kg.model.time import Grain, Interval, TimeValue

__all__ = [
    "Argument",
    "Article",
    "Attribution",
    "Block",
    "BlockKind",
    "Clause",
    "Construction",
    "Cue",
    "Derived",
    "Document",
    "Entity",
    "Event",
    "Evidence",
    "Gender",
    "Grain",
    "Interval",
    "Judgement",
    "Literal",
    "Match",
    "Mention",
    "MentionKind",
    "Modality",
    "Number",
    "Part",
    "Polarity",
    "Quote",
    "QuoteKind",
    "Reading",
    "Role",
    "Run",
    "Span",
    "Statement",
    "Telling",
    "Tense",
    "TimeValue",
    "Triple",
    "Verdict",
    "Voice",
]
