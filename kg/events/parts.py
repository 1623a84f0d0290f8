"""What a statement contributes to an event: who takes part, where, and in what numbers.

The predicate decides: it denotes an event itself ("rencontrer"), or it says something of an entity
that is one ("l'attentat a fait douze morts", "Lula a remporté l'élection").
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.config import LANGUAGE
from kg.events.setting import Setting
from kg.lang.events import OTHER, events
from kg.lang.relations import Frame, relations
from kg.model import Literal, Part, Statement
from kg.ontology import load

_JOINT = frozenset({"Competition", "Meeting", "Vote"})
"""Where who acts and who undergoes is a matter of wording."""

_JOURNEYS = frozenset({"Travel", "Visit"})

_TAKING_PART = frozenset(
    {"kg:hosts", "kg:leads", "kg:organizes", "kg:participatesIn", "kg:presides", "kg:wins"}
)
"""Relations whose subject takes part in the event that is the object."""

_OF_EVENTS = frozenset(
    {
        "kg:causes",
        "kg:deathToll",
        "kg:hasParticipant",
        "kg:injuryToll",
        "kg:locatedIn",
        "kg:quantity",
        "kg:resultsIn",
        "kg:takesPlaceIn",
    }
)
"""Relations that tell what happened in the event that is the subject, as open ones do."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one statement says of an event.

    Attributes
    ----------
    type, kind
        The class that the predicate denotes and the predicate; empty if it denotes none.
    names
        The entity that is the event, if the statement speaks of one.
    """

    type: str = ""
    kind: str = ""
    participants: frozenset[tuple[Part, str]] = frozenset()
    places: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def contribution(statement: Statement, setting: Setting) -> Contribution | None:
    """Return what a statement says of an event; None if it speaks of none.

    What neither denotes an event nor speaks of one still tells where, if it shares its word with
    a statement that does: it contributes no type and no name.
    """
    triple = statement.triple
    entry = load().properties.get(triple.predicate)
    if entry is not None and entry.denotes:
        return _denoted(statement, setting, entry.denotes, symmetric=entry.symmetric)
    tells = entry is None or triple.predicate in _OF_EVENTS
    if tells and setting.is_a(triple.subject, OTHER):
        return _said_of(statement, setting)
    if triple.predicate in _TAKING_PART and _is_event(triple.object, setting):
        part = frozenset({(Part.PARTICIPANT, triple.subject)})
        name = frozenset({str(triple.object)})
        return Contribution(participants=part, places=_place(statement), names=name)
    if entry is None:
        return _open(statement, setting)
    return None


def _open(statement: Statement, setting: Setting) -> Contribution:
    """Return what a verb without its usual participants tells: "vingt personnes ont été tuées".

    A relation has both ends, so "tuer" is none there; but it tells of the same kind of event.
    """
    triple, term = statement.triple, statement.triple.object
    names = frozenset({str(term)} if _is_event(term, setting) else ())
    places, figures = _place(statement), _figures(statement, setting)
    passive = statement.evidence[0].label.startswith(f"{events().passive} ")
    predicate = _evoked(statement, setting, passive=passive)
    entry = load().properties.get(predicate)
    # What else is said of an active verb is its missing object, or tells another sense of it.
    alone = term is None or (passive and (bool(names) or setting.is_a(str(term), "Place")))
    if entry is None or not entry.denotes or not alone:
        return Contribution(places=places, figures=figures)
    kind = entry.denotes
    if kind == "Attack" and (passive or not setting.is_a(triple.subject, "Actor")):
        kind = OTHER  # nobody says by whom, if by anybody
    joint = entry.symmetric or kind in _JOINT
    part = Part.PATIENT if passive else Part.AGENT
    who = frozenset({(Part.PARTICIPANT if joint else part, triple.subject)})
    return Contribution(kind, predicate, who, places, figures, names)


def _evoked(statement: Statement, setting: Setting, *, passive: bool) -> str:
    """Return the relation that the verb stands for where it has all its participants."""
    kind = setting.type(statement.triple.subject)
    ends = (None, kind) if passive else (kind, None)
    found = {
        word.relation.predicate
        for word in relations(LANGUAGE).verb(statement.evidence[0].lemma)
        if word.frame is Frame.ACTIVE and word.relation.fits(*ends)
    }
    return found.pop() if len(found) == 1 else ""


def _is_event(term: str | Literal | None, setting: Setting) -> bool:
    return isinstance(term, str) and setting.is_a(term, OTHER)


def _denoted(statement: Statement, setting: Setting, kind: str, *, symmetric: bool) -> Contribution:
    triple, term = statement.triple, statement.triple.object
    happening = setting.is_a(triple.subject, OTHER)
    if kind == "Attack" and not (happening or setting.is_a(triple.subject, "Actor")):
        kind = OTHER  # an avalanche kills, too
    joint = symmetric or kind in _JOINT
    participants, places = set(), set(_place(statement))
    if not happening:
        participants.add((Part.PARTICIPANT if joint else Part.AGENT, triple.subject))
    if isinstance(term, str):
        if setting.is_a(term, "Place") and _leads_to(triple.predicate, kind):
            places.add(term)
        else:
            participants.add((Part.PARTICIPANT if joint else Part.PATIENT, term))
    return Contribution(
        kind if not happening else "",
        triple.predicate if not happening else "",
        frozenset(participants),
        frozenset(places),
        _figures(statement, setting),
        frozenset({triple.subject} if happening else ()),
    )


def _leads_to(predicate: str, kind: str) -> bool:
    """Return whether a place that is the object is where it happens, and not who undergoes it."""
    return load().property(predicate).range == "Place" or kind in _JOURNEYS


def _said_of(statement: Statement, setting: Setting) -> Contribution:
    triple, term = statement.triple, statement.triple.object
    participants: set[tuple[Part, str]] = set()
    places = set(_place(statement))
    if isinstance(term, str):
        if triple.predicate == "kg:hasParticipant":
            participants.add((Part.PARTICIPANT, term))
        elif setting.is_a(term, "Place") and triple.predicate != "kg:causes":
            places.add(term)
    return Contribution(
        "",
        "",
        frozenset(participants),
        frozenset(places),
        _figures(statement, setting),
        frozenset({triple.subject}),
    )


def _place(statement: Statement) -> frozenset[str]:
    return frozenset({statement.place} if statement.place else ())


def _figures(statement: Statement, setting: Setting) -> frozenset[str]:
    """Return the numbers of people or things that the statement gives, in the article's words."""
    triple = statement.triple
    values = [setting.label(triple.subject) if not setting.named(triple.subject) else ""]
    if isinstance(triple.object, Literal):
        values.append(triple.object.value)
    elif triple.object is not None and not setting.named(triple.object):
        values.append(setting.label(triple.object))
    return frozenset(value for value in values if events().figure(value))
