"""Where a text uses a verb that reports, and which words belong to its verb group.

Invariant: a group is a stretch of one sentence that holds the reporting word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.grammar import child, children, is_, word
from kg.annotate.verbs import finite
from kg.lang.reporting import ReportClass, ReportingLexicon, ReportingVerb, reporting

_GAP = 8  # words between an auxiliary and its participle: "a, pour sa part, estimé"
_ENDINGS = (
    "eraient", "èrent", "aient", "erait", "eront", "assé", "era", "ait", "ais", "ant", "ées",
    "ent", "ons", "ez", "és", "ée", "es", "er", "é", "e", "a",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting verb as the text uses it.

    Attributes
    ----------
    verb
        The word that reports: "déclaré", "savoir" of "faire savoir".
    lead
        The first verb of the group: the auxiliary or carrier.
    start, end
        The group's tokens, half-open: "a-t-il déclaré".
    clitic
        The subject pronoun behind the verb.
    behind_marks
        Whether quotation marks close right before the group.
    """

    verb: Token
    entry: ReportingVerb
    lead: Token
    start: int
    end: int
    clitic: Token | None = None
    behind_marks: bool = False

    @property
    def doc(self) -> Doc:
        """The block that the verb stands in."""
        return self.verb.doc

    @property
    def sentence(self) -> tuple[int, int]:
        """The tokens of its sentence, half-open."""
        return self.verb.sent.start, self.verb.sent.end

    @property
    def finite(self) -> bool:
        """Whether the group carries tense."""
        bare = self.lead is self.verb and word(self.verb) in reporting().present
        return bare or is_finite(self.lead) or finite(self.verb) is not None

    @property
    def undergone(self) -> bool:
        """Whether it is a bare participle: others speak of "deux hommes accusés d'avoir volé"."""
        past = "VerbForm=Part" in self.verb.morph and not word(self.verb).endswith("ant")
        present = word(self.verb) in reporting().present  # "dit" is both
        return past and not present and self.lead is self.verb and not is_(self.verb, "conjunct")

    @property
    def passive(self) -> bool:
        """Whether the content is the subject: "a été annoncé"."""
        if self.undergone:
            return True
        if self.entry.reflexive or word(self.verb).endswith(("ant", "er", "ir", "re")):
            return False
        auxiliary = any(is_auxiliary(token, "être") for token in self.doc[self.start : self.verb.i])
        return auxiliary and not _reflexive(self.verb, self.start)


def find_reports(
    doc: Doc, behind_marks: Collection[int] = (), said: Collection[int] = ()
) -> tuple[Report, ...]:
    """Return the reporting verbs of a block, in the order of the text.

    Parameters
    ----------
    behind_marks
        The tokens before which, but for a comma, quotation marks close.
    said
        Those where any verb reports: "« P », s'enflamme X".
    """
    reports = (found for token in doc if (found := _report(token, said)) is not None)
    return tuple(replace(one, behind_marks=one.start in behind_marks) for one in reports)


def is_finite(token: Token) -> bool:
    """Return whether the word itself carries tense."""
    return "VerbForm=Fin" in token.morph


def is_auxiliary(token: Token, *lemmas: str) -> bool:
    """Return whether the word is a form of "avoir" or "être", however it is tagged."""
    return token.lemma_ in (lemmas or ("avoir", "être")) and token.pos_ in {"AUX", "VERB"}


