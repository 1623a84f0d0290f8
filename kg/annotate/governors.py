"""How real and how true a clause is, from its own words and from what governs it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.grammar import child, children, has, is_, preposition, word
from kg.annotate.verbs import (
    auxiliaries,
    finite,
    first_of_list,
    is_infinitive,
    is_participle,
    is_present_participle,
    lemma,
    negated,
    voice,
)
from kg.annotate.verbs import tense as tense_of
from kg.lang.control import Control, Controller, Governor, control
from kg.lang.control import negation as negation_words
from kg.model import Modality, Polarity, Tense, Voice

_DEPTH = 6
_TENSES = {Tense.FUTURE: Modality.FUTURE, Tense.CONDITIONAL: Modality.CONDITIONAL}


def governor(token: Token) -> Governor | None:
    """Return the table's entry for what governs a clause: "vouloir" for "veut prendre"."""
    head, table = token.head, control()
    if is_(token, "conjunct"):
        return governor(first_of_list(token)) if finite(token) is None else None
    controller = controlling_verb(token)
    if controller is not None:
        return _verb(controller, table)
    infinitive = is_infinitive(token)
    if is_(token, "open_complement", "content", "adverbial", "adnominal", "clausal_subject"):
        entry = _entry(head, table)
        finite_too = entry and entry.clause and _completes(token, head)
        if entry and (finite_too or (infinitive and not _introduced_by_purpose(token))):
            return entry
    return None


def _completes(token: Token, head: Token) -> bool:
    """Return whether a clause says what its governor is about: "la rumeur que"."""
    if is_(token, "content", "clausal_subject"):
        return True
    subject = child(token, "subject", "passive_subject")
    own = subject is not None and not has(subject, "PronType", "Rel")
    return head.pos_ == "NOUN" and is_(token, "adnominal") and own


def _introduced_by_purpose(token: Token) -> bool:
    """Return whether "pour", "avant de", "afin de" stands before, and not what a verb governs."""
    return is_(token, "adverbial") and subordinator(token) is not None


def controlling_verb(token: Token) -> Token | None:
    """Return "appeler" for "appelle les pays à réduire" where the parser hangs "réduire" on "pays".

    The noun has to be an argument of a verb that tells its object or recipient to do something,
    and no noun that governs infinitives itself ("le projet de réduire").
    """
    noun = token.head
    verb = noun.head
    if not is_(token, "adnominal") or noun.pos_ not in {"NOUN", "PROPN"} or noun == verb:
        return None
    if not is_infinitive(token) or subordinator(token) is not None:
        return None
    entry = _verb(verb, control())
    others = {Controller.OBJECT, Controller.RECIPIENT}
    if entry is None or entry.infinitive not in others or str(noun.lemma_) in control().nouns:
        return None
    return verb if is_(noun, "object", "oblique", "indirect") else None


def _entry(head: Token, table: Control) -> Governor | None:
    name = str(head.lemma_).lower()
    if head.pos_ == "NOUN":
        return table.nouns.get(name) or (
            table.adjectives.get(name) if child(head, "copula") else None
        )
    undergone = head.pos_ == "VERB" and (
        child(head, "passive_auxiliary", "copula") or has(head, "VerbForm", "Part")
    )
    if head.pos_ == "ADJ" or (undergone and voice(head) is not Voice.ACTIVE):
        form = word(head)
        forms = (name, form, form.removesuffix("s"), form.removesuffix("s").removesuffix("e"))
        return next((a for f in forms if (a := table.adjectives.get(f))), None) or _verb(
            head, table
        )
    return _verb(head, table)


def _verb(head: Token, table: Control) -> Governor | None:
    return table.verbs.get(lemma(head)) if head.pos_ in {"VERB", "AUX"} else None


def subordinator(token: Token) -> Governor | None:
    """Return the table's entry for what introduces a clause: "pour", "si", "avant"."""
    table = control().subordinators
    if token.head.pos_ in {"ADV", "ADP"} and word(token.head) in table:
        return table[word(token.head)]
    before = [one for one in children(token, "mark", "case", "adverb") if one.i < token.i]
    if is_(token, "conjunct") and finite(token) is None and not before:
        return subordinator(first_of_list(token))
    for one in before:
        for form in (str(one.lemma_).lower(), word(one)):
            if form in table and not (form == "pour" and finite(token) is not None):
                return table[form]
        if word(one) in {"s'", "si"}:
            return table["si"]
        before_it = word(token.doc[one.i - 1]) if one.i else ""
        if word(one) in {"que", "qu'"} and before_it in control().conditions:
            return table["si"]
    return None


