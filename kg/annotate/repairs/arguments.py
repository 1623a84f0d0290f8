"""Arguments of a verb that a parser hung elsewhere or called by another name."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.grammar import child, children, is_, preposition, word
from kg.annotate.repairs.trees import determined, hang, introduced, is_past_participle
from kg.lang.deverbal import deverbal
from kg.lang.nouns import nouns
from kg.lang.syntax import syntax
from kg.lang.times import times

_TIMELY = ("weekday", "month", "unit", "daypart", "stretch", "season")


def _is_weekday(token: Token) -> bool:
    return (word(token),) in times().lexicon["weekday"]


def _names_time(token: Token) -> bool:
    """Return whether a noun measures or names time: "heures", "janvier", "matin"."""
    form = word(token)
    lexicon = times().lexicon
    forms = ((form,), (form.rstrip("s"),))
    return any(one in lexicon[name] for name in _TIMELY if name in lexicon for one in forms)


def day_taken_for_object(token: Token) -> None:
    """Set a day apart from the object behind it: "ont dérobé lundi des bijoux"."""
    if not is_(token, "object") or not _is_weekday(token) or token.i < token.head.i:
        return
    behind = [one for one in children(token, "nominal_modifier") if one.i > token.i]
    if children(token, "determiner") or not behind:
        return
    article = child(behind[0], "case")
    if article is not None and word(article) in {"des", "du"}:
        behind[0].head, behind[0].dep_ = token.head, "obj"
        article.dep_, article.pos_ = "det", "DET"
        token.dep_ = "obl:mod"


def day_inside_phrase(token: Token) -> None:
    """Set a day apart from the phrase it follows: "a réuni mille personnes vendredi à Lille"."""
    bare = _is_weekday(token) and not introduced(token) and not determined(token)
    if not bare or not is_(token, "nominal_modifier", "apposition"):
        return
    verb = token.head
    while verb.pos_ in {"NOUN", "PROPN"} and verb.head != verb:
        verb = verb.head
    if verb.pos_ != "VERB" or verb.i > token.i:
        return
    hang(token, verb, "obl:mod")
    for one in list(token.children):
        if one.i > token.i and introduced(one) and one.pos_ in {"NOUN", "PROPN"}:
            hang(one, verb, "obl:mod")


def agent_left_on_noun(token: Token) -> None:
    """Give a passive the agent hung on a noun: "retrouvé au fond d'un ravin par des chasseurs"."""
    case = child(token, "case") if is_(token, "nominal_modifier") else None
    if case is None or word(case) != "par":
        return
    verb = token.head
    while verb.pos_ in {"NOUN", "PROPN"} and verb.head != verb and not _names_event(verb):
        verb = verb.head
    undergone = child(verb, "passive_auxiliary") or (
        child(verb, "causative_auxiliary") and child(verb, "reflexive", "indirect")
    )
    if verb.pos_ == "VERB" and undergone and verb.i < token.i and child(verb, "agent") is None:
        hang(token, verb, "obl:agent")


def _names_event(noun: Token) -> bool:
    """Return whether a noun may have an agent of its own: "le rachat du club par un fonds"."""
    forms = {word(noun), word(noun).rstrip("s")}
    derived = any(deverbal()[one].participle for one in forms & deverbal().keys())
    return derived or "Event" in {nouns().type_of(one, plural=False) for one in forms}


def object_behind_adverbials(token: Token) -> None:
    """Give a verb the object that stands behind its adverbials.

    "a rappelé vendredi pour consultations ses ambassadeurs": a noun with an article and without a
    preposition is no complement of a noun, nor an adverbial unless it names a time.
    """
    if token.pos_ != "NOUN" or not is_(token, "nominal_modifier", "oblique"):
        return
    if not determined(token) or introduced(token) or _names_time(token) or _is_measure(token):
        return
    verb = token.head
    while verb.pos_ in {"NOUN", "PROPN"} and verb.head != verb:
        verb = verb.head
    if _lacks_object(verb) and verb.i < token.i:
        hang(token, verb, "obj")


def _is_measure(token: Token) -> bool:
    """Return whether a noun only measures: "a chuté 16 points"."""
    return child(token, "determiner") is None and word(token) in {"%", "points", "fois"}


def _lacks_object(verb: Token) -> bool:
    if verb.pos_ != "VERB" or child(verb, "object", "content", "open_complement", "reflexive"):
        return False
    if not is_past_participle(verb):
        return True
    return bool(children(verb, "auxiliary")) and child(verb, "passive_auxiliary") is None


def attribute_behind_adverbials(token: Token) -> None:
    """Give "devenir" what its subject becomes: "est devenu, à Paris, le premier champion"."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return
    if not is_(token, "apposition") or not determined(token) or introduced(token):
        return
    verb = token.head
    while verb.pos_ in {"NOUN", "PROPN"} and verb.head != verb:
        verb = verb.head
    said = child(verb, "object", "open_complement")
    place = token.head
    becomes = word(verb) in syntax().words["becoming"] and is_(place, "oblique")
    if becomes and place.i > verb.i and (said is None or said.i > token.i):
        hang(token, verb, "xcomp")
        if said is not None:
            hang(said, token, "acl")


def recipient_pronoun(token: Token) -> None:
    """Make "lui", "leur" before a verb its recipient: "leur a demandé de partir"."""
    before = is_(token, "object") and token.i < token.head.i
    if before and word(token) in {"leur", "lui"} and not preposition(token):
        token.dep_, token.pos_ = "iobj", "PRON"
