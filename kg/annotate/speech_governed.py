"""Speech that a verb governs: "X dit que P", "X dit vouloir P", "X dit : « P »"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.grammar import children, is_, word
from kg.annotate.speech_content import Range, governed_content, trim
from kg.annotate.speech_marks import Stretch, has_clause
from kg.annotate.speech_page import Page, Speech, Voice
from kg.annotate.speech_sources import SPEAKING, speaks
from kg.annotate.speech_speakers import is_inverted
from kg.annotate.speech_verbs import Report
from kg.lang.reporting import ReportClass


def governed(page: Page, report: Report, voice: Voice) -> Iterator[Speech]:
    """Yield what the verb governs, or the marks behind it."""
    stretch = _directly_behind(page, report)
    if stretch is not None:
        yield page.claim(stretch, voice)
        return
    content = governed_content(report)
    if content is not None and _is_told(page, report, voice, content):
        content = page.with_marks(content)
        yield page.speech(content, voice, stretch=page.exact(content))
        return
    yield from behind_colon(page, report, voice)


def behind_colon(page: Page, report: Report, voice: Voice) -> Iterator[Speech]:
    """Yield what a colon behind the verb introduces."""
    colon = _colon(page, report)
    if colon is None or not _speaking(report):
        return
    stretch = page.starting_at(colon + 1)
    if stretch is not None:
        yield page.claim(stretch, voice)
        return
    part = trim(page.doc, colon + 1, report.sentence[1])
    animate = bool(report.entry.governs) or speaks(page.mention(voice.speaker))
    if part is not None and page.tensed(part) and animate and not _object_before(report, colon):
        yield page.speech(part, voice)


def _directly_behind(page: Page, report: Report) -> Stretch | None:
    """Return marks with a clause right behind the group and its adverbs."""
    index = report.end
    while index < report.sentence[1] and page.doc[index].pos_ == "ADV":
        index += 1
    stretch = page.starting_at(index)
    return stretch if stretch is not None and has_clause(page.doc, stretch) else None


def _is_told(page: Page, report: Report, voice: Voice, content: Range) -> bool:
    """Return whether a content is a clause, or an event that somebody tells of."""
    tokens = page.doc[slice(*content)]
    head = next((one for one in tokens if one.head == report.verb), tokens[0])
    that = word(page.doc[content[0] - 1]) in {"que", "qu'"}
    infinitive = any("VerbForm=Inf" in token.morph for token in tokens)
    clause = that or infinitive or page.tensed(content)
    if clause and not (is_(head, "object") and head.pos_ == "NOUN"):
        return True
    told = page.mention(head)
    if report.entry.kind is ReportClass.ASK and (told is None or told.type != "Event"):
        return False  # "a demandé un reçu": a thing
    somebody = told is not None and (told.type in SPEAKING or told.type == "Place")
    return speaks(page.mention(voice.speaker)) and not somebody


def _speaking(report: Report) -> bool:
    """Return whether the group is no bare or passive participle: "révélée au grand jour"."""
    bare = "VerbForm=Part" in report.lead.morph and report.lead is report.verb
    return not report.passive and (not bare or word(report.verb).endswith("ant"))


def _colon(page: Page, report: Report) -> int | None:
    """Return the first colon behind the verb, no other report between."""
    behind = page.doc[report.end : report.sentence[1]]
    colon = next((int(token.i) for token in behind if token.text == ":"), None)
    if colon is None or any(colon > other.start > report.start for other in page.reports):
        return None
    return colon


def _object_before(report: Report, end: int) -> bool:
    """Return whether a noun stands as the object between the verb and `end`."""
    return not is_inverted(report) and any(
        one.pos_ in {"NOUN", "PROPN"} and report.end <= one.i < end
        for one in children(report.verb, "object")
    )
