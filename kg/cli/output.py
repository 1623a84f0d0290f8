"""Where text goes: standard output, or a file that appears when it is complete."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kg.export.outputs import STDOUT, failing, opened

Write = Callable[[str], object]


@contextmanager
def text_output(target: str) -> Iterator[Write]:
    """Open a target for UTF-8 text and give the function that writes to it.

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
        return
    with opened(target) as stream:

        def write(text: str) -> None:
            with failing(target):
                stream.write(text.encode("utf-8", "backslashreplace"))

        yield write
