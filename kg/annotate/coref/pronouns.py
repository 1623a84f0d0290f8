"""Pronouns and possessives: which chain each of them goes on with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.annotate.coref.binding import Binding
from kg.annotate.coref.cataphora import announced
from kg.annotate.coref.chains import Chains
from kg.annotate.coref.groups import Groups
from kg.annotate.coref.profile import Function, Profile
from kg.annotate.coref.salience import ANIMATE, ENOUGH, Salience, speaks
from kg.annotate.grammar import child, children, preposition, word
from kg.annotate.mentions import Mentions
from kg.lang.coref import Use, coreference
from kg.model import Gender, Number, Quote

_REACH = 3
"""Sentences that a pronoun reaches back."""


class Pronouns:
    """The antecedents of an article's pronouns, found from left to right."""

    def __init__(self, chains: Chains, mentions: Mentions, quotes: Sequence[Quote]) -> None:
        self.chains = chains
        self.mentions = mentions
        self.binding = Binding(chains, mentions, quotes)
        self.salience = Salience(chains)
        self.groups = Groups(chains, mentions, self.salience)
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
            return self._best(one, list(self._candidates(one)))
        known = coreference().pronouns.get(form)
        if form in coreference().last:
            return self._last(one)
        if known is None:
            return None
        return self._by_use[known.use](one)

    def _personal(self, one: Profile) -> Profile | None:
        if _impersonal(one) or _clausal(one):
            return None
        if _stressed(one):
            return self._beside(one)
        return self._best(one, list(self._candidates(one)))

    def _beside(self, one: Profile) -> Profile | None:
        """Return what "lui" stresses: the phrase before its comma, "Le club, lui, a perdu"."""
        before = one.token.doc[one.token.i - 2]
        found = [
            p
            for p in self.chains.profiles[: one.index]
            if self.mentions.at(before) == p.mention or before in (p.token, *p.token.subtree)
        ]
        own = [p for p in found if p.function is Function.SUBJECT and not p.pronoun]
        return next((p for p in own if p.token.doc == one.token.doc and self._agrees(one, p)), None)

    def _last(self, one: Profile) -> Profile | None:
        """Return what was said last: "ce dernier", "celle-ci"."""
        found = [
            p
            for p in self._candidates(one)
            if not p.pronoun
            and 0 <= one.mention.sentence - p.mention.sentence <= 1
            and one.gender in (None, self.chains.likely(p) or one.gender)
        ]
        people = [p for p in found if self.chains.type(p) in {"Person", "Group"}]
        animate = [p for p in found if self.chains.type(p) in ANIMATE]
        return max(people or animate or found, key=lambda p: p.index, default=None)

    def _place(self, one: Profile) -> Profile | None:
        verb = one.token.head
        if str(verb.lemma_) in coreference().with_y or word(verb) == "avoir":
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
        speakers = [self.binding.speaker(index) for index in reversed(one.quotes)]
        return next((speaker for speaker in speakers if speaker is not None), None)

    def _candidates(self, one: Profile, *, bound: bool = False) -> Iterator[Profile]:
        for other in self.chains.profiles[: one.index]:
            near = one.mention.sentence - other.mention.sentence <= _REACH
            if near and self._fits(one, other) and (bound or not self.binding.forbids(one, other)):
                yield other
        for other in announced(one, self.chains.profiles):
            if self._fits(one, other):
                yield other

    def _fits(self, one: Profile, other: Profile) -> bool:
        return (
            not other.bare
            and not other.predicated
            and not other.adjective
            and not other.mention.span.covers(one.mention.span)
            and self._agrees(one, other)
            and not self.binding.speaks(one, other)
            and not self.binding.spoken_of(one, other)
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

    def _best(self, one: Profile, candidates: Sequence[Profile]) -> Profile | None:
        weights: dict[int, tuple[float, Profile]] = {}
        for other in candidates:
            chain, weight = self.chains.of(other), self.salience.weight(one, other)
            if chain not in weights or weight >= weights[chain][0]:
                weights[chain] = (weight, other)
        best = max(weights.values(), key=lambda pair: (pair[0], pair[1].index), default=None)
        if one.number is Number.PLURAL and self.groups.join(one, best[1] if best else None):
            return None
        return best[1] if best is not None and best[0] >= ENOUGH else None


def _stressed(one: Profile) -> bool:
    """Return whether a pronoun between commas stresses a phrase: "Le club, lui, a perdu"."""
    doc, i = one.token.doc, one.token.i
    apart = 1 < i < len(doc) - 1 and doc[i - 1].text == "," and doc[i + 1].text == ","
    return apart and one.mention.text in coreference().stressed


def _clausal(one: Profile) -> bool:
    """Return whether "le" stands for what is said: "comme le précise le maire".

    In "l'a accusé de mentir" something else is said, so "l'" stands for somebody.
    """
    said = one.mention.text in {"le", "l'"} and one.gender is not Gender.FEMININE
    if not said or one.function is not Function.OBJECT:
        return False
    verb = one.token.head
    more = [t for t in children(verb, "content", "open_complement") if t.pos_ == "VERB"]
    of = [t for t in children(verb, "oblique") if preposition(t) == "de"]
    return speaks(one) and not (more or of)


def _impersonal(one: Profile) -> bool:
    """Return whether "il" is the subject of nothing: "il faut", "il est clair que"."""
    if one.mention.text != "il":
        return False
    head = one.token.head
    if str(head.lemma_) == "avoir" and any(word(t) == "y" for t in head.children):
        return True
    lemma, table = str(head.lemma_).lower(), coreference()
    return lemma in table.impersonal_verbs or lemma in table.impersonal_adjectives
