"""Parts of speech: forms that are verb, noun or adjective, told apart by what hangs on them."""

from __future__ import annotations

from spacy.tokens import Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.grammar import child, children, has, is_, word
from kg.annotate.repairs.trees import determined, introduced, take_place
from kg.lang.syntax import syntax

_PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
_PARTICIPLE = "Tense=Past|VerbForm=Part"


def _make_verb(token: Token, features: str) -> None:
    token.pos_ = "VERB"
    token.morph = MorphAnalysis(token.vocab, features)


def adjective_with_auxiliary(token: Token) -> None:
    """Make a verb of an adjective that has an auxiliary: "où la police était intervenue"."""
    if token.pos_ == "ADJ" and child(token, "auxiliary") is not None:
        agreement = [f for f in str(token.morph).split("|") if f.startswith(("Gender", "Number"))]
        _make_verb(token, "|".join((*agreement, _PARTICIPLE)))


def verb_taken_for_noun(token: Token) -> None:
    """Make a verb of a noun or adjective that has an object: "Cette décision inquiète les ports".

    The forms are the same; only a verb has an object, or a noun behind it without a preposition
    ("Lima, qui hésite, juge le texte prématuré"). What it seemed to go with is its subject.
    """
    if token.pos_ not in {"NOUN", "ADJ"} or not word(token).endswith("e"):
        return
    if children(token, "determiner", "case", "copula", "number"):
        return
    patient = child(token, "object") or _bare_complement(token)
    if patient is None or patient.i < token.i:
        return
    noun = token.head
    if _follows_noun(token, noun):
        if has(token, "Number", "Plur"):
            return
        noun = _whole(noun)
        take_place(token, noun)
        noun.head, noun.dep_ = token, "nsubj"
    elif child(token, "subject") is None:
        return
    patient.dep_ = "obj"
    _make_verb(token, _PRESENT)


def _whole(noun: Token) -> Token:
    """Return the head of the phrase around a noun: "le rachat du club par un fonds inquiète"."""
    while child(noun, "case") is not None and noun.head.pos_ == "NOUN" and noun.head.i < noun.i:
        noun = noun.head
    return noun


def _follows_noun(token: Token, noun: Token) -> bool:
    beside = is_(token, "adjective") or (is_(token, "apposition") and noun.head == noun)
    return beside and noun.i < token.i and noun.pos_ in {"NOUN", "PROPN", "PRON"}


def _bare_complement(token: Token) -> Token | None:
    """Return a noun with an article right behind, which no noun or adjective takes."""
    for one in children(token, "nominal_modifier"):
        article = token.nbor() if token.i + 1 < len(token.doc) else token
        right_behind = article.head == one and article.pos_ == "DET"
        if right_behind and one.pos_ == "NOUN" and determined(one) and not introduced(one):
            return one
    return None


def verb_taken_for_name(token: Token) -> None:
    """Make a verb of a small-letter "name" with a subject: "Lumen écope d'une amende"."""
    if token.pos_ == "PROPN" and token.text.islower() and child(token, "subject") is not None:
        _make_verb(token, _PRESENT)


def possession(token: Token) -> None:
    """Make a verb of "avoir" with an object: "Le pays a un gouvernement"."""
    free = token.pos_ == "AUX" and not is_(token, "auxiliary", "copula", "causative_auxiliary")
    both = child(token, "object") is not None and child(token, "subject") is not None
    if free and both and word(token) in syntax().words["possession"]:
        token.pos_ = "VERB"


def noun_taken_for_adjective(token: Token) -> None:
    """Make a noun of what has an article and is an argument: "un ancien comptable", "l'accusé".

    "ce dernier", "le premier" stand for a noun and stay what they are.
    """
    if word(token) in syntax().words["pointing"]:
        return
    argument = is_(token, "subject", "passive_subject", "object", "oblique")
    if not argument or child(token, "determiner") is None:
        return
    if token.pos_ == "VERB":
        token.lemma_ = word(token)
    if token.pos_ in {"ADJ", "VERB"}:
        token.pos_ = "NOUN"