def _report(token: Token, said: Collection[int]) -> Report | None:
    lexicon = reporting()
    if token.pos_ not in {"VERB", "AUX", "NOUN", "ADJ", "PROPN", "ADP", "ADV", "X"}:
        return None
    clitic = _clitic(token, lexicon)
    lemma = _lemma(token)
    if lemma is None:
        return _unlisted(token, said, clitic)
    if not (token.pos_ in {"VERB", "AUX"} or clitic or _mistagged(token)):
        return None
    start = _start(token, lexicon)
    reflexive = _reflexive(token, start)
    support = _support(token, start)
    entry = lexicon.verb(
        lemma,
        reflexive=reflexive,
        support=str(support.lemma_) if support else "",
    )
    if entry is None or entry.reflexive != reflexive or not _has_tail(token, entry):
        return None
    if start == token.sent.start and token.i == start + 1 and _is_article(token.doc[start], clitic):
        return None
    lead = next((one for one in token.doc[start : token.i] if one.pos_ in {"VERB", "AUX"}), token)
    return Report(token, entry, lead, start, _end(token, entry, lexicon), clitic)


def _unlisted(token: Token, said: Collection[int], clitic: Token | None) -> Report | None:
    """Return a verb that reports only where it stands: "« P », s'enflamme X"."""
    carries = str(token.lemma_).lower() in reporting().carriers  # "pouvait-on lire"
    if token.pos_ != "VERB" or is_auxiliary(token) or carries:
        return None
    start = _start(token, reporting())
    if start not in said or not any(is_finite(one) for one in token.doc[start : token.i + 1]):
        return None
    reflexive = _reflexive(token, start)
    pronoun = ("s'" if word(token)[0] in "aeéèêiouyh" else "se ") if reflexive else ""
    entry = ReportingVerb(f"{pronoun}{str(token.lemma_).lower()}", ReportClass.SAY)
    lead = next((one for one in token.doc[start : token.i] if one.pos_ in {"VERB", "AUX"}), token)
    return Report(token, entry, lead, start, _end(token, entry, reporting()), clitic)


def _lemma(token: Token) -> str | None:
    """Return a lemma that the lexicon knows: the tagger's, or what the ending shows."""
    known = reporting().by_last_word
    lemma = str(token.lemma_).lower()
    if lemma in known:
        return lemma
    form = word(token)
    if form in reporting().forms:
        return reporting().forms[form]
    for ending in _ENDINGS:
        if form.endswith(ending) and form[: -len(ending)] in stems():
            return stems()[form[: -len(ending)]]
    return None


def _is_article(token: Token, clitic: Token | None) -> bool:
    """Return whether what opens a sentence before a verb makes a noun of it: "L'annonce que"."""
    return clitic is None and word(token) in {"l'", "la", "le", "les"}


def _mistagged(token: Token) -> bool:
    """Return whether a noun or adverb can only be a verb: "l'opposition doute que"."""
    doc, index = token.doc, token.i
    if index == 0 or index + 1 >= len(doc) or doc[index - 1].pos_ not in {"NOUN", "PROPN", "PRON"}:
        return False
    following = doc[index + 1]
    if word(token) in reporting().forms:
        return following.pos_ == "DET" or word(following) in {"avoir", "être", "que", "qu'"}
    if word(following) in {"que", "qu'"}:
        return following.pos_ == "SCONJ" and not any(map(is_finite, doc[token.sent.start : index]))
    return word(following) in {"avoir", "être"}


@cache
def stems() -> dict[str, str]:
    """Return the regular verbs of the lexicon by their stem: what a wrong lemma is mended with."""
    return {lemma[:-2]: lemma for lemma in reporting().by_last_word if lemma.endswith("er")}


def _clitic(token: Token, lexicon: ReportingLexicon) -> Token | None:
    """Return the subject pronoun that is hung on the verb or its auxiliary."""
    doc = token.doc
    around = (*range(token.i + 1, token.i + 3), *range(token.i - 1, max(token.i - 4, -1), -1))
    for index in around:
        if index < token.i and doc[index].text == ",":
            return None
        if index < len(doc) and word(doc[index]) in lexicon.subjects - {"-t"}:
            return doc[index] if doc[index].sent == token.sent else None
        if index < len(doc) and index > token.i and word(doc[index]) != "-t":
            continue
    return None


