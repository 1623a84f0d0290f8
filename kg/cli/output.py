"""Where text goes: standard output, or a file that is written beside and renamed when complete."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from kg.errors import OutputError

STDOUT = "-"


@contextmanager
def text_output(target: str) -> Iterator[TextIO]:
    """Open a target for UTF-8 text; a file appears under its name only if the block succeeds.

    Parameters
    ----------
    target
        A path, or ``-`` for standard output.

    Raises
    ------
    OutputError
        If the target cannot be written; what stood there before is untouched.
    """
    with failing(target):
        if target == STDOUT:
            yield sys.stdout
        else:
            with _replacing(Path(target)) as stream:
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
def _replacing(path: Path) -> Iterator[TextIO]:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", text=True)
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
