"""What a mention's own words and place in the tree tell about what it may stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from spacy.tokens import Token

from kg.annotate.grammar import child, children, is_, preposition, word
from kg.annotate.mentions import Key, Mentions, key
from kg.annotate.nlp import Parse
from kg.lang.coref import Definiteness, coreference, first_name_gender
from kg.lang.gazetteer import key as plain
from kg.lang.gazetteer import nationality
from kg.lang.titles import TitleState, titles
from kg.model import BlockKind, Gender, Mention, MentionKind, Number, Quote, QuoteKind, Span

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "X", "VERB"})


class Function(IntEnum):
    """What a mention does in its sentence, the least salient first."""

    NESTED = 0
    OBLIQUE = 1
    OBJECT = 2
    SUBJECT = 3


@dataclass(frozen=True, slots=True)
class Profile:
    """One mention as its surroundings show it.

    Attributes
    ----------
    index
        The mention's place among the mentions of the article.
    token
        The word that its noun phrase depends on the rest of the sentence by.
    verb
        The place of the verb or noun that it is an argument of; None for what depends on no verb.
    modifiers
        The content words of its phrase besides the head, as `kg.lang.gazetteer.key` spells them.
    likely
        The gender of a person's name that its first name or the verb's agreement tends to tell.
    quotes
        The direct speech that it stands in, by index, the innermost last.
    title
        Whether it stands in a title or heading, which announces and is then told again.
    possessor
        The possessive that determines it: "son" of "son rival".
    """

    index: int
    mention: Mention
    token: Token
    block: int
    function: Function
    verb: Key | None
    definiteness: Definiteness | None
    modifiers: frozenset[str]
    counted: str
    gender: Gender | None
    number: Number | None
    likely: Gender | None
    quotes: tuple[int, ...]
    title: bool
    possessor: Profile | None = None

    @property
    def pronoun(self) -> bool:
        """Whether the mention is a pronoun or a possessive determiner."""
        return self.mention.kind is MentionKind.PRONOUN

    @property
    def named(self) -> bool:
        """Whether the mention is a name, adjectives of nationality included."""
        return self.mention.kind is MentionKind.NAMED

    @property
    def nominal(self) -> bool:
        """Whether a common noun heads the mention."""
        return self.mention.kind is MentionKind.NOMINAL

    @property
    def adjective(self) -> bool:
        """Whether the mention is an adjective that names a country."""
        return self.named and self.token.pos_ == "ADJ"

    @property
    def bare(self) -> bool:
        """Whether a noun has no determiner, as in "prendre en otage", or one like "chaque"."""
        loose = self.definiteness is None and not self.title
        return self.nominal and (loose or self.definiteness is Definiteness.BARE)

    @property
    def surroundings(self) -> frozenset[str]:
        """The content words of its sentence, as `modifiers` are."""
        return frozenset(_modifiers(list(self.token.sent), self.token))

    @property
    def predicated(self) -> bool:
        """Whether the noun says something of a subject: "une ville" of "Lyon est une ville"."""
        return self.nominal and child(self.token, "copula") is not None

    @property
    def state(self) -> TitleState | None:
        """What a modifier makes of a title: "l'ancien maire", "la présidente élue"."""
        beside = [word(t) for t in self.token.children if t.pos_ in {"ADJ", "VERB"}]
        told = [titles().state_of(one) for one in beside]
        elect = TitleState.COMING if coreference().elect & set(beside) else None
        return next(filter(None, told), elect) if self.nominal else None

    @property
    def word(self) -> str:
        """The lemma of the head."""
        return self.mention.lemma


def profiles(parse: Parse, mentions: Mentions, quotes: Sequence[Quote]) -> list[Profile]:
    """Return the profile of each mention, in the order of the text."""
    tokens = {parse.span(token).start: token for doc in parse.docs for token in doc}
    found: list[Profile] = []
    owners: dict[Key, Profile] = {}
    for index, mention in enumerate(mentions.all):
        one = _profile(parse, index, mention, tokens, quotes)
        if one.named:
            one = _placed(one, mentions)
        determiner = child(one.token, "determiner") if one.nominal else None
        owner = owners.get(key(determiner)) if determiner is not None else None
        found.append(replace(one, possessor=owner))
        if one.pronoun and one.token.pos_ == "DET":
            owners[key(one.token)] = one
    return found


def _placed(one: Profile, mentions: Mentions) -> Profile:
    """Return a name in the place of what stands for it: "Monsieur", "le président russe"."""
    token = one.token
    while token.head != token:
        other = mentions.at(token.head)
        if other is None or other.id != one.mention.id:
            break
        token = token.head
    return replace(one, token=token, function=_function(token), verb=_governor(token))


def _profile(
    parse: Parse,
    index: int,
    mention: Mention,
    tokens: Mapping[int, Token],
    quotes: Sequence[Quote],
) -> Profile:
    inside = _within(mention.span, tokens)
    head = tokens[mention.head.start]
    token = _root(inside) if mention.kind is MentionKind.NAMED else head
    determiner = _determiner(token)
    return Profile(
        index=index,
        mention=mention,
        token=token,
        block=token.doc.user_data["block"],
        function=_function(token),
        verb=_governor(token),
        definiteness=_definiteness(determiner, token),
        modifiers=frozenset(_modifiers(inside, head)),
        counted=next((word(t) for t in children(token, "number") if t.i < token.i), ""),
        gender=_gender(mention, inside[0]),
        number=_number(mention, determiner),
        likely=_likely(mention, token, inside),
        quotes=_quotes(mention.span, quotes),
        title=_in_title(parse, mention),
    )


def _within(span: Span, tokens: Mapping[int, Token]) -> list[Token]:
    first = tokens.get(span.start)
    if first is None:
        return [tokens[start] for start in tokens if span.start <= start < span.end]
    found = [first]
    for token in first.doc[first.i + 1 :]:
        start = token.doc.user_data["offsets"][token.idx]
        if start >= span.end:
            break
        found.append(token)
    return found


def _root(inside: Sequence[Token]) -> Token:
    """Return the token of a name that depends on something outside it."""
    places = {token.i for token in inside}
    return next((t for t in inside if t.head.i not in places or t.head == t), inside[-1])


def _function(token: Token, depth: int = 0) -> Function:
    if child(token, "copula") is not None:
        return Function.NESTED
    if is_(token, "subject", "passive_subject", "expletive_subject") or token.head == token:
        return Function.SUBJECT
    if is_(token, "apposition", "conjunct", "flat") and depth < 5:
        return _function(token.head, depth + 1)
    if is_(token, "object"):
        return Function.OBJECT
    return Function.SUBJECT if _is_topic(token) else _below(token)


def _below(token: Token) -> Function:
    inside = is_(token, "nominal_modifier", "determiner", "inside_phrase")
    return Function.NESTED if inside and token.head.pos_ != "VERB" else Function.OBLIQUE


def _is_topic(token: Token) -> bool:
    """Return whether a phrase only says what comes next: "Quant à Lise, elle a porté plainte"."""
    return preposition(token) in coreference().topics


def _governor(token: Token, depth: int = 0) -> Key | None:
    """Return the place of the verb whose argument the token is."""
    if token.head == token or depth > 5 or _is_topic(token):
        return None
    if is_(token, "apposition", "conjunct", "flat"):
        return _governor(token.head, depth + 1)
    return key(token.head)


def _determiner(token: Token) -> Token | None:
    found = [one for one in children(token, "determiner") if one.i < token.i]
    contracted = [
        one
        for one in children(token, "case")
        if one.i < token.i and one.morph.get("PronType", []) == ["Art"]
    ]
    return next(reversed(contracted or found), None)


def _definiteness(determiner: Token | None, token: Token) -> Definiteness | None:
    table = coreference().determiners
    universal = table[Definiteness.BARE]
    if any(word(one) in universal for one in children(token, "determiner")):
        return Definiteness.BARE
    if determiner is None:
        counted = any(one.i < token.i for one in children(token, "number"))
        return Definiteness.INDEFINITE if counted else None
    form = word(determiner).replace("’", "'")
    if form == "des" and determiner.pos_ == "DET":
        return Definiteness.INDEFINITE
    order = (
        Definiteness.DEFINITE,
        Definiteness.DEMONSTRATIVE,
        Definiteness.POSSESSIVE,
        Definiteness.INDEFINITE,
    )
    return next((kind for kind in order if form in table[kind]), Definiteness.INDEFINITE)


def _modifiers(inside: Sequence[Token], head: Token) -> Iterator[str]:
    if any(str(token.lemma_) in coreference().neutral for token in inside):
        return
    for token in inside:
        if token != head and token.pos_ in _CONTENT:
            country = nationality(word(token))
            name = token.pos_ == "PROPN" or token.text[0].isupper()
            yield plain(country or (token.text if name else str(token.lemma_)))


def _gender(mention: Mention, first: Token) -> Gender | None:
    """Return the gender that the text tells; a person's name has that of "M.", "Mme" before it."""
    if mention.kind is MentionKind.PRONOUN and mention.gender is None:
        return _object_agreement(first)
    if mention.kind is not MentionKind.NAMED:
        return mention.gender
    if mention.type != "Person":
        return mention.gender if children(first, "determiner") else None
    before = first.doc[first.i - 1].text if first.i else ""
    return titles().civilities.get(before) or _of_title(first)


