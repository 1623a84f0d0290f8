"""Which tokens are pronouns that may stand for something, and what their form tells."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotate.grammar import children, is_, word
from kg.lang.coref import Definiteness, Pronoun, coreference
from kg.lang.reporting import reporting

_NO_WORD = frozenset({"se", "s'", "-t", "-"})


@dataclass(frozen=True, slots=True)
class Form:
    """A pronoun: its last token ("ci" of "celui-ci"), its plain form, what the table says of it."""

    last: Token
    text: str
    known: Pronoun | None


def pronoun(token: Token) -> Form | None:
    """Return the pronoun that begins at a token, unless it is relative, reflexive or impersonal."""
    if _is_last(token):
        known = coreference().pronouns.get(word(token))
        return Form(token, word(token), known)
    if token.pos_ != "PRON" or _is_tail(token) or not _referential(token):
        return None
    last = _tail(token)
    text = "".join(one.text for one in token.doc[token.i : last.i + 1]).lower().lstrip("-")
    text = text.replace("’", "'").removeprefix("t-")
    return Form(last, text, coreference().pronouns.get(text))


def possessive(token: Token) -> bool:
    """Return whether the token is a determiner that stands for a possessor: "son", "leurs"."""
    return token.pos_ == "DET" and word(token) in coreference().possessives


def _is_last(token: Token) -> bool:
    """Return whether "dernier" stands alone behind a demonstrative: "ce dernier a dit"."""
    if word(token) not in coreference().last or token.i == 0 or token.pos_ == "NOUN":
        return False
    determiners = coreference().determiners[Definiteness.DEMONSTRATIVE]
    alone = not is_(token, "inside_phrase") or token.head.i < token.i
    return word(token.doc[token.i - 1]) in determiners and alone


def _tail(token: Token) -> Token:
    """Return the "ci" that the tokenizer splits from "celui-ci"."""
    rest = token.doc[token.i + 1 : token.i + 3]
    hyphenated = len(rest) == 2 and rest[0].text == "-" and word(rest[1]) in {"ci", "là"}
    return rest[1] if hyphenated and not token.whitespace_ else token


def _is_tail(token: Token) -> bool:
    before = token.doc[token.i - 1] if token.i else None
    return before is not None and before.text == "-" and word(token) in {"ci", "là"}


def _referential(token: Token) -> bool:
    relative = token.morph.get("PronType", []) in (["Rel"], ["Int"])
    empty = is_(token, "expletive_subject", "reflexive")
    empty = (empty and not (_says(token) or _adverbial(token))) or _included(token)
    return not relative and not empty and word(token) not in _NO_WORD


def _included(token: Token) -> bool:
    """Return whether "y" is part of "y compris"."""
    after = token.doc[token.i + 1 : token.i + 2]
    return word(token) == "y" and any(word(one) == "compris" for one in after)


def _adverbial(token: Token) -> bool:
    """Return whether an adverb tells how "il" is: "il est hors de danger" needs somebody."""
    head = token.head
    return is_(token, "expletive_subject") and head.pos_ == "ADV" and not children(head, "content")


def _says(token: Token) -> bool:
    """Return whether "il" is the subject of an active verb of saying: "a-t-il déclaré"."""
    verb = token.head
    saying = str(verb.lemma_).lower() in reporting().by_last_word
    subject = is_(token, "expletive_subject")
    return subject and saying and not children(verb, "passive_auxiliary")
