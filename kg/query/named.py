"""Named queries: ``ontologies/queries/*.rq``, each with its question and its parameters.

A query's first lines are comments that say what it is for::

    # question-fr: Qui dirige quoi ?
    # question-en: Who leads what?
    # param who: a name or a part of one
    # param since = 2000-01-01: first day that counts

A parameter is a variable of the query and is given as plain text; one with ``=`` may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg import resources
from kg.errors import LanguageDataError, UnknownName, UsageError

_HEADER = re.compile(r"#\s*([a-z-]+)(?:\s+(\w+))?(?:\s*=\s*([^:]*?))?\s*:\s*(.*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that the user sets; without a default it has to be set."""

    name: str
    meaning: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with its question.

    Attributes
    ----------
    questions
        By language code.
    text
        The SPARQL, comments included.
    """

    name: str
    questions: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    text: str

    def values(self, given: Mapping[str, str]) -> dict[str, str]:
        """Return the values of all parameters.

        Raises
        ------
        UnknownName
            If something is given that is no parameter.
        UsageError
            If a parameter without a default is missing.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                raise UnknownName(f"parameter of query {self.name}", name, known)
        values = {name: given.get(name, known[name].default) for name in known}
        for name, value in values.items():
            if value is None:
                raise UsageError(f"query {self.name} wants {name}: {known[name].meaning}")
        return {name: value for name, value in values.items() if value is not None}


def list_queries(folder: Path | None = None) -> tuple[NamedQuery, ...]:
    """Return the named queries, sorted by name.

    Raises
    ------
    LanguageDataError
        If a query lacks its question in French or English.
    """
    root = folder or resources.path("ontologies", "queries")
    return tuple(_read(file) for file in sorted(root.glob("*.rq")))


def named_query(name: str, folder: Path | None = None) -> NamedQuery:
    """Return one named query; raise `UnknownName` if there is none of that name."""
    queries = {query.name: query for query in list_queries(folder)}
    if name not in queries:
        raise UnknownName("query", name, queries)
    return queries[name]


def _read(file: Path) -> NamedQuery:
    text = file.read_text(encoding="utf-8")
    questions: dict[str, str] = {}
    parameters = []
    for line in text.splitlines():
        found = _HEADER.fullmatch(line.strip())
        if found is None:
            continue
        key, name, default, meaning = found.groups()
        if key.startswith("question-"):
            questions[key.removeprefix("question-")] = meaning
        elif key == "param" and name:
            parameters.append(Parameter(name, meaning, default))
    if not {"fr", "en"} <= questions.keys():
        raise LanguageDataError(f"{file.name}: question-fr and question-en wanted")
    return NamedQuery(file.stem, questions, tuple(parameters), text)
