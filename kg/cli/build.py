"""``kg build``: articles to a graph, in one file or several."""

from __future__ import annotations

from datetime import date

import click

from kg import pipeline
from kg.cli import options, targets
from kg.cli.failures import Failures
from kg.cli.messages import note
from kg.graph import Graph, merge

EPILOG = """\
\b
Example:
  kg build articles/ -o graph.ttl -o graph.graphml
  kg build article.txt --published 2023-02-13 -o - --format trig
"""


@click.command(epilog=EPILOG)
@options.reading
@options.outputs
@options.graph_format
@options.base
@options.min_confidence
@options.quiet
def build(
    inputs: tuple[str, ...],
    published: date | None,
    outputs: tuple[str, ...],
    format_name: str | None,
    base: str,
    min_confidence: float,
    quiet: bool,
) -> None:
    """Build a knowledge graph from articles.

    A file's suffix names its format: .ttl, .trig, .nq, .nt, .jsonld, .rdf or .graphml. A file
    that is already there is replaced when the new one is complete, and not before.

    INPUT is a text file, a JSON-lines file of articles, a folder, a glob, or - for standard
    input.
    """
    targets.check(outputs, format_name)
    failures = Failures()
    articles = pipeline.read_articles(inputs, published=published, on_error=failures.report)
    readings = failures.watch(pipeline.readings(articles, on_error=failures.report))
    graph = merge(pipeline.confident(reading, min_confidence) for reading in readings)
    targets.write(graph, outputs, format_name, base)
    note(f"{summary(graph)} -> {', '.join(outputs)}", quiet=quiet)
    failures.leave()


def summary(graph: Graph) -> str:
    """Return what a graph holds, in one line."""
    asserted = sum(statement.asserted for statement in graph.statements)
    counts = [
        counted(len(graph.sources), "article", "articles"),
        counted(len(graph.entities), "entity", "entities"),
        counted(len(graph.statements), "statement", "statements"),
    ]
    return f"{', '.join(counts)} ({asserted} asserted)"


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else many}"
