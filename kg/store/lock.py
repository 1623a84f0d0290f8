"""One writer at a time; the operating system lets go of the lock when the process ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kg.errors import OutputError, StoreBusy

_PAUSE = 0.05  # seconds


@contextmanager
def writing(file: Path, *, store: str, wait: float) -> Iterator[None]:
    """Hold the lock while the block runs.

    Parameters
    ----------
    store
        What to call it in messages.
    wait
        For how many seconds to try.

    Raises
    ------
    StoreBusy
        If another process holds it all that time.
    OutputError
        If the file cannot be written.
    """
    try:
        stream = file.open("a+b")
    except OSError as error:
        raise OutputError(store, (error.strerror or str(error)).lower()) from error
    with stream:
        _wait_for(stream, store, wait)
        _sign(stream)
        yield


def _wait_for(stream: BinaryIO, store: str, wait: float) -> None:
    until = time.monotonic() + wait
    while not _locked(stream):
        if time.monotonic() >= until:
            raise StoreBusy(store, wait, _signature(stream))
        time.sleep(_PAUSE)


def _sign(stream: BinaryIO) -> None:
    """Write down who we are, for the messages of those who wait; a full disk is no hindrance."""
    with suppress(OSError):
        stream.truncate(0)
        stream.write(str(os.getpid()).encode())
        stream.flush()


def _signature(stream: BinaryIO) -> str:
    stream.seek(0)
    return stream.read(20).decode("ascii", "ignore").strip()


if sys.platform == "win32":
    import msvcrt

    _BEYOND = 1 << 30  # bytes: Windows lets nobody read what is locked, and the start is to be read

    def _locked(stream: BinaryIO) -> bool:
        stream.seek(_BEYOND)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(stream: BinaryIO) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
