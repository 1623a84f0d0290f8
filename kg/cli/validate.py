"""``kg validate``: whether graphs satisfy the constraints, and what breaks them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import click

from kg import pipeline
from kg.cli import options
from kg.cli.messages import note
from kg.cli.output import text_output
from kg.cli.table import Column, Table, on_terminal, show
from kg.cli.wording import counted
from kg.errors import KgError, Unsatisfied
from kg.store import database
from kg.validate import Violation
from kg.validate import validate as check

COLUMNS = (Column("what", 3), Column("is wrong", 3), Column("where", 3))

EPILOG = """\
\b
Example:
  kg validate graph.ttl
  kg validate graph.ttl --articles articles/
  kg validate my.kg --format jsonl
"""


@click.command(epilog=EPILOG)
@options.graphs
@click.option(
    "--articles",
    metavar="INPUT",
    multiple=True,
    help="Articles to compare quotations with: a file, folder or glob; can be repeated.",
)
@options.table_or_lines
@options.output
@options.quiet
def validate(
    graphs: tuple[str, ...], articles: tuple[str, ...], lines: bool, output: str, quiet: bool
) -> None:
    """Check graphs against the constraints.

    Every statement has evidence, every evidence quotes its article, types fit domain and range,
    no claim stands as a plain triple, dates are ordered, an entity has one type. The constraints
    are those of ontologies/shapes.ttl, which any SHACL engine reads. With --articles, or if the
    graph holds the texts, each quotation is compared with the text, character by character.

    The exit code is 1 if anything breaks a constraint.
    """
    texts = dict(_texts(articles))
    violations = check(database(list(graphs)), texts, source=", ".join(graphs))
    with text_output(output) as write:
        if lines:
            for violation in violations:
                write(json.dumps(_line(violation), ensure_ascii=False) + "\n")
        elif violations:
            table = Table(COLUMNS, list(map(_row, violations)), airy=True)
            show(table, write, fancy=on_terminal(output))
    if violations:
        found = counted(len(violations), "violation", "violations")
        note(f"{', '.join(graphs)}: {found}", quiet=quiet)
        click.get_current_context().exit(Unsatisfied.exit_code)
    note(f"{', '.join(graphs)}: conforms", quiet=quiet)


def _texts(inputs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the texts of articles by their id; one that cannot be read ends the command."""
    if not inputs:
        return
    for article in pipeline.read_articles(inputs, on_error=_raise):
        yield article.id, article.text


def _raise(error: KgError) -> None:
    raise error


def _row(violation: Violation) -> tuple[str, ...]:
    where = violation.where
    offsets = f"characters {where.start} to {where.end}" if where.start is not None else ""
    sentence = f"« {' '.join(where.sentence.split())} »" if where.sentence else ""
    place = ", ".join(part for part in (where.article, offsets, sentence) if part)
    return violation.label, violation.message, place


def _line(violation: Violation) -> dict[str, object]:
    where = violation.where
    return {
        "node": violation.node,
        "label": violation.label,
        "constraint": violation.constraint,
        "message": violation.message,
        "article": where.article or None,
        "sentence": {"start": where.start, "end": where.end, "text": where.sentence}
        if where.start is not None
        else None,
    }