def _of_title(first: Token) -> Gender | None:
    """Return what the article of a title tells: "le ministre Jean Dubois"."""
    for noun in reversed(first.doc[max(first.sent.start, first.i - 3) : first.i]):
        if noun.pos_ == "NOUN":
            articles = [word(one) for one in children(noun, "determiner")]
            return next((_TOLD[one] for one in articles if one in _TOLD), None)
        if noun.pos_ != "ADJ":
            return None
    return None


_TOLD = {"le": Gender.MASCULINE, "la": Gender.FEMININE}


def _object_agreement(clitic: Token) -> Gender | None:
    """Return the gender that a participle tells of an object before it: "l'a visitée"."""
    verb = clitic.head
    if not is_(clitic, "object") or verb.i < clitic.i or not children(verb, "auxiliary"):
        return None
    if verb.morph.get("VerbForm", []) != ["Part"]:
        return None
    return Gender.FEMININE if word(verb).rstrip("s").endswith("e") else Gender.MASCULINE


def _number(mention: Mention, determiner: Token | None) -> Number | None:
    """Return the number; a determiner knows that of "le pays" better than the noun."""
    form = word(determiner).replace("’", "'") if determiner is not None else ""
    if mention.kind is MentionKind.NOMINAL and form in coreference().plural_determiners:
        return Number.PLURAL
    if mention.kind is MentionKind.NOMINAL and form in coreference().singular_determiners:
        return Number.SINGULAR
    return mention.number