def _start(token: Token, lexicon: ReportingLexicon) -> int:
    """Return the first token of the verb group."""
    doc, first = token.doc, token.i
    bound = token.sent.start
    while first > bound and _in_group(doc[first - 1], doc[first], lexicon):
        adjoins = first == token.i  # "est-elle souvenue": the tag may be wrong, the clitic is not
        if adjoins and is_finite(token) and doc[first - 1].pos_ in {"AUX", "VERB"}:
            break
        first -= 1
    first = min(first, _auxiliary_start(token, bound))
    while (
        first < token.i
        and doc[first].pos_ in {"ADV", "ADP"}
        and word(doc[first]) not in (lexicon.clitics)
    ):
        first += 1
    return first


def _in_group(token: Token, following: Token, lexicon: ReportingLexicon) -> bool:
    """Return whether a token goes with the part of the group that begins at `following`."""
    if word(token) in lexicon.subjects or is_auxiliary(token):
        return True
    if word(token) in lexicon.clitics and token.pos_ != "DET":
        return following.pos_ in {"VERB", "AUX"} or word(following) in lexicon.clitics
    if word(token) in lexicon.clitics and is_finite(following):
        return True
    if token.pos_ == "ADV":
        return word(token) not in lexicon.clausal and not is_finite(following)
    infinitive = "VerbForm=Inf" in following.morph
    if word(token) in {"de", "d'", "à"} and infinitive and token.i > 0:
        return _carries(token.doc[token.i - 1], lexicon)
    carrier = infinitive or word(following) in {"de", "d'", "à"}
    return carrier and _carries(token, lexicon)


def _carries(token: Token, lexicon: ReportingLexicon) -> bool:
    """Return whether the word stands between the speaker and the reporting infinitive."""
    supports = {verb.words[0] for verb in lexicon.verbs.values() if len(verb.words) > 1}
    lemma = str(token.lemma_).lower()
    return token.pos_ in {"VERB", "AUX"} and (lemma in lexicon.carriers or lemma in supports)


def _auxiliary_start(token: Token, bound: int) -> int:
    """Return where the auxiliary of a participle stands, over adverbs and asides between them."""
    tagged = [
        one.i for one in children(token, "auxiliary") if one.i < token.i and is_auxiliary(one)
    ]
    tagged = [i for i in tagged if all(one.text != "," for one in token.doc[i : token.i])]
    aside = token.i - 1
    if tagged or aside < bound or token.doc[aside].text != ",":
        near = [index for index in tagged if token.i - index <= _GAP and index >= bound]
        return min(near, default=token.i)
    for index in range(aside - 1, max(bound, token.i - _GAP) - 1, -1):
        if is_auxiliary(token.doc[index]):
            closed = token.doc[index + 1].text == ","
            return index if closed else token.i
    return token.i


def _support(token: Token, start: int) -> Token | None:
    """Return the verb right before an infinitive: "fait" of "a fait savoir"."""
    for index in range(token.i - 1, start - 1, -1):
        if token.doc[index].pos_ in {"VERB", "AUX"}:
            return token.doc[index]
    return None


def _reflexive(token: Token, start: int) -> bool:
    """Return whether a reflexive pronoun stands in the group."""
    return any(word(one) in {"se", "s'"} for one in token.doc[start : token.i])


def _has_tail(token: Token, entry: ReportingVerb) -> bool:
    following = tuple(word(one) for one in token.doc[token.i + 1 : token.i + 1 + len(entry.tail)])
    return following == entry.tail


def _end(token: Token, entry: ReportingVerb, lexicon: ReportingLexicon) -> int:
    """Return the index behind the group."""
    end = token.i + 1
    while end < len(token.doc) and word(token.doc[end]) in lexicon.subjects:
        end += 1
    return end + len(entry.tail)


def verbs_of(doc: Doc, start: int, end: int) -> Iterator[Token]:
    """Yield the words of a stretch that carry tense."""
    for token in doc[start:end]:
        if is_finite(token) and child(token, "copula") is None:
            yield token
