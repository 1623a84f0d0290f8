"""What one article says of one event: the statements that share a word or speak of one thing.

"L'armée a bombardé la ville, faisant douze morts" gives several statements; those with one trigger,
and those about one entity that is an event, tell one event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.events.days import Days, before, narrowest
from kg.events.groups import Groups
from kg.events.parts import Contribution, contribution
from kg.events.setting import Setting
from kg.lang.events import OTHER, events
from kg.model import Evidence, Modality, Part, Polarity, Span, Statement
from kg.ontology import load

_TOLD = frozenset({Modality.ACTUAL, Modality.CONDITIONAL, Modality.FUTURE})

Anchor = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """One article's telling, before it is known what others tell.

    Attributes
    ----------
    type
        Local name of a class below ``Event``, or ``Event``.
    kind
        The noun or predicate that tells events of that name apart.
    days
        When it happened, if the article says so.
    window
        The same, or else what the date of the article allows.
    """

    article: str
    type: str
    kind: str
    participants: frozenset[tuple[Part, str]]
    places: frozenset[str]
    days: Days
    window: Days
    names: frozenset[str]
    statements: tuple[str, ...]
    figures: frozenset[str]
    sources: frozenset[str]
    asserted: bool

    @property
    def key(self) -> tuple[object, ...]:
        """What orders tellings, the same in every process."""
        return self.article, self.type, self.kind, self.statements

    def who(self, *parts: Part) -> frozenset[str]:
        """Return the participants that do one of these things."""
        return frozenset(name for part, name in self.participants if part in parts)


@dataclass(frozen=True, slots=True)
class _Item:
    """A statement at one place of an article, and what it says of an event."""

    statement: Statement
    evidence: Evidence
    said: Contribution

    @property
    def anchors(self) -> list[Anchor]:
        """What it shares with the other statements of its event."""
        article = self.evidence.article
        names = [(article, "entity", name) for name in sorted(self.said.names)]
        word = (article, "word", str(self.evidence.trigger.start))
        return [*names, word] if self.said.type or not names else names

    @property
    def event_span(self) -> Span | None:
        """Where the article names the event, if the statement speaks of an entity."""
        if not self.said.names:
            return None
        here = self.statement.triple.subject in self.said.names
        return self.evidence.subject if here else self.evidence.object


def drafts(
    statements: Iterable[Statement], setting: Setting, published: Mapping[str, date]
) -> tuple[Draft, ...]:
    """Return the tellings of each article, sorted."""
    by_article: dict[str, list[_Item]] = defaultdict(list)
    for item in _items(statements, setting):
        by_article[item.evidence.article].append(item)
    found = (
        _draft(group, setting, published)
        for items in by_article.values()
        for group in _grouped(items)
    )
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.key))


def _items(statements: Iterable[Statement], setting: Setting) -> Iterator[_Item]:
    for statement in statements:
        said = contribution(statement, setting)
        if said is not None:
            yield from (_Item(statement, e, said) for e in statement.evidence if _tells(e))


def _tells(evidence: Evidence) -> bool:
    """Return whether the article says that it happens, in whoever's words and whenever."""
    return evidence.polarity is Polarity.POSITIVE and evidence.modality in _TOLD


def _grouped(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """Yield the items of each event of one article."""
    groups: Groups[Anchor] = Groups()
    for item in items:
        groups.join(item.anchors)
    named = [(item.event_span, item.anchors) for item in items if item.event_span]
    for item in items:
        if item.said.type:
            for span, anchors in named:
                if span.covers(item.evidence.trigger):  # "la rencontre entre A et B a eu lieu"
                    groups.join([*anchors, *item.anchors])
    found: dict[Anchor, list[_Item]] = defaultdict(list)
    for item in items:
        found[groups.of(item.anchors[0])].append(item)
    yield from found.values()


def _draft(items: Sequence[_Item], setting: Setting, published: Mapping[str, date]) -> Draft | None:
    """Return what the items tell together; None if nothing would tell the event from others."""
    said = [item.said for item in items]
    names = frozenset(name for one in said for name in one.names)
    type_name, kind = _kind(said, names, setting)
    if not kind:
        return None
    article = items[0].evidence.article
    days = narrowest({_days(item.statement) for item in items})
    past = all(item.evidence.modality is not Modality.FUTURE for item in items)
    draft = Draft(
        article=article,
        type=type_name,
        kind=kind,
        participants=_participants(said),
        places=frozenset(place for one in said for place in one.places),
        days=days,
        window=before(published[article]) if past and not days and article in published else days,
        names=names,
        statements=tuple(sorted({item.statement.id for item in items})),
        figures=frozenset(figure for one in said for figure in one.figures),
        sources=frozenset(filter(None, map(_source, items))),
        asserted=any(item.evidence.asserts for item in items),
    )
    return draft if _tellable(draft, setting) else None


def _kind(said: Iterable[Contribution], names: Iterable[str], setting: Setting) -> tuple[str, str]:
    """Return the most specific class and, to tell events of that name apart, what says so."""
    found = {(one.type, one.kind) for one in said if one.type}
    for name in names:
        type_name, noun = events().kind(setting.label(name))
        own = setting.entities[name].type if name in setting.entities else OTHER
        found.add((own if own != OTHER else type_name, noun))
    return min(found, key=_specific, default=("", ""))


def _specific(kind: tuple[str, str]) -> tuple[int, str, str]:
    return -len(load().ancestors(kind[0])), *kind


def _participants(said: Iterable[Contribution]) -> frozenset[tuple[Part, str]]:
    """Unite who takes part; who acts or undergoes is no mere participant."""
    found = {pair for one in said for pair in one.participants}
    special = {name for part, name in found if part is not Part.PARTICIPANT}
    return frozenset(
        (part, name) for part, name in found if part is not Part.PARTICIPANT or name not in special
    )


def _days(statement: Statement) -> Days:
    time = statement.time
    return Days(time.start, time.end) if time else Days()


def _source(item: _Item) -> str | None:
    said = item.evidence.attribution
    return said.source if said else None


def _tellable(draft: Draft, setting: Setting) -> bool:
    """Return whether somebody could recognise the event: by a name, a place or a number."""
    who = (*draft.who(*Part), *draft.names)
    return bool(draft.places or draft.figures or any(map(setting.named, who)))
