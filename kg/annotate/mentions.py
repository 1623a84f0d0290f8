"""Names, noun phrases and pronouns of a parse as mentions, and which token stands for which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.annotate.appositions import Apposition, Side, appositions, bears_title
from kg.annotate.grammar import children, complex_prepositions, core, has, phrase, texts, word
from kg.annotate.names import Name
from kg.annotate.nlp import Parse
from kg.annotate.pronouns import Form, possessive, pronoun
from kg.lang.coref import coreference
from kg.lang.gazetteer import nationality
from kg.lang.nouns import nouns
from kg.lang.syntax import syntax
from kg.lang.titles import titles
from kg.model import Gender, Mention, MentionKind, Number, Span, TimeValue

_GENDERS = {"Masc": Gender.MASCULINE, "Fem": Gender.FEMININE}
_NUMBERS = {"Sing": Number.SINGULAR, "Plur": Number.PLURAL}

Key = tuple[int, int]
"""A token's place: block and index."""


def key(token: Token) -> Key:
    """Return the place of a token in its parse."""
    return token.doc.user_data["block"], token.i


@dataclass(frozen=True)
class Mentions:
    """The mentions of an article, in the order of the text, and the way from tokens to them.

    Attributes
    ----------
    standing
        From a token to the mention that it stands for: any word of a name, the head of a noun
        phrase, a pronoun; the head of "le préfet, Marc Delorme" stands for the name.
    described
        The appositions that the names stand in.
    """

    all: tuple[Mention, ...]
    standing: Mapping[Key, Mention]
    described: tuple[tuple[Apposition, Mention], ...]

    def at(self, token: Token) -> Mention | None:
        """Return what the token stands for."""
        return self.standing.get(key(token))

    def each_at(self, token: Token) -> tuple[Mention, ...]:
        """Return all that it stands for: two for "les régions de Ségou et Mopti"."""
        classed = tuple(
            mention
            for apposition, mention in self.described
            if apposition.noun == token and apposition.side is Side.CLASSIFIER
        )
        own = self.at(token)
        return classed or ((own,) if own else ())


@dataclass(frozen=True)
class _Found:
    """A mention before it has an id, and the tokens that stand for it."""

    mention: Mention
    tokens: tuple[Token, ...]


def find_mentions(
    parse: Parse, names: Sequence[Sequence[Name]], times: Sequence[TimeValue]
) -> Mentions:
    """Return the mentions of an article.

    Parameters
    ----------
    names
        The names of each block.
    times
        Dates are no mentions.
    """
    found: list[_Found] = []
    apposed: list[tuple[Apposition, int]] = []
    for doc, block in zip(parse.docs, names, strict=True):
        first = len(found)
        found.extend(_named(parse, doc, name) for name in block)
        taken = {token.i for one in found[first:] for token in one.tokens}
        found.extend(_nominal(parse, doc, taken, times))
        for one in appositions(doc, block):
            apposed.append((one, first + block.index(one.name)))
    return _index(found, apposed)


def _index(found: Sequence[_Found], apposed: Sequence[tuple[Apposition, int]]) -> Mentions:
    """Give the mentions their ids, in the order of the text, and point the tokens at them."""
    order = sorted(range(len(found)), key=lambda i: (found[i].mention.span, i))
    by_place = {i: replace(found[i].mention, id=f"m{n}") for n, i in enumerate(order)}
    standing = {key(token): by_place[i] for i in order for token in found[i].tokens}
    for apposition, name in apposed:
        standing[key(apposition.noun)] = by_place[name]
    described = tuple((apposition, by_place[name]) for apposition, name in apposed)
    return Mentions(tuple(by_place[i] for i in order), standing, described)


def _named(parse: Parse, doc: Doc, name: Name) -> _Found:
    tokens = tuple(doc[name.start : name.end])
    head = tokens[-1] if name.type == "Person" else doc[name.start : name.end].root
    gender, number = _agreement(doc[name.start : name.end].root)
    mention = Mention(
        id="",
        span=parse.span(tokens[0], tokens[-1]),
        text=texts(tokens),
        head=parse.span(head),
        lemma=head.text,
        kind=MentionKind.NAMED,
        type=name.type,
        sentence=parse.sentence_index(head),
        gender=gender,
        number=Number.SINGULAR if name.type == "Person" else number,
    )
    return _Found(mention, (*_civilities(doc, name), *tokens))


def _civilities(doc: Doc, name: Name) -> Iterator[Token]:
    """Yield "Monsieur" before a person's name: it stands for the person, too."""
    start = name.start
    while name.type == "Person" and start > 0 and doc[start - 1].text in titles().civilities:
        start -= 1
        yield doc[start]


def _nominal(
    parse: Parse, doc: Doc, taken: set[int], times: Sequence[TimeValue]
) -> Iterator[_Found]:
    """Find common noun phrases and pronouns outside names and dates."""
    middles = {i for one in complex_prepositions(doc) for i in range(one.start, one.end)}
    for token in doc:
        if token.i in taken or token.i in middles:
            continue
        form = None if _partitive(token) else pronoun(token)
        if form is not None:
            yield _pronoun(parse, token, form)
        elif possessive(token):
            yield _possessor(parse, token)
        elif token.pos_ == "ADJ":
            yield from _nationality(parse, token)
        elif token.pos_ in {"NOUN", "PROPN", "SYM"} or _numeral_head(token) or _partitive(token):
            span = parse.span(token)
            if not any(time.span.overlaps(span) for time in times):
                yield _phrase(parse, token)


