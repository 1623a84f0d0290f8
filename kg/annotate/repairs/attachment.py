"""Modifiers that a parser hung on the nearer of two words."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.grammar import child, children, has, is_, word
from kg.annotate.repairs.trees import hang, is_past_participle
from kg.lang.syntax import syntax


def purpose(token: Token) -> None:
    """Hang an infinitive on the noun that says what for: "a vu le préfet en vue de rédiger"."""
    mark = child(token, "mark") if has(token, "VerbForm", "Inf") else None
    if mark is None or word(mark) not in {"de", "d'"} or mark.i == 0:
        return
    noun = token.doc[mark.i - 1]
    cased = child(noun, "case") is not None and word(noun) in syntax().words["purposes"]
    if cased and token.head != noun:
        hang(token, noun, "acl")


def agreement(token: Token) -> None:
    """Hang what agrees with the first of two nouns on that one.

    "un groupe de mille salariés capable de résister", "les statues du musée volées en mai".
    """
    noun = token.head
    if not _agreeing(token) or noun.pos_ != "NOUN" or noun.i > token.i:
        return
    if _agree(token, noun) or children(noun, "conjunct") or is_(noun, "conjunct"):
        return
    above = noun.head
    while is_(noun, "nominal_modifier", "oblique") and above.pos_ in {"NOUN", "ADV"}:
        fits = above.pos_ == "NOUN" and _agree(token, above)
        if fits and not children(above, "conjunct"):
            hang(token, above, token.dep_)
            return
        noun, above = above, above.head


def participle_behind_speaker(token: Token) -> None:
    """Hang a participle on the report it follows: "« ... », a dit le maire, saluant la foule"."""
    if not is_(token, "adverbial", "adnominal") or not word(token).endswith("ant"):
        return
    if token.pos_ != "VERB" or token.i < 2 or token.nbor(-1).text != ",":
        return
    for speaker in (token.nbor(-2), *token.nbor(-2).ancestors):
        report = speaker.head
        if is_(speaker, "subject") and is_(report, "insertion") and report.i < token.i:
            hang(token, report, "advcl")
            return


def _agreeing(token: Token) -> bool:
    """Return whether a word shows gender or number of what it modifies."""
    if is_(token, "adjective"):
        return token.pos_ == "ADJ"
    return is_(token, "adnominal") and is_past_participle(token) and not _group(token)


def _group(token: Token) -> bool:
    return bool(children(token, "auxiliary"))


def _agree(token: Token, noun: Token) -> bool:
    """Return whether no feature that both show differs."""
    for feature in ("Gender", "Number"):
        one, other = token.morph.get(feature, []), noun.morph.get(feature, [])
        if one and other and one != other:
            return False
    return True