def modality(token: Token, depth: int = 0) -> Modality:
    """Return how real the article presents the content of a clause.

    The nearest mark wins: the governor of an infinitive ("peut prendre"), the subordinator
    ("pour prendre"), the tense ("prendra"); an infinitive without either inherits.
    """
    if depth > _DEPTH:
        return Modality.ACTUAL
    entry = governor(token)
    marked = (
        _accused(token, entry)
        or _governed(entry)
        or _TENSES.get(tense_of(token))
        or _subordinated(token)
    )
    marked = marked or _hedged(token)
    if marked is not None:
        return marked
    if _question(token) or _ungoverned(token, entry):
        return Modality.POSSIBLE
    if _wished(token):
        return Modality.REQUESTED
    if not _inherits(token):
        return Modality.ACTUAL
    partner = first_of_list(token) if is_(token, "conjunct") else token.head
    return modality(partner, depth + 1)


def _accused(token: Token, entry: Governor | None) -> Modality | None:
    """Return that it is only possible where nobody is said to accuse: "est accusé d'avoir tué"."""
    if entry is None or not entry.accuses:
        return None
    first = first_of_list(token) if is_(token, "conjunct") else token
    return Modality.POSSIBLE if voice(first.head) is Voice.PASSIVE else None


def _governed(entry: Governor | None) -> Modality | None:
    return entry.modality if entry else None


def _subordinated(token: Token) -> Modality | None:
    """Return what "pour", "si", "avant que" make of a clause."""
    mark = subordinator(token)
    if is_(token, "adverbial") and _perfect_infinitive(token):
        # "après avoir battu la Suède", "condamné pour avoir volé"; "jugé pour avoir volé" is open
        tried = mark is not None and lemma(token.head) not in control().established
        return Modality.POSSIBLE if tried else Modality.ACTUAL
    if mark is None or (mark.clause and finite(token) is None):
        return None
    return mark.modality


def _perfect_infinitive(token: Token) -> bool:
    """Return whether it is over already: "condamné pour avoir escroqué des patients"."""
    return is_infinitive(token) and any(is_(one, "auxiliary") for one in auxiliaries(token))


def _perfect(token: Token) -> bool:
    """Return whether the group says "avoir fini"; "être distribué" is of its governor's time."""
    infinitive = voice(token) is Voice.PASSIVE and is_infinitive(token)
    return bool(auxiliaries(token)) and not (infinitive and len(auxiliaries(token)) == 1)


def _hedged(token: Token) -> Modality | None:
    """Return what "peut-être", "probablement", "sans doute" make of a clause."""
    hedges = control().hedges
    for one in (token, *auxiliaries(token)):
        for adverb in children(one, "adverb", "oblique"):
            if word(adverb) in hedges:
                return Modality.POSSIBLE
    return None


def _inherits(token: Token) -> bool:
    """Return whether a non-finite clause is as real as what it depends on."""
    if token.head == token:
        return False
    if finite(token) is not None:
        return is_(token, "content") and is_infinitive(token.head)  # "il est faux de dire que"
    if is_(token, "adverbial") and _is_over(token):
        return False  # "Blessé au genou, il manquera la finale"
    if is_(token, "open_complement", "adverbial", "content", "clausal_subject"):
        return True
    return is_(token, "conjunct") or (
        is_(token, "adnominal") and is_infinitive(token) and not is_present_participle(token)
    )


def _is_over(token: Token) -> bool:
    """Return whether a clause is a bare past participle, which tells of the time before."""
    return is_participle(token) and not is_present_participle(token)


def _ungoverned(token: Token, entry: Governor | None) -> bool:
    """Return whether a bare infinitive hangs on nothing that says that it happens.

    "Armer l'Ukraine sauverait des vies" arms nobody yet; and where a parser loses the governor
    ("dément avoir transmis") nothing is claimed.
    """
    if entry is not None or not is_infinitive(token):
        return False
    if is_(token, "conjunct"):
        return not shares_governor(token)
    if children(token, "mark", "case") or is_(token, "open_complement"):
        return False
    return token.head == token or token.head.pos_ not in {"VERB", "AUX"} or is_(token, "adnominal")


def shares_governor(token: Token) -> bool:
    """Return whether a conjunct is governed like the first of its list.

    An infinitive behind a finite verb that governs none opens a sentence of its own: "... le
    quai, et draguer le port coûterait des millions".
    """
    if not is_infinitive(token) or finite(token.head) is None or children(token, "mark"):
        return True
    entry = _entry(token.head, control())
    return entry is not None and entry.light


def _wished(token: Token) -> bool:
    """Return whether a main clause is an order: "Que les responsables démissionnent !"."""
    marks = {word(one) for one in children(token, "mark")}
    return token.head == token and bool(marks & {"que", "qu'"}) and finite(token) is not None


def _question(token: Token) -> bool:
    return token.sent.text.rstrip(' »"”').endswith("?") and finite(token) is not None


def polarity(token: Token) -> Polarity:
    """Return whether the content of a clause is affirmed or denied."""
    return Polarity.NEGATIVE if negative(token) else Polarity.POSITIVE


def negative(token: Token, depth: int = 0) -> bool:
    """Return whether negations, its own and its governors', leave the clause negative."""
    if depth > _DEPTH:
        return False
    result = negated(token)
    mark = subordinator(token)
    if mark and mark.negative:
        result = not result
    entry = governor(token)
    if entry:
        first = first_of_list(token) if is_(token, "conjunct") else token
        denied = negative(first.head, depth + 1)
        if (entry.negative and not denied) or (entry.inherits and not entry.negative and denied):
            result = not result
    if is_(token, "content") and finite(token) is not None and is_infinitive(token.head):
        result = result != negative(token.head, depth + 1)
    return result or _of_nothing(token) or _denied_cleft(token)


