"""A record to an article: its layout, and each of its dates and addresses from the best source."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from kg.errors import InputError
from kg.model import Article, BlockKind
from kg.read import dates, layout
from kg.read.layout import Layout
from kg.read.record import Record


def article(record: Record, *, published: date | None) -> Article:
    """Return the article that a record holds.

    The date of publication is the first that there is of: the one that the input states as data
    (a JSON field, a page's metadata); `published`; "Publié le ..."; the date line; the date in the
    address; "Mis à jour le ...".

    Parameters
    ----------
    published
        The date of articles whose input states none.

    Raises
    ------
    InputError
        If nothing in the record's text is to be read.
    """
    if not record.text.strip():
        raise InputError(record.source, "empty")
    found = layout.read(record.text, title=record.title)
    if not found.blocks:
        raise InputError(record.source, "nothing to read but page furniture")
    url = record.url or found.url
    return Article(
        id=record.id,
        text=record.text,
        blocks=found.blocks,
        title=record.title or _title(record.text, found),
        url=url,
        publisher=record.publisher or _host(url),
        published=record.published or published or _told(found, url),
    )


def _told(found: Layout, url: str | None) -> date | None:
    address = dates.from_url(url) if url else None
    return found.published or found.dateline or address or found.updated


def _title(text: str, found: Layout) -> str | None:
    spans = (block.span for block in found.blocks if block.kind is BlockKind.TITLE)
    return next((" ".join(span.of(text).split()) for span in spans), None)


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
