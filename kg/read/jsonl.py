"""JSON lines: an article a line, ``{id, text | html, title, url, published, publisher}``.

A ``.json`` file may be one document instead: an object over several lines, or a list of objects.
Other fields are ignored. A line that cannot be read costs only its own article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

from kg.errors import InputError
from kg.read import dates
from kg.read.decode import clean, decode, marked
from kg.read.record import Outcome, Record
from kg.read.sources import Source
from kg.registry import Registry

# Loaded at the first page only: most JSON lines hold plain text, and the reader of pages is heavy.
_PAGES = Registry[Callable[..., Record]]("page reader", {"html": "kg.read.html:record"})

_DOCUMENT = re.compile(rb"\s*(?:\{\s*$|\[)")
_BLANK = re.compile(rb"\s*")


def records(source: Source) -> Iterator[Outcome]:
    """Yield an article, or the error in its place, for each line that is not blank.

    Raises
    ------
    InputError
        If the source is no text, or has no line that is not blank.
    """
    numbered = _lines(source)
    first = next(numbered, None)
    if first is None:
        raise InputError(source.name, "empty")
    for number, line in chain([first], numbered):
        where = f"{source.name}:{number}"
        if b"\0" in line:
            raise InputError(where, "binary, not text")
        yield _outcome(line, where, f"{source.stem}-{number}")


def document(source: Source) -> Iterator[Outcome]:
    """Yield the articles of a file that is one JSON document, or else JSON lines.

    Raises
    ------
    InputError
        If the document does not parse.
    """
    lines = list(source.lines)
    if not _DOCUMENT.match(next((line for line in lines if line.strip()), b"")):
        yield from records(replace(source, lines=lines))
        return
    text = decode(b"".join(lines), source=source.name)
    try:
        value = _parsed(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"{source.name}:{error.lineno}", f"malformed JSON ({error.msg})"
        ) from error
    yield from _articles(value, source)


def _articles(value: Any, source: Source) -> Iterator[Outcome]:
    if isinstance(value, dict):
        yield _caught(value, source.name, source.stem)
        return
    for number, item in enumerate(value, 1):
        yield _caught(item, f"{source.name}:[{number}]", f"{source.stem}-{number}")
    if not value:
        raise InputError(source.name, "empty")


def _lines(source: Source) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank with their numbers, from 1."""
    lines: Iterator[bytes] = iter(source.lines)
    head = next(lines, b"")
    rest: Iterable[bytes] = chain([head], lines)
    if marked(head):
        text = decode(b"".join(rest), source=source.name)
        rest = (line.encode() for line in text.split("\n"))
    return ((number, line) for number, line in enumerate(rest, 1) if not _BLANK.fullmatch(line))


def _outcome(line: bytes, where: str, name: str) -> Outcome:
    try:
        # Less its own end, which would count as the start of another line.
        value = _parsed(decode(line, source=where).rstrip("\r\n"))
    except json.JSONDecodeError as error:
        return InputError(where, f"malformed JSON ({error.msg}, column {error.colno})")
    except InputError as error:
        return error
    return _caught(value, where, name)


def _parsed(text: str) -> Any:
    """Parse JSON; what only this machine cannot take is malformed, too."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except (RecursionError, ValueError) as error:
        raise json.JSONDecodeError("nested too deeply or number too long", text, 0) from error


def _caught(value: Any, where: str, name: str) -> Outcome:
    try:
        return _record(value, where, name)
    except InputError as error:
        return error


def _record(value: Any, where: str, name: str) -> Record:
    if not isinstance(value, dict):
        raise InputError(where, "not a JSON object")
    # What the fields say goes before what a page's own metadata says.
    read = _body(value, where)
    return replace(
        read,
        id=_id(value, where) or name,
        title=_string(value, "title", where) or read.title,
        url=_string(value, "url", where) or read.url,
        publisher=_string(value, "publisher", where) or read.publisher,
        published=_date(value, where) or read.published,
    )


def _body(value: Mapping[str, Any], where: str) -> Record:
    """Return a record of the text alone, or of the page with what its own metadata says."""
    text = _string(value, "text", where, stripped=False)
    if text is not None:
        return Record(where, "", text)
    page = _string(value, "html", where, stripped=False)
    if page is None:
        raise InputError(where, "neither a field 'text' nor 'html'")
    return _PAGES.load("html")(page, source=where, name="")


def _string(
    value: Mapping[str, Any], field: str, where: str, *, stripped: bool = True
) -> str | None:
    found = value.get(field)
    if found is None:
        return None
    if not isinstance(found, str):
        raise InputError(where, f"field '{field}' is not a string")
    found = clean(found)
    return (found.strip() or None) if stripped else found


def _id(value: Mapping[str, Any], where: str) -> str | None:
    found = value.get("id")
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    return _string(value, "id", where)


def _date(value: Mapping[str, Any], where: str) -> date | None:
    written = _string(value, "published", where)
    if written is None:
        return None
    found = dates.parse(written)
    if found is None:
        raise InputError(where, f"unreadable date '{written[:40]}' (expected YYYY-MM-DD)")
    return found
