"""Event nouns with their participants, as relations or by the verbs that they come from.

Constructions::

    l'attaque des pillards contre le dépôt              pillards, attaquer, dépôt
    l'abaissement de la note par l'agence               agence, abaisser, note
    sa condamnation pour corruption                     maire, être condamné pour, corruption
    Après la démission du ministre, la presse ...        ministre, démissionner
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from kg.extract.candidate import Candidate
from kg.extract.verbal import participates, type_of
from kg.lang.deverbal import Deverbal, deverbal
from kg.lang.relations import EventNoun, Frame, relations
from kg.model import Argument, Clause, Construction, Document, Role, Tense

_BETWEEN = "entre"
_CORE = frozenset({"de", "par", _BETWEEN})


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
    yield from _derived(document, clause)


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
            # the participants stand on the other side: "attaques" contre "la police"
            subject = Argument(Role.AGENT, event.head, event.id)
            yield Candidate("nominal", clause, subject, clause.lemma, obj)


def _derived(document: Document, clause: Clause) -> Iterator[Candidate]:
    """Yield what the noun's verb says of its participants."""
    entry = deverbal().get(clause.lemma)
    if entry is None:
        return
    of, left = _of(document, clause, entry)
    agents = _filling(clause, ("par",)) or list(clause.by_role(Role.AGENT))
    if entry.participle and agents and of:
        yield from _pair(document, clause, entry.verb, product(agents, of))
        return
    subjects = of if entry.participle else of or agents
    label = _label(document, clause, entry)
    governed = [o for o in clause.by_role(Role.OBLIQUE) if o.preposition not in _CORE]
    governed = left + [o for o in governed if participates(document, o)]
    yield from _pair(document, clause, label, product(subjects, governed))
    if not governed and clause.tense is not Tense.NONE:
        for subject in subjects:
            yield Candidate("nominal", clause, subject, label)


def _of(
    document: Document, clause: Clause, entry: Deverbal
) -> tuple[list[Argument], list[Argument]]:
    """Return whom "de" names, and the place left: "le retrait des troupes du Mali"."""
    found = _filling(clause, ("de",))
    if entry.participle or "de" not in relations().governed(entry.verb):
        return found, []
    places = [one for one in found if type_of(document, one) == "Place"]
    others = [one for one in found if one not in places]
    return (others, places) if others else (found, [])


def _label(document: Document, clause: Clause, entry: Deverbal) -> str:
    asked = [a.span.of(document.article.text) for a in clause.by_role(Role.ATTRIBUTE)]
    return f"être {entry.participle}" if entry.participle else " ".join([entry.verb, *asked])


def _pair(
    document: Document,
    clause: Clause,
    label: str,
    pairs: Iterable[tuple[Argument, Argument]],
) -> Iterator[Candidate]:
    """Yield what a verb says of two participants, with the relation that it evokes.

    An object of a transitive verb has no part in the label; an oblique has its preposition there.
    """
    entry = deverbal()[clause.lemma]
    for subject, target in pairs:
        if subject.mention == target.mention:
            continue
        direct = label == entry.verb and target.preposition == "de" and bool(entry.participle)
        introduced = "" if direct else target.preposition
        frame = Frame.ACTIVE if direct or not entry.participle else Frame.PASSIVE
        words = [w for w in relations().verb(entry.verb, introduced) if w.frame is frame]
        chosen = relations().choose(words, type_of(document, subject), type_of(document, target))
        predicate = chosen.relation.predicate if chosen else None
        name = f"{label} {introduced}".strip()
        yield Candidate("nominal", clause, subject, name, target, predicate)
