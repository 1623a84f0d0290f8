"""What grammar forbids a pronoun to stand for: what its own clause speaks of otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.annotate.coref.chains import Chains
from kg.annotate.coref.profile import Function, Profile
from kg.annotate.coref.salience import speaks
from kg.annotate.grammar import child, children, conjuncts, has, is_, nominal, word
from kg.annotate.mentions import Mentions, key
from kg.annotate.subjects import subjects
from kg.lang.coref import coreference
from kg.model import Number, Quote


class Binding:
    """The bans of one article."""

    def __init__(self, chains: Chains, mentions: Mentions, quotes: Sequence[Quote]) -> None:
        self.chains = chains
        self.mentions = mentions
        self.quotes = quotes
        self._by_span = {p.mention.span: p for p in chains.profiles}

    def speaker(self, index: int) -> Profile | None:
        """Return whose a quotation is."""
        speaker = self.quotes[index].speaker
        return self._by_span.get(speaker) if speaker else None

    def forbids(self, one: Profile, other: Profile) -> bool:
        """Return whether a pronoun cannot stand for what a mention stands for."""
        return (
            self.bound(one, other)
            or self._told(one, other)
            or _inside_own_adjunct(one, other)
            or _one_of_several(one, other)
            or self._repeats(one, other)
            or self._is_no_kin(one, other)
        )

    def speaks(self, one: Profile, other: Profile) -> bool:
        """Return whether a third person in direct speech would be its speaker."""
        speakers = [self.speaker(index) for index in one.quotes]
        return any(s is not None and self.chains.same(s, other) for s in speakers)

    def spoken_of(self, one: Profile, other: Profile) -> bool:
        """Return whether the mention is in the pronoun's own words: "« X ment », dit-il"."""
        spans = [quote for quote in self.quotes if quote.speaker == one.mention.span]
        names = [m for m in self.chains.members(other) if not m.pronoun]
        return any(quote.holds(m.mention.span) for quote in spans for m in names)

    def bound(self, one: Profile, other: Profile) -> bool:
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

    def _told(self, one: Profile, other: Profile) -> bool:
        """Return whether one tells of the other by a noun: "Son rival ment, a-t-il rappelé"."""
        if not (speaks(one) and _inverted(one.token)):
            return False
        colon = max((t.i for t in one.token.sent if t.text == ":" and t.i < one.token.i), default=0)
        return any(
            m.mention.sentence == one.mention.sentence
            and colon <= m.token.i < one.token.i
            and not (m.pronoun or m.adjective)
            for m in self.chains.members(other)
        )

    def _repeats(self, one: Profile, other: Profile) -> bool:
        """Return whether the subject would be left out: "Jean l'a renversé, et il a fui".

        Who does both needs no "il"; here it is whom the first clause has as its "l'".
        """
        verb = one.token.head
        if one.function is not Function.SUBJECT or speaks(one) or not is_(verb, "conjunct"):
            return False
        clitic = any(t.pos_ == "PRON" and t.i < verb.head.i for t in children(verb.head, "object"))
        joined = any(word(t) == "et" for t in children(verb, "coordinator"))
        first = key(verb.head)
        return (
            clitic
            and joined
            and any(
                m.verb == first and m.function is Function.SUBJECT
                for m in self.chains.members(other)
            )
        )

    def _is_no_kin(self, one: Profile, other: Profile) -> bool:
        """Return whether a possessor would have to be human: "sa sœur", "son compatriote"."""
        kin = one.token.pos_ == "DET" and str(one.token.head.lemma_).lower() in coreference().kin
        return kin and self.chains.type(other) not in {"Person", "Group"}


def _inverted(token: Token) -> bool:
    """Return whether a subject follows its verb or auxiliary: "a-t-il dit", "dit-elle"."""
    verb = token.head
    finite = min([verb.i, *(one.i for one in children(verb, "auxiliary"))])
    return is_(token, "subject", "expletive_subject") and finite < token.i


def _inside_own_adjunct(one: Profile, other: Profile) -> bool:
    """Return whether a mention belongs to what its subject does besides: "Née à Brest, elle"."""
    if one.function is not Function.SUBJECT or other.token.doc != one.token.doc:
        return False
    return any(_shares_subject(verb, one.token) for verb in _ancestors(other.token))


def _shares_subject(verb: Token, subject: Token) -> bool:
    hangs = verb.head in (subject, subject.head) and verb.i < subject.i
    bare = verb.pos_ in {"VERB", "ADJ"} and not has(verb, "VerbForm", "Fin")
    return hangs and bare and child(verb, "subject", "passive_subject", "auxiliary") is None


def _ancestors(token: Token) -> Iterator[Token]:
    while token.head != token:
        token = token.head
        yield token


def _one_of_several(one: Profile, other: Profile) -> bool:
    """Return whether a singular would pick one of the subjects: "Anne et Paul aiment son rire"."""
    if one.number is not Number.SINGULAR or other.function is not Function.SUBJECT:
        return False
    above = list(_ancestors(one.token))
    listed = coordinated(other) and other.token not in above  # "Anne et son frère"
    return listed and other.verb in {key(verb) for verb in above}


def coordinated(one: Profile) -> bool:
    """Return whether the mention is one of several: "X et ses collègues"."""
    first = one.token.head if is_(one.token, "conjunct") and nominal(one.token.head) else one.token
    return len(conjuncts(first)) > 1
