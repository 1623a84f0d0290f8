"""Verbal clauses: subject, verb, object; subject, verb, preposition, oblique; events.

Constructions::

    La troupe occupe le théâtre                         verbal
    Le pont a été repeint par des bénévoles             verbal, the passive undone
    Les avocats se retrouvent au palais                 oblique
    Les digues ont été fortifiées                       intransitive
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from kg.extract.candidate import Candidate
from kg.extract.participle import participle
from kg.lang.extraction import extraction
from kg.lang.relations import Frame, relations
from kg.model import (
    Argument,
    Clause,
    Construction,
    Document,
    MentionKind,
    Role,
    Tense,
    Voice,
)


def verbal(document: Document, clause: Clause) -> Iterator[Candidate]:
    """Yield what a verbal clause states; nothing without a subject."""
    if clause.construction is not Construction.VERBAL:
        return
    agents, patients = clause.by_role(Role.AGENT), clause.by_role(Role.PATIENT)
    yield from _transitive(document, clause, agents, patients)
    subjects = agents or (patients if clause.voice is Voice.PASSIVE else ())
    label = (
        clause.lemma if agents or clause.voice is not Voice.PASSIVE else _passive(document, clause)
    )
    if clause.voice is Voice.PASSIVE and agents and patients:
        subjects, label = patients, _passive(document, clause)
    governed = list(_obliques(document, clause, subjects, label))
    yield from governed
    alone = not governed or all(_circumstance(document, one) for one in governed)
    if alone and not (agents and patients) and _is_event(document, clause):
        yield from _intransitive(clause, subjects, label)


def _circumstance(document: Document, candidate: Candidate) -> bool:
    """Return whether an oblique only sets the scene: "ont été tués dans l'attaque".

    So does a place after "à" that the verb does not ask for: "À Izmir, des murs se sont effondrés".
    """
    target = candidate.object
    if target is None:
        return False
    if target.preposition == "à" and type_of(document, target) == "Place":
        return "à" not in relations().governed(candidate.clause.lemma)
    if target.preposition not in extraction().scene:
        return False
    return type_of(document, target) in {"Event", "Place", "Concept"}


def _is_event(document: Document, clause: Clause) -> bool:
    """Return whether a clause without object says something.

    A bare participle does only with a date ("construit en 1931"); a verb of saying does not.
    """
    cues = [quote.cue.span for quote in document.quotes if quote.cue]
    reports = any(cue.overlaps(clause.trigger) for cue in cues)
    bare = clause.voice is Voice.PASSIVE and clause.tense is Tense.NONE
    return not (reports or (bare and clause.time is None) or clause.by_role(Role.CONTENT))


def _transitive(
    document: Document,
    clause: Clause,
    agents: tuple[Argument, ...],
    patients: tuple[Argument, ...],
) -> Iterator[Candidate]:
    for agent, patient in product(agents, patients):
        found = Candidate("verbal", clause, agent, clause.lemma, patient)
        yield found if _by_another(document, clause) else related(document, found)


def _by_another(document: Document, clause: Clause) -> bool:
    """Return whether somebody else takes the place: "a remplacé le ministre par Sara Lind"."""
    if clause.voice is not Voice.ACTIVE:
        return False
    others = [one for one in clause.by_role(Role.OBLIQUE) if one.preposition == "par"]
    return any(type_of(document, one) in {"Person", "Organization", "Group"} for one in others)


def related(document: Document, found: Candidate) -> Candidate:
    """Return the candidate with the relation that verb, preposition and types evoke.

    A verb that no relation claims for these types keeps an open predicate.
    """
    clause, obj = found.clause, found.object
    if obj is None:
        return found
    preposition = obj.preposition if found.rule == "oblique" else ""
    passive = clause.voice is Voice.PASSIVE and found.rule == "oblique"
    for word in relations().verb(clause.lemma, preposition):
        if (word.frame is Frame.PASSIVE) != passive or word.frame not in _FRAMES:
            continue
        inverse = word.frame is Frame.INVERSE
        first, second = (obj, found.subject) if inverse else (found.subject, obj)
        chosen = relations().choose([word], _type(document, first), _type(document, second))
        if chosen is not None:
            predicate = chosen.relation.predicate
            return replace(found, subject=first, object=second, predicate=predicate)
    return found


_FRAMES = frozenset({Frame.ACTIVE, Frame.INVERSE, Frame.PASSIVE})


def _type(document: Document, argument: Argument) -> str | None:
    """Return the class of what fills an argument; the table itself says where "Thing" will do."""
    mention = document.by_id.get(argument.mention or "")
    return mention.type if mention else None


def type_of(document: Document, argument: Argument) -> str | None:
    """Return the class of what fills an argument.

    A common noun that the tables do not know as an actor, place or thing is a concept; only an
    unknown name or a pronoun may still be anything.
    """
    mention = document.by_id.get(argument.mention or "")
    if mention is None:
        return None
    unknown = mention.type == "Thing" and mention.kind is MentionKind.NOMINAL
    return "Concept" if unknown else mention.type


def _obliques(
    document: Document, clause: Clause, subjects: tuple[Argument, ...], label: str
) -> Iterator[Candidate]:
    for subject, oblique in product(subjects, clause.by_role(Role.OBLIQUE)):
        if subject.mention == oblique.mention or _is_source(document, clause, oblique):
            continue
        if participates(document, oblique):
            name = f"{label} {oblique.preposition}"
            yield related(document, Candidate("oblique", clause, subject, name, oblique))


def _is_source(document: Document, clause: Clause, oblique: Argument) -> bool:
    """Return whether a phrase only says who says it: "d'après la préfecture", "de source sûre"."""
    quote = document.quotes[clause.quote] if clause.quote is not None else None
    if quote is None:
        return False
    named = quote.speaker is not None and quote.speaker.overlaps(oblique.span)
    return named or (quote.cue is not None and quote.cue.span.overlaps(oblique.span))


def participates(document: Document, oblique: Argument) -> bool:
    """Return whether an oblique is a participant, no manner or duration."""
    table = extraction()
    mention = document.by_id.get(oblique.mention or "")
    if mention is None or oblique.preposition in table.prepositions or not oblique.preposition:
        return False
    if f"{oblique.preposition} {mention.text.lower()}" in table.phrases:
        return False
    if mention.kind is MentionKind.PRONOUN and mention.entity not in document.described:
        return False  # "aucune leçon n'en a été tirée", and nobody knows of what
    return mention.lemma not in table.manner and mention.lemma not in table.durations


def _intransitive(
    clause: Clause, subjects: tuple[Argument, ...], label: str
) -> Iterator[Candidate]:
    if clause.lemma in extraction().light:
        return
    for subject in subjects:
        yield Candidate("intransitive", clause, subject, label)


def _passive(document: Document, clause: Clause) -> str:
    """Return "être fortifié" for a passive without agent, "se faire battre" for a causative."""
    if clause.trigger.of(document.article.text) == clause.lemma and not clause.by_role(Role.AGENT):
        return f"se faire {clause.lemma}"
    return f"être {participle(clause.lemma, clause.trigger.of(document.article.text))}"
