"""Participants that a parser hangs beside the noun of their event, hung on it.

A repair of trees like those of `kg.annotate.repairs`; this one knows nouns by their lemmas and so
comes after the lemmatizer.

Constructions::

    l'attaque des rebelles contre la caserne            "contre" is of the attack
    la suite de l'annonce des résultats par le jury      "par" is of the announcement
    la signature par le Chili du traité                 "du" is of the signature
    leur demande d'aide à la banque                     "à" is of the demand
    le retrait des troupes du Mali                      "du Mali" is of the retreat
"""

from __future__ import annotations

from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Token

from kg.annotate.grammar import child, children, has, is_, preposition
from kg.lang.deverbal import deverbal
from kg.lang.gazetteer import gazetteer
from kg.lang.relations import relations

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
    introduced = preposition(token)
    if not introduced or introduced == "de" or not _modifies(token):
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
    if preposition(token) != "de" or not is_(token, "nominal_modifier") or token.i < agent.i:
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
    bare = is_(asked, "nominal_modifier") and not children(asked, "determiner")
    single = has(asked, "Number", "Sing") and preposition(asked) == "de"
    if _modifies(token) and bare and single and _is_actor_of_demand(token):
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


def leaves(noun: Token) -> bool:
    """Return whether the verb of an event governs what is left: "se retirer de"."""
    derived = deverbal().get(str(noun.lemma_).lower())
    return derived is not None and "de" in relations().governed(derived.verb)


@Pipeline.component(ATTACHMENT)
def _component(doc: Doc) -> Doc:
    for token in doc:
        participant_of_event(token)
        participant_of_demand(token)
        place_left(token)
        undergoer_behind_agent(token)
    return doc
