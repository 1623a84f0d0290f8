"""The reference of the command line, generated from the help texts themselves.

``python -m kg.cli.reference > docs/reference.md`` writes it; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator

import click

from kg.cli.main import cli

WIDTH = 88

HEAD = """\
# Command line

Generated from `kg --help` by `python -m kg.cli.reference > docs/reference.md`.
"""


def reference() -> str:
    """Return the Markdown of the whole command line, a section a command."""
    root = cli.make_context("kg", [], resilient_parsing=True, terminal_width=WIDTH)
    return "\n".join([HEAD, *_sections("kg", cli, root)])


def _sections(title: str, command: click.Command, context: click.Context) -> Iterator[str]:
    """Yield the section of a command and those of the commands below it."""
    yield _section(title, command, context)
    if not isinstance(command, click.Group):
        return
    for name in command.list_commands(context):
        inner = command.get_command(context, name)
        assert inner is not None
        below = click.Context(inner, info_name=name, parent=context, terminal_width=WIDTH)
        yield from _sections(f"{title} {name}", inner, below)


def _section(title: str, command: click.Command, context: click.Context) -> str:
    return f"## {title}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"


if __name__ == "__main__":
    click.echo(reference(), nl=False)
