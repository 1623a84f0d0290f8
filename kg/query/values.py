"""Values for the variables of a query, written into its text.

The engine itself can only set variables that a SELECT gives back, and none inside a subquery.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pyoxigraph import Literal

PASSIVE = r"""<[^<>\s{}|^`\\]*>|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\#[^\n]*"""
"""What stands in a query without being read: IRIs, strings, comments."""

_TOKEN = re.compile(rf"({PASSIVE})|[?$](\w+)")


def filled(query: str, values: Mapping[str, str]) -> str:
    """Return the query with plain text for some of its variables.

    Examples
    --------
    >>> filled('ASK { ?x rdfs:label ?l FILTER(CONTAINS(?l, ?who)) } # ?who', {"who": "Marc"})
    'ASK { ?x rdfs:label ?l FILTER(CONTAINS(?l, "Marc")) } # ?who'
    """

    def value(found: re.Match[str]) -> str:
        given = values.get(found[2]) if found[2] else None
        return found[0] if given is None else str(Literal(given))

    return _TOKEN.sub(value, query)


def variables(query: str) -> frozenset[str]:
    """Return the names of a query's variables, without their question marks.

    Examples
    --------
    >>> sorted(variables('SELECT ?who WHERE { ?who rdfs:label "?what" } # ?where'))
    ['who']
    """
    return frozenset(found[2] for found in _TOKEN.finditer(query) if found[2])
