"""``kg infer``: a graph with what follows from its facts."""

from __future__ import annotations

from collections.abc import Iterator

import click
from click.core import ParameterSource

from kg.cli import options, proofs, targets, wording
from kg.cli.messages import note
from kg.cli.output import text_output
from kg.errors import UsageError
from kg.export.outputs import STDOUT
from kg.graph import Graph
from kg.infer import infer as with_conclusions
from kg.store import base_of, load_all

EPILOG = """\
\b
Example:
  kg infer graph.ttl -o more.trig
  kg infer my.kg --explain
  kg query more.trig --name derived
"""


@click.command(epilog=EPILOG)
@options.graphs
@options.outputs
@options.graph_format
@click.option(
    "--explain",
    "explained",
    is_flag=True,
    help="Print what follows, each with its premises, instead of the graph.",
)
@options.quiet
@click.pass_context
def infer(
    context: click.Context,
    graphs: tuple[str, ...],
    outputs: tuple[str, ...],
    format_name: str | None,
    explained: bool,
    quiet: bool,
) -> None:
    """Add what follows from the facts of a graph.

    The axioms are those of the ontology: inverses, symmetry, transitivity, wider relations (who
    presides over something leads it) and chains (who was born in a town was born in its country).
    Nothing follows from claims, plans and denials. What follows stands apart from what was read:
    as a kg:DerivedStatement with its premises, in the named graph <base>derived.

    With --explain, files that -o names still get the graph.
    """
    default = context.get_parameter_source("outputs") is ParameterSource.DEFAULT
    files = () if explained and default else outputs
    if explained and STDOUT in files:
        raise UsageError("standard output cannot take both the graph and its explanation")
    targets.check(files, format_name)
    graph = with_conclusions(load_all(graphs))
    targets.write(graph, files, format_name, base_of(graphs[0]))
    if explained:
        with text_output(STDOUT) as write:
            write("\n".join(explanations(graph)))
    note(f"{_summary(graph)} -> {', '.join(files) or 'nowhere'}", quiet=quiet or explained)


def _summary(graph: Graph) -> str:
    asserted = sum(statement.asserted for statement in graph.statements)
    found = wording.counted(len(graph.derived), "statement follows", "statements follow")
    return f"{found} from {wording.counted(asserted, 'fact', 'facts')}"


def explanations(graph: Graph) -> Iterator[str]:
    """Yield each conclusion with its proof, several lines of text with a blank one at the end."""
    names = proofs.labels(graph)
    for conclusion in graph.derived:
        yield "".join(f"{line}\n" for line in proofs.explanation(graph, conclusion, names))
