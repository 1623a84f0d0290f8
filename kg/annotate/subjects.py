"""Who does it: the subject of a clause, understood where it is not said."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.counted import approximate, counted, counted_before
from kg.annotate.governors import (
    carried,
    controlling_verb,
    governor,
    shares_governor,
    subordinator,
)
from kg.annotate.grammar import child, children, conjuncts, has, is_, nominal, preposition, word
from kg.annotate.participants import (
    antecedents,
    follows_infinitive,
    fronted_subjects,
    name_before,
    objects,
    obliques,
)
from kg.annotate.verbs import (
    continues,
    finite,
    first_of_list,
    is_infinitive,
    is_present_participle,
    voice,
)
from kg.lang.control import Controller
from kg.lang.syntax import syntax
from kg.model import Voice

_DEPTH = 6


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Return the heads of a clause's grammatical subject, understood where it is not said.

    Relatives take their antecedent ("Wagner, qui a réalisé"), coordinated verbs the first verb's,
    infinitives what their governor says ("exhorte les alliés à renforcer"), participles and
    gerunds the noun or the subject that they go with.
    """
    if depth > _DEPTH:
        return []
    own = child(verb, "subject", "passive_subject")
    if own is not None and not follows_infinitive(verb, own):
        if has(own, "PronType", "Rel") or word(own) in {"qui", "lequel", "laquelle"}:
            return antecedents(verb)
        if not nominal(own):
            return counted(own)
        # "Selon l'entourage, la réunion ...": what a preposition introduces is no subject
        return [one for one in _listed(verb, own) if one.i > verb.i or _unmarked(one)]
    fronted = fronted_subjects(verb) or _counted_before(verb)
    if fronted or child(verb, "expletive_subject") is not None:
        return fronted
    name = name_before(verb)
    return _understood(verb, depth) or ([name] if name is not None else [])


def _unmarked(noun: Token) -> bool:
    return not preposition(noun) or approximate(noun)


def _counted_before(verb: Token) -> list[Token]:
    personal = finite(verb) is not None and child(verb, "expletive_subject") is None
    return counted_before(verb) if personal else []


def _listed(verb: Token, own: Token) -> list[Token]:
    """Return a subject with its conjuncts, also where a parser gives the verb two subjects."""
    found = conjuncts(own)
    for other in children(verb, "subject", "passive_subject"):
        between = [one.pos_ for one in verb.doc[own.i : other.i]]
        if other.i > own.i and "CCONJ" in between and "VERB" not in between:
            found += [one for one in conjuncts(other) if one not in found]
    return found


def _understood(verb: Token, depth: int) -> list[Token]:
    """Return the subject that a clause without one shares with what it depends on."""
    head = verb.head
    if is_(verb, "conjunct"):
        return _first_of_list(first_of_list(verb), depth) if shares_governor(verb) else []
    if is_(verb, "open_complement") and head.pos_ in {"ADV", "ADP"}:
        return subjects(head.head, depth + 1)  # "avant d'emporter un pont"
    if is_(verb, "open_complement") or (is_(verb, "clausal_subject") and governor(verb)):
        return _controlled(verb, head, depth)
    if head == verb or finite(verb) is not None:
        return []
    if is_(verb, "adnominal"):
        return _of_noun(verb, head, depth) if nominal(head) else []
    return _of_adverbial(verb, head, depth)


def _first_of_list(head: Token, depth: int) -> list[Token]:
    predicates = head.pos_ in {"VERB", "AUX", "ADJ"} or child(head, "copula") is not None
    return subjects(head, depth + 1) if predicates else []


def _of_noun(verb: Token, noun: Token, depth: int) -> list[Token]:
    """Return who does what a participle or infinitive after a noun says."""
    if _after_comma(verb) and is_present_participle(verb):
        return _of_whole(verb, depth) or [noun]
    if not is_infinitive(verb):
        goes_on = continues(verb) and not is_present_participle(verb)
        return _of_whole(verb, depth) if goes_on else [noun]
    if controlling_verb(verb) is not None:
        return conjuncts(noun)
    if carried(noun) == verb:
        return subjects(noun, depth + 1)
    if noun.lemma_ in syntax().words["purposes"] and preposition(noun):
        return _of_whole(verb, depth)  # "en vue de rédiger un rapport"
    return _holder(verb, noun) or _pursuer(verb, depth)


def _of_adverbial(verb: Token, head: Token, depth: int) -> list[Token]:
    if not is_(verb, "adverbial", "content", "parataxis"):
        return []
    if head.pos_ in {"ADV", "ADP"}:
        return subjects(head.head, depth + 1)  # "afin d'obtenir" hangs on "afin"
    if _reason(verb):
        return objects(head)
    governed = governor(verb) is not None and subordinator(verb) is None
    return _controlled(verb, head, depth) if governed else subjects(head, depth + 1)


def _reason(verb: Token) -> bool:
    """Return whether it is what somebody is blamed or thanked for: "l'a puni pour avoir fraudé"."""
    mark = child(verb, "mark", "case")
    perfect = is_infinitive(verb) and child(verb, "auxiliary") is not None
    blamed = perfect and mark is not None and word(mark) == "pour"
    return blamed and voice(verb.head) is not Voice.PASSIVE and bool(objects(verb.head))


def _holder(verb: Token, noun: Token) -> list[Token]:
    """Return who has the capacity, the project: "la volonté des syndicats de négocier"."""
    entry = governor(verb)
    if entry is None or entry.infinitive is Controller.NONE:
        return []
    for one in children(noun, "nominal_modifier"):
        if preposition(one) == "de":
            return conjuncts(one)
    return []


def _after_comma(verb: Token) -> bool:
    first = next(one for one in verb.subtree if not one.is_punct)
    return first.i > 0 and verb.doc[first.i - 1].text == ","


def _pursuer(verb: Token, depth: int) -> list[Token]:
    """Return whose purpose it is: "sont dans une course pour produire"."""
    return _of_whole(verb, depth) if subordinator(verb) is not None else []


def _of_whole(verb: Token, depth: int) -> list[Token]:
    """Return the subject of the clause around: "Un séisme a frappé le sud, faisant 12 morts"."""
    one = verb.head
    for _ in range(_DEPTH):
        if one.pos_ == "VERB" or child(one, "copula") is not None:
            return subjects(one, depth + 1)
        one = one.head
    return []


def _controlled(verb: Token, head: Token, depth: int) -> list[Token]:
    """Return who carries out an infinitive."""
    entry = governor(verb)
    who = entry.infinitive if entry else Controller.SUBJECT
    if who is Controller.NONE:
        return []
    if any(word(one) in {"que", "qu'"} for one in children(verb, "mark", "adverb")):
        return subjects(head, depth + 1)  # "ne fait que confirmer"
    if who is Controller.OBJECT and voice(head) is not Voice.PASSIVE:
        return objects(head) or [one.token for one in obliques(head) if one.preposition == "à"]
    if who is Controller.RECIPIENT:
        return [one.token for one in obliques(head) if one.preposition == "à"]
    if is_(head, "adjective"):
        return conjuncts(head.head)  # "une molécule capable de détruire"
    return subjects(head, depth + 1)
