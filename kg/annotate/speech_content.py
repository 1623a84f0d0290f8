"""What a reporting verb governs: the clause, infinitive, noun phrase or predicate it reports.

A content is a half-open stretch of tokens of one sentence, without the word that introduces it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotate.grammar import DATED, children, complex_prepositions, is_, nominal, word
from kg.annotate.speech_verbs import Report, is_auxiliary, is_finite
from kg.lang.reporting import Governed, reporting

Range = tuple[int, int]

_REACH = 25
_COMPARING = frozenset({
    "afin", "ainsi", "alors", "aussi", "autant", "autre", "autres", "avant", "après", "bien", "dès",
    "lors", "moins", "même", "plus", "pour", "sans", "tandis", "tant", "tel", "telle",
})  # fmt: skip


_BREAKING = frozenset({"alors", "avant", "mais", "tandis"})
_SUBORDINATORS = frozenset({
    "alors que", "alors qu'", "bien que", "bien qu'", "comme", "lorsqu'", "lorsque", "même si",
    "puisqu'", "puisque", "quand", "s'", "si",
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
    return _to_comma(report, found) if found is not None and report.undergone else found


def _to_comma(report: Report, content: Range) -> Range:
    """Return what a participle governs: the sentence goes on behind "accusé de vol, le maire"."""
    commas = (i for i in range(*content) if report.doc[i].text == ",")
    return content[0], next(commas, content[1])


def trim(doc: Doc, start: int, end: int) -> Range | None:
    """Return the stretch without punctuation and coordinators at its edges; None if empty."""
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in {",", ";", ":", ".", "-"}):
        end -= 1
    return (start, end) if start < end else None


def _clause(report: Report) -> Range | None:
    """Return the clause behind "que", "si" or a question word."""
    found = (_near_introducer(report), _parsed_introducer(report))
    introducer = min((one for one in found if one is not None), key=lambda t: t.i, default=None)
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
            inside = word(mark) in reporting().clausal and report.end <= mark.i < one.i
            if inside and not _object_before(report, mark):
                return mark
    return None


def _object_before(report: Report, mark: Token) -> bool:
    """Return whether a noun that "que" may depend on stands between: "confirme le fait que"."""
    if Governed.PERSON in report.entry.governs:
        return False
    return any(
        nominal(one) and one.pos_ != "PRON" and report.end <= one.i < mark.i
        for one in children(report.verb, "object")
        if word(one) not in reporting().times
    )


def _near_introducer(report: Report) -> Token | None:
    """Return the "que" behind the group and its adjuncts, whatever the parser made of it."""
    doc, end = report.doc, min(report.end + _REACH, report.sentence[1])
    for index in range(report.end, end):
        token = doc[index]
        if word(token) in reporting().clausal and _introduces(report, token):
            return token
        if is_finite(token) or token.text in {":", ";"} or word(token) in reporting().relative:
            return None
        if "VerbForm=Inf" in token.morph:
            return None
        if _is_object(report, token):
            return None
    return None


def _is_object(report: Report, token: Token) -> bool:
    """Return whether a noun phrase without preposition, no time, stands behind the group."""
    dated = report.doc.user_data.get(DATED, frozenset())
    if Governed.PERSON in report.entry.governs or {token.i, token.i + 1} & dated:
        return False
    if is_(token, "object") and nominal(token) and token.head == report.verb:
        return word(token) not in reporting().times
    opened = token.pos_ == "DET" and report.doc[token.i - 1].pos_ not in {"ADP", "DET", "ADV"}
    return opened and word(report.doc[token.i + 1]) not in reporting().times


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
    return (
        token.i == report.end
        or not nominal(before)
        or token.pos_ == "SCONJ"
        or (Governed.PERSON in report.entry.governs and is_(token, "mark"))
    )


def _has_finite(doc: Doc, start: int, end: int) -> bool:
    return any(is_finite(token) for token in doc[start:end])


def clause_end(report: Report, head: Token | None, start: int) -> int:
    """Return where a content that begins at `start` ends.

    The parser's subtree, drawn out over all that follows until something belongs to the reporting
    verb or beside it; the sentence where there is no subtree or no main clause in it yet.
    """
    doc = report.doc
    limit = _resumption(report, start, _limit(report, start))
    if head is None or not start <= head.i < limit:
        return _break(report, start + 1, limit)
    end = min(_right_edge(head), limit)
    if _subordinate(doc, start) and not has_main_clause(doc, start + 1, end):
        return _break(report, end, limit)
    while end < limit and not (_has_finite(doc, start, end) and _breaks(report, end, limit)):
        end = max(end + 1, _segment_end(report, end, limit))
    return end


def _resumption(report: Report, start: int, limit: int) -> int:
    """Return where the reporter's own clause goes on inside what the parser took for content."""
    for index in range(start + 1, limit):
        if _gerund_reports(report.doc, index) or _coordinates(report, start, index):
            return index
    return limit


