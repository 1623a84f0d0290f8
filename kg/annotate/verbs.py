"""The verb group: which word is finite, its tense, its voice, its negation."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.grammar import child, children, conjuncts, has, is_, word
from kg.lang.control import negation
from kg.lang.syntax import syntax
from kg.model import Tense, Voice


def auxiliaries(verb: Token) -> list[Token]:
    """Return the auxiliaries and the copula of a verb or predicate, in the order of the text."""
    own = children(verb, "auxiliary", "causative_auxiliary", "copula")
    if own or not is_(verb, "conjunct") or not has(verb, "VerbForm", "Part"):
        return own
    if child(verb, "subject", "passive_subject") is not None or verb.head.pos_ != "VERB":
        return own
    return children(verb.head, "auxiliary")  # shared: "n'a ni confirmé ni démenti"


def first_of_list(token: Token) -> Token:
    """Return what a conjunct is coordinated with.

    An infinitive goes with an infinitive: in "pour aider les blessés démunis et soigner" parsers
    take "démunis" for its partner.
    """
    if not is_infinitive(token) or token.head.pos_ in {"VERB", "AUX"}:
        return token.head
    before = reversed(list(token.doc[token.sent.start : token.i]))
    return next((one for one in before if is_infinitive(one) and one.pos_ == "VERB"), token.head)


def causative(verb: Token) -> Token | None:
    """Return "fait" of "fait tomber", "vu" of "s'est vu refuser"."""
    return child(verb, "causative_auxiliary")


def suffers(verb: Token) -> bool:
    """Return whether the subject undergoes it: "s'est fait battre", "s'est vu refuser un visa"."""
    return causative(verb) is not None and _reflexive(verb) is not None


def receives(verb: Token) -> bool:
    """Return whether the subject gets or loses something from nobody named.

    The group is then a verb of its own with an object: "s'est vu refuser un visa".
    """
    if not suffers(verb) or child(verb, "object") is None:
        return False
    introduced = (word(one) for phrase in verb.children for one in children(phrase, "case"))
    return "par" not in introduced


def moved_with_etre(token: Token) -> str | None:
    """Return the verb of "est entré", "sont parties", which taggers take for adjectives."""
    if child(token, "copula") is None:
        return None
    table, form = syntax().with_etre, word(token)
    return next((table[f] for f in (form, form[:-1], form[:-2]) if f in table), None)


def lemma(verb: Token) -> str:
    """Return the infinitive of a verb, however it is tagged.

    A form that the lemmatizer gives back ("réclame") is taken for one of a regular verb in -er.
    """
    found = str(verb.lemma_).lower()
    moved = moved_with_etre(verb)
    if moved:
        return moved
    other = syntax().without_object.get(word(verb))
    if other and child(verb, "object", "content") is None:
        return other
    if verb.pos_ != "VERB" or found.endswith(syntax().infinitive):
        return found
    ending = next((e for e in syntax().first_group if found.endswith(e)), None)
    return f"{found[: -len(ending)]}er" if ending else found


def finite(verb: Token) -> Token | None:
    """Return the word of the group that carries tense; None for an infinitive or participle."""
    for token in (*auxiliaries(verb), verb):
        if has(token, "VerbForm", "Fin"):
            return token
    return None


def is_infinitive(verb: Token) -> bool:
    """Return whether the group is an infinitive: "prendre", "avoir pris"."""
    endings = syntax().infinitive
    return finite(verb) is None and any(
        has(token, "VerbForm", "Inf") and word(token).endswith(endings)
        for token in (*auxiliaries(verb), verb)
    )


def is_participle(verb: Token) -> bool:
    """Return whether the group is a participle without auxiliary."""
    return has(verb, "VerbForm", "Part") and not auxiliaries(verb)


def is_present_participle(verb: Token) -> bool:
    """Return whether the group is a participle in -ant: "luttant", "ayant pris"."""
    first = (*auxiliaries(verb), verb)[0]
    return finite(verb) is None and word(first).endswith("ant")


def tense(verb: Token) -> Tense:
    """Return the tense of the group, read from the endings of its finite word.

    Examples: "préparait" is imperfect, "préparerait" conditional, "prépara" past, "préparera"
    future: what stands before the ending is compared with the stem of the lemma.
    """
    token = finite(verb)
    if token is None:
        return Tense.NONE
    simple = simple_tense(word(token), str(token.lemma_))
    compound = token != verb and not is_(token, "copula") and is_(token, "auxiliary")
    if compound and simple is Tense.PRESENT and token.lemma_ == "avoir":
        return Tense.PAST
    if compound and simple is Tense.PRESENT and voice(verb) is not Voice.PASSIVE:
        return Tense.PAST
    return simple


def simple_tense(form: str, lemma: str) -> Tense:
    """Return the tense that the ending of a simple form shows."""
    table = syntax()
    stem = _stem(lemma)
    for ending in table.imperfect:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            base = form[: -len(ending)]
            if base.endswith("r") and base != stem:
                return Tense.CONDITIONAL
            if ending not in {"ions", "iez"}:
                return Tense.IMPERFECT
    for ending in table.future:
        base = form[: -len(ending)]
        if form.endswith(ending) and base.endswith("r") and base != stem and len(base) > 1:
            return Tense.FUTURE
    if form.endswith(("a", "èrent", "irent", "urent", "ut", "it")) and form not in {"a", "va"}:
        return Tense.PAST if _simple_past(form) else Tense.PRESENT
    return Tense.PRESENT


def _stem(lemma: str) -> str:
    for ending in syntax().infinitive:
        if lemma.endswith(ending):
            return lemma[: -len(ending)]
    return lemma


def _simple_past(form: str) -> bool:
    """Return whether a form in -a, -it, -ut is a passé simple, no present ("dit", "vit")."""
    if form.endswith(("a", "rent")):
        return True
    return form in syntax().words["simple_past"]


def continues(verb: Token) -> bool:
    """Return whether a participle with an object goes on with a verb before it.

    "a forcé la porte, vidé le coffre": no participle of a noun has an object of its own.
    """
    return is_(verb, "adnominal", "conjunct") and child(verb, "object") is not None


def voice(verb: Token) -> Voice:
    """Return the voice: "a été menée" passive, "se réunissent" pronominal, "menée par" passive."""
    if reflexive(verb) is not None:
        return Voice.PRONOMINAL
    if lemma(verb) in syntax().words["with_etre"]:
        return Voice.ACTIVE
    if suffers(verb):
        return Voice.ACTIVE if receives(verb) else Voice.PASSIVE
    passive = any(is_(one, "passive_auxiliary") for one in auxiliaries(verb))
    if passive or child(verb, "passive_subject") is not None:
        return Voice.PASSIVE
    if is_participle(verb) and not is_present_participle(verb):
        return Voice.ACTIVE if continues(verb) else Voice.PASSIVE
    return Voice.ACTIVE


def reflexive(verb: Token) -> Token | None:
    """Return the reflexive pronoun that belongs to the verb: "se réunir"."""
    return None if suffers(verb) else _reflexive(verb)


def _reflexive(verb: Token) -> Token | None:
    for one in verb.children:
        if one.i < verb.i and word(one) in {"se", "s'"} and not is_(one, "mark"):
            return one
    return None


def negated(verb: Token) -> bool:
    """Return whether the group is negative by its own words.

    "n'a pas attaqué", "ne peut sortir", "aucun combat n'a lieu"; "ne fait que confirmer" is not,
    nor is the expletive of "avant que la rivière ne vienne à déborder".
    """
    table = negation()
    group = (verb, *auxiliaries(verb), *(one.head for one in auxiliaries(verb)))
    around = [one for token in group for one in token.children]
    particle = next((one for one in around if word(one) in table.particle), None)
    if any(word(one) in table.coordinators for one in around) and particle is not None:
        return True
    if any(word(one) in table.adverbs and is_(one, "adverb") for one in around):
        return particle is not None or not any(word(one) in {"plus"} for one in around)
    return particle is not None and _denies(verb, particle, around)


def _denies(verb: Token, particle: Token, around: list[Token]) -> bool:
    """Return whether something that denies follows "ne", or the verb needs no more."""
    table = negation()
    if any(word(one) in table.adverbs for one in verb.doc[particle.i + 1 : verb.i]):
        return True  # "n'a pas encore ratifié"
    if any(_negative_word(one) for one in around):
        return True
    if any(word(t) in table.restrictive for t in verb.doc[particle.i + 1 : verb.sent.end]):
        return False
    word_ = finite(verb) or verb
    return word_.lemma_ in table.alone and not has(word_, "Mood", "Sub")


def _negative_word(token: Token) -> bool:
    """Return whether an argument is "aucun combat", "personne", "rien"."""
    words = negation().words | negation().coordinators  # "ni les syndicats ni le patronat"
    return any(
        word(one) in words or any(word(inner) in words for inner in one.children)
        for one in conjuncts(token)
    )
