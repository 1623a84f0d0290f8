"""Pronouns and possessives: which chain each of them goes on with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.annotate.coref.chains import Chains
from kg.annotate.coref.profile import Function, Profile
from kg.annotate.grammar import child, is_, nominal, word
from kg.annotate.mentions import Mentions
from kg.annotate.subjects import subjects
from kg.lang.coref import Use, coreference
from kg.lang.reporting import reporting
from kg.model import Number, Quote

_REACH = 3
"""Sentences that a pronoun reaches back."""
_ENOUGH = 1.1
"""The least weight of an antecedent."""
_WEIGHTS = {
    Function.SUBJECT: 4.0,
    Function.OBJECT: 2.6,
    Function.OBLIQUE: 1.8,
    Function.NESTED: 1.2,
}
_ANIMATE = frozenset({"Person", "Group", "Organization"})


class Pronouns:
    """The antecedents of an article's pronouns, found from left to right."""

    def __init__(self, chains: Chains, mentions: Mentions, quotes: Sequence[Quote]) -> None:
        self.chains = chains
        self.mentions = mentions
        self.quotes = quotes
        self.by_span = {p.mention.span: p for p in chains.profiles}
        self._by_use: dict[Use, Callable[[Profile], Profile | None]] = {
            Use.PERSONAL: self._personal,
            Use.NEAR: self._last,
            Use.PLACE: self._place,
            Use.THING: self._thing,
            Use.SELF: self._self,
            Use.FIRST: self._first,
        }

    def join(self) -> None:
        """Join every pronoun outside direct speech, then those inside, whose speakers are known."""
        pronouns = [p for p in self.chains.profiles if p.pronoun]
        for one in sorted(pronouns, key=lambda p: (bool(p.quotes), p.index)):
            found = self.antecedent(one)
            if found is not None:
                self.chains.join(found, one)

    def antecedent(self, one: Profile) -> Profile | None:
        """Return a mention of what a pronoun stands for; None if nothing is sure enough."""
        form = one.mention.text
        if form in coreference().possessives and one.token.pos_ == "DET":
            return self._possessor(one)
        known = coreference().pronouns.get(form)
        if form in coreference().last:
            return self._last(one)
        if known is None:
            return None
        return self._by_use[known.use](one)

    def _personal(self, one: Profile) -> Profile | None:
        if _impersonal(one) or _clausal(one):
            return None
        return self._best(one, list(self._candidates(one)))

    def _last(self, one: Profile) -> Profile | None:
        """Return what was said last: "ce dernier", "celle-ci"."""
        found = [
            p
            for p in self._candidates(one)
            if not p.pronoun and one.mention.sentence - p.mention.sentence <= 1
        ]
        people = [p for p in found if self.chains.type(p) in {"Person", "Group"}]
        animate = [p for p in found if self.chains.type(p) in _ANIMATE]
        return max(people or animate or found, key=lambda p: p.index, default=None)

    def _place(self, one: Profile) -> Profile | None:
        if any(word(t) == "avoir" or str(t.lemma_) == "avoir" for t in (one.token.head,)):
            return None
        found = [p for p in self._candidates(one) if self.chains.type(p) == "Place"]
        return self._best(one, found)

    def _thing(self, one: Profile) -> Profile | None:
        """Return what the object of the verb is of: "en prendre le contrôle"."""
        verb = one.token.head
        if child(verb, "object") is None or str(verb.lemma_) in coreference().with_en:
            return None
        found = [
            p
            for p in self._candidates(one)
            if self.chains.type(p) != "Person" and one.mention.sentence - p.mention.sentence <= 1
        ]
        return self._best(one, found)

    def _self(self, one: Profile) -> Profile | None:
        """Return what "elle-même" stands beside, or the subject of its verb."""
        own = [p for p in self.chains.profiles if p.token == one.token.head and not p.pronoun]
        subjects = [
            p
            for p in self._candidates(one, bound=True)
            if p.function is Function.SUBJECT and p.verb == one.verb
        ]
        return next(iter([p for p in own if self._agrees(one, p)] or subjects), None)

    def _first(self, one: Profile) -> Profile | None:
        """Return the speaker: "je" inside direct speech."""
        speakers = [self._speaker(index) for index in reversed(one.quotes)]
        return next((speaker for speaker in speakers if speaker is not None), None)

    def _possessor(self, one: Profile) -> Profile | None:
        """Return whose it is: the subject of the same clause first."""
        found = list(self._candidates(one))
        return self._best(one, found)

    def _candidates(self, one: Profile, *, bound: bool = False) -> Iterator[Profile]:
        for other in self.chains.profiles[: one.index]:
            near = one.mention.sentence - other.mention.sentence <= _REACH
            if near and self._fits(one, other) and (bound or not self._bound(one, other)):
                yield other

    def _fits(self, one: Profile, other: Profile) -> bool:
        return (
            not other.bare
            and not other.predicated
            and not other.adjective
            and not other.mention.span.covers(one.mention.span)
            and self._agrees(one, other)
            and not self._speaks(one, other)
            and not self._spoken_of(one, other)
        )

    def _agrees(self, one: Profile, other: Profile) -> bool:
        number = self.chains.number(other) or other.number
        plural = one.number is Number.PLURAL
        if one.number is not None and number not in (None, one.number):
            return plural and other.word in coreference().collectives
        if one.number is Number.PLURAL and number is None and other.named:
            return False
        gender = other.gender or self.chains.gender(other)
        return one.gender is None or gender in (None, one.gender)

    def _bound(self, one: Profile, other: Profile) -> bool:
        """Return whether the two are arguments of one verb, and so two different things."""
        if one.token.pos_ == "DET":
            return False
        if one.function is not Function.SUBJECT and self._understood(one) & {
            m.mention.id for m in self.chains.members(other)
        }:
            return True
        mates = [
            m
            for m in self.chains.members(other)
            if m.verb is not None and m.verb == one.verb and m.function is not Function.NESTED
        ]
        return bool(mates)

    def _understood(self, one: Profile) -> set[str]:
        """Return the subject of a clitic's verb: "la Russie" in "la Russie veut le contrôler"."""
        tokens = subjects(one.token.head) if one.token.head.pos_ == "VERB" else []
        found = (self.mentions.at(token) for token in tokens)
        return {mention.id for mention in found if mention is not None}

    def _speaks(self, one: Profile, other: Profile) -> bool:
        """Return whether a third person in direct speech would be its speaker."""
        speakers = [self._speaker(index) for index in one.quotes]
        return any(s is not None and self.chains.same(s, other) for s in speakers)

    def _spoken_of(self, one: Profile, other: Profile) -> bool:
        """Return whether the mention is in the pronoun's own words: "« X ment », dit-il"."""
        spans = [quote for quote in self.quotes if quote.speaker == one.mention.span]
        names = [m for m in self.chains.members(other) if not m.pronoun]
        return any(quote.holds(m.mention.span) for quote in spans for m in names)

    def _speaker(self, index: int) -> Profile | None:
        speaker = self.quotes[index].speaker
        return self.by_span.get(speaker) if speaker else None

    def _best(self, one: Profile, candidates: Sequence[Profile]) -> Profile | None:
        weights: dict[int, tuple[float, Profile]] = {}
        for other in candidates:
            chain, weight = self.chains.of(other), self._weight(one, other)
            if chain not in weights or weight >= weights[chain][0]:
                weights[chain] = (weight, other)
        if not weights:
            return None
        weight, best = max(weights.values(), key=lambda pair: (pair[0], pair[1].index))
        plural = one.number is Number.PLURAL
        if weight < _ENOUGH or (plural and self._summed(one, best, weight)):
            return None
        return best

    def _summed(self, one: Profile, best: Profile, weight: float) -> bool:
        """Return whether a plural may stand for several mentions: "X et Y ... ils"."""
        near = [
            p
            for p in self.chains.profiles[: one.index]
            if 0 <= one.mention.sentence - p.mention.sentence <= 1
            and p.nominal | p.named
            and not p.adjective
            and p.function is Function.SUBJECT
            and _coordinated(p)
        ]
        return any(p == best or self._weight(one, p) > weight for p in near)

    def _weight(self, one: Profile, other: Profile) -> float:
        """Return how likely the mention is what the pronoun stands for; only the order matters."""
        kind = self.chains.type(other)
        weight = _WEIGHTS[other.function] + self._kind_weight(one, kind)
        weight += 0.6 if other.function is one.function else 0.0
        weight += 0.25 * min(len(self.chains.members(other)), 4)
        mates = one.token.pos_ == "DET" and one.token.head.head == other.token.head
        if mates and other.function is Function.SUBJECT:
            weight += 1.5
        weight *= 0.55 ** (one.mention.sentence - other.mention.sentence)
        weight -= 0.01 * min(one.index - other.index, 40)
        weight *= 0.8 if other.block != one.block else 1.0
        weight *= 0.5 if other.quotes and other.quotes != one.quotes else 1.0
        return weight * self._doubt(one, other)

    def _kind_weight(self, one: Profile, kind: str) -> float:
        """Return what the class adds: pronouns go on with people more often than with things."""
        if _speaks(one) and kind not in _ANIMATE:
            return -4.0
        if kind in {"Person", "Group"}:
            return 2.0
        return {"Organization": 1.0, "Place": -0.2}.get(kind, -1.2)

    def _doubt(self, one: Profile, other: Profile) -> float:
        """Return how far number or gender, where they only tend to agree, speak for the mention."""
        number = self.chains.number(other) or other.number
        if one.number is Number.PLURAL and number is Number.SINGULAR:
            return 0.6
        likely = self.chains.likely(other)
        return 0.5 if None not in (one.gender, likely) and one.gender != likely else 1.0


def _coordinated(one: Profile) -> bool:
    """Return whether the mention is one of several: "X et ses collègues"."""
    joined = [t for t in one.token.children if is_(t, "conjunct") and nominal(t)]
    return bool(joined) or (is_(one.token, "conjunct") and nominal(one.token.head))


def _speaks(one: Profile) -> bool:
    return str(one.token.head.lemma_).lower() in reporting().by_last_word


def _clausal(one: Profile) -> bool:
    """Return whether "le" stands for what is said: "comme le précise le maire"."""
    return one.mention.text in {"le", "l'"} and one.function is Function.OBJECT and _speaks(one)


def _impersonal(one: Profile) -> bool:
    """Return whether "il" is the subject of nothing: "il faut", "il est clair que"."""
    if one.mention.text != "il":
        return False
    head = one.token.head
    if str(head.lemma_) == "avoir" and any(word(t) == "y" for t in head.children):
        return True
    lemma, table = str(head.lemma_).lower(), coreference()
    return lemma in table.impersonal_verbs or lemma in table.impersonal_adjectives
