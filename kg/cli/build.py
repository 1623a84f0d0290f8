"""``kg build``: articles to a graph, in one file or several."""

from __future__ import annotations

from datetime import date

import click
from click.core import ParameterSource

from kg import pipeline
from kg.cli import options, targets
from kg.cli.failures import Failures
from kg.cli.judgements import read_judgements
from kg.cli.messages import note
from kg.cli.storing import Filling, Settings
from kg.cli.wording import counted
from kg.graph import Graph
from kg.graph.whole import whole
from kg.model import Judgement
from kg.store import Store

EPILOG = """\
\b
Example:
  kg build articles/ -o graph.ttl -o graph.graphml
  kg build article.txt --published 2023-02-13 -o - --format trig
  kg build --store my.kg articles/
"""


@click.command(epilog=EPILOG)
@options.reading
@options.outputs
@click.option(
    "--store",
    metavar="STORE",
    help="Add to a store, a folder that is made if it is not there, instead of writing files.",
)
@options.graph_format
@options.base
@options.min_confidence
@options.with_text
@options.links
@options.judgements
@options.again
@options.wait
@options.quiet
@click.pass_context
def build(
    context: click.Context,
    inputs: tuple[str, ...],
    published: date | None,
    outputs: tuple[str, ...],
    store: str | None,
    format_name: str | None,
    base: str,
    min_confidence: float,
    with_text: bool,
    links: bool,
    judgements: str | None,
    again: bool,
    wait: float,
    quiet: bool,
) -> None:
    """Build a knowledge graph from articles.

    A file's suffix names its format: .ttl, .trig, .nq, .nt, .jsonld, .rdf, .graphml or .gexf. A
    file that is already there is replaced when the new one is complete, and not before. With
    --store, articles are added as kg add does; if files are named as well, they get the whole
    store.

    INPUT is a text file (.txt), a web page (.html), a JSON-lines file of articles (.jsonl), a
    folder, a glob, or - for standard input.
    """
    settings, given = Settings(min_confidence, with_text, links), context.get_parameter_source
    judged = read_judgements(judgements)
    if store is None:
        targets.check(outputs, format_name)
        graph, failures = _read(inputs, published, settings, judged)
        targets.write(graph, outputs, format_name, base)
        note(f"{summary(graph)} -> {', '.join(outputs)}", quiet=quiet)
    else:
        files = outputs if given("outputs") is not ParameterSource.DEFAULT else ()
        targets.check(files, format_name)
        opened = Store.create(store, base if given("base") is not ParameterSource.DEFAULT else None)
        for one in judged:
            opened.judge(one.verdict, one.first, one.second, wait=wait)
        filling = Filling(opened, settings, again)
        failures = filling.run(inputs, published=published, wait=wait, quiet=quiet)
        if files:
            targets.write(opened.graph(), files, format_name, opened.base)
    failures.leave()


def _read(
    inputs: tuple[str, ...],
    published: date | None,
    settings: Settings,
    judgements: tuple[Judgement, ...],
) -> tuple[Graph, Failures]:
    failures = Failures()
    articles = pipeline.read_articles(inputs, published=published, on_error=failures.report)
    readings = failures.watch(pipeline.readings(articles, on_error=failures.report))
    return whole((settings.graph(reading) for reading in readings), judgements), failures


def summary(graph: Graph) -> str:
    """Return what a graph holds, in one line."""
    asserted = sum(statement.asserted for statement in graph.statements)
    counts = [
        counted(len(graph.sources), "article", "articles"),
        counted(len(graph.entities), "entity", "entities"),
        counted(len(graph.statements), "statement", "statements"),
    ]
    return f"{', '.join(counts)} ({asserted} asserted)"
