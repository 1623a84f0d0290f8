"""What is wrong with a query, in one line that a person can act on."""

from __future__ import annotations

import re
from collections.abc import Container

from kg.query.values import PASSIVE

_POSITION = re.compile(r"error at (\d+):(\d+): *")
_LIST = re.compile(r"expected one of .*", re.DOTALL)
_PASSIVE = re.compile(PASSIVE)
_PREFIX = re.compile(r"(?<![\w?$:])([A-Za-z][\w.-]*):(?=[\w\s])")
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]+):", re.IGNORECASE)


def reason(query: str, message: str, known: Container[str]) -> str:
    r"""Return why a query does not parse, with the parser's position.

    Parameters
    ----------
    message
        The parser's own words.
    known
        The prefixes that need no declaration.

    Examples
    --------
    >>> reason("SELECT ?who\nWHERE { ?who )", "error at 2:14: expected OPTIONAL", {"kg"})
    "the query does not parse: line 2, column 14: unexpected ')', expected OPTIONAL"
    >>> reason("ASK { ?who kgg:leads ?org }", "error at 1:17: expected OPTIONAL", {"kg"})
    "the query does not parse: line 1, column 17: the prefix 'kgg:' is not known"
    """
    found = _POSITION.match(message)
    if found is None:
        return f"the query does not parse: {_one_line(message)}"
    line, column = int(found[1]), int(found[2])
    unknown = _unknown_prefix(query, known)
    why = f"the prefix '{unknown}:' is not known" if unknown else _unexpected(query, line, column)
    wanted = "" if unknown else _LIST.sub("", message[found.end() :], count=1)
    parts = [part for part in (why, _one_line(wanted)) if part]
    return f"the query does not parse: line {line}, column {column}: {', '.join(parts)}"


def _unknown_prefix(query: str, known: Container[str]) -> str | None:
    active = _PASSIVE.sub(" ", query)
    declared = set(_DECLARED.findall(active))
    used = _PREFIX.findall(active)
    return next((name for name in used if name not in declared and name not in known), None)


def _unexpected(query: str, line: int, column: int) -> str:
    """Return what stands where the parser stopped."""
    lines = query.splitlines()
    rest = lines[line - 1][column - 1 :].split() if line <= len(lines) else []
    later = "".join(lines[line:]).strip()
    if rest:
        return f"unexpected '{rest[0]}'"
    return "unexpected end of the line" if later else "unexpected end of the query"


def _one_line(text: str) -> str:
    return " ".join(text.split())
