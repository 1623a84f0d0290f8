"""Whether two tellings are of one event, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.events.draft import Draft
from kg.events.setting import Setting
from kg.lang.events import OTHER, events
from kg.model import Part
from kg.ontology import load

_PAIR = 2
_ALONE = frozenset({"Accident", "Attack", "Competition", "Election", "Protest"})
"""Kinds of which one spot rarely sees two on one day, so that no participant need be shared."""

_MEETING = "Meeting"

_HARM = frozenset({"kg:destroys", "kg:injures", "kg:kills"})

HARMFUL = frozenset({"Accident", "Attack"})
"""Kinds that have victims."""

Names = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Common:
    """What two tellings have in common.

    Attributes
    ----------
    who, names, places
        Who takes part, what it is called, and where it is.
    sure
        Whether it is more than the one who acts, who may act twice on a day.
    day
        Whether both say when, to the day.
    near
        Whether what they say or when they were published puts them close together.
    """

    who: Names
    names: Names
    places: Names
    sure: bool
    day: bool
    near: bool


@dataclass(frozen=True, slots=True)
class Judge:
    """Compares tellings of one graph."""

    setting: Setting

    def reasons(self, one: Draft, other: Draft) -> tuple[str, ...]:
        """Return why two tellings are of one event; empty if that is not sure.

        Two of these have to agree: who takes part, where, when, and what it is called; and nothing
        may speak against it, see `conflict`.
        """
        if self.conflict(one, other):
            return ()
        shared = self._known(one, one.who(*Part), other) & other.who(*Part)
        common = _Common(
            shared,
            self._named(one.names) & other.names,
            self._places(one, other),
            self._sure(one, other),
            _same_day(one, other, common_names=len(shared)),
            one.window.recent and other.window.recent,
        )
        sure = self._enough(one, other, common) or self._again(one, other, common)
        return tuple(self._worded(one, other, common)) if sure else ()

    def echoes(self, one: Draft, other: Draft) -> bool:
        """Return whether a telling may take up another one of its article: "l'attaque a fait ...".

        That is a name and no more: nobody of its own takes part, and if it says where, the other
        one speaks of that place, too.
        """
        if one is other or one.article != other.article or self.conflict(one, other):
            return False
        if is_toll(one):  # "vingt personnes ont été tuées"
            return other.type in HARMFUL and not (one.places or one.days)
        if not one.names or one.type == OTHER or one.participants:
            return False
        if any(map(self.setting.named, one.names)) or any(map(self._several, one.names)):
            return False
        return not one.places or bool(one.places & (other.places | other.who(*Part)))

    def _several(self, name: str) -> bool:
        return events().several(self.setting.label(name))

    def _known(self, one: Draft, names: Iterable[str], other: Draft) -> Names:
        """Return who is somebody in both articles: inside one article, everybody is."""
        return frozenset(names) if one.article == other.article else self._named(names)

    def conflict(self, one: Draft, other: Draft) -> bool:
        """Return whether two tellings cannot be of one event.

        They cannot if their kinds, days or places are others, if another one acts or undergoes it,
        if each has somebody at a meeting whom the other has not, or if it is about other things.
        """
        elsewhere = self._named(one.places) and self._named(other.places)
        return (
            not _alike(one, other)
            or not one.window.overlaps(other.window)
            or bool(elsewhere and not self._places(one, other))
            or any(self._others(one, other, part) for part in (Part.AGENT, Part.PATIENT))
            or _swapped(one, other)
            or self._other_company(one, other)
            or self._other_things(one, other)
        )

    def _enough(self, one: Draft, other: Draft, common: _Common) -> bool:
        company = len(common.who) >= (_PAIR if one.type == _MEETING else 1)
        place = bool(common.places)
        if common.names:
            return company or common.day or (place and common.near)
        if company and common.sure:
            return common.day or (place and common.near)
        # Only who acts, or one of those who met, or nobody: the spot and the day have to do it.
        spot = any(not self.setting.wide(place) for place in common.places)
        alone = one.type in _ALONE or other.type in _ALONE
        return spot and common.day and (alone or bool(common.who))

    def _again(self, one: Draft, other: Draft, common: _Common) -> bool:
        """Return whether one article comes back to what the same people do, or to one thing."""
        if one.article != other.article or one.type == OTHER:
            return False
        return len(common.who) >= _PAIR or any(map(self._is_thing, common.who))

    def _sure(self, one: Draft, other: Draft) -> bool:
        """Return whether more than the one who acts is the same, or there is nobody else."""
        undergo = Part.PATIENT, Part.PARTICIPANT
        here, there = one.who(*undergo), other.who(*undergo)
        if not here and not there:
            return True
        return bool(self._named(here) & there or self._heads(here) & self._heads(there))

    def _heads(self, names: Iterable[str]) -> Names:
        """Return the nouns of what has no name: "accord" for "l'accord de pêche"."""
        labels = (self.setting.label(name) for name in names if not self.setting.named(name))
        return frozenset(events().kind(label)[1] for label in labels)

    def _named(self, names: Iterable[str]) -> Names:
        return frozenset(filter(self.setting.named, names))

    def _places(self, one: Draft, other: Draft) -> Names:
        """Return the named places of each that are, lie in, or hold, those of the other."""
        here, there = self._named(one.places), self._named(other.places)
        pairs = ((a, b) for a in here for b in there if self.setting.same_place(a, b))
        return frozenset(place for pair in pairs for place in pair)

    def _others(self, one: Draft, other: Draft, part: Part) -> bool:
        """Return whether the two name different ones for a part."""
        here, there = self._named(one.who(part)), self._named(other.who(part))
        return bool(here and there and not here & there)

    def _other_company(self, one: Draft, other: Draft) -> bool:
        if one.type != _MEETING:
            return False
        here, there = self._named(one.who(*Part)), self._named(other.who(*Part))
        return not (here <= there or there <= here)

    def _other_things(self, one: Draft, other: Draft) -> bool:
        """Return whether the two are about unlike things: a budget and a treaty."""
        here, there = (
            {name for name in draft.who(Part.PATIENT, Part.PARTICIPANT) if self._is_thing(name)}
            for draft in (one, other)
        )
        same = here & there or self._heads(here) & self._heads(there)
        return bool(here and there and not same)

    def _is_thing(self, name: str) -> bool:
        return not self.setting.is_a(name, "Actor", "Place")

    def _worded(self, one: Draft, other: Draft, common: _Common) -> Iterator[str]:
        same = {"name": common.names, "where": common.places, "who": common.who}
        for word, found in same.items():
            if found:
                yield f"{word}: {', '.join(sorted(map(self.setting.label, found)))}"
        if common.day:
            days = sorted({span.text for span in (one.days, other.days) if span})
            yield f"when: {', '.join(days)}"


def _same_day(one: Draft, other: Draft, *, common_names: int) -> bool:
    """Return whether both are of one day; what two do together, and is news, is of these days."""
    if one.days.precise and other.days.precise:
        return True
    recent = one.window.recent and other.window.recent
    return common_names >= _PAIR and recent and (one.days.precise or other.days.precise)


def is_toll(draft: Draft) -> bool:
    """Return whether a telling gives victims and nobody who harmed them."""
    return draft.type == OTHER and draft.kind in _HARM and not draft.who(Part.AGENT)


def _swapped(one: Draft, other: Draft) -> bool:
    """Return whether who acts in the one undergoes the other."""
    return any(
        a.who(Part.AGENT) & b.who(Part.PATIENT) - a.who(Part.PATIENT) - b.who(Part.AGENT)
        for a, b in ((one, other), (other, one))
    )


def _alike(one: Draft, other: Draft) -> bool:
    """Return whether two kinds may be one; what has no class has to be told by the same word.

    Victims may be of any attack or accident.
    """
    if OTHER in (one.type, other.type):
        tolls = (is_toll(a) and b.type in HARMFUL for a, b in ((one, other), (other, one)))
        return one.kind == other.kind or any(tolls)
    return one.type == other.type or _related(one.type, other.type)


@cache
def _related(one: str, other: str) -> bool:
    known = load()
    return known.is_a(one, other) or known.is_a(other, one)
