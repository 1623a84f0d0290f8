"""Phrases that name a source ("selon X", "d'après X"), and the clause that they speak for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.annotate.appositions import bears_title
from kg.annotate.grammar import children, is_, nominal, word
from kg.annotate.nlp import Parse
from kg.annotate.speech_content import Range, trim
from kg.annotate.speech_phrases import matched
from kg.annotate.speech_verbs import is_finite
from kg.lang.prepositions import prepositions
from kg.lang.reporting import SourcePhrase, reporting
from kg.model import Mention, MentionKind, Span

SPEAKING = frozenset({
    "Actor", "Company", "Country", "Government", "Group", "InternationalOrganization", "Media",
    "MilitaryUnit", "Organization", "Party", "Person", "PoliticalEntity", "Team",
})  # fmt: skip
_NEAR = 6  # words between a source and "selon lequel"
_OBJECTS = frozenset({"dont", "qu'", "que"})
_RELATIVES = frozenset({"laquelle", "lequel", "lesquelles", "lesquels"})


@dataclass(frozen=True, slots=True)
class Source:
    """A phrase that names a source.

    Attributes
    ----------
    start, end
        Its tokens, half-open, appositions included.
    cue
        The tokens of the cue alone.
    speaker
        The head of the one who speaks; None for an anonymous source.
    relative
        Whether a relative pronoun names it, and only what follows is its word.
    """

    start: int
    end: int
    cue: Range
    lemma: str
    speaker: Token | None
    relative: bool = False


def find_sources(
    parse: Parse, doc: Doc, by_head: Mapping[Span, Mention], opened: Collection[int] = ()
) -> tuple[Source, ...]:
    """Return the source phrases of a block, in the order of the text.

    Parameters
    ----------
    opened
        The tokens at which quotation marks open: no phrase goes on over one.
    """
    found: list[Source] = []
    for token in doc:
        if not found or token.i >= found[-1].end:
            source = _source(parse, token, by_head)
            if source is not None:
                end = min((i for i in opened if source.cue[1] < i < source.end), default=source.end)
                found.append(replace(source, end=end))
    return tuple(found)


def _source(parse: Parse, token: Token, by_head: Mapping[Span, Mention]) -> Source | None:
    for phrase, end in matched(token):
        named = _antecedent(token, end, by_head, parse)
        if named is not None:
            start = int(token.i)
            return Source(start, end + 1, (start, end), phrase.lemma, named, relative=True)
        head = _complement(token.doc, end, token.sent.end)
        mention = by_head.get(parse.span(head)) if head is not None else None
        start = int(token.i)
        if phrase.anonymous:
            last = _phrase_end(token.doc[end - 1])
            apart = is_aside(token.doc, start, last)
            return Source(start, last, (start, end), phrase.lemma, None) if apart else None
        if head is None or not _names_source(token, phrase, head, mention):
            return None
        speaker = None if _is_ours(head) else _owner(parse, head, by_head)
        return Source(start, _phrase_end(head), (start, end), phrase.lemma, speaker)
    return None


def _complement(doc: Doc, start: int, end: int) -> Token | None:
    """Return the head of the noun phrase behind the cue."""
    for token in doc[start : min(start + 6, end)]:
        if nominal(token) and word(token) not in reporting().relative:
            return token
        if token.pos_ not in {"DET", "ADJ", "NUM", "ADV"}:
            return None
    return None


def _antecedent(
    token: Token, end: int, by_head: Mapping[Span, Mention], parse: Parse
) -> Token | None:
    """Return who "selon lequel", "pour qui" stands for, if that one can speak."""
    doc, first = token.doc, token.sent.start
    if end >= len(doc) or word(doc[end]) not in _RELATIVES | {"qui"}:
        return None
    behind = token.i - 1 if doc[token.i - 1].text == "," else token.i
    near = [one for one in doc[max(first, behind - _NEAR) : behind] if nominal(one)]
    if any(map(_is_reporting_noun, near)):  # "l'annonce du maire selon laquelle"
        return None
    speaking = [one for one in near if speaks(by_head.get(parse.span(one)))]
    return speaking[-1] if speaking else None


def _is_ours(head: Token) -> bool:
    """Return whether the paper vouches for it and names nobody: "selon nos informations"."""
    return any(word(one) in reporting().ours for one in children(head, "determiner"))


def _names_source(token: Token, phrase: SourcePhrase, head: Token, mention: Mention | None) -> bool:
    """Return whether the phrase reports: no measure, and a person where the cue asks for one."""
    if "Person=1" in head.morph or word(head) in {"moi", "nous", "toi", "vous"}:
        return False
    apart = is_aside(token.doc, token.i, _phrase_end(head))
    if phrase.persons:
        return apart and _has_opinions(head, mention)
    opened = token.is_sent_start or token.doc[token.i - 1].text in {",", "-", "("}
    written = str(head.lemma_).lower() in reporting().documents
    if not (opened or apart or written or speaks(mention)):
        return False
    return str(head.lemma_).lower() not in reporting().measures


def _has_opinions(head: Token, mention: Mention | None) -> bool:
    """Return whether a phrase with "pour" names whose view it is: a name or an office."""
    if mention is None or mention.type not in SPEAKING:
        return False
    return mention.kind is MentionKind.NAMED or (
        mention.type == "Person" and bears_title(head) and "Number=Plur" not in head.morph
    )


def is_aside(doc: Doc, start: int, end: int) -> bool:
    """Return whether commas or the sentence's edges set a stretch apart."""
    opened = doc[start].is_sent_start or doc[start - 1].text in {",", "-", "("}
    closed = end >= len(doc) or doc[end].is_punct or bool(doc[end].is_sent_start)
    return bool(opened) and closed


