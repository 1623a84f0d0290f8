"""``kg link``: entities of a graph linked to those of a pack."""

from __future__ import annotations

import json

import click

from kg.cli import options, targets
from kg.cli.messages import note, warn
from kg.cli.output import text_output
from kg.cli.wording import counted
from kg.errors import InputError
from kg.graph import Graph
from kg.graph.linked import Linked, relinked
from kg.link import Linker, Record, linker, read_pack
from kg.store import base_of, load

EPILOG = """\
\b
Example:
  kg link graph.ttl --pack people.csv -o linked.ttl
  kg link my.kg --pack latest-all.json.bz2 -o linked.trig --decisions links.jsonl

\b
A pack is a CSV file with the header id,label,aliases,type,source,licence, or
a Wikidata JSON dump, of which only what the graph names is kept.
"""


@click.command(epilog=EPILOG)
@click.argument("graph", metavar="GRAPH")
@click.option(
    "--pack",
    "packs",
    metavar="FILE",
    multiple=True,
    help="What to link to besides what comes with kg; can be repeated.",
)
@click.option("--lenient", is_flag=True, help="Leave malformed rows out instead of refusing them.")
@click.option("--decisions", metavar="FILE", help="Write each link, its score and its reasons.")
@options.outputs
@options.graph_format
@options.quiet
def link(
    graph: str,
    packs: tuple[str, ...],
    lenient: bool,
    decisions: str | None,
    outputs: tuple[str, ...],
    format_name: str | None,
    quiet: bool,
) -> None:
    """Link the entities of a graph to what others call them.

    Places, countries and international bodies are linked to GeoNames, ISO 3166 and Wikidata as
    far as kg knows them; people, companies and all others to the packs that are given. A link
    in doubt is not made. GRAPH is a graph file or a store; a store itself is not changed.
    """
    targets.check(outputs, format_name)
    known = load(graph)
    linkers = [Linker(_records(path, known, lenient), gazetteer=False) for path in packs]
    result = relinked(known, linker(), *linkers)
    targets.write(result.graph, outputs, format_name, base_of(graph))
    if decisions is not None:
        _write(result, decisions)
    note(f"{_summary(result)} -> {', '.join(outputs)}", quiet=quiet)


def _records(path: str, graph: Graph, lenient: bool) -> tuple[Record, ...]:
    names = {name for one in graph.entities if one.named for name in (one.label, *one.aliases)}
    pack = read_pack(path, names, lenient=lenient)
    for fault in pack.faults:
        error = InputError(path, f"row {fault.row} left out: {fault.reason}")
        warn(error, str(error))
    return pack.records


def _summary(result: Linked) -> str:
    total = sum(bool(entity.same_as) for entity in result.graph.entities)
    doubtful = {link.entity.id for _, link in result.links if link.choice.record}
    doubtful -= {entity.id for entity in result.graph.entities if entity.same_as}
    linked = counted(total, "entity linked", "entities linked")
    return f"{linked}, {result.made} of them anew; {len(doubtful)} left in doubt"


def _write(result: Linked, target: str) -> None:
    with text_output(target) as write:
        for article, one in result.links:
            record = one.choice.record
            if record is not None:
                line = {
                    "article": article,
                    "entity": one.entity.id,
                    "label": one.entity.label,
                    "links": list(record.iris),
                    "linked": one.choice.made,
                    "score": one.choice.score,
                    "reasons": [str(reason) for reason in one.choice.reasons],
                    "source": record.source,
                }
                write(json.dumps(line, ensure_ascii=False) + "\n")
