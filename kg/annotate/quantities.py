"""Clauses of quantities, which need no verb of their own.

Constructions::

    un homme de 34 ans ; Fatima, 52 ans,                age
    Le pont, long de 300 mètres, relie                  measure
    L'usine, forte de 300 salariés, ferme               count
    L'écart, environ deux millions de voix, est mince   amount
    un cargo avec 19 marins à bord                      load
    14 morts, dont cinq assaillants                     members
    Séisme au Pérou : 68 morts                          toll, in a headline
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotate.grammar import child, children, has, is_, nominal, phrase, preposition, word
from kg.annotate.mentions import Mentions
from kg.annotate.nlp import Parse
from kg.annotate.settings import Settings
from kg.annotate.subjects import subjects
from kg.lang.nouns import nouns
from kg.lang.syntax import syntax
from kg.model import Argument, Clause, Construction, Role


@dataclass(frozen=True)
class QuantityReader:
    """What the quantities of one article are read from."""

    parse: Parse
    mentions: Mentions
    settings: Settings

    def clauses(self) -> Iterator[Clause]:
        """Yield the quantities in the order of the text."""
        for doc in self.parse.docs:
            for token in doc:
                yield from self._measure(token)
                if token.pos_ == "NOUN" and child(token, "number") is not None:
                    yield from self._age(token)
                    yield from self._amount(token)
                    yield from self._load(token)
                    yield from self._toll(token)
                yield from self._members(token)

    def _age(self, years: Token) -> Iterator[Clause]:
        number = child(years, "number")
        if number is None or word(years) != "ans" or preposition(years) not in {"", "de"}:
            return
        holder = self.mentions.at(years.head)
        if holder is not None and holder.type in {"Person", "Group"}:
            value = Argument(Role.ATTRIBUTE, self.parse.span(number, years))
            yield self._clause(years, "être âgé de", [years.head], value)

    def _measure(self, adjective: Token) -> Iterator[Clause]:
        """Read "long de 300 mètres" and "forte de 300 salariés", after the noun or before it."""
        measures = syntax().measures
        name = measures.get(word(adjective)) if adjective.pos_ in {"ADJ", "ADV"} else None
        if name is None or child(adjective, "copula") is not None:
            return
        holders = [adjective.head] if nominal(adjective.head) else subjects(adjective.head)
        for one in children(adjective, "oblique", "nominal_modifier"):
            if preposition(one) == "de" and child(one, "number") is not None:
                value = self._value(one, entity=not name.startswith("être"))
                yield self._clause(adjective, name, holders, value)

    def _amount(self, noun: Token) -> Iterator[Clause]:
        amount = str(noun.lemma_).lower() in syntax().words["quantity_nouns"]
        if amount and is_(noun, "apposition") and not preposition(noun):
            yield self._clause(noun, "être de", [noun.head], self._value(noun))

    def _load(self, people: Token) -> Iterator[Clause]:
        """Read "avec 19 marins à bord" of what carries them: the nearest vessel before."""
        after = [word(one) for one in people.doc[people.i + 1 : people.i + 3]]
        if preposition(people) != "avec" or after != ["à", "bord"]:
            return
        before = reversed(list(people.doc[people.sent.start : people.i]))
        carriers = [one for one in before if self._type(one) == "Product"]
        yield self._clause(people, "transporter", carriers[:1], self._value(people, entity=True))

    def _toll(self, victims: Token) -> Iterator[Clause]:
        """Read "Séisme au Pérou : 68 morts", a headline without a verb."""
        root = victims.sent.root
        if any(has(one, "VerbForm", "Fin") for one in victims.sent) or root.i > victims.i:
            return
        colon = any(one.text == ":" for one in victims.sent.doc[root.i : victims.i])
        if colon and self._type(victims) == "Group" and self._type(root) == "Event":
            yield self._clause(victims, "faire", [root], self._value(victims, entity=True))

    def _members(self, dont: Token) -> Iterator[Clause]:
        """Read "14 morts, dont cinq assaillants": the part and the whole."""
        part = dont.head
        whole = part.head
        if word(dont) not in syntax().words["relative_of"] or part.pos_ not in {"NOUN", "PROPN"}:
            return
        verbless = is_(part, "relative", "apposition") and child(part, "copula") is None
        if not verbless or child(part, "subject") is not None:
            return
        if not has(whole, "Number", "Plur") and is_(whole, "object"):
            whole = _what(next(iter(subjects(whole.head)), whole))
        value = self._value(whole, entity=True)
        if value.mention:
            yield self._clause(dont, "faire partie de", [part], value)

    def _type(self, token: Token) -> str:
        plural = has(token, "Number", "Plur")
        return nouns().type_of(str(token.lemma_).lower(), plural=plural)

    def _value(self, noun: Token, *, entity: bool = False) -> Argument:
        """Return an amount, or what is counted where that is people or things."""
        mention = self.mentions.at(noun) if entity else None
        if mention is not None:
            return Argument(Role.PATIENT, mention.span, mention.id)
        words = [one for one in phrase(noun) if not is_(one, "case") or one.head != noun]
        return Argument(Role.ATTRIBUTE, self.parse.tokens_span(words))

    def _clause(self, trigger: Token, name: str, holders: list[Token], value: Argument) -> Clause:
        found = [mention for one in holders if (mention := self.mentions.at(one))]
        agents = [Argument(Role.AGENT, one.span, one.id) for one in found]
        return Clause(
            trigger=self.parse.span(trigger),
            lemma=name,
            construction=Construction.QUANTITY,
            sentence=self.parse.sentence_index(trigger),
            arguments=(*agents, value),
            quote=self.settings.quote_of(self.parse.span(trigger)),
        )


def _what(several: Token) -> Token:
    """Return "alliés" for "plusieurs de ses alliés"."""
    of = children(several, "nominal_modifier") if several.pos_ == "PRON" else []
    return of[0] if of else several