def _owner(parse: Parse, head: Token, by_head: Mapping[Span, Mention]) -> Token:
    """Return whose word a document is: "ministère" for "un communiqué du ministère"."""
    if str(head.lemma_).lower() not in reporting().documents:
        return head
    for token in head.doc[head.i + 1 : _phrase_end(head)]:
        if "VerbForm=Part" in token.morph:  # "un rapport consulté par le journal"
            break
        mention = by_head.get(parse.span(token))
        if mention and mention.type in SPEAKING:
            return token
    return head


def _phrase_end(head: Token) -> int:
    """Return the index behind the source's phrase: to the first stop or tensed verb."""
    doc, end = head.doc, head.i + 1
    while end < head.sent.end:
        token = doc[end]
        if token.text == ",":
            further = _behind_apposition(doc, end, head)
            if further is None:
                return int(end)
            end = further
        elif token.text == "(" and (closing := _bracket(token)):
            end = closing
        elif word(token) in _OBJECTS and any(map(is_finite, doc[end : head.sent.end])):
            end = next((t.i for t in doc[end : head.sent.end] if t.text == ","), head.sent.end)
        elif (
            (token.is_punct and token.text not in {"-", "'"})
            or is_finite(token)
            or _starts_clause(token, head)
        ):
            return int(end)
        else:
            end += 1
    return int(end)


def _bracket(token: Token) -> int | None:
    """Return the index behind the bracket that closes the one at `token`."""
    following = token.doc[token.i : token.sent.end]
    return next((int(one.i) + 1 for one in following if one.text == ")"), None)


def _starts_clause(token: Token, head: Token) -> bool:
    """Return whether a new phrase begins that is none of the source's: "selon lui le prix"."""
    if head.pos_ == "PRON":
        return True
    before = token.doc[token.i - 1]
    if token.is_title and before.pos_ in {"NOUN", "PROPN"}:  # "le journal La Presse"
        return False
    opens = token.pos_ in {"DET", "PRON"} and before.pos_ not in {"ADP", "CCONJ", "DET", "ADJ"}
    return opens and word(token) not in reporting().relative


def _behind_apposition(doc: Doc, comma: int, head: Token) -> int | None:
    """Return the index of the comma that closes an apposition of the source; None if none is."""
    if comma + 1 >= head.sent.end:
        return None
    first = doc[comma + 1]
    relative = word(first) in reporting().relative
    of = prepositions().plain(word(first)) == "de"  # "l'analyste Ana Lind, de l'université"
    bare = of or first.pos_ in {"NOUN", "PROPN"} or "VerbForm=Part" in first.morph
    parsed = first.pos_ not in {"PUNCT"} and any(
        is_(one, "apposition") and one in head.subtree for one in doc[comma + 1 : comma + 4]
    )
    if not (relative or bare or parsed):
        return None
    for token in doc[comma + 1 : head.sent.end]:
        if token.text == ",":
            return int(token.i) if head.sent.end - token.i > 2 else None
        if is_finite(token) and not relative:
            return None
    return int(head.sent.end) - 1 if doc[comma].sent.start < head.i and not bare else None


def source_content(doc: Doc, source: Source, taken: Collection[int]) -> tuple[Range, ...]:
    """Return what a source speaks for: the clause that its phrase stands in.

    At an edge of the sentence that is the whole sentence, between commas in a relative or reported
    clause that clause alone; the phrase itself is left out.

    Parameters
    ----------
    taken
        Tokens of the sentence that belong to another cue: "P, selon X, a dit Y".

    Returns
    -------
    tuple of Range
        One stretch, with the phrase inside where the clause goes on behind it: "le suspect
        aurait, selon X, fui"; two where another cue stands between.
    """
    sentence = doc[source.start].sent
    start, end = source.start if source.relative else sentence.start, sentence.end
    if source.start > start and not _is_final(doc, source.end, end):
        start, end = _clause_around(doc, source, start, end)
    if source.start > start and _is_conjunction(doc[source.start - 1]):
        start = source.start
    parts = (_clear(doc, start, source.start, taken), _clear(doc, source.end, end, taken))
    ranges = [one for one in parts if one is not None]
    if len(ranges) == 2 and _adjoin(doc, ranges, source):
        return ((ranges[0][0], ranges[1][1]),)
    tensed = [one for one in ranges if any(is_finite(token) for token in doc[slice(*one)])]
    return tuple(tensed or sorted(ranges, key=lambda one: one[0] - one[1])[:1])


