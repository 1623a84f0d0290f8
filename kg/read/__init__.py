"""Inputs to articles: files, folders, globs, standard input and JSON lines.

One bad input never stops the others: each error is handed over and the reading goes on. Text is
taken as it is, less its byte order mark and with a space for each character that no export can
hold, and every offset in the package refers to that text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from kg.errors import InputError
from kg.model import Article
from kg.read.assemble import article
from kg.read.record import Outcome, Record
from kg.read.sources import FORMATS, Source, expand
from kg.registry import Registry

Reader = Callable[[Source], Iterator[Outcome]]

READERS = Registry[Reader](
    "input format",
    {
        "html": "kg.read.html:records",
        "json": "kg.read.jsonl:document",
        "jsonl": "kg.read.jsonl:records",
        "text": "kg.read.text:records",
    },
)

__all__ = ["FORMATS", "READERS", "Reader", "Record", "Source", "articles"]


def articles(
    inputs: Sequence[str],
    *,
    published: date | None = None,
    on_error: Callable[[InputError], None],
) -> Iterator[Article]:
    """Yield the articles of the inputs, in their order, one at a time.

    Parameters
    ----------
    inputs
        Files, folders (read recursively, sorted by path), globs, and ``-`` for standard input.
        The suffix tells the format; a file without one and standard input are told by the first
        line that is not blank. A file of another suffix is refused, in a folder passed over.
    published
        The date of publication of each article whose input states none as data. It goes before
        any date that is only written in the text or in the address.
    on_error
        Called with the reason for each input, or line of one, that gives no article.

    Examples
    --------
    >>> list(articles(["rien.txt"], on_error=print))
    rien.txt: no such file or folder
    []
    """
    taken: dict[str, str] = {}
    for outcome in _outcomes(inputs):
        try:
            record = _claimed(outcome, taken)
            found = article(record, published=published)
        except InputError as error:
            on_error(error)
        else:
            taken[record.id] = record.source
            yield found


def _outcomes(inputs: Sequence[str]) -> Iterator[Outcome]:
    for source in expand(inputs):
        if isinstance(source, InputError):
            yield source
            continue
        try:
            yield from READERS.load(source.format)(source)
        except InputError as error:
            yield error


def _claimed(outcome: Outcome, taken: dict[str, str]) -> Record:
    """Return the record; two inputs may not have one id, for it names the article in the graph."""
    if isinstance(outcome, InputError):
        raise outcome
    if outcome.id in taken:
        raise InputError(outcome.source, f"id '{outcome.id}' is taken by {taken[outcome.id]}")
    return outcome
