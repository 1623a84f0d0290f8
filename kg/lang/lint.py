"""What is wrong with a language's tables: each is loaded, and each is as a reader expects it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kg import resources
from kg.errors import LanguageDataError
from kg.lang import furniture, lemmas
from kg.lang.language import load
from kg.lang.lemmas import first_unsorted
from kg.registry import Registry

LOADERS: Registry[Callable[[str], object]] = Registry(
    "table",
    {
        "articles": "kg.lang.articles:articles",
        "comparison": "kg.lang.comparison:comparison",
        "confidence": "kg.lang.confidence:confidence",
        "control": "kg.lang.control:control",
        "coref": "kg.lang.coref:coreference",
        "deverbal": "kg.lang.deverbal:deverbal",
        "events": "kg.lang.events:events",
        "extraction": "kg.lang.extraction:extraction",
        "furniture": "kg.lang.lint:read_furniture",
        "identity": "kg.lang.identity:identity",
        "lemmas": "kg.lang.lint:read_lemmas",
        "links": "kg.lang.links:links",
        "names": "kg.lang.names:name_table",
        "negation": "kg.lang.control:negation",
        "nouns": "kg.lang.nouns:nouns",
        "places": "kg.lang.gazetteer:gazetteer",
        "prepositions": "kg.lang.prepositions:prepositions",
        "punctuation": "kg.lang.punctuation:punctuation",
        "relations": "kg.lang.relations:relations",
        "reporting": "kg.lang.reporting:reporting",
        "support": "kg.lang.support:support",
        "syntax": "kg.lang.syntax:syntax",
        "times": "kg.lang.times:times",
        "titles": "kg.lang.titles:titles",
        "wording": "kg.lang.wording:wording",
    },
)
"""What reads each table and raises where it breaks a rule of its own."""

_BROKEN = (LanguageDataError, ImportError, KeyError, TypeError, ValueError, AttributeError)
_PAIR = 2


def read_furniture(code: str) -> object:
    """Return the table of page furniture, which asks for the language itself."""
    return furniture.table(load(code))


def read_lemmas(code: str) -> object:
    """Return a key, for which the table of lemmas is read."""
    return lemmas.key("attaquer")


def lint(code: str = "fr") -> Iterator[str]:
    """Yield one line for each thing that is wrong, by table; none if all is well.

    A table has to be known, to load, and to begin with a comment that explains it; a list names
    nothing twice, and rows with a lemma are in the order of the alphabet, each lemma once.
    """
    folder = resources.path("data", code)
    found = {path.stem: path for path in folder.glob("*.toml")}
    for name in sorted(found.keys() | set(LOADERS)):
        if name not in found:
            yield f"{name}.toml: is missing"
        elif name not in LOADERS:
            yield f"{name}.toml: nothing reads it"
        else:
            if not found[name].read_text(encoding="utf-8").startswith("#"):
                yield f"{name}.toml: explains nothing at its top"
            yield from _loaded(name, code)


def _loaded(name: str, code: str) -> Iterator[str]:
    try:
        raw = load(code).table(name)
        LOADERS.load(name)(code)
    except _BROKEN as error:
        known = isinstance(error, LanguageDataError)
        yield str(error) if known else f"{name}.toml: {type(error).__name__}: {error}"
        return
    for where, message in _lists(raw, ""):
        yield f"{name}.toml: {where}: {message}"


def _lists(value: object, where: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the lists below a value, with the keys that lead there."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _lists(inner, f"{where}.{name}".lstrip("."))
    elif isinstance(value, list):
        texts = [entry for entry in value if isinstance(entry, str)]
        if len(texts) > _PAIR:
            yield from ((where, f"'{entry}' stands twice") for entry in _twice(texts))
        rows = [entry for entry in value if isinstance(entry, dict)]
        yield from _rows(rows, where)
        for row in rows:
            yield from _lists(row, f"{where}.{_name(row)}")


def _rows(rows: list[dict[str, Any]], where: str) -> Iterator[tuple[str, str]]:
    keys = [row["lemma"] for row in rows if "lemma" in row]
    wrong = first_unsorted(keys)
    if wrong is not None:
        yield where, f"'{wrong}' is out of order, or stands twice"


def _name(row: Mapping[str, Any]) -> str:
    named = (row.get(key) for key in ("lemma", "predicate", "kind", "name"))
    return next((str(name) for name in named if name), "…")


def _twice(entries: list[str]) -> list[str]:
    return sorted(entry for entry, number in Counter(entries).items() if number > 1)
