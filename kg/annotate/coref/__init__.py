"""Mentions -> chains: which mentions stand for the same thing.

Passes from sure to less sure, each joining chains that the ones before have left apart: names,
appositions, noun phrases that take something up, pronouns. No link beats a wrong link.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.annotate.coref.chains import Chains
from kg.annotate.coref.descriptions import join_appositions, join_descriptions
from kg.annotate.coref.names import join_names
from kg.annotate.coref.profile import Profile, profiles
from kg.annotate.coref.pronouns import Pronouns
from kg.annotate.mentions import Mentions
from kg.annotate.nlp import Parse
from kg.model import Clause, Mention, Quote

__all__ = ["link"]


def link(
    parse: Parse, mentions: Mentions, clauses: Sequence[Clause], quotes: Sequence[Quote]
) -> tuple[Mention, ...]:
    """Return the mentions with the id of their chain, "e0", "e1" ... in the order of the text.

    Parameters
    ----------
    clauses
        Those of offices say who "le président russe" is.
    quotes
        They say who "je" is, and who "il" is not.
    """
    chains = Chains(profiles(parse, mentions, quotes))
    join_names(chains)
    join_appositions(chains, mentions)
    join_descriptions(chains, clauses)
    Pronouns(chains, mentions, quotes).join()
    numbers = {first.index: f"e{n}" for n, first in enumerate(chains.firsts())}
    return tuple(_linked(one, chains, numbers) for one in chains.profiles)


def _linked(one: Profile, chains: Chains, numbers: Mapping[int, str]) -> Mention:
    """Return the mention in its chain; what does not tell its own type has that of its chain."""
    tells = one.named or one.mention.type != "Thing"
    return replace(
        one.mention,
        entity=numbers[chains.of(one)],
        type=one.mention.type if tells else chains.type(one),
        possessor=one.possessor.mention.id if one.possessor else "",
        members=tuple(dict.fromkeys(numbers[chains.of(m)] for m in chains.united(one))),
    )
