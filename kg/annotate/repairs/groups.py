"""The verb group: auxiliaries and participles that an aside, a list or "se" parts."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.grammar import child, children, has, is_, word
from kg.annotate.repairs.trees import take_place
from kg.lang.syntax import syntax

_ASIDE = 14  # words that an aside between an auxiliary and its participle may hold


def participle_behind_aside(token: Token) -> None:
    """Join a participle to its auxiliary: "La cour a, à la surprise générale, acquitté le maire".

    A parser takes the auxiliary for the verb, and the participle for a part of the aside.
    """
    lonely = word(token) in syntax().words["auxiliaries"] and token.pos_ in {"AUX", "VERB"}
    if not lonely or is_(token, "auxiliary", "copula") or child(token, "object", "open_complement"):
        return
    verb = _behind_aside(token)
    if verb is None or children(verb, "auxiliary"):
        return
    take_place(verb, token)
    for one in list(token.children):
        one.head = verb
    passive = word(token) == "été" or _with_etre(token, verb)
    token.head, token.dep_ = verb, "aux:pass" if passive else "aux:tense"
    for subject in children(verb, "subject"):
        subject.dep_ = "nsubj:pass" if passive else subject.dep_


def _with_etre(auxiliary: Token, verb: Token) -> bool:
    """Return whether the group is passive: "est [...] acceptée", and no "est [...] parti"."""
    form = word(verb).rstrip("s").removesuffix("e")
    forms = syntax().words["etre"]
    return word(auxiliary) in forms and form not in syntax().with_etre


def _behind_aside(auxiliary: Token) -> Token | None:
    """Return the participle behind the comma that closes what the next word opened."""
    doc, start = auxiliary.doc, auxiliary.i + 1
    if start >= len(doc) or doc[start].text != ",":
        return None
    for one in doc[start + 1 : min(start + _ASIDE, auxiliary.sent.end - 1)]:
        after = doc[one.i + 1]
        if one.text == "," and after.pos_ == "VERB" and has(after, "VerbForm", "Part"):
            return None if word(after).endswith("ant") else after
    return None


def coordinated_participle(token: Token) -> None:
    """Coordinate a participle that has an object with the verb whose auxiliary it shares.

    "L'armée a bouclé le quartier, fouillé les maisons": a participle of its own, of a noun or in
    front of a clause, has no object.
    """
    if not is_(token, "adverbial", "adnominal") or not _bare_participle(token):
        return
    if child(token, "object") is None or children(token, "mark", "case"):
        return
    verb = token.head
    while verb.pos_ != "VERB" and verb.head != verb:
        verb = verb.head
    group = [one for one in children(verb, "auxiliary") if one.i < verb.i < token.i]
    if verb.pos_ == "VERB" and has(verb, "VerbForm", "Part") and group:
        token.head, token.dep_ = verb, "conj"


def _bare_participle(token: Token) -> bool:
    past = has(token, "VerbForm", "Part") and not word(token).endswith("ant")
    return past and token.pos_ == "VERB" and not children(token, "auxiliary", "subject")


def undergone_infinitive(token: Token) -> None:
    """Make an auxiliary of "se voir", "se faire", "se laisser": "s'est vu retirer sa médaille".

    The infinitive is what happens, as with "faire tomber", which parsers read so.
    """
    if word(token) not in syntax().words["undergoing"] or is_(token, "causative_auxiliary"):
        return
    verb = child(token, "open_complement")
    if verb is None or not has(verb, "VerbForm", "Inf") or children(verb, "mark", "case"):
        return
    around = [*token.children, *verb.children]
    if not any(word(one) in {"se", "s'"} and one.i < token.i for one in around):
        return
    take_place(verb, token)
    for one in list(token.children):
        one.head = verb
    token.head, token.dep_, token.pos_ = verb, "aux:caus", "AUX"
