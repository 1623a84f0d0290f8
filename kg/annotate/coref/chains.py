"""Chains as they grow: which mentions stand for the same thing so far.

Invariant: every mention is in exactly one chain, and a chain is known by its first mention.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.annotate.coref.profile import Profile
from kg.model import Gender, Number


class Chains:
    """The mentions of an article, joined one pair at a time."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self._first = list(range(len(profiles)))
        self._members = [[one] for one in profiles]
        self._united: dict[int, tuple[Profile, ...]] = {}

    def of(self, profile: Profile) -> int:
        """Return the index of the first mention of the chain that a mention is in."""
        return self._first[profile.index]

    def members(self, profile: Profile) -> list[Profile]:
        """Return the chain of a mention, in the order of the text."""
        return self._members[self.of(profile)]

    def same(self, one: Profile, other: Profile) -> bool:
        """Return whether two mentions are in one chain."""
        return self.of(one) == self.of(other)

    def join(self, one: Profile, other: Profile) -> None:
        """Make one chain of two."""
        first, second = sorted((self.of(one), self.of(other)))
        if first == second:
            return
        merged = sorted(self._members[first] + self._members[second], key=lambda p: p.index)
        self._members[first] = merged
        for profile in merged:
            self._first[profile.index] = first

    def unite(self, one: Profile, members: tuple[Profile, ...]) -> None:
        """Make a pronoun's chain stand for several others at once."""
        self._united[one.index] = members

    def united(self, profile: Profile) -> tuple[Profile, ...]:
        """Return the several things that a chain stands for; nothing for one thing."""
        found = (self._united.get(member.index, ()) for member in self.members(profile))
        return next(filter(None, found), ())

    def firsts(self) -> list[Profile]:
        """Return the first mention of every chain, in the order of the text."""
        return [p for p in self.profiles if self.of(p) == p.index]

    def type(self, profile: Profile) -> str:
        """Return the class that most members of the chain have, names before nouns."""
        members = self.members(profile)
        known = [m for m in members if m.mention.type != "Thing"]
        counts = Counter(m.mention.type for m in (([m for m in known if m.named]) or known))
        if not counts and self.united(profile):
            return "Group"
        return min(counts, key=lambda name: (-counts[name], name)) if counts else "Thing"

    def gender(self, profile: Profile) -> Gender | None:
        """Return the gender that the chain's members tell; None if they do not or disagree."""
        found = {m.gender for m in self.members(profile) if m.gender is not None}
        return found.pop() if len(found) == 1 else None

    def likely(self, profile: Profile) -> Gender | None:
        """Return the gender that first names and agreement tend to tell."""
        found = Counter(m.likely for m in self.members(profile) if m.likely is not None)
        return found.most_common(1)[0][0] if found else None

    def number(self, profile: Profile) -> Number | None:
        """Return the number that the chain's names and nouns tell."""
        found = {m.number for m in self.members(profile) if not m.pronoun} - {None}
        return found.pop() if len(found) == 1 else None

    def words(self, profile: Profile) -> frozenset[str]:
        """Return the head nouns of the chain's nominal members."""
        return frozenset(m.word for m in self.members(profile) if m.nominal)

    def modifiers(self, profile: Profile) -> frozenset[str]:
        """Return all content words that go with a noun of the chain."""
        return frozenset(w for m in self.members(profile) if m.nominal for w in m.modifiers)
