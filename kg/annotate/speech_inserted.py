"""Speech around an inserted verb: "P, a déclaré X", "« P1, a-t-il dit, P2 »"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotate.grammar import word
from kg.annotate.speech_content import Range, has_main_clause, trim
from kg.annotate.speech_marks import Stretch, has_clause, is_speech, skip_stops, words_of
from kg.annotate.speech_page import Page, Speech, Voice
from kg.annotate.speech_verbs import Report
from kg.lang.reporting import reporting
from kg.model import QuoteKind

_ENDS = frozenset({",", ";", ":", ".", "?", "!", "…"})


def around_inserted(page: Page, report: Report, voice: Voice) -> Iterator[Speech]:
    """Yield what stands before and behind an inserted clause, or in the marks around it."""
    outer = page.around(report.start)
    if outer is not None and outer not in page.claimed:
        yield from _inside(page, outer, voice)
        return
    split = _split(page, report, voice)
    if split is not None:
        yield split
        return
    before = _before(page, report, voice)
    if before is not None:
        yield before
    if before is None or before.kind is not QuoteKind.DIRECT:
        yield from _behind(page, report, voice, first=before is None)
    elif (stretch := _next_marks(page, report, voice)) is not None:
        yield page.claim(stretch, voice)


def inserted_end(page: Page, report: Report, speaker: Token | None) -> int:
    """Return where the clause of an inserted verb ends: at a comma, colon, stop or mark."""
    start = report.end if speaker is None else max(report.end, speaker.i + 1)
    for index in range(start, report.sentence[1]):
        opened = page.starting_at(index)
        if page.doc[index].text in _ENDS or (opened and is_speech(page.doc, opened)):
            return index
    return report.sentence[1]


def introduced_start(report: Report) -> int:
    """Return where the clause of a verb begins, "comme" or "ainsi que" included."""
    for length in (3, 2, 1):
        first = max(report.start - length, report.sentence[0])
        if " ".join(map(word, report.doc[first : report.start])) in reporting().opening:
            return first
    return report.start


def holds_all(page: Page, stretch: Stretch, sentence: int) -> bool:
    """Return whether marks hold all that is said from `sentence` on, not a word or two of it."""
    sentence = min(sentence, stretch.start)
    before = page.doc[sentence : stretch.start]
    if any(token.text == ":" for token in before):
        return True
    return not page.tensed((sentence, stretch.start)) and (
        has_clause(page.doc, stretch) or not words_of(page.doc, sentence, stretch.start)
    )


def _inside(page: Page, outer: Stretch, voice: Voice) -> Iterator[Speech]:
    """Yield the words between marks, without the clause inserted there."""
    page.claimed.add(outer)
    end = _own_end(page, outer)
    if not has_main_clause(page.doc, outer.start, voice.start) and end > voice.end:
        part = (outer.start, end)
        whole = part if end == outer.end else trim(page.doc, *part) or part
        gap = page.apart(whole, voice.start, voice.end)
        yield page.speech(whole, voice, QuoteKind.DIRECT, outer, gap)
        return
    for piece in ((outer.start, voice.start), (voice.end, end)):
        found = trim(page.doc, *piece)
        if found is not None and words_of(page.doc, *found):
            yield page.speech(found, voice, QuoteKind.DIRECT, outer)


def _own_end(page: Page, outer: Stretch) -> int:
    """Return where words end that another verb does not take up: "« P, dit X. Q », ajoute-t-il"."""
    index = skip_stops(page.doc, outer.end)
    if not any(report.start == index for report in page.reports):
        return outer.end
    return max(int(page.doc[outer.end - 1].sent.start), outer.start + 1)


def _split(page: Page, report: Report, voice: Voice) -> Speech | None:
    """Return the one clause that the report stands in: "La mine, a dit X, rouvrira"."""
    start = _behind_colon(page.doc, report.sentence[0], voice.start)
    part = trim(page.doc, start, report.sentence[1])
    behind = trim(page.doc, voice.end, report.sentence[1])
    marked = page.ending_at(voice.start) or _next_marks(page, report, voice)
    if part is None or behind is None or marked or not words_of(page.doc, start, voice.start):
        return None
    if has_main_clause(page.doc, start, voice.start) or not page.tensed(behind):
        return None
    if not _goes_on(page, report, behind, first=True):
        return None
    return page.speech(part, voice, gap=page.apart(part, voice.start, voice.end))


def _before(page: Page, report: Report, voice: Voice) -> Speech | None:
    """Return the speech that ends before the clause."""
    sentence = report.sentence[0]
    stretch = page.ending_at(voice.start)
    fresh = stretch is not None and stretch not in page.claimed
    if stretch is not None and fresh and holds_all(page, stretch, sentence):
        return page.claim(stretch, voice)
    part = trim(page.doc, _behind_colon(page.doc, sentence, voice.start), voice.start)
    if part is None or not (page.tensed(part) or stretch is not None):
        return None
    return page.speech(part, voice) if words_of(page.doc, *part) else None


def _behind_colon(doc: Doc, start: int, end: int) -> int:
    """Return the index behind the last colon of a stretch, or its start."""
    return max((token.i + 1 for token in doc[start:end] if token.text == ":"), default=start)


def _next_marks(page: Page, report: Report, voice: Voice) -> Stretch | None:
    """Return marks with a clause right behind the inserted one: "« P », dit X, « Q »"."""
    index = voice.end
    if index < report.sentence[1] and page.doc[index].text in {",", ":"}:
        index += 1
    stretch = page.starting_at(index)
    return stretch if stretch is not None and has_clause(page.doc, stretch) else None


def _behind(page: Page, report: Report, voice: Voice, *, first: bool) -> Iterator[Speech]:
    """Yield the speech that goes on, or only begins, behind the clause."""
    stretch = _next_marks(page, report, voice)
    if stretch is not None:
        yield page.claim(stretch, voice)
        return
    part = trim(page.doc, voice.end, report.sentence[1])
    if part is not None and _goes_on(page, report, part, first=first):
        yield page.speech(part, voice)


def _goes_on(page: Page, report: Report, part: Range, *, first: bool) -> bool:
    """Return whether what follows an inserted clause is more of the speech."""
    opening = page.doc[part[0]]
    if not page.tensed(part) or word(opening) in reporting().relative:
        return False
    if "VerbForm=Part" in opening.morph:
        return False
    return first or not has_main_clause(page.doc, report.sentence[0], report.start)
