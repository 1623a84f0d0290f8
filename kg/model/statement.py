"""What the graph is made of: triples, what identifies them as statements, and their evidence.

Identity is a content hash: two articles that say the same give one statement with two evidences.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from kg.model.clause import Modality, Polarity
from kg.model.span import Span
from kg.model.time import Interval


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A value that is no entity.

    Attributes
    ----------
    datatype
        ``kg:Quotation`` for a reported clause, else an XSD type as a CURIE.
    language
        Of plain text only: RDF has no literal with both a type and a language, and a value must
        not have one identity here and another there. A typed one's is dropped.

    Examples
    --------
    >>> Literal("Le pont tiendra", "kg:Quotation", "fr").language is None
    True
    """

    value: str
    datatype: str = "xsd:string"
    language: str | None = None

    def __post_init__(self) -> None:
        if self.datatype != "xsd:string":
            object.__setattr__(self, "language", None)


@dataclass(frozen=True, slots=True)
class Triple:
    """Bare subject, predicate, object.

    Attributes
    ----------
    subject, object
        An entity's id ("person/serhiy-haidai"); a mention's id ("m3") before `resolve` has run.
        The object of an intransitive event is None.
    predicate
        A CURIE: ``kg:governs``, or ``rel:se-reunir-a`` for an open predicate.
    """

    subject: str
    predicate: str
    object: str | Literal | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it.

    Attributes
    ----------
    source
        The entity's id (a mention's id before `resolve`); None for an unnamed source.
    span
        Where the article names the source, if it does.
    cue
        Where the article says that it is said; `lemma` is its dictionary form.
    direct
        Whether the words stand in quotation marks.
    """

    source: str | None
    span: Span | None
    cue: Span | None
    lemma: str
    direct: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place in one article that supports a statement.

    Attributes
    ----------
    lemma
        The trigger's dictionary form: "se réunir", "tuer".
    relation
        What the text says of subject and object, as a dictionary would: "se réunir à",
        "être tué dans"; empty where it is the lemma.
    rule
        Name of the rule that read it.
    confidence
        In [0, 1].
    """

    article: str
    sentence: Span
    subject: Span
    trigger: Span
    object: Span | None
    lemma: str
    rule: str
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ACTUAL
    attribution: Attribution | None = None
    confidence: float = 1.0
    time: Span | None = None
    place: Span | None = None
    relation: str = ""

    @property
    def label(self) -> str:
        """The name of an open predicate that this evidence gives."""
        return self.relation or self.lemma

    @property
    def asserts(self) -> bool:
        """Whether the article itself states it as a fact."""
        return (
            self.polarity is Polarity.POSITIVE
            and self.modality is Modality.ACTUAL
            and self.attribution is None
        )


@dataclass(frozen=True, slots=True)
class Statement:
    """An identified triple with its valid time and qualifiers.

    Attributes
    ----------
    place
        The id of the place where it holds.
    qualifiers
        Pairs of a predicate's CURIE and a value, sorted.
    evidence
        At least one, in the order of article and text.
    """

    triple: Triple
    evidence: tuple[Evidence, ...]
    time: Interval | None = None
    place: str | None = None
    qualifiers: tuple[tuple[str, Literal], ...] = ()

    @property
    def id(self) -> str:
        """Hash of all but the evidence, 16 hexadecimal digits."""
        return hashlib.sha256(self._content().encode()).hexdigest()[:16]

    @property
    def asserted(self) -> bool:
        """Whether some article states it as a fact."""
        return any(evidence.asserts for evidence in self.evidence)

    def _content(self) -> str:
        triple, time = self.triple, self.time
        term = triple.object
        literal = [term.value, term.datatype, term.language] if isinstance(term, Literal) else term
        when = [time.start, time.end] if time else None
        pairs = [[name, value.value] for name, value in self.qualifiers]
        parts = [triple.subject, triple.predicate, literal, when, self.place, pairs]
        return json.dumps(parts, ensure_ascii=False)
