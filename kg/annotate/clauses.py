"""Verbs and copulas of a parse as clauses: every construction settled here, once, for all rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotate.expressions import Predicate, predicate
from kg.annotate.governors import carried, leads_on, light, modality, polarity, tense
from kg.annotate.grammar import child, children, has, is_, nominal, phrase, preposition, word
from kg.annotate.mentions import Mentions
from kg.annotate.nlp import Parse
from kg.annotate.participants import Participant, agents, objects, obliques
from kg.annotate.settings import Settings
from kg.annotate.subjects import subjects
from kg.annotate.verbs import finite, is_participle, lemma, moved_with_etre, suffers, voice
from kg.lang.syntax import syntax
from kg.model import Argument, Clause, Construction, Role, Voice


@dataclass(frozen=True)
class Reader:
    """What the clauses of one article are read from."""

    parse: Parse
    mentions: Mentions
    settings: Settings

    def clauses(self) -> Iterator[Clause]:
        """Yield the verbal and copular clauses in the order of the text."""
        for doc in self.parse.docs:
            for token in doc:
                if child(token, "copula") is not None and not moved_with_etre(token):
                    yield from self._copular(token)
                elif self._triggers(token):
                    yield from self._verbal(token)

    def _triggers(self, token: Token) -> bool:
        if moved_with_etre(token):
            return True
        if token.pos_ != "VERB" and not (token.pos_ == "ADJ" and child(token, "agent")):
            return False
        if is_(token, "auxiliary", "causative_auxiliary", "copula", "case", "flat"):
            return False
        if self.mentions.at(token) is not None or _is_state(token):
            return False
        return not light(token)

    def _verbal(self, verb: Token) -> Iterator[Clause]:
        expression = predicate(verb)
        made = self._made(verb)
        if made:
            yield self._clause(verb, "être", Construction.COPULAR, made)
            return
        arguments = [*self._core(verb, expression), *self._obliques(verb, expression)]
        arguments += self._content(verb)
        attribute = self._predicative(verb)
        arguments += attribute
        construction = Construction.COPULAR if attribute else Construction.VERBAL
        yield self._clause(verb, expression.lemma, construction, arguments)

    def _made(self, verb: Token) -> list[Argument]:
        """Read "X est Y" of "cette victoire fait de X le Y"."""
        if lemma(verb) != "faire":
            return []
        of = [one.token for one in obliques(verb) if one.preposition == "de"]
        patients = objects(verb)
        named = any(has(one, "PronType", "Art") for p in patients for one in p.children)
        if not (of and patients and named and of[0].i < patients[0].i):
            return []
        return [
            *self._arguments(Role.AGENT, of[:1]),
            *self._arguments(Role.ATTRIBUTE, patients),
        ]

    def _core(self, verb: Token, expression: Predicate) -> Iterator[Argument]:
        """Yield agent and patient, a passive undone."""
        passive = voice(verb) is Voice.PASSIVE
        first = Role.PATIENT if passive else Role.AGENT
        speaker = self.settings.speaker_at(self.parse.span(verb))
        if speaker is not None:
            yield Argument(Role.AGENT, speaker.span, speaker.id)
            yield from self._arguments(Role.PATIENT, self._patients(verb, expression))
            return
        patients = self._patients(verb, expression) if suffers(verb) else []
        if passive and patients:  # "s'est vu retirer sa médaille par la fédération"
            yield from self._arguments(Role.OBLIQUE, subjects(verb), "à")
            yield from self._arguments(Role.PATIENT, patients)
        else:
            yield from self._arguments(first, subjects(verb))
        if passive:
            yield from self._arguments(Role.AGENT, agents(verb))
            return
        yield from self._arguments(Role.PATIENT, self._patients(verb, expression))

    def _patients(self, verb: Token, expression: Predicate) -> list[Token]:
        return [one for one in objects(verb) if one != expression.noun]

    def _arguments(
        self, role: Role, tokens: Iterable[Token], introduced: str = ""
    ) -> Iterator[Argument]:
        for token in tokens:
            for mention in self.mentions.each_at(token):
                yield Argument(role, mention.span, mention.id, introduced)

    def _obliques(self, verb: Token, expression: Predicate) -> Iterator[Argument]:
        found = [one for one in obliques(verb) if one.token != expression.noun]
        if expression.noun is not None:
            found += _governed_by(expression.noun)
        for one in found:
            yield from self._arguments(Role.OBLIQUE, [one.token], one.preposition)

    def _content(self, verb: Token) -> Iterator[Argument]:
        led = carried(verb) if leads_on(verb) else None
        for one in (*children(verb, "content"), *([led] if led is not None else [])):
            span = self.parse.tokens_span(_without_mark(one))
            yield Argument(Role.CONTENT, span)

    def _predicative(self, verb: Token) -> list[Argument]:
        """Read "président" in "a été élu président", "reste sceptique"."""
        found: list[Argument] = []
        for one in children(verb, "open_complement"):
            stative = is_participle(one) and lemma(verb) in syntax().words["copular"]
            predicative = one.pos_ in {"NOUN", "ADJ", "PROPN"} or stative
            if one.pos_ in {"ADJ", "NOUN"} and _says_how(verb):
                continue
            if predicative and child(one, "copula") is None:
                found += self._attribute(one)
        return found

    def _attribute(self, token: Token) -> list[Argument]:
        mention = self.mentions.at(token)
        if mention is not None:
            conjuncts = [t for t in children(token, "conjunct") if nominal(t)]
            return list(self._arguments(Role.ATTRIBUTE, [token, *conjuncts], preposition(token)))
        return [Argument(Role.ATTRIBUTE, self.parse.tokens_span(phrase(token)))]

    def _copular(self, token: Token) -> Iterator[Clause]:
        copula = child(token, "copula")
        if copula is None or light(token):
            return
        subject = list(self._arguments(Role.AGENT, subjects(token)))
        introduced = preposition(token)
        if nominal(token):
            arguments = [*subject, *self._attribute(token)]
            name = f"être {introduced}".strip()
        else:
            governed = [
                argument
                for one in obliques(token)
                for argument in self._arguments(Role.OBLIQUE, [one.token], one.preposition)
            ]
            attribute = Argument(Role.ATTRIBUTE, self.parse.span(token))
            arguments = [*subject, attribute, *governed]
            name = f"être {lemma(token)}"
        yield self._clause(token, name, Construction.COPULAR, arguments)

    def _clause(
        self,
        token: Token,
        name: str,
        construction: Construction,
        arguments: Sequence[Argument],
    ) -> Clause:
        copula = child(token, "copula")
        trigger = copula if copula is not None and nominal(token) else token
        return Clause(
            trigger=self.parse.span(trigger),
            lemma=name,
            construction=construction,
            sentence=self.parse.sentence_index(token),
            arguments=tuple(arguments),
            voice=voice(token) if token.pos_ == "VERB" else Voice.ACTIVE,
            tense=tense(token),
            polarity=polarity(token),
            modality=modality(token),
            quote=self.settings.quote_of(
                self.parse.span(trigger), is_finite=finite(token) is not None
            ),
            time=self.settings.time_of(token),
            place=self._place(arguments),
        )

    def _place(self, arguments: Sequence[Argument]) -> str | None:
        """Return the mention of the place that an oblique names."""
        for argument in arguments:
            if argument.mention and argument.role is Role.OBLIQUE:
                mention = self.settings.mentions_by_id[argument.mention]
                locative = argument.preposition in syntax().classes["locative"]
                if mention.type == "Place" and locative:
                    return mention.id
        return None


def _is_state(token: Token) -> bool:
    """Return whether a participle is what "rester" says of its subject: "le port reste fermé"."""
    copular = lemma(token.head) in syntax().words["copular"]
    return copular and is_(token, "open_complement") and is_participle(token)


def _says_how(verb: Token) -> bool:
    """Return whether an adjective after a verb says how it is done: "a agi seul", "rentre déçu"."""
    if lemma(verb) in syntax().words["copular"] | syntax().words["attributive"]:
        return False
    if voice(verb) is Voice.PRONOMINAL:
        said = child(verb, "open_complement")
        named = word(verb) in syntax().words["reflexive_attributive"]
        return said is not None and said.pos_ == "NOUN" and not named
    return voice(verb) is Voice.PASSIVE or not objects(verb)


def _governed_by(noun: Token) -> list[Participant]:
    """Return what the noun of a support expression governs: "prendre le contrôle DE LA VILLE"."""
    return [
        Participant(one, preposition(one))
        for first in children(noun, "nominal_modifier", "oblique")
        for one in [first, *children(first, "conjunct")]
        if nominal(one)
    ]


def _without_mark(token: Token) -> list[Token]:
    """Return the words of a subordinate clause without what introduces it."""
    marks = {one.i for one in children(token, "mark")}
    kept = [one for one in token.subtree if one.i not in marks and not one.is_space]
    while len(kept) > 1 and kept[-1].is_punct:
        kept = kept[:-1]
    return kept
