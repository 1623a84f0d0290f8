"""What is wrong, and where, in terms that somebody can act on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Breach:
    """A node that breaks a constraint, as a query finds it.

    Attributes
    ----------
    node
        The IRI of what is wrong: a statement, an evidence, an entity, an article.
    constraint
        The name of what it breaks: ``StatementShape``, ``domain``, ``text``.
    message
        What is wrong.
    """

    node: str
    constraint: str
    message: str


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """The place in an article that is at stake; empty as far as it is not known.

    Attributes
    ----------
    article
        Its id.
    start, end
        Offsets of the sentence in the article's text, in code points.
    """

    article: str = ""
    start: int | None = None
    end: int | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that breaks a constraint, with its name and its place.

    Attributes
    ----------
    label
        What the node is called: "Anne Roux | gouverner | Lyon".
    """

    node: str
    label: str
    constraint: str
    message: str
    where: Where = Where()
