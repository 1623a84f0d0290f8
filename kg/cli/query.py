"""``kg query``: questions to graph files, in SPARQL or by name."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import Write, text_output
from kg.cli.table import Column, Table, on_terminal, show
from kg.errors import UnknownName, Unsatisfied, UsageError
from kg.query import (
    FORMATS,
    NamedQuery,
    Result,
    ResultKind,
    list_queries,
    named_query,
    run,
    variables,
)

EPILOG = """\
\b
Example:
  kg query graph.ttl -q 'SELECT ?who WHERE { ?who kg:leads ?org . ?org rdfs:label "OTAN"@fr }'
  kg query graph.ttl -q @question.rq --format csv
  kg query graph.ttl --name leaders
  kg query --list
"""


@click.command(epilog=EPILOG)
@click.argument("graphs", nargs=-1, metavar="GRAPH...")
@click.option("-q", "--query", "text", metavar="SPARQL", help="The query, or @FILE that holds it.")
@click.option("-n", "--name", metavar="NAME", help="A named query instead; see --list.")
@click.option(
    "--set",
    "settings",
    metavar="NAME=VALUE",
    multiple=True,
    help="Set a parameter of the query; can be repeated.",
)
@click.option("--list", "listing", is_flag=True, help="Show the named queries and end.")
@click.option(
    "-f",
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="Form of the answer; ttl is for CONSTRUCT and DESCRIBE.",
)
@options.output
def query(
    graphs: tuple[str, ...],
    text: str | None,
    name: str | None,
    settings: tuple[str, ...],
    listing: bool,
    format_name: str,
    output: str,
) -> None:
    """Ask a graph a question in SPARQL, or a named one.

    SELECT, ASK, CONSTRUCT and DESCRIBE are understood; the prefixes of the ontology (kg:, rdfs:,
    prov: ...) and of the graph's own names (person:, place:, rel: ...) need no declaration.
    Several graphs are asked as one: what has the same name in both is the same, and who is who is
    not asked again. The exit code is 1 where ASK gives false.
    """
    if listing:
        with text_output(output) as write:
            show(_catalogue(list_queries()), write, fancy=on_terminal(output))
        return
    if not graphs:
        raise UsageError("a graph file is wanted, as in: kg query graph.ttl --name leaders")
    sparql, values = _question(text, name, settings)
    result = run(graphs, sparql, values=values)
    with text_output(output) as write:
        _answer(result, format_name, write, fancy=on_terminal(output))
    if result.kind is ResultKind.BOOLEAN and not result:
        click.get_current_context().exit(Unsatisfied.exit_code)


def _question(
    text: str | None, name: str | None, settings: Sequence[str]
) -> tuple[str, dict[str, str]]:
    """Return the SPARQL and the values of its parameters."""
    given = dict(_setting(setting) for setting in settings)
    if text is not None and name is None:
        return _checked(_sparql(text), given), given
    if name is not None and text is None:
        named = named_query(name)
        return named.text, named.values(given)
    if name is not None:
        raise UsageError("--query and --name are two questions; ask one at a time")
    raise UsageError("a question is wanted: --query SPARQL, or --name NAME (see --list)")


def _checked(query: str, given: Mapping[str, str]) -> str:
    """Return the query if it has the variables that are given; a misspelt one changes nothing."""
    known = variables(query)
    for name in given:
        if name not in known:
            raise UnknownName("variable of the query", name, known)
    return query


def _setting(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not (sign and name):
        raise UsageError(f"--set wants NAME=VALUE, not '{text}'")
    return name.removeprefix("?"), value


def _sparql(text: str) -> str:
    if not text.startswith("@"):
        return text
    try:
        return sys.stdin.read() if text == "@-" else Path(text[1:]).read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{text[1:]}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{text[1:]}: is not UTF-8") from error


def _answer(result: Result, format_name: str, write: Write, *, fancy: bool) -> None:
    if format_name != "table":
        stream = BytesIO()
        result.write(stream, format_name)
        answer = stream.getvalue().decode()
        write(answer if answer.endswith("\n") else f"{answer}\n")
    elif result.kind is ResultKind.BOOLEAN:
        write("true\n" if result else "false\n")
    else:
        columns = [Column(name) for name in result.columns]
        show(Table(columns, list(result.rows())), write, fancy=fancy)


def _catalogue(queries: Sequence[NamedQuery]) -> Table:
    columns = (Column("name", 1), Column("question", 3), Column("in English", 3), Column("set", 1))
    rows = [
        (
            one.name,
            one.questions["fr"],
            one.questions["en"],
            ", ".join(parameter.name for parameter in one.parameters),
        )
        for one in queries
    ]
    return Table(columns, rows)
