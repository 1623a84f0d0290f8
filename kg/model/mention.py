"""Stretches of text that stand for an entity."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.span import Span


class MentionKind(StrEnum):
    """How a mention names what it stands for."""

    NAMED = "named"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Gender(StrEnum):
    """Grammatical gender; a mention whose gender is not known has None."""

    MASCULINE = "masculine"
    FEMININE = "feminine"


class Number(StrEnum):
    """Grammatical number; a mention whose number is not known has None."""

    SINGULAR = "singular"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class Mention:
    """One stretch of text and what it stands for.

    Attributes
    ----------
    id
        Unique in the document, in the order of the text: ``m0``, ``m1`` ...
    span
        The whole noun phrase without its determiner, relative clauses and appositions:
        "préfet de la Creuse", "Marc Delorme".
    text
        `span` as a label would write it: no line breaks, no editor's brackets.
    head
        The word that the phrase is about; the last word of a person's name.
    lemma
        The lemma of the head, lower case for a common noun.
    type
        The local name of a class of ``ontologies/kg.ttl``: ``Person``, ``Organization``,
        ``Group``, ``Place``, ``Event``, ``Thing`` ...
    entity
        The id of the entity: empty until `annotate.coref` gives a chain ("e0"), the entity's
        final id ("person/serhiy-haidai") after `resolve`.
    sentence
        Index of the sentence in the document.
    possessor
        The id of the mention "son" in "son rival": whose it is; empty without one.
    members
        The entities that "ils" stands for where it takes up "Anne et Paul": ids as in `entity`,
        which says nothing then; empty for what stands for one thing.
    """

    id: str
    span: Span
    text: str
    head: Span
    lemma: str
    kind: MentionKind
    type: str
    sentence: int
    entity: str = ""
    gender: Gender | None = None
    number: Number | None = None
    possessor: str = ""
    members: tuple[str, ...] = ()
