"""``kg rules``: the linguistic data listed, tested on its examples, and checked for its form."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from kg import ontology
from kg.cli import options
from kg.cli.output import Write, text_output
from kg.cli.table import Column, Table, on_terminal, show
from kg.config import LANGUAGE
from kg.errors import UnknownName
from kg.lang.relations import Frame, relations

EPILOG = """\
\b
Example:
  kg rules list --predicate kg:attacks
  kg rules test --table times
  kg rules lint
"""

TABLES = ("furniture", "relations", "times")

_FIELDS = {
    "verbs": (Frame.ACTIVE,),
    "inverse verbs": (Frame.INVERSE,),
    "passive verbs": (Frame.PASSIVE,),
    "adjectives": (Frame.ADJECTIVE,),
    "nouns": (Frame.NOUN,),
    "titles": (Frame.TITLE,),
    "prepositions": (Frame.PREPOSITION,),
}


@click.group(epilog=EPILOG)
def rules() -> None:
    """List, test and check the linguistic data."""


def _known(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Return the CURIE of a relation, written with or without its prefix."""
    if value is None:
        return None
    curie = value if ":" in value else f"kg:{value}"
    known = ontology.load().properties
    if curie not in known:
        raise UnknownName("relation", value, known)
    return curie


predicate_option = click.option(
    "--predicate", metavar="RELATION", callback=_known, help="Only this relation, as kg:attacks."
)


@rules.command("list")
@predicate_option
@options.table_or_json
@options.output
def list_rules(predicate: str | None, as_json: bool, output: str) -> None:
    """List the relations with the words that evoke them."""
    names = [predicate] if predicate else sorted(ontology.load().properties)
    with text_output(output) as write:
        if as_json:
            rows = [_entry(name) for name in names]
            write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        else:
            columns = (Column("relation"), Column("label"), Column("evoked by"), Column("words"))
            table = Table(columns, [row for name in names for row in _rows(name)])
            show(table, write, fancy=on_terminal(output))


def _entry(name: str) -> dict[str, object]:
    term = ontology.load().properties[name]
    return {
        "relation": name,
        "label": term.labels[LANGUAGE],
        "subject": term.domain,
        "object": term.range,
        "words": {field: words for field in _FIELDS if (words := _words(name, field))},
    }


def _rows(name: str) -> Iterator[tuple[str, str, str, str]]:
    label = ontology.load().properties[name].labels[LANGUAGE]
    found = [(field, words) for field in _FIELDS if (words := _words(name, field))]
    for field, words in found or [("no word", [])]:
        yield name, label, field, ", ".join(words)


def _words(name: str, field: str) -> list[str]:
    frames = _FIELDS[field]
    found = {
        f"{word.lemma} {word.preposition}".strip()
        for word in relations().words(name)
        if word.frame in frames
    }
    return sorted(found)


@rules.command("test")
@click.option(
    "--table",
    "tables",
    type=click.Choice(TABLES),
    multiple=True,
    help="Only the examples of this table; can be repeated.",
)
@predicate_option
@click.option("-q", "--quiet", is_flag=True, help="Print the summary only.")
@options.output
@click.pass_context
def test_rules(
    context: click.Context, tables: tuple[str, ...], predicate: str | None, quiet: bool, output: str
) -> None:
    """Read the examples that the data carries and print those that fail.

    The exit code is 1 if one fails.
    """
    chosen = tables or (("relations",) if predicate else TABLES)
    with text_output(output) as write:
        passed = [_tested(name, predicate, write, quiet=quiet) for name in chosen]
    if not all(passed):
        context.exit(1)


def _tested(name: str, predicate: str | None, write: Write, *, quiet: bool) -> bool:
    """Run the examples of a table, tell what fails, and return whether nothing does."""
    from kg.evaluation import examples  # noqa: PLC0415 - it loads the model

    one = predicate is not None and name == "relations"
    found = list(examples.check_relations(predicate) if one else examples.CHECKS[name]())
    failed = [example for example in found if not example.passed]
    for example in [] if quiet else failed:
        write(f"{name}: {example.entry}: {example.text}\n")
        write(f"    wanted {example.wanted}\n    found  {example.found or '-'}\n")
    write(f"{name}: {len(found) - len(failed)} of {len(found)} examples are right\n")
    return not failed


@rules.command("lint")
@options.output
@click.pass_context
def lint_rules(context: click.Context, output: str) -> None:
    """Check that every table loads, is in order and names nothing twice.

    The exit code is 1 if something is wrong.
    """
    from kg.lang.lint import LOADERS, lint  # noqa: PLC0415 - it loads all tables

    messages = list(lint())
    with text_output(output) as write:
        for message in messages:
            write(f"{message}\n")
        if not messages:
            write(f"{len(list(LOADERS))} tables are in order\n")
    if messages:
        context.exit(1)
