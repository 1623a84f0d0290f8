"""The speech of one block: every cue with what it reports, and the marks that nobody claims.

Invariant: a `Speech` is a stretch of tokens; two of them nest or lie apart where the text does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.annotate.grammar import children, is_, nominal, word
from kg.annotate.marks import Marked
from kg.annotate.nlp import Parse
from kg.annotate.speech_content import Range, governed_content, has_main_clause, trim
from kg.annotate.speech_marks import (
    Stretch,
    behind_marks,
    has_clause,
    is_sentence,
    is_speech,
    skip_stops,
    stretches_of,
    words_of,
)
from kg.annotate.speech_sources import (
    SPEAKING,
    Source,
    find_sources,
    noun_contents,
    source_content,
    speaks,
)
from kg.annotate.speech_speakers import is_inverted, speaker_token
from kg.annotate.speech_verbs import Report, find_reports, is_finite
from kg.lang.reporting import reporting
from kg.model import Mention, QuoteKind, Span


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
    """

    start: int
    end: int
    kind: QuoteKind
    cue: Range | None = None
    lemma: str = ""
    speaker: Token | None = None
    stretch: Stretch | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue and who speaks by it; `end` is where its own clause ends."""

    tokens: Range
    lemma: str
    speaker: Token | None
    start: int
    end: int


class SpeechReader:
    """Reads the speech of one block.

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
        self.reports = find_reports(doc, behind_marks(doc, self.stretches))
        opened = frozenset(one.start for one in self.stretches)
        self.sources = find_sources(parse, doc, by_head, opened)
        self.claimed: set[Stretch] = set()

    def speeches(self) -> tuple[Speech, ...]:
        """Return all speech, outer before inner; marks without a speaker have none yet."""
        found = [speech for report in self.reports for speech in self._by_verb(report)]
        found += [speech for source in self.sources for speech in self._by_source(source)]
        found += self._by_nouns()
        found += self._by_colon()
        found += self._unclaimed(found)
        return tuple(sorted(_distinct(found), key=lambda one: (one.start, -one.end)))

    def mention(self, token: Token | None) -> Mention | None:
        """Return the mention that a token stands for."""
        return None if token is None else self.by_head.get(self.parse.span(token))

    def _by_verb(self, report: Report) -> Iterator[Speech]:
        speaker = self._shared(report) or speaker_token(report)
        if self._ownerless(report, speaker):
            return
        named = None if speaker is not None and word(speaker) in reporting().ownerless else speaker
        cue = _Cue(
            (
                report.verb.i - len(report.entry.words) + 1,
                report.verb.i + 1 + len(report.entry.tail),
            ),
            report.entry.lemma,
            named,
            _introduced_start(report),
            report.end,
        )
        if is_inverted(report):
            inserted = replace(cue, end=self._inserted_end(report, named))
            if _introduced_start(report) < report.start:
                behind = tuple(self._behind_colon(report, cue))
                yield from behind
                if behind:
                    return
            around = tuple(self._around(report, inserted))
            yield from around
            if around:
                return
        yield from self._governed(report, cue)

    def _shared(self, report: Report) -> Token | None:
        """Return the speaker of the verb before, for ", ajoutant que" and "et ajouté que"."""
        before = report.doc[report.start - 1].text if report.start > report.sentence[0] else ""
        bare = "VerbForm=Part" in report.verb.morph or word(report.verb).endswith("ant")
        if before not in {",", "et"} or report.lead is not report.verb or not bare:
            return None
        earlier = [
            one
            for one in self.reports
            if report.sentence[0] <= one.start < report.start and one.finite
        ]
        return speaker_token(earlier[-1]) if earlier else None

    def _ownerless(self, report: Report, speaker: Token | None) -> bool:
        """Return whether the article itself speaks: "rappelons que", "on sait que", "cela dit"."""
        if any(_first_person(token) for token in (report.lead, report.verb)):
            return True
        if speaker is None and "VerbForm=Inf" in report.lead.morph:
            return True
        if speaker is not None and word(speaker).lstrip("-") in reporting().partners:
            return True
        if speaker is None or word(speaker) not in reporting().ownerless:
            return False
        return word(speaker) not in {"on", "qui"} or report.entry.factive

    def _inserted_end(self, report: Report, speaker: Token | None) -> int:
        """Return where the clause of an inserted verb ends: at a comma, colon or stop."""
        start = report.end if speaker is None else max(report.end, speaker.i + 1)
        for index in range(start, report.sentence[1]):
            token = self.doc[index]
            if token.text in {",", ";", ":", ".", "?", "!", "…"} or any(
                one.start == index and is_speech(self.doc, one) for one in self.stretches
            ):
                return index
        return report.sentence[1]

    # -- inserted verbs -------------------------------------------------------------------

    def _around(self, report: Report, cue: _Cue) -> Iterator[Speech]:
        """Yield what stands before and behind an inserted clause."""
        outer = self._outer(report.start)
        if outer is not None and outer not in self.claimed:
            yield from self._inside(outer, cue)
            return
        before = self._before(report, cue)
        if before is not None:
            yield before
        direct = before is not None and before.kind is QuoteKind.DIRECT
        yield from self._behind(report, cue, first=before is None, direct=direct)

    def _outer(self, index: int) -> Stretch | None:
        """Return the outermost marks that hold a token."""
        return next((one for one in self.stretches if one.covers(index)), None)

    def _inside(self, outer: Stretch, cue: _Cue) -> Iterator[Speech]:
        """Yield the words between marks, without the clause inserted there."""
        self.claimed.add(outer)
        for start, end in ((outer.start, cue.start), (cue.end, outer.end)):
            part = trim(self.doc, start, end)
            if part is not None and words_of(self.doc, *part):
                yield self._speech(part, cue, QuoteKind.DIRECT, outer)

    def _before(self, report: Report, cue: _Cue) -> Speech | None:
        """Return the speech that ends before the clause."""
        sentence = report.sentence[0]
        stretch = self._ending_at(cue.start)
        if stretch is not None and self._is_all(stretch, min(sentence, stretch.start)):
            return self._marked(stretch, cue)
        part = trim(self.doc, _after_colon(self.doc, sentence, cue.start), cue.start)
        if part is None or not words_of(self.doc, *part):
            return None
        if not any(is_finite(token) for token in self.doc[slice(*part)]) and stretch is None:
            return None
        return self._speech(part, cue, self._kind(part))

    def _ending_at(self, index: int) -> Stretch | None:
        """Return the outermost marks that close right before a token."""
        ending = (one for one in self.stretches if skip_stops(self.doc, one.end) == index)
        return next(ending, None)

    def _is_all(self, stretch: Stretch, sentence: int) -> bool:
        """Return whether marks hold all that is said, not a word or two of it."""
        before = self.doc[sentence : stretch.start]
        if any(token.text == ":" for token in before):
            return True
        return not any(is_finite(token) for token in before) and (
            has_clause(self.doc, stretch) or not words_of(self.doc, sentence, stretch.start)
        )

    def _behind(self, report: Report, cue: _Cue, *, first: bool, direct: bool) -> Iterator[Speech]:
        """Yield the speech that goes on behind the clause."""
        index = cue.end
        end = report.sentence[1]
        if index < end and self.doc[index].text in {",", ":"}:
            index += 1
        stretch = next((one for one in self.stretches if one.start == index), None)
        if stretch is not None and (has_clause(self.doc, stretch) or first):
            yield self._marked(stretch, cue)
            return
        part = trim(self.doc, index, end)
        if part is None or direct or not self._goes_on(report, part, first=first):
            return
        yield self._speech(part, cue, self._kind(part))

    def _goes_on(self, report: Report, part: Range, *, first: bool) -> bool:
        """Return whether what follows an inserted clause is more of the speech."""
        tokens = self.doc[slice(*part)]
        if not any(is_finite(token) for token in tokens):
            return False
        if word(tokens[0]) in reporting().relative or "VerbForm=Part" in tokens[0].morph:
            return False
        if first:
            return True
        return not has_main_clause(self.doc, report.sentence[0], report.start)

    # -- governing verbs ------------------------------------------------------------------

    def _governed(self, report: Report, cue: _Cue) -> Iterator[Speech]:
        """Yield what the verb governs, or the marks behind it."""
        stretch = self._directly_behind(report)
        if stretch is not None:
            yield self._marked(stretch, cue)
            return
        content = governed_content(report)
        if content is not None and self._is_reported(report, cue, content):
            content = self._with_marks(content)
            yield self._speech(content, cue, self._kind(content), self._exact(content))
            return
        yield from self._behind_colon(report, cue)

    def _is_reported(self, report: Report, cue: _Cue, content: Range) -> bool:
        """Return whether a noun phrase is told by somebody: "le maire annonce", not "le ciel"."""
        clause = any(
            is_finite(token) or "VerbForm=Inf" in token.morph for token in self.doc[slice(*content)]
        )
        if clause:
            return True
        tokens = self.doc[slice(*content)]
        head = next((one for one in tokens if one.head == report.verb), tokens[0])
        told = self.mention(head)
        named = told is not None and (told.type in SPEAKING or told.type == "Place")
        return speaks(self.mention(cue.speaker)) and not named

    def _directly_behind(self, report: Report) -> Stretch | None:
        """Return marks with a clause right behind the group, or behind the subject there."""
        index = report.end
        while index < report.sentence[1] and self.doc[index].pos_ in {"ADV"}:
            index += 1
        fitting = [
            one for one in self.stretches if one.start == index and has_clause(self.doc, one)
        ]
        return fitting[0] if fitting else None

    def _behind_colon(self, report: Report, cue: _Cue) -> Iterator[Speech]:
        """Yield what a colon behind the verb introduces."""
        colon = next((i for i in range(report.end, report.sentence[1]) if self._colon(i)), None)
        if report.passive or ("VerbForm=Part" in report.lead.morph and not _active(report)):
            return
        if colon is None or any(colon > other.start > report.start for other in self.reports):
            return
        stretch = next((one for one in self.stretches if one.start == colon + 1), None)
        if stretch is not None:
            yield self._marked(stretch, cue)
            return
        part = trim(self.doc, colon + 1, report.sentence[1])
        if part is not None and any(is_finite(token) for token in self.doc[slice(*part)]):
            animate = bool(report.entry.governs) or speaks(self.mention(cue.speaker))
            if animate and not _lexical_object(report, colon):
                yield self._speech(part, cue, self._kind(part))

    def _colon(self, index: int) -> bool:
        return self.doc[index].text == ":"

    # -- sources, nouns, colons -----------------------------------------------------------

    def _by_source(self, source: Source) -> Iterator[Speech]:
        if any(
            is_inverted(report)
            and report.end <= source.start < self._inserted_end(report, speaker_token(report)) + 1
            for report in self.reports
        ):
            return
        cue = _Cue(source.cue, source.lemma, source.speaker, source.start, source.end)
        stretch = self._ending_at(source.start)
        if (
            stretch is not None
            and stretch not in self.claimed
            and self._is_all(stretch, min(self.doc[source.start].sent.start, stretch.start))
        ):
            yield self._marked(stretch, cue)
            return
        following = next(
            (one for one in self.stretches if one.start == skip_stops(self.doc, source.end)), None
        )
        if following is not None and has_clause(self.doc, following):
            yield self._marked(following, cue)
            return
        taken = {
            index
            for report in self.reports
            if is_inverted(report) and report.start > source.start
            for index in range(_introduced_start(report), report.sentence[1])
        }
        for part in source_content(self.doc, source, taken):
            yield self._speech(part, cue, self._kind(part), self._exact(part))

    def _by_nouns(self) -> Iterator[Speech]:
        for noun, owner, part in noun_contents(self.doc):
            speaker = owner if speaks(self.mention(owner)) else None
            cue = _Cue((noun.i, noun.i + 1), str(noun.lemma_), speaker, noun.i, noun.i + 1)
            yield self._speech(part, cue, self._kind(part), self._exact(part))

    def _by_colon(self) -> Iterator[Speech]:
        """Yield marks behind a colon whose speaker no verb names: "Le maire : « P »"."""
        for stretch in self.stretches:
            colon = stretch.start - 1
            if stretch in self.claimed or colon < 0 or self.doc[colon].text != ":":
                continue
            speaker = self._announced(self.doc[colon].sent.start, colon)
            if speaker is None and not is_speech(self.doc, stretch):
                continue
            self.claimed.add(stretch)
            yield Speech(
                stretch.start,
                stretch.end,
                QuoteKind.DIRECT,
                speaker=speaker,
                stretch=stretch,
            )

    def _announced(self, start: int, end: int) -> Token | None:
        """Return whom the words before a colon are about, if that one can speak."""
        subjects = [
            token
            for token in self.doc[start:end]
            if is_(token, "subject") and token.head.i < end and speaks(self.mention(token))
        ]
        if subjects:
            return subjects[0]
        if any(is_finite(token) for token in self.doc[start:end]):
            return None
        speaking = (token for token in self.doc[start:end] if speaks(self.mention(token)))
        return next(speaking, None)

    # -- marks that nobody claims ---------------------------------------------------------

    def _unclaimed(self, found: Sequence[Speech]) -> Iterator[Speech]:
        """Yield the marks with a clause that no cue and no reported clause holds."""
        for stretch in self.stretches:
            held = stretch in self.claimed or any(
                one.start <= stretch.start and stretch.end <= one.end for one in found
            )
            if held or not (has_clause(self.doc, stretch) or self._read_aloud(stretch)):
                continue
            whole = is_sentence(self.doc, stretch) or self._read_aloud(stretch)
            if whole or is_speech(self.doc, stretch):
                yield Speech(
                    stretch.start, stretch.end, QuoteKind.DIRECT, stretch=stretch, whole=whole
                )

    def _read_aloud(self, stretch: Stretch) -> bool:
        """Return whether an inverted verb that reports nothing by itself follows: "peut-on lire"."""
        index = skip_stops(self.doc, stretch.end)
        group = self.doc[index : index + 3]
        inverted = any(word(token) in reporting().subjects for token in group[1:])
        starts = stretch.start == self.doc[stretch.start].sent.start
        return starts and len(group) > 0 and is_finite(group[0]) and inverted

    # -- building -------------------------------------------------------------------------

    def _marked(self, stretch: Stretch, cue: _Cue) -> Speech:
        self.claimed.add(stretch)
        return self._speech((stretch.start, stretch.end), cue, QuoteKind.DIRECT, stretch)

    def _speech(
        self, part: Range, cue: _Cue, kind: QuoteKind, stretch: Stretch | None = None
    ) -> Speech:
        return Speech(part[0], part[1], kind, cue.tokens, cue.lemma, cue.speaker, stretch)

    def _kind(self, part: Range) -> QuoteKind:
        """Return how much of a stretch stands in marks."""
        words = words_of(self.doc, *part)
        quoted = [token for token in words if any(one.covers(token.i) for one in self.stretches)]
        if len(quoted) == len(words):
            return QuoteKind.DIRECT
        return QuoteKind.MIXED if quoted else QuoteKind.INDIRECT

    def _with_marks(self, part: Range) -> Range:
        """Return the content, drawn out to the end of marks that open in it.

        Marks behind a colon are words of their own: "reconnaît que P : « Q »".
        """
        for one in self.stretches:
            if part[0] < one.start - 1 < part[1] and self.doc[one.start - 1].text == ":":
                part = trim(self.doc, part[0], one.start - 1) or part
        ends = [one.end for one in self.stretches if part[0] <= one.start < part[1]]
        return part[0], max([part[1], *ends])

    def _exact(self, part: Range) -> Stretch | None:
        """Return the marks that hold just the content, and claim them."""
        for one in self.stretches:
            if (one.start, one.end) == part:
                self.claimed.add(one)
                return one
        return None


