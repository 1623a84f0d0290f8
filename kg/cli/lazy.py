"""A click group that imports a command only when it is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from kg.registry import Registry


class LazyGroup(click.Group):
    """A group over a registry of commands.

    Parameters
    ----------
    table
        Name of a command to where it is (``"package.module:attribute"``) and its short help, which
        stands here so that ``--help`` imports none of them.
    """

    def __init__(self, *args: Any, table: Mapping[str, tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.table: Registry[click.Command] = Registry(
            "command", {name: target for name, (target, _) in table.items()}
        )
        self.short_help_of = {name: text for name, (_, text) in table.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table, which is the order of the work."""
        return list(self.short_help_of)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command, or return None where the table has none of that name."""
        return self.table.load(cmd_name) if cmd_name in self.table else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with their short help, importing none."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.short_help_of.items()))
