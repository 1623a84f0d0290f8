"""How surface forms are compared: by the stems of their words of content."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from kg.lang.comparison import comparison

_STEM = 5


def words(text: str) -> list[str]:
    """Return the words in lower case, without punctuation."""
    plain = unicodedata.normalize("NFC", text).lower().replace("’", "'").replace("œ", "oe")
    return re.findall(r"[^\W_]+", plain)


def stem(word: str) -> str:
    """Return the first letters without accents; short words stay whole.

    Examples
    --------
    >>> stem("bombardée"), stem("été")
    ('bomba', 'ete')
    """
    decomposed = unicodedata.normalize("NFD", word)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return bare[:_STEM] if len(bare) > _STEM else bare


def stems(found: Iterable[str]) -> frozenset[str]:
    """Return the stems of some words."""
    return frozenset(stem(word) for word in found)


def content(text: str) -> frozenset[str]:
    """Return the stems of the words of content; of all words where there are no others."""
    found, function = words(text), comparison().function
    return stems([word for word in found if word not in function] or found)


def is_light(word: str) -> bool:
    """Return whether a word of a relation says nothing by itself: "être", "avoir", "de"."""
    return word in comparison().light
