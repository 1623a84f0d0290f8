"""Clauses without a verb: event nouns with their participants, offices, places.

Constructions::

    l'attaque des pillards contre le dépôt      NOMINAL
    le ministre kényan de la Santé, X           TITLE, APPOSITION
    Bandiagara, dans la région de Mopti         LOCATION
    un musée à Bamako                           LOCATION
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.annotate.appositions import Apposition, Side
from kg.annotate.governors import event_modality, event_negative, modality, polarity, tense
from kg.annotate.grammar import (
    child,
    children,
    complement,
    complex_preposition,
    complex_prepositions,
    conjuncts,
    core,
    has,
    is_,
    nominal,
    preposition,
)
from kg.annotate.mentions import Mentions
from kg.annotate.names import Name
from kg.annotate.nlp import Parse
from kg.annotate.presupposed import presupposed
from kg.annotate.settings import Settings
from kg.annotate.subjects import subjects
from kg.annotate.verbs import reflexive
from kg.lang.deverbal import deverbal
from kg.lang.nouns import nouns
from kg.lang.relations import relations
from kg.lang.syntax import syntax
from kg.lang.titles import titles
from kg.model import (
    Argument,
    Clause,
    Construction,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    Role,
    Tense,
)

_GROUNDED = frozenset({"Place", "Organization", "Product"})
"""What a place after it locates: "un musée à Bamako", not "des journalistes à Bruxelles"."""


@dataclass(frozen=True)
class NominalReader:
    """What the nominal clauses of one article are read from."""

    parse: Parse
    mentions: Mentions
    settings: Settings

    def clauses(self) -> Iterator[Clause]:
        """Yield events, then offices and appositions, then places."""
        tokens = [token for doc in self.parse.docs for token in doc]
        for token in tokens:
            if token.pos_ == "NOUN":
                yield from self._event(token)
        for apposition, mention in self.mentions.described:
            yield from self._described(apposition, mention)
        for token in tokens:
            if token.pos_ == "NOUN":
                yield from self._predicated(token)
        for token in tokens:
            if nominal(token):
                yield from self._located(token)
        for mention in self.mentions.all:
            yield from self._after_comma(mention)

    def _event(self, noun: Token) -> Iterator[Clause]:
        name = str(noun.lemma_).lower()
        if _counts_people(noun) or not (relations().noun(name) or name in deverbal()):
            return
        arguments = list(self._complements(noun))
        if arguments:
            clause = self._clause(noun, name, Construction.NOMINAL, arguments)
            yield replace(clause, tense=Tense.PAST) if presupposed(noun) else clause

    def _complements(self, noun: Token) -> Iterator[Argument]:
        derived = deverbal().get(str(noun.lemma_).lower())
        for one in children(noun, "nominal_modifier", "oblique"):
            if derived is not None and derived.addressed and _bare(one):
                yield Argument(Role.ATTRIBUTE, self.parse.span(one), None, "de")
                continue
            head = self._ground(one)
            for token in conjuncts(head):
                introduced = preposition(token) or preposition(one)
                yield from self._argument(Role.OBLIQUE, token, introduced)
        for one in children(noun, "determiner"):
            yield from self._argument(Role.OBLIQUE, one, "de")  # "sa visite"
        for one in noun.children:
            if one.pos_ == "ADJ" and self.mentions.at(one) is not None:
                yield from self._argument(Role.AGENT, one, "")

    def _ground(self, token: Token) -> Token:
        """Return what a phrase is about: "musée" for "à la tête du musée"."""
        found = complex_preposition(token)
        inside = found is not None and found.start <= token.i < found.end
        return (complement(found, token.doc) or token) if found and inside else token

    def _argument(self, role: Role, token: Token, introduced: str) -> Iterator[Argument]:
        mention = self.mentions.at(token)
        if mention is not None:
            yield Argument(role, mention.span, mention.id, introduced)

    def _described(self, apposition: Apposition, mention: Mention) -> Iterator[Clause]:
        if apposition.side is Side.CLASSIFIER:
            return
        holder = Argument(Role.AGENT, mention.span, mention.id)
        office = self._office(apposition.noun, [holder], apposition.name)
        yield from [office] if office else self._apposed(apposition, holder)

    def _office(
        self, noun: Token, holders: list[Argument], name: Name | None = None
    ) -> Clause | None:
        """Read the title that a noun begins, with what it is of."""
        first = self._title_start(noun)
        words = [token.text for token in noun.doc[first : noun.i + 6]]
        reading = titles().read(words)
        if reading is None:
            return None
        title = noun.doc[first : first + reading.length]
        lemma = " ".join(t.text for t in title).lower().replace("' ", "'")
        portfolio = len((reading.portfolio or "").replace("'", "' ").split())
        office = title[: len(title) - portfolio]
        governed = list(self._held(noun, title[-1], office))
        arguments = [*holders, self._phrase_argument(noun, name), *governed]
        return self._clause(noun, lemma, Construction.TITLE, arguments, lemma_of=title[-1])

    def _predicated(self, noun: Token) -> Iterator[Clause]:
        """Read the office in "X est président de l'Égypte", "X a été élu maire de Lyon"."""
        verb = noun if child(noun, "copula") is not None else noun.head
        if verb != noun and not (is_(noun, "open_complement") and verb.pos_ == "VERB"):
            return
        if reflexive(verb) is not None:
            return  # "se dit président": his word, not his office
        holders = [a for token in subjects(verb) for a in self._argument(Role.AGENT, token, "")]
        office = self._office(noun, holders) if holders else None
        if office is None and holders:
            governed = [a for a in self._held(noun, noun) if a.mention]
            lemma = str(noun.lemma_).lower()
            office = self._clause(noun, lemma, Construction.APPOSITION, [*holders, *governed])
        if office is not None:
            yield replace(
                office,
                polarity=polarity(verb),
                modality=modality(verb),
                tense=tense(verb),
                time=self.settings.time_of(verb),
            )

    def _title_start(self, noun: Token) -> int:
        """Return where the title begins: at "ancien" in "l'ancien premier ministre"."""
        start = noun.i
        while start > noun.sent.start and noun.doc[start - 1].pos_ in {"ADJ", "NUM"}:
            start -= 1
        return start

    def _held(self, noun: Token, last: Token, office: Iterable[Token] = ()) -> Iterator[Argument]:
        """Yield what an office is of: "de l'OTAN", "ukrainien", "son"; no word of its own."""
        own = {token.i for token in office}
        for owner in children(noun, "determiner"):
            yield from self._argument(Role.OBLIQUE, owner, "de")
        for one in self._modifiers(noun):
            if one.pos_ != "ADJ" and (one.i in own or one.i < last.i):
                continue
            for token in conjuncts(one) if one.pos_ != "ADJ" else [one]:
                introduced = "de" if one.pos_ == "ADJ" else preposition(token) or preposition(one)
                yield from self._argument(Role.OBLIQUE, token, introduced)

    def _modifiers(self, noun: Token) -> list[Token]:
        """Return the complements of an office, those of its own adjectives included."""
        found: list[Token] = []
        for one in noun.children:
            if one.i < noun.i:
                continue
            if one.pos_ == "ADJ":
                if not found:  # "du bataillon ukrainien" is not the commander's country
                    found.append(one)
                found.extend(children(one, "nominal_modifier", "oblique"))
            elif one in children(noun, "nominal_modifier", "oblique") and preposition(one):
                found.append(one)
        return found

    def _phrase_argument(self, noun: Token, name: Name | None = None) -> Argument:
        """Return the description without the name that it describes."""
        inside = range(name.start, name.end) if name else range(0)
        words = [token for token in core(noun) if token.i not in inside]
        return Argument(Role.ATTRIBUTE, self.parse.tokens_span(words))

    def _apposed(self, apposition: Apposition, holder: Argument) -> Iterator[Clause]:
        """Read "la banque espagnole Sabadell", "l'Ituri, dernier territoire ..."."""
        noun = apposition.noun
        governed = list(self._held(noun, noun))
        arguments = [holder, self._phrase_argument(noun, apposition.name), *governed]
        name = str(noun.lemma_).lower()
        yield self._clause(noun, name, Construction.APPOSITION, arguments)

    def _located(self, noun: Token) -> Iterator[Clause]:
        """Read "un musée à Bamako" where the noun is a thing, not an event."""
        mention = self.mentions.at(noun)
        if (
            mention is None
            or mention.type not in _GROUNDED
            or mention.head != self.parse.span(noun)
        ):
            return
        for one in children(noun, "nominal_modifier", "oblique"):
            place = self.mentions.at(one)
            introduced = preposition(one)
            if place and place.type == "Place" and introduced in syntax().classes["locative"]:
                yield from self._location(noun, mention, one, place, introduced)

    def _after_comma(self, mention: Mention) -> Iterator[Clause]:
        """Read "Bandiagara, dans la région de Mopti"."""
        if mention.kind is not MentionKind.NAMED or mention.type not in {"Place", "Organization"}:
            return
        last = self._token_at(mention.span.end)
        if last is None or last.i + 2 >= len(last.doc) or last.doc[last.i + 1].text != ",":
            return
        first = last.doc[last.i + 2]
        opens = first.pos_ == "ADP" or complex_preposition(first) is not None
        if first.sent != last.sent or not opens:
            return
        head = self._governed(first)
        place = self.mentions.at(head) if head is not None else None
        introduced = preposition(head) if head is not None else ""
        if head and place and place.type == "Place" and introduced in syntax().classes["locative"]:
            yield from self._location(last, mention, head, place, introduced)

    def _governed(self, first: Token) -> Token | None:
        for one in complex_prepositions(first.doc):
            if one.start == first.i:
                return complement(one, first.doc)
        return first.head if first.head.i > first.i else None

    def _location(
        self, noun: Token, mention: Mention, ground: Token, place: Mention, introduced: str
    ) -> Iterator[Clause]:
        for target in self._grounds(ground, place):
            if target.id == mention.id:
                continue
            arguments = [
                Argument(Role.AGENT, mention.span, mention.id),
                Argument(Role.OBLIQUE, target.span, target.id, introduced),
            ]
            case = child(ground, "case")
            trigger = case if case is not None else noun
            yield self._clause(trigger, introduced, Construction.LOCATION, arguments)

    def _grounds(self, ground: Token, place: Mention) -> list[Mention]:
        """Return the place, or the whole of it: "l'est de l'Ukraine" is in Ukraine."""
        if str(ground.lemma_).lower() not in syntax().classes["parts_of_place"]:
            return [place]
        wholes = [self.mentions.at(one) for one in children(ground, "nominal_modifier")]
        named = [one for one in wholes if one is not None and one.type == "Place"]
        return named or [place]

    def _token_at(self, end: int) -> Token | None:
        return self._by_end().get(end)

    def _by_end(self) -> dict[int, Token]:
        cache = self.parse.docs[0].user_data.setdefault("by_end", {}) if self.parse.docs else {}
        if not cache:
            cache.update({self.parse.span(t).end: t for doc in self.parse.docs for t in doc})
        found: dict[int, Token] = cache
        return found

    def _clause(
        self,
        token: Token,
        name: str,
        construction: Construction,
        arguments: list[Argument],
        *,
        lemma_of: Token | None = None,
    ) -> Clause:
        event = construction is Construction.NOMINAL
        last = lemma_of if lemma_of is not None and lemma_of.i >= token.i else token
        return Clause(
            trigger=self.parse.span(token, last),
            lemma=name,
            construction=construction,
            sentence=self.parse.sentence_index(token),
            arguments=tuple(arguments),
            polarity=Polarity.NEGATIVE if event and event_negative(token) else Polarity.POSITIVE,
            modality=event_modality(token) if event else Modality.ACTUAL,
            quote=self.settings.quote_of(self.parse.span(token)),
            time=self.settings.time_of(token) if event else None,
        )


def _counts_people(noun: Token) -> bool:
    """Return whether the noun is of the people and not of the event: "trois morts à Nice"."""
    person = nouns().type_of(str(noun.lemma_).lower(), plural=False) == "Person"
    return person and (has(noun, "Number", "Plur") or child(noun, "number") is not None)


def _bare(noun: Token) -> bool:
    """Return whether a complement only says which: "d'aide" in "une demande d'aide"."""
    alone = noun.pos_ == "NOUN" and not children(noun, "determiner", "number")
    return alone and preposition(noun) == "de"
