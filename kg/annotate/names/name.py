"""A proper name in a parsed block."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A stretch of tokens that names something.

    Attributes
    ----------
    start, end
        Token indices in the block, half-open.
    type
        Local name of a class: ``Person``, ``Organization``, ``Place``, ``Event``, ``Work``,
        ``Product``, ``Group``, ``Thing``.
    """

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Alias:
    """A name and its short form, each with the index of its block: "Organisation ... (OTAN)"."""

    block: int
    name: Name
    short: Name


@dataclass(frozen=True, slots=True)
class FoundNames:
    """The names of an article, block by block, and the pairs of name and acronym among them."""

    names: tuple[tuple[Name, ...], ...]
    aliases: tuple[Alias, ...] = ()
