"""Questions to a dependency tree, in terms of grammar: phrases, conjuncts, prepositions.

Labels come from ``syntax.toml``; only this module and its neighbours in `annotate` see one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.lang.prepositions import prepositions
from kg.lang.syntax import syntax

DATED = "dated"
"""Where a document keeps the indices of the tokens that a date covers; they are in no label."""

_LABEL = 4
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


def children(token: Token, *kinds: str) -> list[Token]:
    """Return the direct dependents of some kinds, in the order of the text."""
    table = syntax()
    return [child for child in token.children if table.is_(child.dep_, *kinds)]


def child(token: Token, *kinds: str) -> Token | None:
    """Return the first dependent of some kinds."""
    found = children(token, *kinds)
    return found[0] if found else None


def is_(token: Token, *kinds: str) -> bool:
    """Return whether the token depends on its head as one of the kinds."""
    return syntax().is_(token.dep_, *kinds)


def has(token: Token, feature: str, value: str) -> bool:
    """Return whether the token's morphology has a feature with this one value."""
    return bool(token.morph.get(feature, []) == [value])


def word(token: Token) -> str:
    """Return the token's lower-case form."""
    return str(token.text).lower()


def conjuncts(token: Token) -> list[Token]:
    """Return the token and everything coordinated with it: "les chars, les missiles et l'argent".

    A noun coordinated with a noun; a parser that hangs the apposition of a name there
    ("le ministre, Oleksii Reznikov") is not followed, for it has no coordinator or list before it.
    """
    found = [token]
    joined = children(token, "conjunct")
    if not joined or not _coordinated(token, joined[-1]):
        return found
    for one in joined:
        if one.pos_ in _NOMINAL or one.pos_ == token.pos_:
            found.extend(conjuncts(one))
    return found


def _coordinated(token: Token, last: Token) -> bool:
    """Return whether "et", "ou", "ni" stands between the first and the last of a list."""
    return any(one.pos_ == "CCONJ" for one in token.doc[token.i : last.i])


def nominal(token: Token) -> bool:
    """Return whether the token can head a noun phrase."""
    return token.pos_ in _NOMINAL


def phrase(head: Token) -> list[Token]:
    """Return the tokens of a head's noun phrase, contiguous, in order.

    The leading article, relative clauses, participles, appositions and conjuncts of the head stay
    out; adjectives, complements ("du bataillon") and numbers stay in.
    """
    members = {token.i for token in _members(head, top=True)}
    start = end = head.i
    while start - 1 in members or _bridged(head.doc, start - 1, start - 2, members):
        start -= 1
    if end + 1 < len(head.doc) and head.doc[end + 1].text == "%":
        members.add(end + 1)
    while end + 1 in members or _bridged(head.doc, end + 1, end + 2, members):
        end += 1
    return list(head.doc[start : end + 1])


def core(head: Token) -> list[Token]:
    """Return as much of a head's phrase as makes a good label: four words of content.

    "gardien du phare de la pointe rocheuse" loses nothing; of "fermeture de ce genre de magasins
    à Rennes depuis plusieurs hivers" the last complements go.
    """
    whole = phrase(head)
    end = len(whole)
    while sum(_has_content(token) for token in whole[:end]) > _LABEL:
        before = [i for i, t in enumerate(whole[:end]) if i and t.i > head.i and is_(t, "case")]
        if not before:
            break
        end = before[-1]
        while end > 1 and whole[end - 1].pos_ in {"ADP", "DET", "CCONJ", "PUNCT"}:
            end -= 1
    return whole[:end]


def _has_content(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "NUM"}


def _bridged(doc: Doc, gap: int, beyond: int, members: set[int]) -> bool:
    """Return whether a hyphen or bracket stands between the phrase and more of it."""
    inside = 0 <= gap < len(doc) and beyond in members
    return inside and doc[gap].is_punct and doc[gap].text not in {",", ";", ":", ".", "?", "!"}


def _members(head: Token, *, top: bool) -> Iterator[Token]:
    table = syntax()
    dated = head.doc.user_data.get(DATED, frozenset())
    yield head
    for one in head.children:
        if one.i in dated or has(one, "PronType", "Rel"):
            continue
        if table.is_(one.dep_, "inside_phrase"):
            if not (top and _outside(head, one)):
                yield from _members(one, top=False)
        elif not top and table.is_(one.dep_, "conjunct", "coordinator"):
            yield from _members(one, top=False)


def _outside(head: Token, one: Token) -> bool:
    """Return whether a dependent of the phrase's head is no part of its label."""
    table = syntax()
    if one.i < head.i and table.is_(one.dep_, "determiner", "case"):
        return word(one) not in table.words["kept_determiners"] and not _counts(one)
    if table.is_(one.dep_, "adverb") or str(one.lemma_) in table.words["manner"]:
        return True
    return table.is_(one.dep_, "nominal_modifier") and complex_preposition(one) is not None


def _counts(token: Token) -> bool:
    """Return whether a determiner is a number of its own; "une" is an article."""
    return token.pos_ == "NUM" and word(token) not in {"un", "une"}


@dataclass(frozen=True)
class ComplexPreposition:
    """A preposition of several words: its tokens ``start..end`` and its plain text."""

    start: int
    end: int
    text: str


def complex_prepositions(doc: Doc) -> tuple[ComplexPreposition, ...]:
    """Return the complex prepositions of a document, found once."""
    key = "complex_prepositions"
    if key not in doc.user_data:
        doc.user_data[key] = tuple(_find_complex(doc))
    found: tuple[ComplexPreposition, ...] = doc.user_data[key]
    return found


def _find_complex(doc: Doc) -> Iterator[ComplexPreposition]:
    table = prepositions()
    words = [table.plain(token.text) for token in doc]
    position = 0
    while position < len(words):
        length = table.match(words[position:])
        if length:
            text = " ".join(words[position : position + length]).replace("' ", "'")
            yield ComplexPreposition(position, position + length, text)
        position += max(length, 1)


def complex_preposition(token: Token) -> ComplexPreposition | None:
    """Return the complex preposition that introduces `token` or that it is the middle of."""
    for one in complex_prepositions(token.doc):
        if one.start <= token.i < one.end:
            return one
        last = token.doc[one.end - 1]
        inside = one.start <= last.head.i < one.end  # "à" hangs on "quant"
        head = last.head.head if inside else last.head
        if head.i == token.i and last.i < token.i:
            return one
    return None


def preposition(token: Token) -> str:
    """Return the plain form of what introduces a phrase, "à" for "aux alliés", or nothing."""
    found = complex_preposition(token)
    if found:
        return found.text
    cases = [one for one in children(token, "case") if one.i < token.i]
    return prepositions().plain(cases[0].text) if cases else ""


def complement(found: ComplexPreposition, doc: Doc) -> Token | None:
    """Return the head of what a complex preposition introduces."""
    last = doc[found.end - 1]
    head = last.head
    if head.i >= found.end:
        return head
    following = [token for token in doc[found.end : found.end + 8] if nominal(token)]
    return following[0] if following else None


def texts(tokens: Sequence[Token]) -> str:
    """Return the words of some tokens, as the text spaces them."""
    return "".join(token.text_with_ws for token in tokens).strip()
