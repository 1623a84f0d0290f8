"""What a reporting verb governs: the clause, infinitive, noun phrase or predicate it reports.

A content is a half-open stretch of tokens of one sentence, without the word that introduces it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotate.grammar import children, is_, nominal, word
from kg.annotate.speech_verbs import Report, is_finite
from kg.lang.reporting import Governed, reporting

Range = tuple[int, int]

_REACH = 25
_COMPARING = frozenset({
    "afin", "ainsi", "alors", "aussi", "autant", "autre", "autres", "avant", "après", "bien", "dès",
    "lors", "moins", "même", "plus", "pour", "sans", "tandis", "tant", "tel", "telle",
})  # fmt: skip


def governed_content(report: Report) -> Range | None:
    """Return what the verb governs, the first of the constructions that its entry allows.

    Examples: "déclare que [P]", "dit [vouloir partir]", "demande de [partir]", "annonce [la
    fermeture de l'usine]", "se dit [prêt à partir]", "[la fermeture] a été annoncée".
    """
    governs = report.entry.governs
    found = _clause(report) if Governed.CLAUSE in governs else None
    found = found or _infinitive(report)
    if found is None and Governed.PREDICATE in governs:
        found = _predicate(report)
    if found is None and Governed.OBJECT in governs:
        found = _object(report)
    return found


def trim(doc: Doc, start: int, end: int) -> Range | None:
    """Return the stretch without punctuation and coordinators at its edges; None if empty."""
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in {",", ";", ":", ".", "-"}):
        end -= 1
    return (start, end) if start < end else None


def _clause(report: Report) -> Range | None:
    """Return the clause behind "que", "si" or a question word."""
    introducer = _parsed_introducer(report) or _near_introducer(report)
    if introducer is None:
        return None
    start = introducer.i + 1 if word(introducer) in {"que", "qu'", "si", "s'"} else introducer.i
    head = introducer.head if introducer.head.i > introducer.i else None
    return trim(report.doc, start, clause_end(report, head, start))


def _parsed_introducer(report: Report) -> Token | None:
    for one in children(report.verb, "content"):
        if one.i < report.end:
            continue
        for mark in children(one, "mark"):
            if word(mark) in reporting().clausal and report.end <= mark.i < one.i:
                return mark
    return None


def _near_introducer(report: Report) -> Token | None:
    """Return the "que" behind the group and its adjuncts, whatever the parser made of it."""
    doc, end = report.doc, min(report.end + _REACH, report.sentence[1])
    for index in range(report.end, end):
        token = doc[index]
        if word(token) in reporting().clausal and _introduces(report, token):
            return token
        if is_finite(token) or token.text in {":", ";"} or word(token) in reporting().relative:
            return None
        if is_(token, "object") and nominal(token) and token.head == report.verb:
            return None
    return None


def _introduces(report: Report, token: Token) -> bool:
    """Return whether "que" opens a content here, not a comparison, restriction or relative."""
    before = report.doc[token.i - 1]
    if word(before) in _COMPARING and before.i >= report.end:
        return False
    if word(token) not in {"que", "qu'"}:
        return token.i == report.end and token.pos_ != "PRON"
    group = [word(one) for one in report.doc[report.start : report.end]]
    if token.i == report.end and {"ne", "n'"} & set(group) and "pas" not in group:
        return _has_finite(report.doc, token.i, report.sentence[1])
    return token.i == report.end or not nominal(before) or token.pos_ == "SCONJ"


def _has_finite(doc: Doc, start: int, end: int) -> bool:
    return any(is_finite(token) for token in doc[start:end])


def clause_end(report: Report, head: Token | None, start: int) -> int:
    """Return where a content that begins at `start` ends.

    The parser's subtree, drawn out over adjuncts right behind it and over a coordinated clause
    whose tense or "que" depends on the reporting verb; the sentence where there is no subtree.
    """
    doc, limit = report.doc, _limit(report, start)
    if head is None or not start <= head.i < limit:
        return limit
    end = min(_right_edge(head), limit)
    while end < limit and (wider := _drawn_out(report, end, limit)) > end:
        end = wider
    return end if _has_finite(doc, start, end) or not _has_finite(doc, start, limit) else limit


def _right_edge(head: Token) -> int:
    return max(token.i for token in head.subtree) + 1


def _limit(report: Report, start: int) -> int:
    """Return the furthest end: the sentence's, a semicolon's, or the next main clause's."""
    for token in report.doc[start : report.sentence[1]]:
        if token.text == ";":
            return int(token.i)
    return report.sentence[1]


