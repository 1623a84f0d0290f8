"""How likely a mention is what a pronoun stands for: its place, its class, and what goes on."""

from __future__ import annotations

from kg.annotate.coref.chains import Chains
from kg.annotate.coref.profile import Function, Profile
from kg.lang.reporting import reporting
from kg.model import Number

ANIMATE = frozenset({"Person", "Group", "Organization"})
ENOUGH = 1.1
"""The least weight of an antecedent."""
_WEIGHTS = {
    Function.SUBJECT: 4.0,
    Function.OBJECT: 2.6,
    Function.OBLIQUE: 1.8,
    Function.NESTED: 1.2,
}
_TOPIC = 0.8
"""What a pronoun adds: what was taken up before is what the text is about."""
_AHEAD = 0.7
"""What is left of the weight where the mention only follows: "S'il gagne, le maire ..."."""


class Salience:
    """The weights of one article's mentions; only their order matters."""

    def __init__(self, chains: Chains) -> None:
        self.chains = chains

    def weight(self, one: Profile, other: Profile) -> float:
        """Return how likely a pronoun stands for a mention."""
        kind = self.chains.type(other)
        weight = _WEIGHTS[other.function] + self._kind_weight(one, kind)
        weight += 0.6 if other.function is one.function else 0.0
        weight += 0.25 * min(len(self.chains.members(other)), 4)
        weight += _TOPIC if other.pronoun and other.token.pos_ != "DET" else 0.0
        mates = one.token.pos_ == "DET" and one.token.head.head == other.token.head
        if mates and other.function is Function.SUBJECT:
            weight += 1.5
        weight *= 0.55 ** abs(one.mention.sentence - other.mention.sentence)
        weight -= 0.01 * min(abs(one.index - other.index), 40)
        weight *= 0.8 if other.block != one.block else 1.0
        weight *= 0.5 if other.quotes and other.quotes != one.quotes else 1.0
        weight *= _AHEAD if other.index > one.index and one.token.pos_ != "DET" else 1.0
        return weight * self._doubt(one, other)

    def _kind_weight(self, one: Profile, kind: str) -> float:
        """Return what the class adds: pronouns go on with people more often than with things."""
        if speaks(one) and kind not in ANIMATE:
            return -4.0
        if kind in {"Person", "Group"}:
            return 2.0
        return {"Organization": 1.0, "Place": -0.2}.get(kind, -1.2)

    def _doubt(self, one: Profile, other: Profile) -> float:
        """Return how far number or gender, where they only tend to agree, speak for the mention."""
        number = self.chains.number(other) or other.number
        if one.number is Number.PLURAL and number is Number.SINGULAR:
            return 0.6
        likely = self.chains.gender(other) or self.chains.likely(other)
        return 0.5 if None not in (one.gender, likely) and one.gender != likely else 1.0


def speaks(one: Profile) -> bool:
    """Return whether a pronoun is an argument of a verb of saying."""
    return str(one.token.head.lemma_).lower() in reporting().by_last_word
