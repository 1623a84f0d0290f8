"""Reported speech: who says what."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.candidate import Candidate
from kg.model import Clause, Construction, Document, Role


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
                predicate="kg:says",
                literal="kg:Quotation",
            )
