"""``kg extract``: articles to statements, as a table or as JSON lines."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping
from datetime import date
from typing import Any

import click

from kg import pipeline
from kg.cli import options, wording
from kg.cli.failures import Failures
from kg.cli.marked import Marked, excerpt, marked
from kg.cli.output import Write, text_output
from kg.cli.table import Column, Table, on_terminal, show
from kg.model import Reading
from kg.model.jsonl import extraction_lines

COLUMNS = (
    Column("subject", 3, least=8),
    Column("predicate", 3, least=9),
    Column("object", 3, least=8),
    Column("who says it", 2, least=9),
    Column("when", 2, least=10),
    Column("evidence", 7, least=16),
)

LONGEST = 80
"""How many characters of a quoted clause a cell shows."""

EPILOG = """\
\b
Example:
  kg extract article.txt
  kg extract articles/ --format jsonl > statements.jsonl
"""


@click.command(epilog=EPILOG)
@options.reading
@options.output
@options.table_or_lines
@options.min_confidence
def extract(
    inputs: tuple[str, ...],
    published: date | None,
    output: str,
    lines: bool,
    min_confidence: float,
) -> None:
    """Print the statements that articles make.

    INPUT is a text file (.txt), a web page (.html), a JSON-lines file of articles (.jsonl), a
    folder, a glob, or - for standard input.
    """
    failures, labels = Failures(), pipeline.predicate_labels()
    articles = pipeline.read_articles(inputs, published=published, on_error=failures.report)
    fancy = on_terminal(output)
    with text_output(output) as write:
        for reading in failures.watch(pipeline.readings(articles, on_error=failures.report)):
            kept = pipeline.confident(reading, min_confidence)
            if lines:
                _write_lines(kept, labels, write)
            else:
                show(statement_table(kept, labels), write, fancy=fancy)
    failures.leave()


def _write_lines(reading: Reading, labels: Mapping[str, str], write: Write) -> None:
    for line in extraction_lines(reading, labels):
        write(json.dumps(line, ensure_ascii=False) + "\n")


def statement_table(reading: Reading, labels: Mapping[str, str]) -> Table:
    """Return one row a statement and its evidence."""
    article = reading.document.article
    rows = [_row(line) for line in extraction_lines(reading, labels)]
    count = f"{len(rows)} statement{'' if len(rows) == 1 else 's'}"
    day = f", {article.published.isoformat()}" if article.published else ""
    return Table(COLUMNS, rows, title=f"{article.id}{day}: {count}", airy=True)


def _row(line: Mapping[str, Any]) -> tuple[str | Marked, ...]:
    time, source = line["time"], line["attribution"]
    return (
        line["subject"]["label"],
        wording.predicate(line["predicate"]["label"], line["polarity"], line["modality"]),
        _shortened(line["object"]["label"]) if line["object"] else "",
        (source["label"] or wording.anonymous()) if source else "",
        wording.interval(time["start"], time["end"]) if time else "",
        excerpt(_marked(line)),
    )


def _marked(line: Mapping[str, Any]) -> Marked:
    sentence, terms = line["sentence"], (line["subject"], line["predicate"]["trigger"])
    spans = [(term["start"], term["end"]) for term in (*terms, *_placed(line["object"]))]
    return marked(sentence["text"], sentence["start"], spans)


def _placed(term: Mapping[str, Any] | None) -> tuple[Mapping[str, Any], ...]:
    """Return an object if it is words of its own; a quoted clause is the sentence itself."""
    marked = term and term["start"] is not None and term["type"] != "Quotation"
    return (term,) if term and marked else ()


def _shortened(text: str) -> str:
    """Return a long quotation as its first words; the JSON lines have all of it."""
    return textwrap.shorten(text, LONGEST, placeholder=" […]")
