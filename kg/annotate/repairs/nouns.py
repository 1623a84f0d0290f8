"""Participants that a parser hangs beside the noun of their event, hung on it.

A repair of trees like those of `kg.annotate.repairs`; this one knows nouns by their lemmas and so
comes after the lemmatizer.

Constructions::

    l'attaque des rebelles contre la caserne            "contre" is of the attack
    la suite de l'annonce des résultats par le jury      "par" is of the announcement
    la signature par le Chili du traité                 "du" is of the signature
    leur demande d'aide à la banque                     "à" is of the demand
    le retrait des troupes du Mali                      "du Mali" is of the retreat
    Dix marins, dont trois mousses, ont péri            "marins" is the subject
    deux élèves du lycée, situé à Metz, ont             "situé" is of the school
    Réunis au Bourget, près de Paris, les élus          Le Bourget is near Paris
"""

from __future__ import annotations

from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Token

from kg.annotate.expressions import predicate
from kg.annotate.grammar import (
    child,
    children,
    complement,
    complex_preposition,
    has,
    is_,
    preposition,
    word,
)
from kg.annotate.repairs.repair import Repair, mend_all, tagged
from kg.lang.deverbal import deverbal
from kg.lang.gazetteer import gazetteer
from kg.lang.relations import relations
from kg.lang.syntax import syntax
from kg.lang.times import times

ATTACHMENT = "kg_attachment"

_LANGUAGE = "fr"
_NOUNS = frozenset({"NOUN", "PROPN"})


def wanted(noun: Token) -> frozenset[str]:
    """Return the prepositions of an event's participants, "de" aside, which any noun takes."""
    lemma = str(noun.lemma_).lower()
    words = relations().noun(lemma)
    found = {one for entry in words for one in (*entry.subject, *entry.object)}
    derived = deverbal().get(lemma)
    if derived is not None and derived.participle:
        found.add("par")
    return frozenset(found - {"de"})


def participant_of_event(token: Token) -> None:
    """Hang "par le jury" on the announcement and not on what is announced."""
    introduced = preposition(token) if _modifies(token) else ""
    if introduced in {"", "de"}:
        return
    for event in reversed(list(token.doc[token.sent.start : token.i])):
        if event.pos_ in {"VERB", "AUX", "CCONJ"} or event.text in {",", ";", ":"}:
            return
        if event.pos_ == "NOUN" and introduced in wanted(event):
            if event != token.head and _may_have(event, token, introduced):
                token.head, token.dep_ = event, "nmod"
            return


def _modifies(token: Token) -> bool:
    return is_(token, "nominal_modifier", "oblique") and token.head.pos_ in _NOUNS


def _may_have(event: Token, token: Token, introduced: str) -> bool:
    """Return whether the phrase may be the event's: both in one chain, and the place free."""
    head = token.head
    chained = event in head.ancestors or head in event.ancestors
    taken = any(preposition(one) == introduced for one in children(event, "nominal_modifier"))
    return chained and not taken


def undergoer_behind_agent(token: Token) -> None:
    """Hang "du traité" on the signature: "la signature par le Chili du traité"."""
    agent = token.head
    if not is_(token, "nominal_modifier") or token.i < agent.i or preposition(token) != "de":
        return
    event = agent.head
    if preposition(agent) != "par" or event.pos_ != "NOUN" or "par" not in wanted(event):
        return
    closed = agent.pos_ == "PROPN" or child(agent, "adjective") is not None
    if closed and not any(preposition(one) == "de" for one in children(event, "nominal_modifier")):
        token.head = event


def participant_of_demand(token: Token) -> None:
    """Hang "de la Grèce", "à la banque" on "la demande d'aide", and not on the aid."""
    asked = token.head
    event = asked.head
    if not _modifies(token):
        return
    bare = is_(asked, "nominal_modifier") and not children(asked, "determiner")
    single = has(asked, "Number", "Sing") and preposition(asked) == "de"
    if bare and single and _is_actor_of_demand(token):
        derived = deverbal().get(str(event.lemma_).lower())
        if derived is not None and derived.addressed:
            token.head = event


def _is_actor_of_demand(token: Token) -> bool:
    named = token.pos_ == "PROPN" or child(token, "determiner") is not None
    introduced = preposition(token)
    return introduced == "à" or (introduced == "de" and named)


