"""Web pages: the article's body as paragraphs, and what the page's metadata says.

The text of the article is the title and the body's blocks with a blank line between them; that
is the text which offsets refer to, for a page's own source is nobody's idea of an article.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import trafilatura
from lxml import etree

from kg.errors import InputError
from kg.read import page
from kg.read.decode import clean, decode, marked
from kg.read.record import Outcome, Record
from kg.read.sources import Source

# Without a handler its remarks on a page it leaves would go to standard error.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})""", re.IGNORECASE)
_BLOCKS = frozenset({"p", "head", "item", "quote", "code", "cell"})


def records(source: Source) -> Iterator[Outcome]:
    """Yield the source's one article.

    Raises
    ------
    InputError
        If the source is no text, or has no article.
    """
    text = _decoded(b"".join(source.lines), source.name)
    yield record(text, source=source.name, name=source.stem)


def record(markup: str, *, source: str, name: str) -> Record:
    """Return the article of a page, its id `name`.

    Raises
    ------
    InputError
        If there is no article in the page.
    """
    if not markup.strip():
        raise InputError(source, "empty")
    tree = page.parse(markup)
    if tree is None:
        raise InputError(source, "no article in the page")
    about = page.metadata(tree)
    blocks = [block for block in _blocks(markup, tree) if block != about.title]
    if not blocks:
        raise InputError(source, "no article in the page")
    text = "\n\n".join(filter(None, (about.title, *blocks)))
    return Record(source, name, text, about.title, about.url, about.publisher, about.published)


def _decoded(data: bytes, source: str) -> str:
    """Decode as the page says, unless it is UTF-8 all the same."""
    declared = _CHARSET.search(data[:4096])
    if declared and not marked(data):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            return _as_declared(data, declared[1].decode(), source)
    return decode(data, source=source)


def _as_declared(data: bytes, encoding: str, source: str) -> str:
    try:
        # Browsers take "latin1" for Windows-1252, and so do those who write it.
        latin = encoding.lower() in {"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"}
        return clean(data.decode("cp1252" if latin else encoding))
    except (LookupError, UnicodeError):
        return decode(data, source=source)


def _blocks(markup: str, tree: etree._Element) -> list[str]:
    found = trafilatura.bare_extraction(
        markup, favor_precision=True, include_comments=False, include_tables=False
    )
    body = getattr(found, "body", None)
    texts = [] if body is None else list(_texts(body))
    return texts or page.paragraphs(tree)


def _texts(body: etree._Element) -> Iterator[str]:
    for element in body.iter(*_BLOCKS):
        if not any(child.tag in _BLOCKS for child in element.iterdescendants()):
            for line_break in element.iter("lb"):
                line_break.text = "\n"
            lines = "".join(map(str, element.itertext())).split("\n")
            yield from filter(None, (" ".join(line.split()) for line in lines))
