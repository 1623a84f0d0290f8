"""The reference of the command line, generated from the help texts themselves.

``python -m kg.cli.reference > docs/reference.md`` writes it; a test compares the two.
"""

from __future__ import annotations

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
    sections = [_section("kg", cli, root)]
    for name in cli.list_commands(root):
        command = cli.get_command(root, name)
        assert command is not None
        context = click.Context(command, info_name=name, parent=root, terminal_width=WIDTH)
        sections.append(_section(f"kg {name}", command, context))
    return "\n".join([HEAD, *sections])


def _section(title: str, command: click.Command, context: click.Context) -> str:
    return f"## {title}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"


if __name__ == "__main__":
    click.echo(reference(), nl=False)
