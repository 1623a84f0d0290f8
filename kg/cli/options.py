"""Options that several commands share, so that they are named and explained once."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import click

from kg.config import DEFAULT_BASE

Command = Callable[..., Any]

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def day(context: click.Context, option: click.Parameter, value: str | None) -> date | None:
    """Return the calendar day that the user wrote in ISO 8601."""
    try:
        return date.fromisoformat(value) if value is not None else None
    except ValueError as error:
        raise click.BadParameter(f"'{value}' is no date; write it as 2023-02-14") from error


def iri(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Return an absolute IRI that names can be appended to, with a final / if it has no end."""
    if value is None:
        return None
    if not _IRI.fullmatch(value):
        raise click.BadParameter(f"'{value}' is no absolute IRI; write it as {DEFAULT_BASE}")
    return value if value[-1] in "/#:" else f"{value}/"


inputs = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")

graphs = click.argument("graphs", nargs=-1, required=True, metavar="GRAPH...")
"""Files or stores."""

published = click.option(
    "--published",
    callback=day,
    metavar="DATE",
    help="Date of publication of articles that name none, as 2023-02-14.",
)

base = click.option(
    "--base",
    callback=iri,
    metavar="IRI",
    default=DEFAULT_BASE,
    show_default=True,
    help="IRI below which entities and articles are named.",
)

other_base = click.option(
    "--base",
    callback=iri,
    metavar="IRI",
    help="IRI below which everything is named anew.",
)

min_confidence = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="SCORE",
    default=0.0,
    help="Leave out evidence below this confidence, 0 to 1.",
)

with_text = click.option(
    "--with-text",
    is_flag=True,
    help="Keep the whole text of articles in the graph, and not only what it quotes.",
)

links = click.option(
    "--links/--no-links",
    default=True,
    help="Link places and bodies to GeoNames, ISO 3166 and Wikidata (the default), or do not.",
)

judgements = click.option(
    "--judgements",
    metavar="FILE",
    help="Obey decisions on who is who, one a line: same A B, or different A B.",
)

store = click.argument("store", metavar="STORE")

again = click.option(
    "--again", is_flag=True, help="Read articles of a store again even if nothing has changed."
)

wait = click.option(
    "--wait",
    type=click.FloatRange(0),
    metavar="SECONDS",
    default=10.0,
    show_default=True,
    help="How long to wait while another process writes to the store.",
)

quiet = click.option("-q", "--quiet", is_flag=True, help="Print no summary; errors still are.")


output = click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="-",
    help="Write to a file instead of standard output.",
)

outputs = click.option(
    "-o",
    "--output",
    "outputs",
    metavar="FILE",
    multiple=True,
    default=["-"],
    help="A file to write, or - for standard output (the default); can be repeated.",
)

graph_format = click.option(
    "-f",
    "--format",
    "format_name",
    metavar="FORMAT",
    help="Format of standard output (turtle if not given) and of files whose suffix names none.",
)

table_or_lines = click.option(
    "-f",
    "--format",
    "lines",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    callback=lambda context, option, value: value == "jsonl",
    help="A table to read, or JSON lines for programs.",
)

table_or_json = click.option(
    "-f",
    "--format",
    "as_json",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    callback=lambda context, option, value: value == "json",
    help="A table to read, or JSON for programs.",
)


def reading(command: Command) -> Command:
    """Add what every command that reads articles takes."""
    return inputs(published(command))
