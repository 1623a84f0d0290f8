"""What a parse says that French grammar rules out, set right before anything is read from it.

Invariant: every sentence stays one tree. Each repair reads one construction, shown in its
docstring; what it cannot be sure of it leaves alone.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.grammar import child, children, has, is_, preposition, word
from kg.lang.deverbal import deverbal
from kg.lang.nouns import nouns
from kg.lang.syntax import syntax
from kg.lang.times import times

REPAIRS = "kg_repairs"

_PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
_ASIDE = 14  # words that an aside between an auxiliary and its participle may hold


def repair(doc: Doc) -> Doc:
    """Return the document, its trees repaired in place."""
    for token in doc:
        for mend in _REPAIRS:
            mend(token)
    return doc


def verb_taken_for_noun(token: Token) -> None:
    """Make a verb of a noun or adjective that has an object: "Cette décision inquiète les ports".

    The forms are the same; only a verb has an object, and "la décision" is then its subject.
    """
    if token.pos_ not in {"NOUN", "ADJ"} or not word(token).endswith("e"):
        return
    patient = child(token, "object")
    if patient is None or patient.i < token.i or children(token, "determiner", "case", "copula"):
        return
    noun = token.head
    if is_(token, "adjective") and noun.i < token.i and noun.pos_ in {"NOUN", "PROPN", "PRON"}:
        if has(token, "Number", "Plur"):
            return
        noun = _whole(noun)
        _take_place(token, noun)
        noun.head, noun.dep_ = token, "nsubj"
    elif child(token, "subject") is None:
        return
    token.pos_ = "VERB"
    token.morph = MorphAnalysis(token.vocab, _PRESENT)


def _whole(noun: Token) -> Token:
    """Return the head of the phrase around a noun: "le rachat du club par un fonds inquiète"."""
    while child(noun, "case") is not None and noun.head.pos_ == "NOUN" and noun.head.i < noun.i:
        noun = noun.head
    return noun


def noun_taken_for_adjective(token: Token) -> None:
    """Make a noun of what has an article and is an argument: "un ancien comptable", "l'accusé".

    "ce dernier", "le premier" stand for a noun and stay what they are.
    """
    if word(token) in syntax().words["pointing"]:
        return
    argument = is_(token, "subject", "passive_subject", "object", "oblique")
    participle = token.pos_ == "VERB" and has(token, "VerbForm", "Part")
    if not argument or child(token, "determiner") is None:
        return
    if token.pos_ == "ADJ" or participle:
        token.pos_ = "NOUN"
        token.lemma_ = word(token) if participle else token.lemma_


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
    _take_place(verb, token)
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


def day_taken_for_object(token: Token) -> None:
    """Set a day apart from the object behind it: "ont dérobé lundi des bijoux"."""
    weekdays = times().lexicon["weekday"]
    if not is_(token, "object") or (word(token),) not in weekdays or token.i < token.head.i:
        return
    behind = [one for one in children(token, "nominal_modifier") if one.i > token.i]
    if children(token, "determiner") or not behind:
        return
    article = child(behind[0], "case")
    if article is not None and word(article) in {"des", "du"}:
        behind[0].head, behind[0].dep_ = token.head, "obj"
        article.dep_, article.pos_ = "det", "DET"
        token.dep_ = "obl:mod"


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
    _take_place(verb, token)
    for one in list(token.children):
        one.head = verb
    token.head, token.dep_, token.pos_ = verb, "aux:caus", "AUX"


def agent_left_on_noun(token: Token) -> None:
    """Give a passive the agent hung on a noun: "retrouvé au fond d'un ravin par des chasseurs"."""
    case = child(token, "case")
    if not is_(token, "nominal_modifier") or case is None or word(case) != "par":
        return
    verb = token.head
    while verb.pos_ in {"NOUN", "PROPN"} and verb.head != verb and not _names_event(verb):
        verb = verb.head
    undergone = child(verb, "passive_auxiliary") or (
        child(verb, "causative_auxiliary") and child(verb, "reflexive", "indirect")
    )
    if verb.pos_ == "VERB" and undergone and verb.i < token.i and child(verb, "agent") is None:
        token.head, token.dep_ = verb, "obl:agent"


def _names_event(noun: Token) -> bool:
    """Return whether a noun may have an agent of its own: "le rachat du club par un fonds"."""
    forms = {word(noun), word(noun).rstrip("s")}
    derived = any(deverbal()[one].participle for one in forms & deverbal().keys())
    return derived or "Event" in {nouns().type_of(one, plural=False) for one in forms}


def impersonal_subject(token: Token) -> None:
    """Take what "il" announces for the subject: "Il manque deux voix au parti"."""
    if word(token) != "il" or not is_(token, "subject") or token.i > token.head.i:
        return
    real = child(token.head, "object")
    if real is not None and word(token.head) in syntax().words["impersonal_verbs"]:
        token.dep_, real.dep_ = "expl:subj", "nsubj"


def purpose(token: Token) -> None:
    """Hang an infinitive on the noun that says what for: "a vu le préfet en vue de rédiger"."""
    mark = child(token, "mark")
    if mark is None or word(mark) not in {"de", "d'"} or mark.i == 0:
        return
    noun = token.doc[mark.i - 1]
    introduced = child(noun, "case") is not None and word(noun) in syntax().words["purposes"]
    if introduced and has(token, "VerbForm", "Inf") and token.head != noun != token:
        token.head, token.dep_ = noun, "acl"


def recipient_pronoun(token: Token) -> None:
    """Make "lui", "leur" before a verb its recipient: "leur a demandé de partir"."""
    before = is_(token, "object") and token.i < token.head.i
    if before and word(token) in {"leur", "lui"} and not preposition(token):
        token.dep_, token.pos_ = "iobj", "PRON"


def _take_place(token: Token, former: Token) -> None:
    """Hang a token where a token above it hangs."""
    if former.head == former:
        token.head, token.dep_ = token, "ROOT"
    else:
        token.head, token.dep_ = former.head, former.dep_


_REPAIRS: tuple[Callable[[Token], None], ...] = (
    verb_taken_for_noun,
    noun_taken_for_adjective,
    participle_behind_aside,
    coordinated_participle,
    day_taken_for_object,
    undergone_infinitive,
    agent_left_on_noun,
    impersonal_subject,
    purpose,
    recipient_pronoun,
)


@Pipeline.component(REPAIRS)
def _component(doc: Doc) -> Doc:
    return repair(doc)
