"""``kg stats``: what a graph holds, counted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import click

from kg.cli import options
from kg.cli.output import text_output
from kg.cli.table import Column, Table, on_terminal, show
from kg.graph.canonical import digest
from kg.query import Stats
from kg.query import stats as count
from kg.store import base_of, load_all

EPILOG = """\
\b
Example:
  kg stats graph.ttl
  kg stats graph.ttl --format json
  kg stats my.kg --digest
"""


@click.command(epilog=EPILOG)
@options.graphs
@options.table_or_json
@click.option(
    "--digest",
    "only_digest",
    is_flag=True,
    help="Print the SHA-256 of the graph's canonical N-Quads (RDFC-1.0) and end.",
)
@options.output
def stats(graphs: tuple[str, ...], as_json: bool, only_digest: bool, output: str) -> None:
    """Count a graph's entities and statements.

    Entities are counted by type, statements by predicate; a statement is asserted if some article
    states it as a fact in its own words. Several graphs are counted as one.

    Equal graphs have equal digests, whatever the format of their files and the order in which the
    articles were read.
    """
    graph = load_all(graphs)
    with text_output(output) as write:
        if only_digest:
            write(f"{digest(graph, base_of(graphs[0]))}\n")
        elif as_json:
            write(json.dumps(asdict(count(graph)), ensure_ascii=False, indent=2) + "\n")
        else:
            for number, table in enumerate(_tables(count(graph))):
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
