"""Where the words of a phrase stand that names a source: "selon", "aux yeux de"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lang.prepositions import prepositions
from kg.lang.reporting import SourcePhrase, reporting


def matched(token: Token) -> Iterator[tuple[SourcePhrase, int]]:
    """Yield the phrases that begin at a token, longest first, and the index behind each."""
    for phrase in reporting().by_first_word.get(token.text.lower(), ()):
        end = _match(token, phrase)
        if end is not None:
            yield phrase, end


def _match(token: Token, phrase: SourcePhrase) -> int | None:
    """Return the index behind the words of a phrase that begins at `token`."""
    end = token.i + len(phrase.words)
    words = [one.text.lower() for one in token.doc[token.i : end]]
    if len(words) < len(phrase.words) or tuple(words[:-1]) != phrase.words[:-1]:
        return None
    last = prepositions().plain(words[-1]) if phrase.words[-1] == "de" else words[-1]
    return end if last == phrase.words[-1] else None
