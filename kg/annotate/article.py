"""Article -> Document: the annotate stage from end to end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.annotate.clauses import Reader
from kg.annotate.coref import link
from kg.annotate.directions import directions
from kg.annotate.grammar import DATED
from kg.annotate.margins import with_margins
from kg.annotate.marks import pair_marks
from kg.annotate.mentions import Mentions, by_token_span, find_mentions
from kg.annotate.names import find_names
from kg.annotate.nlp import Parse, parse
from kg.annotate.nominal import NominalReader
from kg.annotate.quantities import QuantityReader
from kg.annotate.quotes import find_quotes
from kg.annotate.settings import Settings
from kg.annotate.speakers import carry_speakers, spoken
from kg.annotate.times import find_article_times
from kg.lang.reporting import Governed, reporting
from kg.model import (
    Argument,
    Article,
    Clause,
    Construction,
    Cue,
    Document,
    Modality,
    Polarity,
    Role,
    TimeValue,
)


def annotate(article: Article) -> Document:
    """Read an article into mentions, clauses, quotes and times.

    Parameters
    ----------
    article
        Its blocks are read; the rest of its text is page furniture.

    Returns
    -------
    Document
        Every offset is one of ``article.text``; mentions carry the id of their chain.
    """
    marked = pair_marks(article.text, blocks=[block.span for block in article.blocks])
    parsed = parse(article, marked)
    times = find_article_times(article, direction=directions(parsed))
    mark_dates(parsed, times)
    mentions = find_mentions(parsed, find_names(parsed.docs), times)
    found = find_quotes(parsed, by_token_span(parsed, mentions), marked)
    quotes = spoken(found, mentions.all)
    settings = Settings(parsed, quotes, times, {m.id: m for m in mentions.all})
    clauses = _clauses(parsed, mentions, settings)
    return Document(
        article=article,
        sentences=parsed.sentences,
        mentions=carry_speakers(link(parsed, mentions, clauses, quotes), quotes),
        clauses=clauses,
        quotes=tuple(quotes),
        times=tuple(times),
    )


def mark_dates(parsed: Parse, times: Sequence[TimeValue]) -> None:
    """Tell the documents which of their tokens a date covers."""
    for doc in parsed.docs:
        doc.user_data[DATED] = frozenset(
            token.i
            for token in doc
            if any(time.span.overlaps(parsed.span(token)) for time in times)
        )


def _clauses(parsed: Parse, mentions: Mentions, settings: Settings) -> tuple[Clause, ...]:
    verbal = list(Reader(parsed, mentions, settings).clauses())
    found = [
        *verbal,
        *NominalReader(parsed, mentions, settings).clauses(),
        *QuantityReader(parsed, mentions, settings).clauses(),
        *_speech(parsed, mentions, settings, verbal),
    ]
    found.sort(key=lambda clause: (clause.trigger, clause.construction))
    return with_margins(parsed, found, settings.mentions_by_id)


def _speech(
    parsed: Parse, mentions: Mentions, settings: Settings, verbal: Sequence[Clause]
) -> Iterator[Clause]:
    """Yield a clause for each speech with a speaker and a word that reports it.

    A verb with an object of its own is no such word: "annonce le rachat", "exhorte les alliés à".
    """
    by_span = {mention.span: mention for mention in mentions.all}
    by_trigger = {clause.trigger: clause for clause in verbal}
    for quote in settings.quotes:
        speaker = by_span.get(quote.speaker) if quote.speaker else None
        if speaker is None or quote.cue is None:
            continue
        cue = by_trigger.get(quote.cue.span)
        if cue and cue.by_role(Role.PATIENT) and not _addresses(quote.cue):
            continue
        yield Clause(
            trigger=quote.cue.span,
            lemma=quote.cue.lemma,
            construction=Construction.SPEECH,
            sentence=_sentence_at(parsed, quote.cue.span.start),
            arguments=(
                Argument(Role.AGENT, speaker.span, speaker.id),
                Argument(Role.CONTENT, quote.span),
            ),
            polarity=cue.polarity if cue else Polarity.POSITIVE,
            modality=cue.modality if cue else Modality.ACTUAL,
            time=cue.time if cue else None,
            quote=settings.quote_of(quote.cue.span),
        )


def _addresses(cue: Cue) -> bool:
    """Return whether the object of a verb is who is told: "avertit le pays que P"."""
    verb = reporting().verb(cue.lemma)
    return verb is not None and Governed.PERSON in verb.governs


def _sentence_at(parsed: Parse, offset: int) -> int:
    return next(
        (
            i
            for i, sentence in enumerate(parsed.sentences)
            if sentence.start <= offset < sentence.end
        ),
        0,
    )
