"""An event as its tellings together give it; what they give apart stays with each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg.config import LANGUAGE
from kg.events.cluster import Cluster
from kg.events.days import narrowest
from kg.events.draft import Draft
from kg.events.setting import Setting
from kg.lang.events import OTHER, events
from kg.model import Event, Part, Telling
from kg.ontology import load

_SHOWN = 3


def summary(cluster: Cluster, setting: Setting) -> Event:
    """Return the event of some tellings."""
    drafts = cluster.drafts
    best = min(drafts, key=_specific)
    days = narrowest({draft.days for draft in drafts})
    event = Event(
        type=best.type,
        label="",
        tellings=tuple(_tellings(drafts)),
        participants=tuple(_participants(drafts)),
        names=tuple(sorted({name for draft in drafts for name in draft.names})),
        places=tuple(sorted({place for draft in drafts for place in draft.places})),
        start=days.start,
        end=days.end,
        reasons=cluster.reasons,
    )
    return replace(event, label=_label(event, best, setting))


def _specific(draft: Draft) -> tuple[int, str, str]:
    return -len(load().ancestors(draft.type)), draft.type, draft.kind


def _participants(drafts: Iterable[Draft]) -> Iterator[tuple[Part, str]]:
    found = {pair for draft in drafts for pair in draft.participants}
    special = {name for part, name in found if part is not Part.PARTICIPANT}
    for part, name in sorted(found):
        if part is not Part.PARTICIPANT or name not in special:
            yield part, name


def _tellings(drafts: Sequence[Draft]) -> Iterator[Telling]:
    by_article = sorted(drafts, key=lambda draft: draft.article)
    for article, group in groupby(by_article, key=lambda draft: draft.article):
        yield _telling(article, list(group))


def _telling(article: str, drafts: Sequence[Draft]) -> Telling:
    days = narrowest({draft.days for draft in drafts})
    return Telling(
        article=article,
        statements=tuple(sorted({one for draft in drafts for one in draft.statements})),
        asserted=any(draft.asserted for draft in drafts),
        figures=tuple(sorted({figure for draft in drafts for figure in draft.figures})),
        places=tuple(sorted({place for draft in drafts for place in draft.places})),
        sources=tuple(sorted({source for draft in drafts for source in draft.sources})),
        start=days.start,
        end=days.end,
    )


def _label(event: Event, draft: Draft, setting: Setting) -> str:
    """Return a name for people: "rencontre : Jens Stoltenberg, Joe Biden (Bruxelles, 2022-03)"."""
    who = sorted({name for _, name in event.participants}, key=lambda one: _rank(one, setting))
    head = setting.label(event.names[0]) if event.names else _word(draft)
    called = list(dict.fromkeys(map(setting.label, who)))
    # Numbers may differ from telling to telling, so they name nothing that has another name.
    sure = [name for name in called if not events().figure(name)]
    called = sure if sure or event.names else called
    shown = ", ".join(called[:_SHOWN]) + (", …" if len(called) > _SHOWN else "")
    around = [*map(setting.label, event.places[:1]), event.start or event.end or ""]
    label = f"{head} : {shown}" if shown else head
    return f"{label} ({', '.join(filter(None, around))})" if any(around) else label


def _rank(entity: str, setting: Setting) -> tuple[bool, str]:
    """Return what orders participants: those with a name come first."""
    return not setting.named(entity), setting.label(entity)


def _word(draft: Draft) -> str:
    """Return what an event without a name is called."""
    known = load()
    if draft.type != OTHER:
        return known.classes[draft.type].labels[LANGUAGE]
    return known.properties[draft.kind].labels[LANGUAGE] if ":" in draft.kind else draft.kind
