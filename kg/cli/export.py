"""``kg export``: graph files to other formats."""

from __future__ import annotations

import click

from kg.cli import options, targets
from kg.store import base_of, load_all

EPILOG = """\
\b
Example:
  kg export graph.ttl -o graph.graphml
  kg export monday.ttl tuesday.ttl -o week.trig
"""


@click.command(epilog=EPILOG)
@options.graphs
@options.outputs
@options.graph_format
@options.other_base
def export(
    graphs: tuple[str, ...], outputs: tuple[str, ...], format_name: str | None, base: str | None
) -> None:
    """Write graph files in other formats.

    Several graphs are united into one, below the base of the first: what has the same name in
    both is the same. To have kg tell who is who over all articles, build them together, or into
    one store.

    A file's suffix names its format: .ttl, .trig, .nq, .nt, .jsonld, .rdf, .graphml or .gexf.
    """
    targets.check(outputs, format_name)
    targets.write(load_all(graphs), outputs, format_name, base or base_of(graphs[0]))
