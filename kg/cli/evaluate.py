"""``kg eval``: annotated articles against what kg reads in them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import click

from kg import pipeline
from kg.cli import options
from kg.cli.failures import Failures
from kg.cli.output import Write, text_output
from kg.cli.table import Column, Table, on_terminal, show
from kg.evaluation import GoldTriple, Report, measure, read_gold
from kg.model.jsonl import extraction_lines

Line = Mapping[str, Any]

THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

EPILOG = """\
\b
Example:
  kg eval gold.jsonl articles/
  kg eval gold.jsonl articles/ --misses --wrong
"""


@click.command("eval", epilog=EPILOG)
@click.argument("gold", metavar="GOLD")
@options.reading
@options.min_confidence
@click.option("--misses", is_flag=True, help="List the triples asked for and not found.")
@click.option("--wrong", is_flag=True, help="List the statements that no annotation allows.")
@click.option("--curve", is_flag=True, help="Add precision and recall by --min-confidence.")
@options.table_or_json
def evaluate(
    gold: str,
    inputs: tuple[str, ...],
    published: date | None,
    min_confidence: float,
    misses: bool,
    wrong: bool,
    curve: bool,
    as_json: bool,
) -> None:
    """Measure what kg reads against annotated articles.

    GOLD has one annotated triple a line; INPUT are the articles it speaks of.
    """
    triples, failures = read_gold(gold), Failures()
    lines = list(_lines(inputs, published, failures))
    report = measure(triples, _confident(lines, min_confidence))
    with text_output("-") as write:
        if as_json:
            write(json.dumps(figures(report), ensure_ascii=False) + "\n")
        else:
            _write(report, write, misses=misses, wrong=wrong)
        if curve:
            _show(_curve(triples, lines), write)
    failures.leave()


def _lines(inputs: tuple[str, ...], published: date | None, failures: Failures) -> Iterator[Line]:
    labels = pipeline.predicate_labels()
    articles = pipeline.read_articles(inputs, published=published, on_error=failures.report)
    for reading in failures.watch(pipeline.readings(articles, on_error=failures.report)):
        yield from extraction_lines(reading, labels)


def _confident(lines: list[Line], minimum: float) -> list[Line]:
    return [line for line in lines if line["confidence"] >= minimum]


def figures(report: Report) -> dict[str, float | dict[str, float]]:
    """Return the figures of a report, rounded to four places."""
    return {
        "precision": round(report.precision.value, 4),
        "recall": round(report.recall.value, 4),
        "f1": round(report.f1, 4),
        "misasserted": round(report.misasserted.value, 4),
        **{name: round(share.value, 4) for name, share in report.qualifiers.items()},
        "recall by kind": {k: round(s.value, 4) for k, s in report.recall_by_kind.items()},
    }


def _write(report: Report, write: Write, *, misses: bool, wrong: bool) -> None:
    shares = {
        "precision": report.precision,
        "recall": report.recall,
        "misasserted": report.misasserted,
        **report.qualifiers,
        **{f"recall of {kind}": share for kind, share in report.recall_by_kind.items()},
    }
    rows = [(name, f"{s.right}/{s.all}", f"{s.value:.4f}") for name, s in shares.items()]
    rows.insert(2, ("F1", "", f"{report.f1:.4f}"))
    _show(Table((Column("figure"), Column("count"), Column("share")), rows), write)
    for triple in report.missed if misses else ():
        write(f"missed: {_told(triple)}\n")
    for line in report.wrong if wrong else ():
        write(f"wrong: {_said(line)}\n")


def _curve(gold: tuple[GoldTriple, ...], lines: list[Line]) -> Table:
    rows = []
    for minimum in THRESHOLDS:
        report = measure(gold, _confident(lines, minimum))
        shares = (report.precision.value, report.recall.value, report.f1)
        rows.append((f"{minimum:.1f}", *(f"{share:.3f}" for share in shares)))
    heads = ("min confidence", "precision", "recall", "F1")
    return Table(tuple(Column(head) for head in heads), rows)


def _show(table: Table, write: Write) -> None:
    show(table, write, fancy=on_terminal())


def _told(triple: GoldTriple) -> str:
    terms = (
        forms[0] if forms else "-" for forms in (triple.subject, triple.relation, triple.object)
    )
    return f"{triple.article} {triple.sentence} {triple.kind}: {' | '.join(terms)}"


def _said(line: Line) -> str:
    target = (line["object"] or {}).get("label", "-")
    return (
        f"{line['article']}: {line['subject']['label']} | {line['predicate']['label']} | {target}"
    )
