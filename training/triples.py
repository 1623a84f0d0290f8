"""Subject, verb and object as a parse shows them: the figure by which a parser is chosen."""

from __future__ import annotations

from collections.abc import Sequence

Triple = tuple[int, int, int]
_SUBJECT, _OBJECT = ("nsubj", "obl:agent"), ("obj", "nsubj:pass")


def triples(heads: Sequence[int], deps: Sequence[str]) -> set[Triple]:
    """Return (subject, verb, object) as token indices; a passive's subject is an object.

    Examples
    --------
    "Le chat mange la souris":

    >>> triples([1, 2, 2, 4, 2], ["det", "nsubj", "ROOT", "det", "obj"])
    {(1, 2, 4)}
    """
    subjects = [(verb, i) for i, verb in enumerate(heads) if deps[i] in _SUBJECT]
    objects = [(verb, i) for i, verb in enumerate(heads) if deps[i] in _OBJECT]
    return {(s, verb, o) for verb, s in subjects for other, o in objects if other == verb}
