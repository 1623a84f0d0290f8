"""Mentions -> chains: which mentions stand for the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.annotate.mentions import Mentions
from kg.annotate.nlp import Parse
from kg.model import Clause, Mention, MentionKind, Quote


def link(
    parse: Parse, mentions: Mentions, clauses: Sequence[Clause], quotes: Sequence[Quote]
) -> tuple[Mention, ...]:
    """Return the mentions with the id of their chain, "e0", "e1" ... in the order of the text."""
    chains: dict[str, str] = {}
    linked: list[Mention] = []
    for mention in mentions.all:
        if mention.kind is MentionKind.NAMED:
            name = _key(mention, chains)
        elif mention.kind is MentionKind.NOMINAL:
            name = mention.text.lower()
        else:
            name = mention.id
        chain = chains.setdefault(name, f"e{len(chains)}")
        linked.append(replace(mention, entity=chain))
    return tuple(linked)


def _key(mention: Mention, chains: dict[str, str]) -> str:
    words = mention.text.split()
    if mention.type == "Person":
        for known in chains:
            if known.split()[-1:] == words[-1:]:
                return known
    return mention.text
