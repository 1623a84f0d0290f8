"""What is said on standard error: one line a matter."""

from __future__ import annotations

import traceback

import click

from kg.config import debugging


def warn(error: BaseException, message: str | None = None) -> None:
    """Write one line to standard error, and the traceback too if the user debugs."""
    if debugging():
        traceback.print_exception(error)
    click.echo("kg: " + " ".join((message or str(error)).split()), err=True)


def note(message: str, *, quiet: bool) -> None:
    """Write one line about what was done, unless the user wants none."""
    if not quiet:
        click.echo(message, err=True)
