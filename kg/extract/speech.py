"""Reported speech: who says what."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.candidate import Candidate
from kg.lang.relations import relations
from kg.model import Clause, Construction, Document, Role
from kg.ontology import load as ontology

SAYS = "kg:says"


def speech(document: Document, clause: Clause) -> Iterator[Candidate]:
    """Yield the speaker, the verb and what is reported, a quotation and no entity."""
    if clause.construction is not Construction.SPEECH:
        return
    for speaker in clause.by_role(Role.AGENT):
        for content in clause.by_role(Role.CONTENT):
            yield Candidate(
                "speech",
                clause,
                speaker,
                clause.lemma,
                content,
                predicate=_saying(clause.lemma),
                literal="kg:Quotation",
            )


def _saying(lemma: str) -> str:
    """Return the relation of a verb of saying: ``kg:denies`` for "nier"; ``kg:says`` at least.

    Asking, promising and ordering are relations to whom they address; the words are just said.
    """
    found = {word.relation.predicate for word in relations().verb(lemma)}
    kinds = sorted(p for p in found if SAYS in ontology().implied(p))
    return kinds[0] if len(kinds) == 1 else SAYS
