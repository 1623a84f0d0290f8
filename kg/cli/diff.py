"""``kg diff``: what two graphs have and have not in common."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

import click

from kg.cli import options
from kg.cli.output import text_output
from kg.cli.table import Column, Table, on_terminal, show
from kg.errors import Unsatisfied
from kg.graph.canonical import patch
from kg.graph.compare import Difference, compare
from kg.store import base_of, load

COLUMNS = (Column("change", 1), Column("what", 1), Column("which", 4), Column("how", 4))

EPILOG = """\
\b
Example:
  kg diff monday.ttl tuesday.ttl
  kg diff my.kg graph.trig --format patch > my.rdfp
"""


@click.command(epilog=EPILOG)
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="AFTER")
@click.option(
    "-f",
    "--format",
    "format_name",
    type=click.Choice(["table", "jsonl", "patch"]),
    default="table",
    show_default=True,
    help="A table to read, JSON lines for programs, or an RDF Patch for databases.",
)
@options.output
def diff(before: str, after: str, format_name: str, output: str) -> None:
    """Compare two graphs, files or stores.

    Shown are the articles, entities, links and statements that only one of them has, or that both
    have in different form. The exit code is 0 if the graphs are equal and 1 if they are not; the
    order of articles and the form of the files make no difference.
    """
    one, other = load(before), load(after)
    found = compare(one, other)
    with text_output(output) as write:
        if format_name == "jsonl":
            for difference in found:
                write(json.dumps(asdict(difference), ensure_ascii=False) + "\n")
        elif format_name == "patch":
            for line in patch(one, other, base_of(before)):
                write(f"{line}\n")
        elif found:
            show(Table(COLUMNS, list(_rows(found))), write, fancy=on_terminal(output))
    if found:
        click.get_current_context().exit(Unsatisfied.exit_code)


def _rows(found: Iterable[Difference]) -> Iterator[tuple[str, ...]]:
    for one in found:
        which = one.id if one.text == one.id else f"{one.text} ({one.id})"
        yield one.change.value, one.kind.value, which, "; ".join(_details(one))


def _details(difference: Difference) -> Iterator[str]:
    for detail in difference.details:
        if detail.before is None:
            yield f"+ {detail.field}: {detail.after}"
        elif detail.after is None:
            yield f"- {detail.field}: {detail.before}"
        else:
            yield f"{detail.field}: {detail.before} -> {detail.after}"