def _coordinates(report: Report, start: int, index: int) -> bool:
    """Return whether "et" joins the next verb to the reporting one: "et a quitté", "et ajouté".

    The subject is missing, and the tense is the reporting verb's, not the content's.
    """
    doc = report.doc
    compound = report.lead is not report.verb and is_auxiliary(report.lead)
    if not is_(doc[index], "coordinator") or not compound or index + 1 >= len(doc):
        return False
    following = doc[index + 1]
    content = next((token for token in doc[start:index] if is_finite(token)), None)
    if content is None:
        simple = "VerbForm=Inf" in doc[start].morph and not is_auxiliary(doc[start])
        tensed = is_finite(following) or "VerbForm=Part" in following.morph
        return simple and tensed  # "a promis de rétablir l'ordre et annoncé"
    if is_auxiliary(content, "avoir") or not _past(content):
        return False
    if is_auxiliary(following) and is_finite(following):
        return not _past(following)
    return "VerbForm=Part" in following.morph and following.pos_ == "VERB"


def _past(token: Token) -> bool:
    """Return whether a form is imperfect or conditional, as behind a verb of saying in the past."""
    return word(token).endswith(("ait", "aient", "ais"))


def _right_edge(head: Token) -> int:
    return max(token.i for token in head.subtree) + 1


def _limit(report: Report, start: int) -> int:
    """Return the furthest end: the sentence's, or a semicolon's."""
    for token in report.doc[start : report.sentence[1]]:
        if token.text == ";":
            return int(token.i)
    return report.sentence[1]


def _break(report: Report, start: int, limit: int) -> int:
    """Return the first token from `start` on where something new begins."""
    return next((i for i in range(start, limit) if _reports_on(report.doc, i)), limit)


def _breaks(report: Report, index: int, limit: int) -> bool:
    """Return whether what begins at `index` is no part of the content."""
    doc = report.doc
    if _reports_on(doc, index):
        return True
    following = index + 1 if doc[index].is_punct or is_(doc[index], "coordinator") else index
    while following < limit and (doc[following].is_punct or is_(doc[following], "coordinator")):
        following += 1
    top = _top(doc, following, limit)
    if top is None or not (is_finite(top) or any(map(is_finite, children(top, "auxiliary")))):
        return False
    return not _depends(top)


def _segment_end(report: Report, index: int, limit: int) -> int:
    top = _top(report.doc, index, limit)
    return min(_right_edge(top), limit) if top is not None and top.i >= index else index + 1


def _reports_on(doc: Doc, index: int) -> bool:
    """Return whether the next thing said begins: ", ajoutant que", ", tandis que", ", avant de"."""
    token = doc[index]
    if token.text != "," or index + 1 >= len(doc):
        return False
    following = doc[index + 1]
    return word(following) in _BREAKING or _gerund_reports(doc, index)


def _gerund_reports(doc: Doc, index: int) -> bool:
    """Return whether a comma and a gerund that reports stand here: ", ajoutant que"."""
    if doc[index].text != "," or index + 1 >= len(doc):
        return False
    following = doc[index + 1]
    gerund = word(following).endswith("ant") and following.pos_ in {"VERB", "AUX", "ADJ"}
    return gerund and str(following.lemma_).lower() in reporting().by_last_word


