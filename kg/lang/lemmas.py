"""How words of the tables and lemmas of a parse are brought to one spelling.

Both sides of every look-up go through here, so a table may be written as a person writes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from kg.lang.language import load
from kg.lang.prepositions import prepositions


@cache
def _table(code: str = "fr") -> Mapping[str, frozenset[str]]:
    return {name: frozenset(entries) for name, entries in load(code).table("lemmas").items()}


def words(text: str) -> list[str]:
    """Return the words in lower case, contractions undone and elisions split.

    Examples
    --------
    >>> words("au large d'Oran")
    ['à', 'large', 'de', 'oran']
    """
    table = prepositions()
    lowered = unicodedata.normalize("NFC", text).lower().replace("’", "'")
    spelled = [table.plain(word) for word in lowered.replace("'", "' ").split()]
    return ["se" if word == "s'" else word for word in spelled]


def key(lemma: str) -> str:
    """Return what two spellings of one lemma share: "prendre le contrôle", "prendre contrôle".

    The clitic of "s'en prendre" goes, too: a parse has it beside the verb.

    Examples
    --------
    >>> key("S’en prendre"), key("prendre le contrôle")
    ('se prendre', 'prendre contrôle')
    """
    kept = [word for word in words(lemma) if word not in _table()["articles"]]
    if kept[:2] == ["se", "en"]:
        del kept[1]
    return " ".join(kept)


def plain(preposition: str) -> str:
    """Return a preposition with its contractions undone: "au sein de" is "à sein de"."""
    return " ".join(words(preposition)).replace("' ", "'")


def alternatives(text: str) -> list[tuple[str, str]]:
    """Return each lemma and governed preposition that an entry stands for.

    Examples
    --------
    >>> alternatives("naître à|en|près de")
    [('naître', 'à'), ('naître', 'en'), ('naître', 'près de')]
    >>> alternatives("prendre en otage")
    [('prendre en otage', '')]
    """
    first, *rest = text.split("|")
    lemma, preposition = _split(first.split(" "))
    return [(lemma, plain(one)) for one in (preposition, *rest)]


def folded(text: str) -> str:
    """Return the text without accents and in lower case: the order that tables are sorted in."""
    bare = unicodedata.normalize("NFD", text.lower().replace("œ", "oe"))
    return "".join(char for char in bare if not unicodedata.combining(char))


def first_unsorted(entries: Iterable[str]) -> str | None:
    """Return the first entry that stands after a later one, or twice; None if all is in order."""
    for before, after in pairwise(entries):
        if (folded(before), before) >= (folded(after), after):
            return after
    return None


def _split(parts: Sequence[str]) -> tuple[str, str]:
    """Split off the longest preposition at the end, leaving at least one word."""
    for cut in range(1, len(parts)):
        tail = " ".join(parts[cut:])
        if tail in _table()["prepositions"] or _is_complex(tail):
            return " ".join(parts[:cut]), tail
    return " ".join(parts), ""


def _is_complex(text: str) -> bool:
    spelled = words(text)
    return prepositions().match(spelled) == len(spelled)