def _drawn_out(report: Report, end: int, limit: int) -> int:
    """Return a wider end if what follows goes on with the content."""
    doc = report.doc
    following = doc[end]
    if following.is_punct and following.text != ",":
        return limit if _only_punctuation(doc, end, limit) else end
    top = _top(doc, end, limit, report.verb)
    if top is None:
        return end
    clause = is_(top, "conjunct", "parataxis", "adverbial", "content") or is_finite(top)
    if not clause:
        joined = following.text != "," and is_(top, "oblique", "adverb", "nominal_modifier")
        return min(_right_edge(top), limit) if joined else end
    return min(_right_edge(top), limit) if _depends(top) else end


def _only_punctuation(doc: Doc, start: int, end: int) -> bool:
    return all(token.is_punct for token in doc[start:end])


def _top(doc: Doc, start: int, limit: int, verb: Token) -> Token | None:
    """Return the highest token of what follows, below the reporting verb or beside it."""
    for token in doc[start:limit]:
        if token.is_punct or is_(token, "coordinator"):
            continue
        while token.head.i >= start and token.head is not token and token.head.i != token.i:
            token = token.head
        return token if token.i < limit and token.i != verb.i else None
    return None


def _depends(top: Token) -> bool:
    """Return whether a further clause is reported, too: "et que Q", "et Q pourrait"."""
    marks = [word(one) for one in children(top, "mark")]
    if any(one in {"que", "qu'"} for one in marks):
        return True
    own = [one for one in children(top, "subject", "passive_subject") if one.i < top.i]
    return bool(own) and any(_conditional(token) for token in top.subtree if is_finite(token))


def _conditional(token: Token) -> bool:
    return word(token).endswith(("rait", "raient", "rions", "riez"))


def _infinitive(report: Report) -> Range | None:
    """Return the infinitive clause that the verb governs, its clitics and negation included."""
    for token in _infinitives(report):
        start = _left_of_infinitive(token, report.end)
        preposition = word(report.doc[start - 1])
        if _governs(report, preposition, adjacent=start == report.end):
            head = token.head if is_(token, "auxiliary") and token.head.i > token.i else token
            return trim(report.doc, start, max(clause_end(report, head, start), head.i + 1))
    return None


def _infinitives(report: Report) -> Iterator[Token]:
    """Yield the infinitives behind the group, up to the next tensed verb or stop."""
    for token in report.doc[report.end : min(report.end + _REACH, report.sentence[1])]:
        if is_finite(token) or token.text in {":", ";"} or word(token) in reporting().relative:
            return
        if token.morph.get("VerbForm") == ["Inf"]:
            yield token


def _left_of_infinitive(token: Token, bound: int) -> int:
    """Return where the infinitive's clitics, negation and adverbs begin."""
    start = token.i
    while start > bound:
        before = token.doc[start - 1]
        small = word(before) in reporting().clitics or before.pos_ in {"ADV", "AUX"}
        if not small or word(before) in {"de", "d'", "à"}:
            break
        start -= 1
    return int(start)


def _governs(report: Report, preposition: str, *, adjacent: bool) -> bool:
    governs = report.entry.governs
    if preposition in {"de", "d'"}:
        return Governed.INFINITIVE_DE in governs
    if preposition == "à":
        return Governed.INFINITIVE_A in governs
    near = adjacent or preposition in {","} or word(report.doc[report.end]) in reporting().times
    return Governed.INFINITIVE in governs and (near or _adverbs_only(report, preposition))


def _adverbs_only(report: Report, preposition: str) -> bool:
    """Return whether the bare infinitive's left neighbour is no noun or preposition of its own."""
    return preposition not in {"pour", "sans", "par", "afin", "avant"}


def _predicate(report: Report) -> Range | None:
    """Return the adjective that the speaker says of himself, with what depends on it."""
    index = report.end
    while index < report.sentence[1] and report.doc[index].pos_ == "ADV":
        index += 1
    if index >= report.sentence[1]:
        return None
    token = report.doc[index]
    if token.pos_ not in {"ADJ", "VERB", "NOUN"} or is_finite(token):
        return None
    return trim(report.doc, report.end, min(_right_edge(token), _limit(report, index)))


def _object(report: Report) -> Range | None:
    """Return the noun phrase that names what is reported; the subject of a passive."""
    kinds = ("passive_subject", "subject") if report.passive else ("object",)
    for one in children(report.verb, *kinds):
        lexical = one.pos_ in {"NOUN", "PROPN"} and (one.i >= report.end) is not report.passive
        if lexical:
            tokens = [token.i for token in one.subtree]
            start = _without_determiner(report.doc, min(tokens), one.i)
            return trim(report.doc, start, min(max(tokens) + 1, _limit(report, start)))
    return None


def _without_determiner(doc: Doc, start: int, head: int) -> int:
    while start < head and doc[start].pos_ in {"DET", "ADP"}:
        start += 1
    return start