def _adjoin(doc: Doc, ranges: Sequence[Range], source: Source) -> bool:
    """Return whether only the phrase and punctuation stand between two stretches."""
    around = (*range(ranges[0][1], source.start), *range(source.end, ranges[1][0]))
    return all(doc[i].is_punct for i in around)


def _is_conjunction(token: Token) -> bool:
    """Return whether the clause of the phrase begins right before it: "car selon eux, P"."""
    return token.pos_ in {"CCONJ", "SCONJ"} or word(token) in reporting().clausal


def _is_final(doc: Doc, index: int, end: int) -> bool:
    return all(token.is_punct for token in doc[index:end])


def _clear(doc: Doc, start: int, end: int, taken: Collection[int]) -> Range | None:
    """Return the stretch up to what belongs to another cue."""
    stop = next((i for i in range(start, end) if i in taken), end)
    return trim(doc, start, stop)


def _clause_around(doc: Doc, source: Source, start: int, end: int) -> Range:
    """Return the relative or reported clause that an inserted phrase stands in, or the sentence."""
    verb = next((token for token in doc[source.end : end] if is_finite(token)), None)
    while verb is not None and verb.head is not verb and verb.head.i != verb.i:
        if is_(verb, "relative", "content", "adnominal", "adverbial"):
            inside = [token.i for token in verb.subtree]
            if min(inside) < source.start:
                return max(min(inside), start), min(max(inside) + 1, end)
        verb = verb.head
    return _between_relatives(doc, source, start, end)


def _between_relatives(doc: Doc, source: Source, start: int, end: int) -> Range:
    """Return the sentence, or what follows a relative pronoun right before the phrase."""
    before = source.start - 1
    while before > start and doc[before].is_punct:
        before -= 1
    if word(doc[before]) in reporting().relative or word(doc[before]) in reporting().clausal:
        return before, end
    return start, end


def noun_contents(doc: Doc) -> Iterator[tuple[Token, Token | None, Range]]:
    """Yield nouns that report with a clause: the noun, whose it is, the clause.

    Examples: "l'annonce que [P]", "des rumeurs selon lesquelles [P]".
    """
    for token in doc:
        if not _is_reporting_noun(token):
            continue
        start = _noun_clause(token)
        if start is not None:
            found = trim(doc, start, _noun_clause_end(doc, start, token.sent.end))
            if found is not None:
                yield token, _possessor(token), found


def _is_reporting_noun(token: Token) -> bool:
    """Return whether a word is a noun that reports, also where a tagger calls it a verb."""
    if token.pos_ == "NOUN":
        return str(token.lemma_).lower() in reporting().nouns
    determined = token.i > 0 and token.doc[token.i - 1].pos_ == "DET"
    return determined and word(token) in reporting().nouns


def _noun_clause(noun: Token) -> int | None:
    """Return where the clause behind "que" or "selon lesquelles" begins."""
    doc, end = noun.doc, min(noun.i + 10, noun.sent.end)
    for token in doc[noun.i + 1 : end]:
        if word(token) in _RELATIVES and word(doc[token.i - 1]) == "selon":
            return int(token.i) + 1
        if word(token) in {"que", "qu'"}:
            return int(token.i) + 1 if _completes(noun, token) else None
        if is_finite(token) or token.is_punct:
            return None
    return None


def _completes(noun: Token, mark: Token) -> bool:
    """Return whether "que" opens a clause that completes the noun, not a relative."""
    clause = mark.head
    return is_(mark, "mark") and clause.i > mark.i and clause.head == noun


def _noun_clause_end(doc: Doc, start: int, end: int) -> int:
    verbs = [token for token in doc[start:end] if is_finite(token)]
    if not verbs:
        return end
    verb, opened = verbs[0], any(is_finite(t) for t in doc[doc[start].sent.start : start])
    if len(verbs) > 1 and not opened and doc[verbs[1].i - 1].pos_ not in {"PRON", "SCONJ", "CCONJ"}:
        return int(verbs[1].i)
    head = verb.head if is_(verb, "auxiliary", "copula") else verb
    return min(max(token.i for token in head.subtree) + 1, end)


def _possessor(noun: Token) -> Token | None:
    """Return "police" of "l'affirmation de la police selon laquelle"."""
    for one in children(noun, "nominal_modifier", "oblique", "agent"):
        cases = {prepositions().plain(case.text) for case in children(one, "case")}
        if cases & {"de", "par"} and one.i < noun.i + 8:
            return one
    return None


def speaks(mention: Mention | None) -> bool:
    """Return whether a mention can be a source: a person, a body, a pronoun."""
    return mention is not None and (mention.type in SPEAKING or mention.kind is MentionKind.PRONOUN)
