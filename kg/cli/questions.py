"""The page of named questions, generated from the queries themselves.

``python -m kg.cli.questions > docs/queries.md`` writes it; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator

import click

from kg.query import NamedQuery, list_queries

HEAD = """\
# Named questions

Each is a file of `ontologies/queries/` in standard SPARQL 1.1, to be read, copied and changed.
They answer on graph files and on stores:

    kg query graph.ttl --name leaders
    kg query my.kg --name claims --set who=Zelensky --set since=2022-11 --format csv
    kg query --list

A name matches labels and other names, whatever their case, by whole words: `Niger` is not
Nigeria. What follows from facts (`kg infer`) is never taken for what was read; only *derived*,
*locations* and *members* show it. Rows always come in the same order.

Generated from the queries by `python -m kg.cli.questions > docs/queries.md`.
"""


def page() -> str:
    """Return the Markdown of all named questions, sorted by name."""
    return "\n".join([HEAD, *("\n".join(_section(query)) for query in list_queries())])


def _section(query: NamedQuery) -> Iterator[str]:
    yield f"## {query.name}\n"
    yield f"*{query.questions['fr']}*\\\n{query.questions['en']}\n"
    for parameter in query.parameters:
        default = f" (`{parameter.default}` if left out)" if parameter.default else ""
        yield f"- `--set {parameter.name}=...`: {parameter.meaning}{default}"
    if query.parameters:
        yield ""


if __name__ == "__main__":
    click.echo(page(), nl=False)
