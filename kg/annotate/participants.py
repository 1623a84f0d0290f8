"""Objects, agents and obliques of a verb, clitics and relatives included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotate.counted import counted
from kg.annotate.grammar import (
    child,
    children,
    complement,
    complex_preposition,
    conjuncts,
    has,
    is_,
    nominal,
    preposition,
    word,
)
from kg.annotate.verbs import finite, is_infinitive, is_participle, lemma, voice
from kg.lang.control import negation
from kg.lang.prepositions import prepositions
from kg.lang.relations import relations
from kg.lang.syntax import syntax
from kg.model import Voice

_DEPTH = 6
_SIDE_BY_SIDE = 2
_CLITIC = frozenset({"AUX", "ADV", "PRON"})


@dataclass(frozen=True)
class Participant:
    """The head of a phrase and what introduces it."""

    token: Token
    preposition: str = ""


def fronted_subjects(verb: Token) -> list[Token]:
    """Return "Yellen et Powell" in "À Washington, Yellen et Powell ont salué l'accord".

    A parser that finds no subject has taken it for a list with the place in front of it.
    """
    if finite(verb) is None or child(verb, "expletive_subject") is not None:
        return []
    for one in children(verb, "oblique"):
        if one.i < verb.i and preposition(one):
            later = [t for t in conjuncts(one)[1:] if _begins_anew(t) or t.i > one.i]
            if later and _begins_anew(later[0]):
                return [t for t in later if not preposition(t)]
    return []


def _begins_anew(token: Token) -> bool:
    """Return whether a phrase stands right after a comma."""
    first = next(iter(token.subtree))
    first = token if first.is_punct else first
    return first.i > 0 and token.doc[first.i - 1].text == ","


def follows_infinitive(verb: Token, noun: Token) -> bool:
    """Return whether a noun taken for the subject follows an infinitive, which has none there.

    Nor has a finite verb whose subject is the name before it.
    """
    return noun.i > verb.i and (is_infinitive(verb) or name_before(verb) is not None)


def antecedents(verb: Token) -> list[Token]:
    """Return the noun that a relative clause goes with."""
    one = verb
    for _ in range(_DEPTH):
        if is_(one, "relative") and nominal(one.head):
            return [one.head]
        if is_(one, "adverbial") and nominal(one.head) and finite(one) is not None:
            return [one.head]  # a cleft: "c'est Paris qui paie"
        if one.head == one:
            return []
        one = one.head
    return []


def objects(verb: Token) -> list[Token]:
    """Return the heads of the direct object; a relative "que" is its antecedent."""
    found: list[Token] = []
    misread = [one for one in children(verb, "oblique") if _partitive(verb, one)]
    misread += [one for one in children(verb, "subject") if follows_infinitive(verb, one)]
    misread += [one for one in children(verb, "oblique") if _included(one)]
    for one in [*children(verb, "object"), *misread]:
        if word(one) in {"se", "s'"}:
            continue
        if has(one, "PronType", "Rel") or word(one) in syntax().words["relative_object"]:
            found.extend([] if _completes(verb) else antecedents(verb))
        elif (
            nominal(one)
            and (_partitive(verb, one) or not _prepositioned(one))
            and not _compared(one)
        ):
            found.extend(conjuncts(one))
    found += _neither(verb)
    return found or _relative_object(verb) or _quantified(verb) or _shared(verb)


def _included(noun: Token) -> bool:
    """Return whether a noun is one of the objects: "occupe le sud, y compris la Crimée"."""
    cases = children(noun, "case")
    return len(cases) == 1 and word(cases[0]) == "y"


def _compared(noun: Token) -> bool:
    """Return whether a noun is what is compared with: "plus de gaz que l'Algérie"."""
    return any(word(one) in {"que", "qu'"} for one in children(noun, "case", "mark"))


def _neither(verb: Token) -> list[Token]:
    """Return the objects that a parser coordinates with the verb: "ni l'arme ni le butin"."""
    listed = [one for one in children(verb, "conjunct") if one.pos_ in {"NOUN", "PROPN"}]
    denied = [one for one in listed if any(word(t) == "ni" for t in children(one, "coordinator"))]
    return [t for one in denied for t in conjuncts(one)]


def name_before(verb: Token) -> Token | None:
    """Return a name right before a finite verb that a parser gave no place in the clause.

    "rien ne dit que [...] Marchand vende son usine": what stands there is the subject.
    """
    if finite(verb) is None or is_(verb, "conjunct", "relative"):
        return None
    group = [verb, *(one for one in verb.children if one.i < verb.i and one.pos_ in _CLITIC)]
    first = min(group, key=lambda one: one.i)
    before = verb.doc[first.i - 1] if first.i > verb.sent.start else None
    if before is None or before.pos_ != "PROPN":
        return None
    root = before.head if is_(before, "flat") else before
    free = is_(root, "flat", "nominal_modifier", "apposition") and not preposition(root)
    return before if free else None


def _relative_object(verb: Token) -> list[Token]:
    """Return the antecedent of a "que" taken for a conjunction: "la loi que le Sénat a votée"."""
    marked = [
        one for one in children(verb, "mark") if word(one) in syntax().words["relative_object"]
    ]
    said = child(verb, "subject") is not None and not children(verb, "content")
    if _completes(verb):
        return []
    return antecedents(verb) if is_(verb, "relative") and marked and said else []


def _completes(verb: Token) -> bool:
    """Return whether a clause says what its noun is: "la preuve que la digue a cédé".

    The participle does not agree with the noun, as it would with an object before it.
    """
    noun = verb.head
    if noun.lemma_ not in syntax().words["completed"] | negation().evidence:
        return False
    return not has(noun, "Gender", "Fem") or not word(verb).endswith(("e", "es"))


def _shared(verb: Token) -> list[Token]:
    """Return the object that two verbs have in common: "confirmé et publié le texte"."""
    for one in children(verb, "conjunct"):
        close = 0 < one.i - verb.i <= _SIDE_BY_SIDE and one.pos_ == "VERB"
        if close and not children(one, "subject", "passive_subject", "reflexive", "mark"):
            return objects(one)
    return []


def _quantified(verb: Token) -> list[Token]:
    """Return "lits" for "livrer plus de lits et de couvertures"."""
    for one in children(verb, "adverb", "object"):
        if one.i > verb.i:
            found = counted(one) or counted(one, verb)
            if found:
                return found
    return []


def _prepositioned(noun: Token) -> bool:
    """Return whether a noun taken for an object has a preposition: "discuter des défenses".

    "du pétrole", "des prothèses" are objects, unless the verb governs "de".
    """
    cases = [one for one in children(noun, "case") if one.pos_ == "ADP" and one.i < noun.i]
    if not cases:
        return False
    first = prepositions().plain(cases[0].text)
    return first != "de" or "de" in relations().governed(lemma(noun.head))


def agents(verb: Token) -> list[Token]:
    """Return the heads of the agent of a passive: "par des mercenaires"."""
    if voice(verb) is not Voice.PASSIVE:
        return []
    found = [t for one in children(verb, "agent") if _acts(one) for t in conjuncts(one)]
    if found:
        return found
    direct = children(verb, "oblique")
    # "a été infligée au groupe par la Commission": parsers hang the agent on the group
    nested = [t for one in direct for t in children(one, "nominal_modifier") if one.i > verb.i]
    introduces = {"par", "de"} if lemma(verb) in syntax().words["agent_with_de"] else {"par"}
    for one in (*direct, *nested):
        if preposition(one) in introduces and nominal(one) and _acts(one):
            return conjuncts(one)
    return []


def _acts(token: Token) -> bool:
    """Return whether a phrase may be an agent: "par négligence", a bare noun, says how."""
    contracted = any(word(one) in {"des", "du"} for one in children(token, "case"))
    return token.pos_ != "NOUN" or contracted or bool(children(token, "determiner", "number"))


def obliques(verb: Token) -> list[Participant]:
    """Return what prepositions introduce, each conjunct its own, with clitics and relatives.

    The agent of a passive is none of them, nor "d'armes" in "plus d'armes".
    """
    acting = {token.i for token in (*agents(verb), *objects(verb), *fronted_subjects(verb))}
    found = list(_prepositional(verb)) + list(_clitics(verb))
    if is_(verb, "relative"):
        found.extend(_relatives(verb))
    seen = acting
    unique = []
    for one in found:
        if one.token.i not in seen:
            seen.add(one.token.i)
            unique.append(one)
    return unique


def _prepositional(verb: Token) -> Iterator[Participant]:
    for one in verb.children:
        if one.i < verb.i and is_(one, "subject", "passive_subject"):
            continue
        found = complex_preposition(one)
        if (
            found
            and found.start <= one.i < found.end
            and is_(one, "oblique", "adverb", "case", "nominal_modifier")
        ):
            inner = complement(found, verb.doc)
            if inner is not None and inner != verb and nominal(inner):
                others = [t for t in children(one, "conjunct") if preposition(t) == "de"]
                yield from (Participant(t, found.text) for t in (*conjuncts(inner), *others))
        elif _partitive(verb, one):
            continue
        elif nominal(one) and (is_(one, "oblique") or _misread_object(one)):
            if is_(one, "agent") and voice(verb) is Voice.PASSIVE:
                continue
            yield from _with_preposition(one)
    yield from _after_participle(verb)


def _partitive(verb: Token, one: Token) -> bool:
    """Return whether "des prothèses" is the object of a verb that takes one, and no "de"."""
    contracted = any(word(t) in {"des", "du"} for t in children(one, "case"))
    if not contracted or not is_(one, "oblique") or children(verb, "object"):
        return False
    governed = relations().governed(lemma(verb))
    return "" in governed and "de" not in governed and voice(verb) is Voice.ACTIVE


def _misread_object(one: Token) -> bool:
    return is_(one, "object") and _prepositioned(one)


def _with_preposition(one: Token) -> Iterator[Participant]:
    first = preposition(one)
    if not first or has(one, "PronType", "Rel"):
        return
    for token in conjuncts(one):
        yield Participant(token, preposition(token) or first)


def _after_participle(verb: Token) -> Iterator[Participant]:
    """Read "à Cayenne" of "basé à Cayenne" that a parser left on the noun or as nmod."""
    if not is_participle(verb):
        return
    for one in children(verb, "nominal_modifier"):
        yield from _with_preposition(one)


def _clitics(verb: Token) -> Iterator[Participant]:
    for one in children(verb, "indirect", "oblique", "object", "adverb", "mark"):
        form = word(one)
        if (form in {"lui", "leur"} and is_(one, "indirect")) or (
            form == "y" and one.pos_ == "PRON"
        ):
            yield Participant(one, "à")
        elif form == "en" and one.pos_ == "PRON":
            yield Participant(one, "de")


def _relatives(verb: Token) -> Iterator[Participant]:
    table = syntax().words
    for one in verb.children:
        form = word(one)
        if form in table["relative_place"]:
            yield from (Participant(t, "dans") for t in antecedents(verb))
        elif form in table["relative_of"] and not is_(one, "subject"):
            yield from (Participant(t, "de") for t in antecedents(verb))
        elif form in table["relative_oblique"] and is_(one, "oblique"):
            first = preposition(one) or prepositions().plain(form)
            yield from (Participant(t, first) for t in antecedents(verb))
