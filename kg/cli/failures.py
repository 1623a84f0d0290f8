"""Counts what failed while the rest of a run goes on, and turns the counts into an exit code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from kg.cli.messages import warn
from kg.errors import KgError
from kg.model import Reading
from kg.pipeline import ArticleError


class Failures:
    """The inputs and articles that failed, each said in one line on standard error.

    Attributes
    ----------
    read
        How many articles came through.
    failed
        How many did not.
    """

    def __init__(self) -> None:
        self.read = 0
        self.failed = 0
        self._ours = 0

    def report(self, error: KgError) -> None:
        """Say what failed and go on."""
        self.failed += 1
        self._ours += isinstance(error, ArticleError)
        warn(error)

    def watch(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Count the readings that pass; end the command, before it writes, if none does."""
        for reading in readings:
            self.read += 1
            yield reading
        if not self.read:
            self.leave()

    @property
    def exit_code(self) -> int:
        """0 if nothing failed, 3 if every input was bad, else 1."""
        if not self.failed:
            return 0
        return KgError.exit_code if not self.read and not self._ours else 1

    def leave(self) -> None:
        """End the command if anything failed."""
        if self.failed:
            click.get_current_context().exit(self.exit_code)
