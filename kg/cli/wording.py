"""How statements are worded in cells, so that no claim or plan can be taken for a fact."""

from __future__ import annotations

from kg.model import Modality, Polarity

NEGATED = "ne … pas"

MODALITIES = {
    Modality.FUTURE: "à venir",
    Modality.POSSIBLE: "possible",
    Modality.CONDITIONAL: "au conditionnel",
    Modality.INTENDED: "prévu",
    Modality.NECESSARY: "nécessaire",
    Modality.REQUESTED: "demandé",
}
"""What is said of a content that is not presented as actual."""

ANONYMOUS = "source anonyme"


def marks(polarity: str, modality: str) -> tuple[str, ...]:
    """Return the words for what keeps a content from being a plain fact.

    Examples
    --------
    >>> marks("negative", "intended")
    ('ne … pas', 'prévu')
    >>> marks("positive", "actual")
    ()
    """
    negated = (NEGATED,) if polarity == Polarity.NEGATIVE else ()
    word = MODALITIES.get(Modality(modality))
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