def _likely(mention: Mention, token: Token, inside: Sequence[Token]) -> Gender | None:
    if mention.kind is not MentionKind.NAMED or mention.type != "Person":
        return None
    return _agreement(token) or (first_name_gender(inside[0].text) if len(inside) > 1 else None)


def _agreement(name: Token) -> Gender | None:
    """Return the gender of what agrees with a subject: "Nao Clark a été arrêtée"."""
    verb = name.head
    agrees = children(verb, "passive_auxiliary", "copula") or any(
        str(one.lemma_) == "être" for one in children(verb, "auxiliary")
    )
    if not is_(name, "subject", "passive_subject") or not agrees or verb.pos_ == "NOUN":
        return None
    return {"Masc": Gender.MASCULINE, "Fem": Gender.FEMININE}.get(
        "".join(verb.morph.get("Gender", []))
    )


def _quotes(span: Span, quotes: Sequence[Quote]) -> tuple[int, ...]:
    inside = [
        (-len(quote.span), index)
        for index, quote in enumerate(quotes)
        if quote.kind is not QuoteKind.INDIRECT and quote.holds(span) and quote.speaker != span
    ]
    return tuple(index for _, index in sorted(inside))


def _in_title(parse: Parse, mention: Mention) -> bool:
    return any(
        block.kind is not BlockKind.PARAGRAPH and block.span.covers(mention.span)
        for block in parse.article.blocks
    )
