"""Tables: drawn with rich where a person looks, aligned plain text where a program reads."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.cli.marked import Marked
from kg.cli.output import Write
from kg.export.outputs import STDOUT

if TYPE_CHECKING:
    from rich.table import Table as RichTable
    from rich.text import Text

Cell = str | Marked

_WIDEST = 40
"""Plain columns are padded to their longest cell, but never beyond; no cell is ever cut."""

MARKED = "bold underline"


@dataclass(frozen=True)
class Column:
    """A column's heading and the share of the terminal's width that it may take.

    Attributes
    ----------
    least
        Characters that it takes in any case, so that a date stays whole.
    """

    heading: str
    share: int = 1
    least: int = 1


@dataclass(frozen=True)
class Table:
    """Rows of cells under headings.

    Attributes
    ----------
    airy
        Whether the table fills the terminal and a blank line parts the rows, for cells that need
        several lines.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    title: str = ""
    airy: bool = False


def show(table: Table, write: Write, *, fancy: bool) -> None:
    """Write a table, drawn if `fancy`, else as aligned plain text."""
    write(_drawn(table) if fancy else _aligned(table))


def on_terminal(target: str = STDOUT) -> bool:
    """Return whether a person looks at the target on a terminal that can show bold."""
    return target == STDOUT and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _aligned(table: Table) -> str:
    headings = [column.heading for column in table.columns]
    rows = [headings, *([" ".join(plain(cell).split()) for cell in row] for row in table.rows)]
    widths = [min(_WIDEST, max(map(len, cells))) for cells in zip(*rows, strict=True)]
    rule = ["-" * width for width in widths]
    lines = [_line(row, widths) for row in (rows[0], rule, *rows[1:])]
    return "\n".join([*([table.title] if table.title else []), *lines, ""])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return " | ".join(padded).rstrip()


def plain(cell: Cell) -> str:
    """Return a cell as text, with what is marked in brackets."""
    return cell.bracketed if isinstance(cell, Marked) else cell


def _drawn(table: Table) -> str:
    return render(_rich(table))


def render(*parts: RichTable | Text) -> str:
    """Return what rich would print on this terminal; ``NO_COLOR`` is obeyed."""
    from rich.console import Console  # noqa: PLC0415 - costs as much as the whole of --help

    console = Console(highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    return captured.get()


def _rich(table: Table) -> RichTable:
    from rich import box  # noqa: PLC0415
    from rich.table import Table as RichTable  # noqa: PLC0415

    drawn = RichTable(box=box.SIMPLE_HEAD, title=table.title or None, title_justify="left")
    drawn.expand = table.airy
    drawn.show_lines = table.airy
    for column in table.columns:
        # With a ratio, rich takes the width for the least that the column may shrink to.
        ratio, width = (column.share, column.least) if table.airy else (None, None)
        drawn.add_column(column.heading, ratio=ratio, width=width, overflow="fold")
    for row in table.rows:
        drawn.add_row(*(styled(cell) for cell in row))
    return drawn


def styled(cell: Cell) -> Text:
    """Return a cell for rich, with what is marked in bold."""
    from rich.text import Text  # noqa: PLC0415

    if isinstance(cell, str):
        return Text(cell)
    text = Text(cell.text)
    for start, end in cell.marks:
        text.stylize(MARKED, start, end)
    return text