def _subordinate(doc: Doc, start: int) -> bool:
    """Return whether the content begins with a clause that depends on a later one."""
    words = [word(token) for token in doc[start : start + 2]]
    return words[0] in _SUBORDINATORS or " ".join(words) in _SUBORDINATORS


def has_main_clause(doc: Doc, start: int, end: int) -> bool:
    """Return whether a stretch has a tensed verb that is in no adverbial or relative clause."""
    for token in doc[start:end]:
        verb = token.head if is_(token, "auxiliary", "copula") else token
        if is_finite(token) and not is_(verb, "adverbial", "relative"):
            return True
    return False


def _top(doc: Doc, start: int, limit: int) -> Token | None:
    """Return the highest token of what begins at `start`."""
    if start >= limit:
        return None
    top = doc[start]
    while limit > top.head.i >= start and top.head.i != top.i:
        top = top.head
    return top


def _depends(top: Token) -> bool:
    """Return whether a further clause is reported, too: "et que Q", "et Q pourrait"."""
    if any(word(one) in {"que", "qu'"} for one in children(top, "mark")):
        return True
    own = [one for one in children(top, "subject", "passive_subject") if one.i < top.i]
    if not own and is_(top, "relative", "adverbial"):
        return True
    return bool(own) and any(_conditional(token) for token in top.subtree if is_finite(token))


def _conditional(token: Token) -> bool:
    return word(token).endswith(("rait", "raient", "rions", "riez"))


def _infinitive(report: Report) -> Range | None:
    """Return the infinitive clause that the verb governs, its clitics and negation included."""
    for token in _infinitives(report):
        start = _left_of_infinitive(token, report.end)
        if _governs(report, start):
            head = token.head if is_(token, "auxiliary") and token.head.i > token.i else token
            return trim(report.doc, start, max(clause_end(report, head, start), head.i + 1))
    return None


def _infinitives(report: Report) -> Iterator[Token]:
    """Yield the infinitives behind the group, up to the next tensed verb or stop."""
    for token in report.doc[report.end : min(report.end + _REACH, report.sentence[1])]:
        if is_finite(token) or token.text in {":", ";"} or word(token) in reporting().relative:
            return
        if "VerbForm=Inf" in token.morph:
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


def _governs(report: Report, start: int) -> bool:
    """Return whether the verb's entry allows the infinitive that begins at `start`."""
    governs, before = report.entry.governs, report.doc[start - 1]
    if any(one.end == start for one in complex_prepositions(report.doc)):
        return False
    if word(before) in {"de", "d'"}:
        return Governed.INFINITIVE_DE in governs
    if word(before) == "à":
        return Governed.INFINITIVE_A in governs
    if Governed.INFINITIVE not in governs or before.pos_ in {"ADP", "SCONJ"}:
        return False
    between = report.doc[report.end : start]
    return not any(one.pos_ in {"VERB", "AUX"} or _is_object(report, one) for one in between)


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
            return trim(report.doc, start, _enumerated(report, max(tokens) + 1))
    if report.verb.pos_ not in {"VERB", "AUX"} and report.end < report.sentence[1]:
        start = _without_determiner(report.doc, report.end, report.sentence[1])
        return trim(report.doc, start, _limit(report, start))
    return None


def _enumerated(report: Report, end: int) -> int:
    """Return where an object ends, with the members that are added to it: ", notamment Q"."""
    limit = _limit(report, end)
    for index in range(end, limit):
        if is_finite(report.doc[index]):
            break
        if report.doc[index].text == "," and index + 1 < limit:
            added = word(report.doc[index + 1]) in reporting().enumerating
            return limit if added and not _has_finite(report.doc, index, limit) else end
    return min(end, limit)


def _without_determiner(doc: Doc, start: int, head: int) -> int:
    while start < head and doc[start].pos_ in {"DET", "ADP"}:
        start += 1
    return start
