"""Plurals that stand for several at once: "Anne et Paul sont partis. Ils reviendront."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.annotate.coref.binding import coordinated
from kg.annotate.coref.chains import Chains
from kg.annotate.coref.profile import Function, Profile
from kg.annotate.coref.salience import ENOUGH, Salience
from kg.annotate.grammar import conjuncts, is_
from kg.annotate.mentions import Mentions
from kg.model import Gender

_REACH = 1
"""Sentences that a plural reaches back to subjects that are joined by "et"."""

_FAR = 500
"""Mentions that it reaches back at most; a book on one line is read, too."""


class Groups:
    """The lists of subjects that plural pronouns of an article stand for."""

    def __init__(self, chains: Chains, mentions: Mentions, salience: Salience) -> None:
        self.chains = chains
        self.salience = salience
        self._mentions = mentions
        self._by_id = {p.mention.id: p for p in chains.profiles}

    def join(self, one: Profile, best: Profile | None) -> bool:
        """Return whether a list, rather than one mention, is what the plural may stand for.

        If it is clear which things the list names, the chain of the plural is told.
        """
        lists = [p for p in self._near(one) if best is None or self._outweighs(one, p, best)]
        if not lists:
            return False
        first = max(lists, key=lambda p: (self.salience.weight(one, p), p.index))
        members = self._members(first)
        if members and self._agree(one, members) and self.salience.weight(one, first) >= ENOUGH:
            self.chains.unite(one, members)
        return True

    def _near(self, one: Profile) -> Iterator[Profile]:
        for p in self.chains.profiles[max(0, one.index - _FAR) : one.index]:
            near = 0 <= one.mention.sentence - p.mention.sentence <= _REACH
            stands = (p.nominal or p.named) and not p.adjective
            own = one.token.pos_ != "DET" and one.verb is not None and p.verb == one.verb
            if near and stands and not own and p.function is Function.SUBJECT and coordinated(p):
                yield p

    def _outweighs(self, one: Profile, listed: Profile, best: Profile) -> bool:
        weight = self.salience.weight(one, listed)
        return listed == best or weight > self.salience.weight(one, best)

    def _members(self, one: Profile) -> tuple[Profile, ...]:
        """Return the members of a list; nothing if one of them is no mention."""
        first = one.token.head if is_(one.token, "conjunct") else one.token
        found = [self._mentions.at(token) for token in conjuncts(first)]
        members = tuple(self._by_id[m.id] for m in found if m is not None)
        return members if len(members) == len(found) > 1 else ()

    def _agree(self, one: Profile, members: Sequence[Profile]) -> bool:
        """Return whether the gender fits: one man among women makes it "ils"."""
        genders = [m.gender or self.chains.gender(m) or self.chains.likely(m) for m in members]
        if one.gender is Gender.FEMININE:
            return Gender.MASCULINE not in genders
        return one.gender is None or any(gender is not Gender.FEMININE for gender in genders)
