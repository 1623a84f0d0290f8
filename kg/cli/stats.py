"""``kg stats``: what a graph holds, counted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import click

from kg.cli import options
from kg.cli.output import text_output
from kg.cli.table import Column, Table, on_terminal, show
from kg.graph import load_all
from kg.query import Stats
from kg.query import stats as count

EPILOG = """\
\b
Example:
  kg stats graph.ttl
  kg stats graph.ttl --format json
"""


@click.command(epilog=EPILOG)
@options.graphs
@click.option(
    "-f",
    "--format",
    "format_name",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="Tables to read, or JSON for programs.",
)
@options.output
def stats(graphs: tuple[str, ...], format_name: str, output: str) -> None:
    """Count a graph's entities and statements.

    Entities are counted by type, statements by predicate; a statement is asserted if some article
    states it as a fact in its own words. Several graphs are counted as one.
    """
    found = count(load_all(graphs))
    with text_output(output) as write:
        if format_name == "json":
            write(json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n")
        else:
            for number, table in enumerate(_tables(found)):
                write("\n" if number else "")
                show(table, write, fancy=on_terminal(output))


def _tables(found: Stats) -> Iterator[Table]:
    yield Table(
        (Column("what"), Column("number")),
        [
            ("articles", str(found.articles)),
            ("entities", str(found.entities)),
            ("statements", str(found.statements)),
            ("asserted statements", str(found.asserted)),
            ("evidence", str(found.evidence)),
            ("attributed evidence", str(found.attributed)),
            ("negative evidence", str(found.negative)),
        ],
    )
    yield Table(
        (Column("entity type"), Column("entities")),
        [(name, str(number)) for name, number in found.types],
    )
    yield Table(
        (Column("predicate"), Column("label"), Column("statements"), Column("asserted")),
        [
            (one.predicate, one.label, str(one.statements), str(one.asserted))
            for one in found.predicates
        ],
    )
