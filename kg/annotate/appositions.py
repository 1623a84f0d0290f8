"""Names and the noun phrases that say who or what they are, side by side.

Constructions::

    la directrice générale du port, Inès Caradec          before, with a comma
    le ministre kényan Peter Otieno                        before
    la banque espagnole Sabadell                          before
    Lise Morand, présidente adjointe du club               after
    la ville de Bamako                                    classifier
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg.annotate.grammar import children, complex_preposition, has, is_, word
from kg.annotate.names import Name
from kg.lang.nouns import nouns
from kg.lang.prepositions import prepositions
from kg.lang.syntax import syntax
from kg.lang.titles import titles

_BEFORE = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM", "CCONJ", "X"})
_REACH = 14
_BEFORE_COMMA = frozenset({"de", "en"})
_OF_OFFICE = frozenset({"pour", "à"})
"""What else may follow an office: "secrétaire aux Transports", "envoyé pour la Libye"."""
_CLOSERS = frozenset({",", ".", ";", ":", ")", "?", "!", "-", "»", "”", '"'})


class Side(StrEnum):
    """Where the description stands."""

    BEFORE = "before"
    AFTER = "after"
    CLASSIFIER = "classifier"


@dataclass(frozen=True)
class Apposition:
    """The head noun of a description, and the name that it describes."""

    noun: Token
    name: Name
    side: Side


def appositions(doc: Doc, names: Sequence[Name]) -> tuple[Apposition, ...]:
    """Return the appositions of a block; a noun describes one name at most."""
    before = [found for name in names for found in _before(doc, name)]
    before += _coordinated(doc, names, before)
    used = {found.noun.i for found in before}
    after = [
        found for name in names for found in _after(doc, name, names) if found.noun.i not in used
    ]
    return tuple(before + after)


def _coordinated(
    doc: Doc, names: Sequence[Name], found: Sequence[Apposition]
) -> Iterator[Apposition]:
    """Yield what a classifier says of the later names: "les régions de Ségou et Mopti"."""
    by_name = {one.name: one for one in found if one.side is Side.CLASSIFIER}
    for first, second in pairwise(names):
        between = [token for token in doc[first.end : second.start] if token.pos_ != "DET"]
        joined = [word(token) for token in between if prepositions().plain(token.text) != "de"]
        listed = joined in (["et"], ["ou"], [","]) and first.type == second.type
        if listed and first in by_name and second not in by_name:
            noun = by_name[first].noun
            if has(noun, "Number", "Plur"):
                by_name[second] = Apposition(noun, second, Side.CLASSIFIER)
                yield by_name[second]


def describes(noun: Token, name_type: str) -> bool:
    """Return whether a common noun can say what a name of that type is."""
    lemma = str(noun.lemma_).lower()
    if name_type == "Person":
        return bears_title(noun) or nouns().type_of(lemma, plural=False) == "Person"
    return nouns().type_of(lemma, plural=False) == name_type and name_type != "Thing"


def bears_title(noun: Token) -> bool:
    """Return whether a title begins with the word: "secrétaire" of "secrétaire général"."""
    return titles().read([token.text for token in noun.doc[noun.i : noun.i + 4]]) is not None


def _before(doc: Doc, name: Name) -> Iterator[Apposition]:
    position = name.start - 1
    while position >= 0 and word(doc[position]) in titles().civilities:
        position -= 1
    if position > 0 and doc[position].pos_ == "DET" and doc[position - 1].text == ",":
        position -= 1  # "l'autorité de surveillance, la Finma, a"
    comma = position >= 0 and doc[position].text == ","
    if comma:
        position -= 1
    if position < 0 or doc[position].sent != doc[name.start].sent:
        return
    noun = _classifier(doc, name) or _described_noun(doc, position, name, comma=comma)
    if noun is not None:
        is_class = not comma and word(doc[name.start - 1]) not in {word(noun)} and _of(doc, name)
        yield Apposition(noun, name, Side.CLASSIFIER if is_class else Side.BEFORE)


def _of(doc: Doc, name: Name) -> bool:
    """Return whether "de" (and an article) stands before the name."""
    position = name.start - 1
    if doc[position].pos_ == "DET" and position > 0 and word(doc[position]) in {"la", "l'", "le"}:
        position -= 1
    return prepositions().plain(doc[position].text) == "de"


def _classifier(doc: Doc, name: Name) -> Token | None:
    """Find "ville" in "la ville de Bamako", "province" in "la province de l'Ituri"."""
    if name.type != "Place" or not _of(doc, name):
        return None
    position = name.start - 1
    while position > 0 and doc[position].pos_ in {"DET", "ADP"}:
        position -= 1
    noun = doc[position]
    known = str(noun.lemma_) in syntax().classes["classifiers"]
    return noun if known and not _indefinite(noun) else None


def _indefinite(noun: Token) -> bool:
    """Return whether it is "une ville des Abruzzes", one of several and not the region itself."""
    return any(has(one, "Definite", "Ind") for one in children(noun, "determiner"))


def _described_noun(doc: Doc, position: int, name: Name, *, comma: bool) -> Token | None:
    """Walk left over a noun phrase to the noun that describes the name after it.

    With a comma between them the first noun of the phrase does ("le porte-parole du président
    russe, Dmitri Peskov"), without one the last that can ("le conseiller du président Zelensky").
    """
    fitting = _fitting(doc, position, name, inside=_BEFORE_COMMA if comma else None)
    if not fitting and comma and _closed(doc, name):
        fitting = _fitting(doc, position, name, inside=_BEFORE_COMMA | _OF_OFFICE)
    if not fitting:
        return _apposed(doc, name) if comma and _closed(doc, name) else None
    noun = fitting[-1] if comma else fitting[0]
    if comma and not _starts_phrase(noun):
        return None
    if name.type != "Person" and not _adjectives_between(noun, doc[name.start]):
        return None
    return noun


def _apposed(doc: Doc, name: Name) -> Token | None:
    """Return the noun that the parse says the name stands beside: "L'appareil, un Boeing 737,"."""
    heads = [token for token in doc[name.start : name.end] if is_(token, "apposition")]
    nouns_ = [one.head for one in heads if one.head.i < name.start and one.head.pos_ == "NOUN"]
    definite = [one for one in nouns_ if _is_definite(one)]
    return definite[0] if definite else None


def _is_definite(noun: Token) -> bool:
    """Return whether a noun stands for one thing known: "l'appareil", "son premier roman"."""
    marks = children(noun, "determiner")
    known = any(has(one, "Definite", "Def") or has(one, "Poss", "Yes") for one in marks)
    return known and not has(noun, "Number", "Plur")


def _fitting(doc: Doc, position: int, name: Name, *, inside: frozenset[str] | None) -> list[Token]:
    stretch = _stretch(doc, position, inside=inside)
    return [token for token in stretch if token.pos_ == "NOUN" and describes(token, name.type)]


def _closed(doc: Doc, name: Name) -> bool:
    """Return whether a name ends as an apposition does: "la secrétaire au Trésor, Ana Lind, a"."""
    return name.end >= len(doc) or doc[name.end].text in _CLOSERS or doc[name.end].pos_ == "CCONJ"


def _stretch(doc: Doc, position: int, *, inside: frozenset[str] | None) -> Iterator[Token]:
    """Yield the tokens of a noun phrase from its end leftwards.

    Before a comma only some prepositions may stand inside: of "avec sa cousine devant la porte de
    son magasin, Brisel" the cousin is not meant.
    """
    for index in range(position, max(position - _REACH, -1), -1):
        token = doc[index]
        hyphen = token.text == "-"
        within = token.pos_ in _BEFORE or hyphen or _delegated(token) or _accredited(token)
        if not within or token.sent != doc[position].sent:
            return
        plain = prepositions().plain(token.text)
        if inside is not None and token.pos_ == "ADP" and plain not in inside:
            return
        yield token


def _delegated(token: Token) -> bool:
    """Return whether it is a noun's participle: "la ministre déléguée aux Sports, Ana Lind"."""
    return has(token, "VerbForm", "Part") and is_(token, "adnominal")


def _accredited(token: Token) -> bool:
    """Return whether it is "auprès" of "l'ambassadrice auprès de l'Unesco, Inès Duval"."""
    found = complex_preposition(token)
    return found is not None and found.text == "auprès de"


def _starts_phrase(noun: Token) -> bool:
    """Return whether a determiner, preposition or nothing stands before a (modified) noun."""
    before = noun.i - 1
    while before >= 0 and noun.doc[before].pos_ == "ADJ":
        before -= 1
    return before < noun.sent.start or noun.doc[before].pos_ in {"DET", "ADP", "PUNCT", "CCONJ"}


def _adjectives_between(noun: Token, first: Token) -> bool:
    return all(token.pos_ in {"ADJ", "NOUN"} for token in noun.doc[noun.i + 1 : first.i])


def _after(doc: Doc, name: Name, names: Sequence[Name]) -> Iterator[Apposition]:
    if name.end + 1 >= len(doc) or doc[name.end].text not in {",", "(", "-"}:
        return
    first = doc[name.end + 1]
    if first.sent != doc[name.start].sent:
        return
    noun = _first_noun(first)
    if noun is None or any(one.start <= noun.i < one.end for one in names):
        return
    parsed = is_(noun, "apposition") and name.start <= noun.head.i < name.end
    if not (parsed or describes(noun, name.type) or _relational(noun, name)):
        return
    if parsed or _ends_apposition(noun):
        yield Apposition(noun, name, Side.AFTER)


def _relational(noun: Token, name: Name) -> bool:
    """Return whether the noun names a kind of place: "Foix, chef-lieu de l'Ariège"."""
    return name.type == "Place" and str(noun.lemma_) in syntax().classes["classifiers"]


def _first_noun(first: Token) -> Token | None:
    """Find the head of the noun phrase that begins here: "(l'ancien) président"."""
    for token in first.doc[first.i : min(first.i + 5, first.sent.end)]:
        if token.pos_ == "NOUN":
            return token
        if token.pos_ not in {"DET", "ADJ", "NUM"}:
            return None
    return None


def _ends_apposition(noun: Token) -> bool:
    """Return whether the phrase closes as an apposition does, before any finite verb of its own."""
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if token.text in _CLOSERS or has(token, "PronType", "Rel"):
            return True
        if token.pos_ in {"VERB", "AUX"} and has(token, "VerbForm", "Fin"):
            return False
    return True
