"""What the user names as input (files, folders, globs, ``-``) to streams of a known format."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kg.errors import InputError
from kg.read.decode import clean, marked

FORMATS = {
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".text": "text",
    ".txt": "text",
    ".xhtml": "html",
}
"""Suffix to the name of a reader; a folder's other files are not articles."""

_KNOWN = ", ".join(FORMATS)
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,4}")  # and no end of a name, as in "Lyon, 14.02.2023"

_LOOKS = (
    ("jsonl", re.compile(r'\s*\{\s*["}]')),
    ("json", re.compile(r"\s*(?:\{|\[\s*\{|\[)\s*$")),
    ("html", re.compile(r"\s*<(?:!doctype html|\?xml|html|head|body|article|main|div|p)\b", re.I)),
)


@dataclass(frozen=True)
class Source:
    """One stream to be read.

    Attributes
    ----------
    name
        As the user named it, or its path below the folder that the user named.
    stem
        The id of its article if it holds one.
    format
        A name in `kg.read.READERS`.
    lines
        The bytes, line by line, opened on first use; raises `InputError` where they cannot be read.
    """

    name: str
    stem: str
    format: str
    lines: Iterable[bytes]


def expand(inputs: Sequence[str]) -> Iterator[Source | InputError]:
    """Yield the sources that the inputs name, in their order; a folder's are sorted by path."""
    for name in inputs:
        try:
            yield from _sources(name)
        except InputError as error:
            yield error
        except OSError as error:
            yield InputError(name, _why(error))


def _sources(name: str) -> Iterator[Source | InputError]:
    if name == "-":
        yield _sniffed("-", "stdin", iter(sys.stdin.buffer))
        return
    path = Path(name)
    if name and path.is_dir():
        yield from _folder(path)
    elif name and path.exists():
        yield _file(path)
    else:
        yield from _matches(name)


def _matches(pattern: str) -> Iterator[Source | InputError]:
    if not glob.has_magic(pattern):
        raise InputError(pattern, "no such file or folder")
    # Path.glob takes no absolute patterns.
    paths = sorted(Path(found) for found in glob.glob(pattern, recursive=True))  # noqa: PTH207
    if not paths:
        raise InputError(pattern, "no file matches")
    for path in paths:
        if path.is_file():
            yield _file(path)
        elif "**" not in pattern:
            yield from _folder(path)


def _folder(folder: Path) -> Iterator[Source | InputError]:
    found = [path for path in sorted(folder.rglob("*")) if _is_article(path.relative_to(folder))]
    files = [path for path in found if path.is_file()]
    if not files:
        raise InputError(str(folder), f"folder without articles ({_KNOWN})")
    yield from map(_file, files)


def _is_article(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and path.suffix.lower() in FORMATS


def _file(path: Path) -> Source | InputError:
    """Return the source of a file, told by its suffix, by its content where it has none."""
    name, stem, suffix = _printable(str(path)), _printable(path.stem), path.suffix.lower()
    if suffix in FORMATS:
        return Source(name, stem, FORMATS[suffix], _lines(path))
    if _SUFFIX.fullmatch(suffix):
        return InputError(name, f"unknown suffix '{suffix}' (known: {_KNOWN}, - for other text)")
    return _sniffed(name, _printable(path.name), _lines(path))


def _sniffed(name: str, stem: str, lines: Iterator[bytes]) -> Source:
    """Tell the format by the first line that is not blank."""
    head = []
    for line in lines:
        head.append(line)
        if line.strip():
            break
    start = b"".join(head)
    text = start.decode(marked(start) or "utf-8", "ignore").removeprefix("\ufeff")
    reader = next((reader for reader, looks in _LOOKS if looks.match(text)), "text")
    return Source(name, stem, reader, chain(head, lines))


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as stream:
            yield from stream
    except OSError as error:
        raise InputError(_printable(str(path)), _why(error)) from error


def _printable(name: str) -> str:
    """Return a name without the surrogates that stand for bytes that are not UTF-8."""
    return clean(os.fsencode(name).decode("utf-8", "replace"))


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
