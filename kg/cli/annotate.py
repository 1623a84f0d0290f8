"""``kg annotate``: articles to sentences, mentions, entities, quotes and times."""

from __future__ import annotations

import json
from datetime import date

import click

from kg import pipeline
from kg.cli import options
from kg.cli.failures import Failures
from kg.cli.output import text_output
from kg.cli.table import Column, Table, on_terminal, show
from kg.model import Reading
from kg.model.jsonl import annotation_line

COLUMNS = (
    Column("entity", 4),
    Column("type", 2),
    Column("mentions", 8),
)

EPILOG = """\
\b
Example:
  kg annotate article.txt
  kg annotate articles/ --format jsonl > annotated.jsonl
"""


@click.command(epilog=EPILOG)
@options.reading
@options.output
@options.table_or_lines
def annotate(inputs: tuple[str, ...], published: date | None, output: str, lines: bool) -> None:
    """Print who and what articles speak of, and whom they quote.

    The table shows the entities and how the text names them; JSON lines hold everything that is
    read, with offsets: sentences, mentions, entities, quotes and times, one article a line.

    INPUT is a text file (.txt), a web page (.html), a JSON-lines file of articles (.jsonl), a
    folder, a glob, or - for standard input.
    """
    failures = Failures()
    articles = pipeline.read_articles(inputs, published=published, on_error=failures.report)
    fancy = on_terminal(output)
    with text_output(output) as write:
        for reading in failures.watch(pipeline.readings(articles, on_error=failures.report)):
            if lines:
                write(json.dumps(annotation_line(reading), ensure_ascii=False) + "\n")
            else:
                show(entity_table(reading), write, fancy=fancy)
    failures.leave()


def entity_table(reading: Reading) -> Table:
    """Return one row an entity, with the different words that the text has for it."""
    words: dict[str, dict[str, None]] = {}
    for mention in reading.document.mentions:
        words.setdefault(mention.entity, {})[mention.text] = None
    rows = [
        (entity.label, entity.type, ", ".join(words.get(entity.id, ())))
        for entity in reading.entities
    ]
    article, quotes = reading.document.article, len(reading.document.quotes)
    title = f"{article.id}: {len(rows)} entities, {quotes} quotes"
    return Table(COLUMNS, rows, title=title)
