"""What a repair is, and how a text goes through several."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.lang.syntax import Syntax, syntax


@dataclass(frozen=True)
class Repair:
    """What mends one construction, and the words that it can begin from.

    Attributes
    ----------
    kinds
        How such a word depends on its head, as `Syntax.labels` calls it; any way if empty.
    tags
        Its part of speech; any if empty.
    """

    mend: Callable[[Token], None]
    kinds: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()

    def __call__(self, tokens: list[Token], table: Syntax) -> None:
        """Mend what begins from any of the tokens."""
        labels = table.together(self.kinds)
        for token in tokens:
            fits = not labels or token.dep_ in labels
            if fits and (not self.tags or token.pos_ in self.tags):
                self.mend(token)


def tagged(mend: Callable[[Token], None], *parts_of_speech: str) -> Repair:
    """Return a repair that begins from words of some parts of speech."""
    return Repair(mend, tags=frozenset(parts_of_speech))


def mend_all(doc: Doc, repairs: Iterable[Repair]) -> Doc:
    """Return the document, gone through by one repair after the other."""
    tokens, table = list(doc), syntax()
    for one in repairs:
        one(tokens, table)
    return doc
