"""What the parse says, in the terms that rules speak: triggers, roles, voice, polarity, modality.

No dependency label survives into a `Clause`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.span import Span
from kg.model.time import TimeValue


class Construction(StrEnum):
    """The kind of construction that a clause was read from."""

    VERBAL = "verbal"
    COPULAR = "copular"
    NOMINAL = "nominal"
    TITLE = "title"
    APPOSITION = "apposition"
    LOCATION = "location"
    PART = "part"
    QUANTITY = "quantity"
    SPEECH = "speech"


class Voice(StrEnum):
    """Grammatical voice."""

    ACTIVE = "active"
    PASSIVE = "passive"
    PRONOMINAL = "pronominal"


class Tense(StrEnum):
    """The tense of the finite verb that governs the clause."""

    PRESENT = "present"
    PAST = "past"
    IMPERFECT = "imperfect"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    NONE = "none"


class Polarity(StrEnum):
    """Whether the article affirms or denies the content."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """How real the article presents the content."""

    ACTUAL = "actual"
    FUTURE = "future"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    INTENDED = "intended"
    NECESSARY = "necessary"
    REQUESTED = "requested"


class Role(StrEnum):
    """What an argument does in its clause, whatever its grammatical function."""

    AGENT = "agent"
    PATIENT = "patient"
    ATTRIBUTE = "attribute"
    OBLIQUE = "oblique"
    TOPIC = "topic"
    TIME = "time"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Argument:
    """One participant of a clause.

    Attributes
    ----------
    role
        AGENT: logical subject; PATIENT: logical object; ATTRIBUTE: what a copula predicates;
        OBLIQUE: introduced by `preposition`; CONTENT: a reported or embedded clause.
    span
        The whole argument, without determiner.
    mention
        Id of the mention that fills it; None for a clause or an adjective.
    preposition
        Lemma of what introduces it: "à", "près de"; empty without one.
    margin
        How sure the parse is of what its head depends on, in [0, 1].
    """

    role: Role
    span: Span
    mention: str | None = None
    preposition: str = ""
    margin: float = 1.0


@dataclass(frozen=True, slots=True)
class Clause:
    """A trigger with its arguments, settled for all relations at once.

    Attributes
    ----------
    lemma
        The trigger's dictionary form, reflexive and support noun included: "se réunir",
        "prendre en otage", "secrétaire général", "attaque".
    quote
        Index into the document's quotes of the innermost speech that the clause stands in.
    margin
        How sure the parse is of what the trigger depends on, in [0, 1].
    """

    trigger: Span
    lemma: str
    construction: Construction
    sentence: int
    arguments: tuple[Argument, ...]
    voice: Voice = Voice.ACTIVE
    tense: Tense = Tense.NONE
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ACTUAL
    quote: int | None = None
    time: TimeValue | None = None
    place: str | None = None
    margin: float = 1.0

    def by_role(self, role: Role) -> tuple[Argument, ...]:
        """Return the arguments of one role, in the order of the text."""
        return tuple(argument for argument in self.arguments if argument.role is role)
