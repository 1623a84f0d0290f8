"""Plain text: one article a file, its id the file's stem."""

from __future__ import annotations

from collections.abc import Iterator

from kg.read.decode import decode
from kg.read.record import Outcome, Record
from kg.read.sources import Source


def records(source: Source) -> Iterator[Outcome]:
    """Yield the source's one article.

    Raises
    ------
    InputError
        If the source is no text.
    """
    text = decode(b"".join(source.lines), source=source.name)
    yield Record(source.name, source.stem, text)
