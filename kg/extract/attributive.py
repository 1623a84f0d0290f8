"""Copulas, offices, appositions and places: what something is, and where.

Constructions::

    La ville est une forteresse                              copular
    Les experts restent sceptiques                           copular
    Le préfet de la Creuse, Marc Delorme                     title
    la banque espagnole Sabadell                            apposition
    Bandiagara, dans la région de Mopti                      location
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from kg.extract.candidate import Candidate
from kg.extract.verbal import participates, related, type_of
from kg.lang.extraction import extraction
from kg.lang.relations import Frame, Word, relations
from kg.lang.titles import TitleReading, TitleState, titles
from kg.model import Argument, Clause, Construction, Document, MentionKind, Role
from kg.ontology import fits, load

_TEXT = "xsd:string"
_UNHELD = frozenset({TitleState.FORMER, TitleState.COMING, TitleState.ALLEGED})


def copular(document: Document, clause: Clause) -> Iterator[Candidate]:
    """Yield what a copula or "rester", "devenir", "élire" predicates of its subject."""
    if clause.construction is not Construction.COPULAR:
        return
    agents, patients = clause.by_role(Role.AGENT), clause.by_role(Role.PATIENT)
    subjects, attributes = agents or patients, clause.by_role(Role.ATTRIBUTE)
    if agents and patients:
        yield from _made(document, clause)
    else:
        for subject, attribute in product(subjects, attributes):
            yield from _predicated(document, clause, subject, attribute)
    for subject, oblique in product(subjects, clause.by_role(Role.OBLIQUE)):
        if participates(document, oblique) and not any(a.mention for a in attributes):
            yield _adjective(document, clause, subject, oblique)


def _made(document: Document, clause: Clause) -> Iterator[Candidate]:
    """Yield who makes what something: "Lima juge le texte prématuré", "élue reine par le jury".

    What a verb of opinion says is its subject's word; what one of naming says is so.
    """
    agents, patients = clause.by_role(Role.AGENT), clause.by_role(Role.PATIENT)
    for agent, patient in product(agents, patients):
        yield related(document, Candidate("verbal", clause, agent, clause.lemma, patient))
    holder = agents[0] if clause.lemma in extraction().opinion else None
    if holder is None and clause.lemma not in extraction().naming:
        return
    for patient, attribute in product(patients, clause.by_role(Role.ATTRIBUTE)):
        literal = None if attribute.mention else _TEXT
        yield Candidate(
            "copular", clause, patient, "être", attribute, literal=literal, holder=holder
        )


def _predicated(
    document: Document, clause: Clause, subject: Argument, attribute: Argument
) -> Iterator[Candidate]:
    if attribute.mention is None:
        if not clause.by_role(Role.OBLIQUE):
            yield Candidate("copular", clause, subject, _copula(clause), attribute, literal=_TEXT)
        return
    if attribute.mention != subject.mention:
        yield Candidate("copular", clause, subject, _copula(clause), attribute)


def _copula(clause: Clause) -> str:
    return "être" if clause.lemma.startswith("être ") and _is_adjective(clause) else clause.lemma


def _is_adjective(clause: Clause) -> bool:
    return all(attribute.mention is None for attribute in clause.by_role(Role.ATTRIBUTE))


def _adjective(
    document: Document, clause: Clause, subject: Argument, oblique: Argument
) -> Candidate:
    label = f"{clause.lemma} {oblique.preposition}"
    bare = clause.lemma.removeprefix("être ")
    words = relations().adjective(bare, oblique.preposition)
    chosen = relations().choose(words, type_of(document, subject), type_of(document, oblique))
    predicate = chosen.relation.predicate if chosen else None
    return Candidate("copular", clause, subject, label, oblique, predicate)


def title(document: Document, clause: Clause) -> Iterator[Candidate]:
    """Yield the offices of a person: "Le ministre kényan de la Santé, Peter Otieno"."""
    if clause.construction is not Construction.TITLE:
        return
    holders, attributes = clause.by_role(Role.AGENT), clause.by_role(Role.ATTRIBUTE)
    governed = _domains(document, clause)
    label = _title_label(document, clause, governed)
    for holder, target in product(holders, governed):
        if holder.mention != target.mention:
            yield _held(document, Candidate("title", clause, holder, label, target))
    if not governed:
        for holder, attribute in product(holders, attributes):
            yield Candidate("title", clause, holder, "être", attribute, literal=_TEXT)


def _domains(document: Document, clause: Clause) -> list[Argument]:
    """Return what the office is of; beside a country or organisation, a department is none."""
    obliques = [o for o in clause.by_role(Role.OBLIQUE) if o.mention]
    named = [o for o in obliques if type_of(document, o) in {"Place", "Organization"}]
    adjectives = [o for o in named if o.preposition == "de" and _is_nationality(document, o)]
    return adjectives or obliques


def _is_nationality(document: Document, argument: Argument) -> bool:
    """Return whether the argument is an adjective that names a country: "ukrainien"."""
    mention = document.by_id[argument.mention or ""]
    word = argument.span.of(document.article.text)
    return mention.kind is MentionKind.NAMED and word.islower() and " " not in word


def _held(document: Document, found: Candidate) -> Candidate:
    """Return the candidate with the office's relation.

    A former, coming or alleged one has none: it is not held.
    """
    target = found.object
    if target is None:
        return found
    label = found.label if target.preposition == "de" else f"{found.label} {target.preposition}"
    reading = titles().read(found.clause.lemma.replace("'", "' ").split())
    unheld = reading is not None and bool(_UNHELD & reading.states)
    predicate = None if unheld else _office(document, found, target, reading)
    return replace(found, label=label, predicate=predicate)


def _office(
    document: Document, found: Candidate, target: Argument, reading: TitleReading | None
) -> str | None:
    """Return the relation of an office: "président de", "ambassadeur auprès de"."""
    types = type_of(document, found.subject), type_of(document, target)
    words = relations().title(found.clause.lemma, target.preposition)
    chosen = relations().choose(words, *types)
    if chosen is not None:
        return chosen.relation.predicate
    predicate = reading.predicate if reading and target.preposition == "de" else None
    allowed = predicate and _allowed(document, predicate, found.subject, target)
    return predicate if allowed else None


def _title_label(document: Document, clause: Clause, governed: list[Argument]) -> str:
    """Return the office with its department: "ministre de la Défense"."""
    chosen = {argument.mention for argument in governed}
    rest = [o for o in clause.by_role(Role.OBLIQUE) if o.mention not in chosen]
    if not rest:
        return clause.lemma
    text = document.article.text
    between = text[clause.trigger.end : rest[0].span.end].strip()
    start = between.find(rest[0].preposition[:1] + "e ") if rest[0].preposition == "de" else -1
    tail = between[start:] if start > 0 else between
    return f"{clause.lemma} {tail}".strip()


def _allowed(document: Document, predicate: str, holder: Argument, target: Argument) -> bool:
    term = load().properties[predicate]
    return fits(type_of(document, holder) or "Thing", term.domain) and fits(
        type_of(document, target) or "Thing", term.range
    )


def apposition(document: Document, clause: Clause) -> Iterator[Candidate]:
    """Yield what an apposed noun phrase says of a name: "le groupe suédois Ericsson"."""
    if clause.construction is not Construction.APPOSITION:
        return
    holders = clause.by_role(Role.AGENT)
    related = False
    for holder, target in product(holders, clause.by_role(Role.OBLIQUE)):
        words: tuple[Word, ...] = relations().title(clause.lemma, target.preposition)
        chosen = relations().choose(words, type_of(document, holder), type_of(document, target))
        if chosen is not None and holder.mention != target.mention:
            related = True
            predicate = chosen.relation.predicate
            yield Candidate("apposition", clause, holder, clause.lemma, target, predicate)
    if not related:
        for holder, attribute in product(holders, clause.by_role(Role.ATTRIBUTE)):
            yield Candidate("apposition", clause, holder, "être", attribute, literal=_TEXT)


def quantity(document: Document, clause: Clause) -> Iterator[Candidate]:
    """Yield an age or measure, which is a value, or what is counted: "fort de 300 salariés"."""
    if clause.construction is not Construction.QUANTITY:
        return
    for subject, value in product(clause.by_role(Role.AGENT), clause.by_role(Role.ATTRIBUTE)):
        yield Candidate("quantity", clause, subject, clause.lemma, value, literal=_TEXT)
    for subject, counted in product(clause.by_role(Role.AGENT), clause.by_role(Role.PATIENT)):
        if subject.mention != counted.mention:
            yield _counted(document, clause, subject, counted)


def _counted(document: Document, clause: Clause, subject: Argument, counted: Argument) -> Candidate:
    verb, _, preposition = clause.lemma.rpartition(" ")
    found = relations().verb(verb, preposition) if verb else relations().verb(clause.lemma)
    words = [one for one in found if one.frame is Frame.ACTIVE]
    chosen = relations().choose(words, type_of(document, subject), type_of(document, counted))
    predicate = chosen.relation.predicate if chosen else None
    return Candidate("quantity", clause, subject, clause.lemma, counted, predicate)


def location(document: Document, clause: Clause) -> Iterator[Candidate]:
    """Yield where something is: "Bandiagara, dans la région de Mopti"."""
    if clause.construction is not Construction.LOCATION:
        return
    for subject, place in product(clause.by_role(Role.AGENT), clause.by_role(Role.OBLIQUE)):
        words = relations().preposition(place.preposition)
        chosen = relations().choose(words, type_of(document, subject), type_of(document, place))
        predicate = chosen.relation.predicate if chosen else None
        label = f"se trouver {place.preposition}"
        yield Candidate("location", clause, subject, label, place, predicate)
