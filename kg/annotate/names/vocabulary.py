"""Which words are French words, so that a capital at the start of a sentence says nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from kg.annotate.nlp import pipeline

Vocabulary = Callable[[str], bool]


@cache
def vocabulary() -> Vocabulary:
    """Return the test whether a word in lower case is in the lemmatizer's lexicon.

    Examples
    --------
    >>> known = vocabulary()
    >>> known("bombardements"), known("stoltenberg")
    (True, False)
    """
    lookups = pipeline().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    lemmas = frozenset(
        word for words in lookups.get_table("lemma_index").values() for word in words
    )
    irregular = tuple(lookups.get_table("lemma_exc").values())
    regular = lookups.get_table("lemma_lookup")

    @cache
    def known(word: str) -> bool:
        return word in lemmas or word in regular or any(word in table for table in irregular)

    return known
