"""The speech of one block: every cue with what it reports, and the marks that nobody claims.

Verbs come first, for theirs are the surest cues; marks that no cue claims come last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotate.grammar import is_, nominal, word
from kg.annotate.speech_content import Range
from kg.annotate.speech_governed import behind_colon, governed
from kg.annotate.speech_inserted import around_inserted, holds_all, inserted_end, introduced_start
from kg.annotate.speech_marks import (
    Stretch,
    has_clause,
    is_opening,
    is_sentence,
    is_speech,
    skip_stops,
)
from kg.annotate.speech_page import Page, Speech, Voice
from kg.annotate.speech_sources import Source, noun_contents, source_content, speaks
from kg.annotate.speech_speakers import asked, is_inverted, nominal_from, speaker_token
from kg.annotate.speech_verbs import Report, is_finite
from kg.lang.reporting import reporting
from kg.model import MentionKind, QuoteKind


def read_speech(page: Page) -> tuple[Speech, ...]:
    """Return all speech of a block, outer before inner; bare marks have no speaker yet."""
    found = [speech for report in page.reports for speech in _by_verb(page, report)]
    found += [speech for source in page.sources for speech in _by_source(page, source)]
    found += _by_nouns(page)
    found += _by_colon(page)
    found += _by_name(page)
    found += _unclaimed(page, found)
    return tuple(sorted(_distinct(found), key=lambda one: (one.start, -one.end)))


def first_subject(page: Page, start: int, end: int) -> Token | None:
    """Return the first subject of a stretch, if that one can speak."""
    for token in page.doc[start:end]:
        if is_(token, "subject", "passive_subject") and nominal(token):
            return token if speaks(page.mention(token)) else None
    return None


def _by_verb(page: Page, report: Report) -> Iterator[Speech]:
    """Yield what a verb reports, unless the article itself speaks by it."""
    speaker = _shared(page, report) or speaker_token(report)
    if _own_voice(report, speaker):
        return
    named = asked(report) if speaker is not None and _ownerless(speaker) else speaker
    voice = _voice(report, named)
    found: tuple[Speech, ...] = ()
    if is_inverted(report) and not _of_title(page, report, speaker):
        if voice.start < report.start:
            found = tuple(behind_colon(page, report, voice))
        inserted = replace(voice, end=inserted_end(page, report, named))
        found = found or tuple(around_inserted(page, report, inserted))
    yield from found or governed(page, report, voice)


def _of_title(page: Page, report: Report, speaker: Token | None) -> bool:
    """Return whether marks without a comma are the subject: "« Tout ira bien » raconte la mine"."""
    comma = page.doc[report.start - 1].text == ","
    spoken = comma or report.clitic is not None or not report.behind_marks
    return not spoken and not speaks(page.mention(speaker))


def _voice(report: Report, speaker: Token | None) -> Voice:
    entry, verb = report.entry, report.verb
    cue = (verb.i - len(entry.words) + 1, verb.i + 1 + len(entry.tail))
    return Voice(cue, entry.lemma, speaker, introduced_start(report), report.end)


def _shared(page: Page, report: Report) -> Token | None:
    """Return the speaker of the verb before, for ", ajoutant que" and "et ajouté que"."""
    first = report.sentence[0]
    before = report.doc[report.start - 1].text if report.start > first else ""
    bare = "VerbForm=Part" in report.verb.morph or word(report.verb).endswith("ant")
    if before not in {",", "et"} or report.lead is not report.verb or not bare:
        return None
    earlier = [one for one in page.reports if first <= one.start < report.start and one.finite]
    return speaker_token(earlier[-1]) if earlier else None


def _own_voice(report: Report, speaker: Token | None) -> bool:
    """Return whether the article speaks: "rappelons que", "on sait que", "il est à noter que"."""
    if any(_first_person(token) for token in (report.lead, report.verb)):
        return True
    if speaker is None:
        return "VerbForm=Inf" in report.lead.morph
    if speaker.pos_ == "PRON" and word(speaker).lstrip("-") in reporting().partners:
        return True
    hearsay = word(speaker) in {"on", "qui"} and not report.entry.factive
    return _ownerless(speaker) and not hearsay and report.clitic is None


def _ownerless(speaker: Token) -> bool:
    return word(speaker).lstrip("-") in reporting().ownerless


def _first_person(token: Token) -> bool:
    """Return whether a verb form is the writer's or the reader's: "rappelons", "notez"."""
    person = "Person=1" in token.morph or "Person=2" in token.morph
    return person or (is_finite(token) and word(token).endswith(("ons", "ez")))


def _by_source(page: Page, source: Source) -> Iterator[Speech]:
    """Yield what a source speaks for: the marks beside its phrase, or the clause around it."""
    if any(_holds(page, report, source) for report in page.reports):
        return
    voice = Voice(source.cue, source.lemma, source.speaker, source.start, source.end)
    stretch = _marks_beside(page, source)
    if stretch is not None:
        yield page.claim(stretch, voice)
        return
    for part in source_content(page.doc, source, _taken(page, source)):
        inside = part[0] < source.start and source.end < part[1]
        gap = page.apart(part, source.start, source.end) if inside else None
        yield page.speech(part, voice, stretch=page.exact(part), gap=gap)


def _holds(page: Page, report: Report, source: Source) -> bool:
    """Return whether a phrase stands inside an inserted clause: "a dit, selon le site, X"."""
    if not is_inverted(report) or source.start < report.end:
        return False
    return source.start <= inserted_end(page, report, speaker_token(report))


def _marks_beside(page: Page, source: Source) -> Stretch | None:
    sentence = page.doc[source.start].sent.start
    before = page.ending_at(source.start)
    if before is not None and before not in page.claimed and holds_all(page, before, sentence):
        return before
    behind = page.starting_at(skip_stops(page.doc, source.end))
    return behind if behind is not None and has_clause(page.doc, behind) else None


def _taken(page: Page, source: Source) -> set[int]:
    """Return the tokens from an inserted verb behind the phrase on."""
    inserted = (one for one in page.reports if is_inverted(one) and one.start > source.start)
    return {i for one in inserted for i in range(introduced_start(one), one.sentence[1])}


def _by_nouns(page: Page) -> Iterator[Speech]:
    """Yield the clauses of reporting nouns: "des rumeurs selon lesquelles P"."""
    for noun, owner, part in noun_contents(page.doc):
        speaker = owner if speaks(page.mention(owner)) else None
        cue = (noun.i, noun.i + 1)
        lemma = str(noun.lemma_) if noun.pos_ == "NOUN" else word(noun)
        voice = Voice(cue, lemma, speaker, *cue)
        yield page.speech(part, voice, stretch=page.exact(part))


def _by_colon(page: Page) -> Iterator[Speech]:
    """Yield marks behind a colon whose speaker no verb names: "Le maire : « P »"."""
    for stretch in page.stretches:
        colon = stretch.start - 1
        if stretch in page.claimed or colon < 0 or page.doc[colon].text != ":":
            continue
        speaker = _announced(page, page.doc[colon].sent.start, colon)
        if speaker is not None or is_speech(page.doc, stretch):
            page.claimed.add(stretch)
            yield _bare(stretch, speaker=speaker)


def _by_name(page: Page) -> Iterator[Speech]:
    """Yield marks behind which only a name stands: "« P », Ali Hamdi, pêcheur"."""
    for stretch in page.stretches:
        start, end = skip_stops(page.doc, stretch.end), page.doc[stretch.end - 1].sent.end
        behind = start < end and page.doc[start - 1].text in {",", "-"}
        if stretch in page.claimed or not behind or page.tensed((start, end)):
            continue
        speaker = nominal_from(page.doc, start, end)
        mention = page.mention(speaker)
        named = mention is not None and mention.kind is MentionKind.NAMED and speaks(mention)
        if named and has_clause(page.doc, stretch) and is_opening(page.doc, stretch):
            page.claimed.add(stretch)
            yield _bare(stretch, speaker=speaker)


def _announced(page: Page, start: int, end: int) -> Token | None:
    """Return whom the words before a colon are about, if that one can speak."""
    speaking = [token for token in page.doc[start:end] if speaks(page.mention(token))]
    subjects = [token for token in speaking if is_(token, "subject") and token.head.i < end]
    if subjects or page.tensed((start, end)):
        return subjects[0] if subjects else None
    return speaking[0] if speaking else None


def _unclaimed(page: Page, found: Sequence[Speech]) -> Iterator[Speech]:
    """Yield the marks with a clause that no cue and no reported clause holds."""
    for stretch in page.stretches:
        inside = any(one.start <= stretch.start and stretch.end <= one.end for one in found)
        read = _read_aloud(page, stretch)
        if stretch in page.claimed or inside or not (has_clause(page.doc, stretch) or read):
            continue
        whole = read or is_sentence(page.doc, stretch)
        if whole or is_speech(page.doc, stretch):
            yield _bare(stretch, whole=whole)


def _bare(stretch: Stretch, *, speaker: Token | None = None, whole: bool = False) -> Speech:
    return Speech(
        stretch.start, stretch.end, QuoteKind.DIRECT, speaker=speaker, stretch=stretch, whole=whole
    )


def _read_aloud(page: Page, stretch: Stretch) -> bool:
    """Return whether an inverted verb that reports nothing by itself follows: "lit-on"."""
    index = skip_stops(page.doc, stretch.end)
    group = page.doc[index : index + 3]
    inverted = any(word(token) in reporting().subjects for token in group[1:])
    starts = stretch.start == page.doc[stretch.start].sent.start
    return starts and len(group) > 0 and is_finite(group[0]) and inverted


def _distinct(found: Sequence[Speech]) -> list[Speech]:
    """Return one speech for each stretch: the one with a speaker and a cue."""
    best: dict[Range, Speech] = {}
    for one in found:
        other = best.get((one.start, one.end))
        if other is None or _weight(one) > _weight(other):
            best[one.start, one.end] = one
    return list(best.values())


def _weight(speech: Speech) -> tuple[bool, bool]:
    return speech.speaker is not None, speech.cue is not None
