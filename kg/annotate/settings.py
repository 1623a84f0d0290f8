"""What surrounds a clause: the speech it stands in and the time it is set in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Token

from kg.annotate.grammar import child, children, is_, preposition, word
from kg.annotate.mentions import Key, key
from kg.annotate.nlp import Parse
from kg.annotate.repairs.trees import behind_comma
from kg.annotate.times import deadline
from kg.annotate.verbs import finite, is_present_participle
from kg.lang.nouns import nouns
from kg.lang.syntax import syntax
from kg.model import Mention, Quote, QuoteKind, Span, TimeValue

_DEPTH = 6


def is_event(noun: Token) -> bool:
    """Return whether a noun names an event."""
    return nouns().type_of(str(noun.lemma_).lower(), plural=False) == "Event"


def _goes_along(token: Token) -> bool:
    """Return whether a clause tells of the same time as the one around it.

    "L'orage a éclaté lundi, noyant la ville", "lundi, lorsque la digue a cédé".
    """
    if is_(token, "adnominal"):
        first = next(token.subtree)
        behind = first.i > 0 and first.nbor(-1).text == ","
        return behind and is_present_participle(token)
    if not is_(token, "adverbial"):
        return False
    marks = {word(one) for one in children(token, "mark")}
    return finite(token) is None or bool(marks & syntax().words["simultaneous"])


@dataclass(frozen=True)
class Settings:
    """The quotes and times of an article, ready to be asked by clauses."""

    parse: Parse
    quotes: Sequence[Quote]
    times: Sequence[TimeValue]
    mentions_by_id: Mapping[str, Mention]

    def quote_of(self, trigger: Span, *, is_finite: bool = False) -> int | None:
        """Return the index of the innermost speech that a trigger stands in.

        The word that reports is outside what it reports, even where it is inserted. Of what a
        noun reports ("conteste la loi que le Parlement a votée") a relative clause is not part.
        """
        inside = [
            (len(quote.span), index)
            for index, quote in enumerate(self.quotes)
            if quote.holds(trigger) and not (is_finite and index in self._nominal)
        ]
        return min(inside)[1] if inside else None

    @cached_property
    def _nominal(self) -> frozenset[int]:
        """The speeches that are a noun phrase, not a clause."""
        return frozenset(
            index
            for index, quote in enumerate(self.quotes)
            if quote.kind is QuoteKind.INDIRECT and self._is_phrase(quote.span)
        )

    def _is_phrase(self, span: Span) -> bool:
        tokens = [t for start, t in self._by_start.items() if span.start <= start < span.end]
        inside = {token.i for token in tokens}
        roots = [t for t in tokens if t.head.i not in inside or t.head == t]
        words = [t for t in roots if not t.is_punct]
        return bool(words) and all(t.pos_ == "NOUN" and not child(t, "copula") for t in words)

    def speaker_at(self, trigger: Span) -> Mention | None:
        """Return who speaks where the trigger is the word that reports."""
        for quote in self.quotes:
            if quote.cue and quote.cue.span == trigger and quote.speaker:
                return self._by_span.get(quote.speaker)
        return None

    @cached_property
    def _by_span(self) -> Mapping[Span, Mention]:
        return {mention.span: mention for mention in self.mentions_by_id.values()}

    def time_of(self, token: Token) -> TimeValue | None:
        """Return the time of a clause or event noun; a deadline begins at publication."""
        found = self._time_of(token)
        published = self.parse.article.published
        if found is None or published is None:
            return found
        return replace(found, value=deadline(found.value, published))

    def _time_of(self, token: Token, depth: int = 0) -> TimeValue | None:
        """Return the time of a clause or event noun; what depends on a verb shares the verb's."""
        own = self._anchored.get(key(token))
        if own is not None or depth > _DEPTH or token.head == token:
            return own
        shares = is_(token, "open_complement", "conjunct") or _goes_along(token)
        if is_(token, "adnominal") and is_event(token.head):
            return self._time_of_event(token.head, depth + 1)
        return self._time_of(token.head, depth + 1) if shares else None

    def _time_of_event(self, noun: Token, depth: int) -> TimeValue | None:
        """Return the time of what is told of an event: "lors d'une mission qui a échoué"."""
        while noun.head != noun and depth <= _DEPTH:
            noun, depth = noun.head, depth + 1
            if noun.pos_ in {"VERB", "AUX"}:
                return self._time_of(noun, depth)
        return None

    @cached_property
    def _anchored(self) -> dict[Key, TimeValue]:
        """The first time of each verb and noun that one depends on."""
        found: dict[Key, TimeValue] = {}
        for time in self.times:
            for token in self._ancestors(time):
                found.setdefault(key(token), time)
        return found

    def _ancestors(self, time: TimeValue) -> list[Token]:
        """Return the nouns up to the first verb that a time expression depends on."""
        token = self._head(time)
        found: list[Token] = []
        if token is not None and self._dates_noun(token, time):
            return [token.head]  # "la loi de 1995": its date is not the verb's
        while token is not None and token.head != token:
            if is_(token, "adjective") and behind_comma(token):
                return found  # "le groupe, actif depuis 1995, a attaqué": no time of the attack
            token = token.head
            if token.pos_ in {"VERB", "AUX"} or child(token, "copula") is not None:
                return [*found, token]
            if token.pos_ == "NOUN":
                found.append(token)
        return found

    def _dates_noun(self, token: Token, time: TimeValue) -> bool:
        """Return whether "de" hangs a date on a noun; "de 1936 à 1948" has it inside."""
        if not is_(token, "nominal_modifier") or preposition(token) != "de":
            return False
        return self.parse.span(child(token, "case") or token).start < time.span.start

    def _head(self, time: TimeValue) -> Token | None:
        """Return the token of the expression that depends on something outside it."""
        tokens = [self._by_start[s] for s in self._by_start if time.span.start <= s < time.span.end]
        inside = {token.i for token in tokens}
        outward = [token for token in tokens if token.head.i not in inside or token.head == token]
        nouns = [token for token in outward if token.pos_ in {"NOUN", "PROPN", "NUM", "ADV"}]
        return next(iter(nouns or outward), None)

    @cached_property
    def _by_start(self) -> dict[int, Token]:
        return {self.parse.span(t).start: t for doc in self.parse.docs for t in doc}