def place_left(token: Token) -> None:
    """Hang "du Mali" on the retreat: "le retrait des troupes françaises du Mali"."""
    who = token.head
    event = who.head
    chained = is_(token, "nominal_modifier") and is_(who, "nominal_modifier")
    if not chained or preposition(token) != "de" or preposition(who) != "de":
        return
    if (
        event.pos_ == "NOUN"
        and leaves(event)
        and gazetteer(_LANGUAGE).place(token.text) is not None
    ):
        token.head = event


def complement_behind_time(token: Token) -> None:
    """Hang "de la base" on the verb: "se sont emparés mardi à l'aube de la base"."""
    hour = token.head
    if not is_(token, "nominal_modifier") or preposition(token) != "de":
        return
    verb, dayparts = hour.head, times().lexicon["daypart"]
    timely = (str(hour.text).lower(),) in dayparts and is_(hour, "oblique", "nominal_modifier")
    while verb.pos_ in _NOUNS and verb.head != verb:
        verb = verb.head
    if timely and verb.pos_ == "VERB" and "de" in relations().governed(predicate(verb).lemma):
        token.head, token.dep_ = verb, "obl:arg"


def members_aside(token: Token) -> None:
    """Take the whole for the subject: "Dix marins, dont trois mousses, ont péri"."""
    part = token.head
    verb, whole = part.head, part.head.head
    inserted = word(token) == "dont" and is_(part, "subject", "passive_subject")
    if not inserted or not is_(verb, "relative") or whole.pos_ not in _NOUNS:
        return
    last = max(one.i for one in part.subtree)
    if not any(one.text == "," for one in token.doc[last : last + 2]):
        return
    role = part.dep_
    verb.head, verb.dep_ = (verb, "ROOT") if whole.head == whole else (whole.head, whole.dep_)
    whole.head, whole.dep_ = verb, role
    part.head, part.dep_ = whole, "acl:relcl"


def place_aside(token: Token) -> None:
    """Hang "près de Paris" on the town beside it: "Réunis au Bourget, près de Paris, ils"."""
    found = complex_preposition(token)
    if found is None or found.start != token.i or token.i < token.sent.start + 2:
        return
    comma, town = token.nbor(-1), token.nbor(-2)
    locative = found.text in syntax().classes["locative"]
    place = complement(found, token.doc)
    named = place is not None and place.pos_ == town.pos_ == "PROPN"
    if place is None or not (locative and comma.text == "," and named):
        return
    upper = place if token in place.children else token
    if upper.head.pos_ == "VERB" and upper not in town.ancestors:
        upper.head, upper.dep_ = town, "nmod"


def participle_agrees(token: Token) -> None:
    """Hang a participle on the noun it agrees with: "deux élèves du lycée, situé à Metz, ont"."""
    noun = token.head
    single = has(token, "VerbForm", "Part") and has(token, "Number", "Sing")
    plural = has(noun, "Number", "Plur") and child(noun, "conjunct") is None
    if not (is_(token, "adnominal") and single and plural and noun.i < token.i):
        return
    inside = [one for one in noun.subtree if noun.i < one.i < token.i and one.pos_ == "NOUN"]
    agreeing = [one for one in inside if _agree(one, token)]
    if agreeing and not children(token, "auxiliary", "passive_auxiliary", "subject"):
        token.head = agreeing[-1]


def _agree(noun: Token, participle: Token) -> bool:
    same = noun.morph.get("Gender", []) == participle.morph.get("Gender", [])
    return same and has(noun, "Number", "Sing")


def leaves(noun: Token) -> bool:
    """Return whether the verb of an event governs what is left: "se retirer de"."""
    derived = deverbal().get(str(noun.lemma_).lower())
    return derived is not None and "de" in relations().governed(derived.verb)


_IN_ORDER = (
    Repair(participant_of_event, ("nominal_modifier", "oblique")),
    Repair(participant_of_demand, ("nominal_modifier", "oblique")),
    Repair(place_left, ("nominal_modifier",)),
    Repair(undergoer_behind_agent, ("nominal_modifier",)),
    tagged(members_aside, "PRON"),
    Repair(complement_behind_time, ("nominal_modifier",)),
    tagged(place_aside, "ADP", "ADV"),
    Repair(participle_agrees, ("adnominal",)),
)


@Pipeline.component(ATTACHMENT)
def _component(doc: Doc) -> Doc:
    return mend_all(doc, _IN_ORDER)
