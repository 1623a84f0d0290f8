"""The tokens of a text as the grammar sees them, with the way back to its characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.lang.times import Words, plain, split

# Nothing above XXXIX, so that "le" and "ce" are none.
_ROMAN_ORDINAL = re.compile(r"(x{0,3}(?:ix|iv|v?i{0,3}))(?:e|er|ère|ème|eme|è)")
_OPENERS = frozenset('.!?…:;«»“”"()[]-\n')
NUMBER, ROMAN = "#", "%roman"


@dataclass(frozen=True)
class Tokens:
    """A text cut into tokens.

    Attributes
    ----------
    text
        The text, typographic variants undone; as long as the raw text.
    norms
        The tokens in lower case.
    spans
        Where each stands in the text.
    keys
        What the grammar's index may know each by: itself, and "#" or "%roman".
    """

    text: str
    norms: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    keys: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        return len(self.norms)

    def capital(self, at: int) -> bool:
        """Return whether the token begins with a capital."""
        return self.text[self.spans[at][0]].isupper()

    def opens(self, at: int) -> bool:
        """Return whether the token begins a text or a sentence, where any word has a capital."""
        if at == 0 or self.norms[at - 1] in _OPENERS:
            return True
        return "\n" in self.text[self.spans[at - 1][1] : self.spans[at][0]]

    def glued(self, at: int) -> bool:
        """Return whether no space parts the token from the one before it."""
        return at > 0 and self.spans[at - 1][1] == self.spans[at][0]

    def preceded(self, at: int, neighbours: Iterable[Words]) -> bool:
        """Return whether one of the neighbours ends right before the token."""
        return any(self._before(at, words) for words in neighbours)

    def followed(self, at: int, neighbours: Iterable[Words]) -> bool:
        """Return whether one of the neighbours begins at the token."""
        return any(self._after(at, words) for words in neighbours)

    def _before(self, at: int, words: Words) -> bool:
        if words == ("^",):
            return at == 0 or self.norms[at - 1] in ".\n"
        if words[0] == "^":
            return at == len(words) - 1 and self.norms[:at] == words[1:]
        first = at - len(words)
        pairs = zip(words, self.keys[max(0, first) : at], strict=False)
        return first >= 0 and all(word in keys for word, keys in pairs)

    def _after(self, at: int, words: Words) -> bool:
        if at >= len(self):
            return words in ((".",), ("^",))
        if words == (".",):
            return not self.norms[at][0].isalnum() and self.norms[at] not in "%€$°-/'"
        if words == ("$",):
            return self.capital(at)
        # "#" stands for any figures, "à #" for "à 1200".
        pairs = zip(words, self.keys[at : at + len(words)], strict=False)
        return at + len(words) <= len(self) and all(word in keys for word, keys in pairs)


def tokenise(text: str) -> Tokens:
    r"""Cut a raw text into tokens.

    Examples
    --------
    >>> tokenise("Mardi\u00a018 février").norms
    ('mardi', '18', 'février')
    """
    undone = plain(text)
    found = split(undone)
    norms = tuple(match[0].lower() for match in found)
    spans = tuple(match.span() for match in found)
    return Tokens(undone, norms, spans, tuple(map(_keys, norms)))


@lru_cache(maxsize=8192)
def _keys(norm: str) -> tuple[str, ...]:
    if norm[0].isdigit():
        return (norm, NUMBER)
    return (norm, ROMAN) if roman_ordinal(norm) else (norm,)


def roman_ordinal(norm: str) -> int | None:
    """Return the number of a Roman ordinal ("xixe"), or None."""
    match = _ROMAN_ORDINAL.fullmatch(norm)
    if match is None or not match[1]:
        return None
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in match[1]]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if following > value else value for value, following in pairs)