def _first_person(token: Token) -> bool:
    """Return whether a verb form is the writer's or the reader's: "rappelons", "notez"."""
    person = "Person=1" in token.morph or "Person=2" in token.morph
    return person or (is_finite(token) and word(token).endswith(("ons", "ez")))


def _active(report: Report) -> bool:
    """Return whether the group has an auxiliary, or is a gerund."""
    return report.lead is not report.verb or word(report.verb).endswith("ant")


def _introduced_start(report: Report) -> int:
    """Return where the clause of a verb begins, "comme" or "ainsi que" included."""
    start = report.start
    for length in (3, 2, 1):
        first = max(start - length, report.sentence[0])
        if " ".join(word(token) for token in report.doc[first:start]) in reporting().opening:
            return first
    return start


def _after_colon(doc: Doc, start: int, end: int) -> int:
    """Return the index behind the last colon of a stretch, or its start."""
    return max((token.i + 1 for token in doc[start:end] if token.text == ":"), default=start)


def _lexical_object(report: Report, end: int) -> bool:
    """Return whether a noun stands as the object between the verb and the colon."""
    return any(
        one.pos_ in {"NOUN", "PROPN"} and report.end <= one.i < end
        for one in children(report.verb, "object")
    ) and not is_inverted(report)


def _distinct(found: Sequence[Speech]) -> list[Speech]:
    """Return one speech for each stretch: the one with a cue and a speaker."""
    best: dict[Range, Speech] = {}
    for one in found:
        other = best.get((one.start, one.end))
        if other is None or _weight(one) > _weight(other):
            best[one.start, one.end] = one
    return list(best.values())


def _weight(speech: Speech) -> tuple[bool, bool]:
    return speech.speaker is not None, speech.cue is not None


def first_subject(reader: SpeechReader, start: int, end: int) -> Token | None:
    """Return the first subject of a stretch that can speak."""
    for token in reader.doc[start:end]:
        if is_(token, "subject", "passive_subject") and nominal(token):
            return token if speaks(reader.mention(token)) else None
    return None
