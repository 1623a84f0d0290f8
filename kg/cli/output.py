"""Where text goes: standard output, or a file that is written beside and renamed when complete."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from kg.errors import OutputError

STDOUT = "-"

Write = Callable[[str], object]


@contextmanager
def text_output(target: str) -> Iterator[Write]:
    """Open a target for UTF-8 text and give the function that writes to it.

    A file appears under its name only if the block succeeds.

    Parameters
    ----------
    target
        A path, or ``-`` for standard output.

    Raises
    ------
    OutputError
        If the file cannot be written; what stood there before is untouched.
    """
    if target == STDOUT:
        yield sys.stdout.write
    elif (path := Path(target).resolve()).exists() and not path.is_file():
        with _in_place(target, path) as write:
            yield write
    else:
        with _beside(target, path) as write:
            yield write


@contextmanager
def _in_place(target: str, path: Path) -> Iterator[Write]:
    """Write to a device or a pipe, which must not be renamed over."""
    with failing(target):
        stream = path.open("w", encoding="utf-8", newline="\n")
    with _closing(target, stream):
        yield _writer(target, stream.write)


@contextmanager
def _beside(target: str, path: Path) -> Iterator[Write]:
    with failing(target):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with _closing(target, os.fdopen(handle, "w", encoding="utf-8", newline="\n")) as stream:
            yield _writer(target, stream.write)
        with failing(target):
            beside.chmod(0o666 & ~_umask())
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _closing(target: str, stream: TextIO) -> Iterator[TextIO]:
    """Close the stream; what is still buffered may fail to be written only now."""
    try:
        yield stream
    finally:
        with failing(target):
            stream.close()


def _writer(target: str, write: Callable[[str], object]) -> Write:
    def written(text: str) -> None:
        with failing(target):
            write(text)

    return written


@contextmanager
def failing(target: str) -> Iterator[None]:
    """Turn the operating system's refusals into an `OutputError`, except a broken pipe."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(target, (error.strerror or str(error)).lower()) from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
