"""How files come to be: written beside their target, and renamed when they are complete.

What stood under the name before is there, whole, until then.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import OutputError

STDOUT = "-"


@contextmanager
def opened(target: str) -> Iterator[BinaryIO]:
    """Open a target for bytes; a file appears under its name only if the block succeeds.

    Parameters
    ----------
    target
        A path, or ``-`` for standard output.

    Raises
    ------
    OutputError
        If the target cannot be written.
    """
    path = Path(target).resolve()
    if target == STDOUT:
        yield sys.stdout.buffer
    elif path.exists() and not path.is_file():
        with _in_place(target, path) as stream:
            yield stream
    else:
        with _beside(target, path) as stream:
            yield stream


@contextmanager
def failing(target: str) -> Iterator[None]:
    """Turn the operating system's refusals into an `OutputError`, except a broken pipe."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        name = "standard output" if target == STDOUT else target
        raise OutputError(name, (error.strerror or str(error)).lower()) from error


@contextmanager
def _in_place(target: str, path: Path) -> Iterator[BinaryIO]:
    """Write to a device or a pipe, which must not be renamed over."""
    with failing(target):
        stream = path.open("wb")
    with _closing(target, stream):
        yield stream


@contextmanager
def _beside(target: str, path: Path) -> Iterator[BinaryIO]:
    with failing(target):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with _closing(target, os.fdopen(handle, "wb")) as stream:
            yield stream
        with failing(target):
            beside.chmod(_mode(path))
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _closing(target: str, stream: BinaryIO) -> Iterator[BinaryIO]:
    """Close the stream at the end; what is still buffered may fail to be written only now."""
    try:
        yield stream
    finally:
        with failing(target):
            stream.close()


def _mode(path: Path) -> int:
    """Return the permissions of the file that is replaced, or those that a new one gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
