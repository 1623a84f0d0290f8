"""Who speaks: the token that the subject of a reporting verb is about.

The parser's label counts where it agrees with the order of words; behind an inserted verb
("P, a déclaré X") the order of words decides, for there small models take subjects for objects.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import child, children, is_, nominal, word
from kg.annotate.speech_verbs import Report, is_finite
from kg.annotate.subjects import subjects
from kg.lang.reporting import reporting

_ADVERBIALS = frozenset({"ADV", "ADP"})
_STOPS = frozenset({",", ";", ":", ".", "?", "!", "…", "(", ")"})
_OPENING = frozenset({"ADP", "DET", "PROPN"})


def speaker_token(report: Report) -> Token | None:
    """Return the head of the one who speaks; None where nobody is named.

    Examples of what the order of words settles: "« P », a déclaré à l'AFP le maire de Lyon",
    "comme le précise l'ambassadeur", "P, a-t-il dit".
    """
    if report.clitic is not None:
        return report.clitic
    if report.passive:
        return _agent(report)
    if is_inverted(report):
        return subject_behind(report)
    return _own(report) or _narrated(report) or _understood(report) or _before(report)


def is_inverted(report: Report) -> bool:
    """Return whether the group stands inside or behind what it reports, its subject after it."""
    if report.clitic is not None:
        return True
    if not report.finite or report.passive or not _detached(report):
        return False
    behind = subject_behind(report)
    return behind is not None and (_introduced(report) or _follows_speech(report, behind))


def subject_behind(report: Report) -> Token | None:
    """Return the head of the first noun phrase behind the group that no preposition introduces."""
    return nominal_from(report.doc, report.end, report.sentence[1])


def nominal_from(doc: Doc, start: int, end: int) -> Token | None:
    """Return the head of the noun phrase at `start`, adverbs and prepositional phrases skipped."""
    index = start
    while index < end:
        token = doc[index]
        if token.pos_ == "ADP" and word(token) not in {"des", "du"}:
            index = _behind_prepositional(doc, index, end)
        elif token.pos_ == "ADV" or _is_time(token) or _aside(doc, index, end):
            index = _aside(doc, index, end) or index + 1
        elif _leads_on(doc, index, start, end):
            index += 1
        else:
            return head_of_phrase(token) if _can_speak(token) else None
    return None


def _leads_on(doc: Doc, index: int, start: int, end: int) -> bool:
    """Return whether a noun may follow: behind a determiner, or a comma that ends an adjunct."""
    if index + 1 >= end:
        return False
    comma = doc[index].text == "," and index > start
    return doc[index].pos_ in {"DET", "ADJ", "NUM"} or (comma and doc[index + 1].pos_ in _OPENING)


def asked(report: Report) -> Token | None:
    """Return who told the press: the club of "a-t-on appris auprès du club"."""
    doc, end = report.doc, report.sentence[1]
    for token in doc[report.end : min(report.end + 6, end)]:
        if word(token) in reporting().informants:
            start = token.i + 1 + (word(doc[token.i + 1]) in {"de", "du", "des", "d'"})
            return nominal_from(doc, start, end)
    return None


def head_of_phrase(token: Token) -> Token:
    """Return the head of the phrase whose first noun is `token`."""
    head = token.head
    inside = is_(token, "flat", "apposition") or token.dep_ in {"amod", "det", "nummod", "compound"}
    if inside and nominal(head) and token.i < head.i <= token.i + 3:
        return head
    return token


def _can_speak(token: Token) -> bool:
    clitic = token.pos_ == "PRON" and word(token) in reporting().clitics
    return nominal(token) and not clitic and word(token) not in reporting().relative


def _is_time(token: Token) -> bool:
    return word(token) in reporting().times


def _behind_prepositional(doc: Doc, start: int, end: int) -> int:
    """Return the index behind a prepositional phrase: where a new determiner or a stop comes."""
    index = start + 1
    seen = False
    while index < end and doc[index].text not in _STOPS:
        token = doc[index]
        if is_finite(token) or word(token) in reporting().relative:
            return end
        opened = doc[index - 1].pos_ in {"ADP", "DET", "ADJ", "NUM"} and not seen
        if seen and token.pos_ == "DET" and doc[index - 1].pos_ not in {"ADP", "CCONJ", "DET"}:
            return index
        if seen and is_(token, "subject") and nominal(token):
            return index
        seen = seen or (nominal(token) and (opened or doc[index - 1].pos_ != "DET"))
        if token.pos_ == "ADP":
            seen = False
        index += 1
    return index


def _aside(doc: Doc, index: int, end: int) -> int:
    """Return the index behind an aside between commas that begins here; 0 if none does."""
    if doc[index].text != "," or index + 2 >= end or doc[index + 1].pos_ not in {"ADP", "ADV"}:
        first = doc[index + 1] if index + 1 < end else None
        if doc[index].text != "," or first is None or not _is_time(first):
            return 0
    for position in range(index + 1, min(index + 9, end)):
        if doc[position].text == ",":
            return position + 1
    return 0


def _detached(report: Report) -> bool:
    """Return whether the group begins behind a stop, or behind a word that introduces it."""
    before = report.start - 1
    if before < report.sentence[0] or report.behind_marks:
        return True
    return report.doc[before].text in (_STOPS - {")"}) | {"-", "»", '"'} or _introduced(report)


def _introduced(report: Report) -> bool:
    """Return whether "comme", "ainsi que" or "ce que" stands before the group."""
    first = max(report.start - 3, report.sentence[0])
    words = [word(token) for token in report.doc[first : report.start]]
    tails = {" ".join(words[-length:]) for length in (1, 2, 3)}
    return bool(tails & reporting().opening)


def _follows_speech(report: Report, behind: Token) -> bool:
    """Return whether a clause of its own stands before the group, and nobody to speak it."""
    start = report.sentence[0]
    stray = report.start > start and report.doc[report.start - 1].text in {'"', "»", "”"}
    if report.start == start or report.behind_marks or stray:
        return True
    if (behind.head == report.verb and is_(behind, "subject")) or behind.ent_type_ == "PER":
        return True
    return _has_clause(report.doc, start, report.start) or _interrupts(report, behind)


def _interrupts(report: Report, behind: Token) -> bool:
    """Return whether a predicate goes on behind the group: "La ville, a dit X, sera reprise"."""
    for token in report.doc[behind.i + 1 : report.sentence[1] - 1]:
        if token.text == ",":
            return _predicate_from(report.doc, token.i + 1)
        if is_finite(token):
            return False
    return False


def _predicate_from(doc: Doc, start: int) -> bool:
    """Return whether a stretch begins with a verb group without subject."""
    for token in doc[start : start + 4]:
        if is_finite(token):
            return True
        if token.pos_ not in {"ADV", "PRON"} or word(token) not in reporting().clitics:
            return False
    return False


def _has_clause(doc: Doc, start: int, end: int) -> bool:
    """Return whether a stretch has a tensed verb outside relative clauses."""
    return any(is_finite(token) and not _relative(token) for token in doc[start:end])


def _relative(token: Token) -> bool:
    verb = token.head if is_(token, "auxiliary", "copula") else token
    return is_(verb, "relative")


def _agent(report: Report) -> Token | None:
    found = [one for one in children(report.verb, "agent") if child(one, "copula") is None]
    if found:
        return found[0]
    for token in report.doc[report.end : min(report.end + 8, report.sentence[1])]:
        if word(token) == "par":
            return nominal_from(report.doc, token.i + 1, report.sentence[1])
        if token.text in _STOPS:
            return None
    return None


def _own(report: Report) -> Token | None:
    """Return the subject that the parser found, if it is a person's or thing's own name."""
    for one in report.doc[report.start : report.verb.i]:
        if word(one) in {"nous", "vous"} and word(report.lead).endswith(("ons", "ez")):
            return one
    for verb in dict.fromkeys((report.lead, report.verb)):
        for one in reversed(children(verb, "subject", "passive_subject")):
            if one.i < report.verb.i and not _is_relative(one) and not _is_recipient(one):
                return one
    return None


def _narrated(report: Report) -> Token | None:
    """Return whose infinitive of narration it is: "Et la ministre de conclure"."""
    of = report.start - 1
    if of <= report.sentence[0] or word(report.doc[of]) not in {"de", "d'"}:
        return None
    before = report.doc[of - 1]
    opened = not any(is_finite(token) for token in report.doc[report.sentence[0] : of])
    return _topmost(before, report) if opened and nominal(before) else None


def _is_recipient(token: Token) -> bool:
    """Return whether a clitic cannot be a subject: "m'a demandé"."""
    return word(token) in reporting().clitics and token.pos_ == "PRON"


def _is_relative(token: Token) -> bool:
    return "PronType=Rel" in token.morph or word(token) in {"qui", "lequel", "laquelle"}


def _understood(report: Report) -> Token | None:
    """Return the antecedent, the first verb's subject or the noun that a participle goes with."""
    for verb in dict.fromkeys((report.lead, report.verb)):
        found = subjects(verb)
        if found:
            return found[0]
    before = report.start - 1
    if before > report.sentence[0] and word(report.doc[before]) == "qui":
        noun = report.doc[before - 1]
        return _topmost(noun, report) if nominal(noun) else None
    return None


def _before(report: Report) -> Token | None:
    """Return the head of the noun phrase that ends before the group, asides left out."""
    first, start = report.sentence[0], report.start
    if start > first and report.doc[start - 1].text == ",":
        return nominal_from(report.doc, first, start)
    opened = start
    while opened > first and not _bounds(report.doc[opened - 1]):
        opened -= 1
    return nominal_from(report.doc, opened, start)


def _bounds(token: Token) -> bool:
    """Return whether a clause may begin right behind the token."""
    return (
        is_finite(token)
        or token.pos_ in {"CCONJ", "SCONJ"}
        or token.text in _STOPS
        or word(token) in reporting().relative
    )


def _topmost(token: Token, report: Report) -> Token:
    """Climb from the last word of a phrase to its head."""
    while (
        is_(token, "inside_phrase", "apposition", "conjunct")
        and token.head.i < token.i
        and nominal(token.head)
    ):
        token = token.head
    return token