def _nationality(parse: Parse, token: Token) -> Iterator[_Found]:
    """Find the country in "le ministre ukrainien": the adjective names it."""
    country = nationality(word(token))
    if country is None or token.head.pos_ != "NOUN" or token.head.i > token.i:
        return
    if token.head.lemma_ in syntax().words["descent"]:
        return  # "d'origine ougandaise" says nothing of the country
    mention = Mention(
        id="",
        span=parse.span(token),
        text=country,
        head=parse.span(token),
        lemma=word(token),
        kind=MentionKind.NAMED,
        type="Place",
        sentence=parse.sentence_index(token),
    )
    yield _Found(mention, (token,))


def _partitive(token: Token) -> bool:
    """Return whether a pronoun picks out of a group: "l'un des barrages", "certains des élus"."""
    if token.pos_ != "PRON" or word(token) not in syntax().words["partitives"]:
        return False
    return any(one.pos_ == "NOUN" for one in children(token, "nominal_modifier"))


def _numeral_head(token: Token) -> bool:
    """Return whether a number stands for what it counts: "les 12 dernières"."""
    return token.pos_ == "NUM" and not syntax().is_(token.dep_, "inside_phrase")


def _pronoun(parse: Parse, token: Token, form: Form) -> _Found:
    gender, number = _agreement(token)
    if form.known is not None:
        gender, number = form.known.gender, form.known.number
    mention = Mention(
        id="",
        span=parse.span(token, form.last),
        text=form.text,
        head=parse.span(token, form.last),
        lemma=form.text,
        kind=MentionKind.PRONOUN,
        type="Thing",
        sentence=parse.sentence_index(token),
        gender=gender,
        number=number,
    )
    return _Found(mention, (token,))


def _possessor(parse: Parse, token: Token) -> _Found:
    """Make a mention of "son" in "son rival": it stands for whose rival it is."""
    mention = Mention(
        id="",
        span=parse.span(token),
        text=word(token),
        head=parse.span(token),
        lemma=word(token),
        kind=MentionKind.PRONOUN,
        type="Thing",
        sentence=parse.sentence_index(token),
        number=coreference().possessives[word(token)],
    )
    return _Found(mention, (token,))


def _phrase(parse: Parse, token: Token) -> _Found:
    tokens = _trim(phrase(token))
    gender, number = _agreement(token)
    content = content_noun(token)
    mention = Mention(
        id="",
        span=parse.span(tokens[0], tokens[-1]),
        text=texts(_trim(core(token))),
        head=parse.span(token),
        lemma=str(token.lemma_) if token.pos_ == "PROPN" else str(token.lemma_).lower(),
        kind=MentionKind.NOMINAL,
        type=noun_type(content),
        sentence=parse.sentence_index(token),
        gender=gender,
        number=number,
    )
    return _Found(mention, (token,))


def _trim(tokens: list[Token]) -> list[Token]:
    """Drop punctuation and stray words from the edges of a phrase."""
    while len(tokens) > 1 and (_is_mark(tokens[-1]) or tokens[-1].pos_ in {"ADP", "CCONJ", "DET"}):
        tokens = tokens[:-1]
    while len(tokens) > 1 and (tokens[0].is_punct or tokens[0].pos_ == "CCONJ"):
        tokens = tokens[1:]
    return tokens


def _is_mark(token: Token) -> bool:
    """Return whether a token is punctuation; "%" is a word here."""
    return token.is_punct and token.text != "%"


def content_noun(token: Token) -> Token:
    """Return what a quantity is of: "civils" for "des dizaines de civils"."""
    amount = str(token.lemma_).lower() in syntax().words["quantity_nouns"]
    if not amount and not _partitive(token):
        return token
    inner = children(token, "nominal_modifier", "oblique")
    return inner[0] if inner else token


def noun_type(token: Token) -> str:
    """Return the class that a common noun denotes."""
    lemma = str(token.lemma_).lower()
    plural = has(token, "Number", "Plur")
    found = nouns().type_of(lemma, plural=plural)
    if found == "Thing" and bears_title(token):
        return "Group" if plural else "Person"
    return found


def _agreement(token: Token) -> tuple[Gender | None, Number | None]:
    """Return gender and number of a noun; its determiner knows better: "la maire"."""
    determiners = children(token, "determiner")
    told = (coreference().gendered_determiners.get(word(one)) for one in determiners)
    gender: Gender | None = next(filter(None, told), None)
    number: Number | None = None
    for one in (token, *determiners):
        gender = gender or _GENDERS.get("".join(one.morph.get("Gender", [])))
        number = number or _NUMBERS.get("".join(one.morph.get("Number", [])))
    return gender, number


def by_token_span(parse: Parse, mentions: Mentions) -> dict[Span, Mention]:
    """Return the mentions by the raw span of each token that stands for them."""
    return {
        parse.span(parse.docs[block][index]): mention
        for (block, index), mention in mentions.standing.items()
    }
