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
        known = found[2] in values if found[2] else False
        return str(Literal(values[found[2]])) if known else found[0]

    return _TOKEN.sub(value, query)
