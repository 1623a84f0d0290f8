"""How statements are worded in cells, so that no claim or plan can be taken for a fact."""

from __future__ import annotations

from kg.lang.wording import wording as _table
from kg.model import Modality, Polarity


def anonymous() -> str:
    """Return what a source is called that the article does not name."""
    return _table().anonymous


def marks(polarity: str, modality: str) -> tuple[str, ...]:
    """Return the words for what keeps a content from being a plain fact.

    Examples
    --------
    >>> marks("negative", "intended")
    ('ne … pas', 'prévu')
    >>> marks("positive", "actual")
    ()
    """
    negated = (_table().negated,) if polarity == Polarity.NEGATIVE else ()
    word = _table().modalities.get(Modality(modality))
    return (*negated, word) if word else negated


def predicate(label: str, polarity: str, modality: str) -> str:
    """Return a predicate that cannot be taken for a fact if it is none.

    Examples
    --------
    >>> predicate("préparer", "negative", "actual")
    'préparer (ne … pas)'
    """
    words = marks(polarity, modality)
    return f"{label} ({', '.join(words)})" if words else label


def interval(start: str | None, end: str | None) -> str:
    """Return an interval of days, a single one where both ends are the same.

    Examples
    --------
    >>> interval("2023-02-14", "2023-02-14"), interval("2014-10-01", None), interval(None, None)
    ('2023-02-14', '2014-10-01 –', '')
    """
    if start == end:
        return start or ""
    return f"{start or ''} – {end or ''}".strip()


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun.

    Examples
    --------
    >>> counted(1, "article", "articles"), counted(0, "article", "articles")
    ('1 article', '0 articles')
    """
    return f"{number} {one if number == 1 else many}"
