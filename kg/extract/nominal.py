"""Event nouns with their participants: "l'attaque des Talibans contre l'hôtel"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.candidate import Candidate
from kg.extract.verbal import type_of
from kg.lang.relations import EventNoun, relations
from kg.model import Argument, Clause, Construction, Document, Role

_BETWEEN = "entre"


def nominal(document: Document, clause: Clause) -> Iterator[Candidate]:
    """Yield the relation that an event noun evokes between its participants.

    Where only the object is there ("des attaques contre la police"), the event is the subject.
    """
    if clause.construction is not Construction.NOMINAL:
        return
    for word in relations().noun(clause.lemma):
        subjects = _filling(clause, word.subject) or list(clause.by_role(Role.AGENT))
        objects = _filling(clause, word.object)
        if _BETWEEN in (*word.subject, *word.object):
            subjects, objects = subjects[:1], subjects[1:]  # "entre le pape et le patriarche"
        found = list(_pairs(document, clause, word, subjects, objects))
        if found:
            yield from found
            return


def _filling(clause: Clause, prepositions: tuple[str, ...]) -> list[Argument]:
    """Return the arguments with the first of the prepositions that is there."""
    for preposition in prepositions:
        found = [o for o in clause.by_role(Role.OBLIQUE) if o.preposition == preposition]
        if found:
            return found
    return []


def _pairs(
    document: Document,
    clause: Clause,
    word: EventNoun,
    subjects: list[Argument],
    objects: list[Argument],
) -> Iterator[Candidate]:
    taken = {argument.mention for argument in objects}
    for obj in objects:
        agents = [one for one in subjects if one.mention not in taken]
        for subject in agents:
            types = type_of(document, subject), type_of(document, obj)
            if word.relation.fits(*types):
                predicate = word.relation.predicate
                yield Candidate("nominal", clause, subject, clause.lemma, obj, predicate)
        event = document.by_head.get(clause.trigger)
        inside = obj.preposition == "de"  # its own name says it: "la dissolution du parlement"
        if (
            not agents
            and not inside
            and event is not None
            and word.relation.fits(None, type_of(document, obj))
        ):
            subject = Argument(Role.AGENT, event.span, event.id)
            yield Candidate("nominal", clause, subject, clause.lemma, obj)