def _denied_cleft(token: Token) -> bool:
    """Return whether somebody else did it: "ce n'est pas le pilote qui a coupé"."""
    head = token.head
    cleft = is_(token, "adverbial", "relative") and child(head, "copula") is not None
    subject = child(head, "subject", "expletive_subject")
    return cleft and subject is not None and word(subject) in {"ce", "c'"} and negated(head)


def _of_nothing(token: Token) -> bool:
    """Return whether the clause completes a denied noun: "aucun signe que la paix approche"."""
    noun = _completed(token)
    words = negation_words().words
    if noun is None or any(_is_relative(one) for one in token.children):
        return _behind_nothing(token)
    denied = str(noun.lemma_) in negation_words().evidence
    denied = denied and any(word(one) in words for one in noun.children)
    return denied or _behind_nothing(token)


def _behind_nothing(token: Token) -> bool:
    """Return whether "aucun", a noun and "que" stand before, and no comma in between.

    Read from the surface: where the content of the noun is long, parsers lose the noun.
    """
    words, before = negation_words(), token.doc[token.sent.start : token.i]
    for first, noun, that in zip(before, before[1:], before[2:], strict=False):
        denied = word(first) in words.words and str(noun.lemma_) in words.evidence
        if denied and word(that) in words.restrictive:
            return not any(one.text in {",", ";", ":"} for one in token.doc[that.i : token.i])
    return False


def _completed(token: Token) -> Token | None:
    """Return the noun that a "que" clause completes, also where a parser hangs it on the verb."""
    head = token.head
    if is_(token, "adnominal", "content") and head.pos_ == "NOUN":
        return head
    if not is_(token, "content"):
        return None
    before = [one for one in children(head, "object") if head.i < one.i < token.i]
    return before[-1] if before and before[-1].pos_ == "NOUN" else None


def _is_relative(token: Token) -> bool:
    return has(token, "PronType", "Rel")


def light(token: Token) -> bool:
    """Return whether a verb only carries another: "pouvoir", "aller", "venir de"."""
    if token.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return False
    entry = _entry(token, control())
    return entry is not None and entry.light and carried(token) is not None


def leads_on(token: Token) -> bool:
    """Return whether a verb says little without its infinitive: "promet de poursuivre"."""
    infinitive = carried(token)
    return infinitive is not None and not is_(infinitive, "adverbial", "clausal_subject")


def carried(token: Token) -> Token | None:
    """Return the infinitive that a governor carries."""
    kinds = ["open_complement", "content", "adverbial", "clausal_subject"]
    if child(token, "copula") is not None:
        kinds.append("adnominal")  # "sont en train de réparer"
    for one in children(token, *kinds):
        purpose = is_(one, "adverbial") and subordinator(one) is not None
        if is_infinitive(one) and not purpose:
            return one
    return None


def tense(token: Token, depth: int = 0) -> Tense:
    """Return the tense of the clause; an infinitive has its governor's."""
    own = tense_of(token)
    if (
        own is Tense.NONE
        and not is_(token, "adnominal")
        and token.head != token
        and depth < _DEPTH
        and not _perfect(token)
    ):
        return tense(token.head, depth + 1)
    return own


def event_modality(noun: Token, depth: int = 0) -> Modality:
    """Return how real an event noun's event is, by what is said of it.

    "prévoit une visite" intends it, "l'accord entrera en vigueur" leaves it to the future, "le
    projet de rachat" is a plan.
    """
    head = noun.head
    if head == noun or depth > _DEPTH:
        return Modality.ACTUAL
    if head.pos_ in {"NOUN", "PROPN"}:
        entry = control().nouns.get(str(head.lemma_).lower())
        return (entry and entry.modality) or event_modality(head, depth + 1)
    entry = _event_governor(noun)
    if entry is not None and entry.modality is not None:
        return entry.modality
    return modality(head) if head.pos_ in {"VERB", "AUX", "ADJ"} else Modality.ACTUAL


def event_negative(noun: Token) -> bool:
    """Return whether the event is denied: "aucune attaque", "l'absence d'accord entre"."""
    words = negation_words().words
    entry = _event_governor(noun)
    denied = entry is not None and entry.negative
    missing = noun.head != noun and str(noun.head.lemma_).lower() in negation_words().missing
    missing = missing or preposition(noun) in negation_words().without
    return denied or missing or any(word(one) in words for one in noun.children)


def _event_governor(noun: Token) -> Governor | None:
    """Return the entry of the verb that an event is object of, or subject in the passive."""
    verb = noun.head
    undergone = is_(noun, "object", "passive_subject") or (
        is_(noun, "oblique") and verb.pos_ == "VERB"
    )
    return _verb(verb, control()) if undergone else None
