"""Who can speak, and speakers that only a pronoun names: "a-t-il déclaré"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.lang.reporting import ReportClass, reporting
from kg.model import Mention, MentionKind, Number, Quote

_MUTE = frozenset({"Event", "Product", "Thing"})
_ACTS = frozenset({ReportClass.ASK, ReportClass.ORDER, ReportClass.PROMISE})


def spoken(quotes: Sequence[Quote], mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """Return the quotes without those that nobody says.

    What a cyclone threatens and a law forbids is no speech; "le rapport affirme" is.
    """
    by_span = {mention.span: mention for mention in mentions}
    return tuple(q for q in quotes if not (q.speaker and _mute(by_span.get(q.speaker), q)))


def _mute(speaker: Mention | None, quote: Quote) -> bool:
    if speaker is None or speaker.kind is not MentionKind.NOMINAL or quote.cue is None:
        return False
    verb = reporting().verb(quote.cue.lemma)
    return speaker.type in _MUTE and verb is not None and verb.kind in _ACTS


def carry_speakers(mentions: Sequence[Mention], quotes: Sequence[Quote]) -> tuple[Mention, ...]:
    """Link speaking pronouns that stand for nothing yet to the last speaker before them.

    Parameters
    ----------
    mentions
        With the ids of their chains.

    Returns
    -------
    tuple of Mention
        The same; a pronoun in the plural, or of another gender than the last speaker, stays alone.
    """
    known = {m.entity for m in mentions if m.kind is not MentionKind.PRONOUN}
    chains = {m.id: m.entity for m in mentions}
    last: Mention | None = None
    for mention in _speakers(mentions, quotes):
        if mention.entity in known:
            last = mention
        elif (
            last is not None
            and _continues(mention, last)
            and last.entity not in _spoken_of(mention, mentions, quotes)
        ):
            chains[mention.id] = last.entity
    return tuple(replace(m, entity=chains[m.id]) for m in mentions)


def _spoken_of(
    speaker: Mention, mentions: Sequence[Mention], quotes: Sequence[Quote]
) -> frozenset[str]:
    """Return whom somebody names in his own words, and who is therefore another."""
    own = [quote for quote in quotes if quote.speaker == speaker.span]
    return frozenset(
        mention.entity
        for mention in mentions
        if mention.kind is not MentionKind.PRONOUN and any(q.holds(mention.span) for q in own)
    )


def _speakers(mentions: Sequence[Mention], quotes: Sequence[Quote]) -> list[Mention]:
    by_span = {mention.span: mention for mention in mentions}
    found = [by_span[q.speaker] for q in quotes if q.speaker in by_span]
    return sorted(found, key=lambda mention: mention.span)


def _continues(pronoun: Mention, last: Mention) -> bool:
    genders = {pronoun.gender, last.gender} - {None}
    singular = pronoun.number is not Number.PLURAL and last.number is not Number.PLURAL
    anybody = pronoun.text.lower().lstrip("-") in reporting().ownerless
    personal = pronoun.kind is MentionKind.PRONOUN and not anybody
    return personal and singular and len(genders) < 2
