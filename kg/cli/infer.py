"""``kg infer``: a graph with what follows from its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click
from click.core import ParameterSource

from kg.cli import options, targets, wording
from kg.cli.messages import note
from kg.cli.output import text_output
from kg.errors import UsageError
from kg.export.outputs import STDOUT
from kg.graph import Graph
from kg.graph.labels import predicate_labels
from kg.infer import Step, proof
from kg.infer import infer as with_conclusions
from kg.model import Derived, Literal, Statement
from kg.pipeline import predicate_labels as canonical_labels
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
    labels = {**canonical_labels(), **predicate_labels(graph.statements)}
    for conclusion in graph.derived:
        lines = (_lines(graph, step, labels) for step in proof(graph, conclusion))
        yield "".join(f"{line}\n" for step in lines for line in step)


def _lines(graph: Graph, step: Step, labels: dict[str, str]) -> Iterator[str]:
    indent = "  " * step.depth
    if step.fact is None:
        yield f"{indent}a statement that is no longer in the graph"
        return
    yield f"{indent}{headline(graph, step.fact, labels)}"
    if isinstance(step.fact, Derived):
        yield f"{indent}  follows by {step.fact.axiom}"
    else:
        yield from (f"{indent}  {line}" for line in _read(graph, step.fact))


def headline(graph: Graph, fact: Derived | Statement, labels: dict[str, str]) -> str:
    """Return a fact in one line: subject, predicate, object, when and where."""
    triple, time = fact.triple, fact.time
    term = triple.object
    target = term.value if isinstance(term, Literal) else graph.label(term) if term else ""
    said = (graph.label(triple.subject), labels.get(triple.predicate, triple.predicate), target)
    parts: Iterable[str] = (
        " | ".join(part for part in said if part),
        wording.interval(time.start, time.end) if time else "",
        graph.label(fact.place) if fact.place else "",
    )
    return " · ".join(part for part in parts if part)


def _read(graph: Graph, statement: Statement) -> Iterator[str]:
    """Yield the sentences that state a premise as a fact."""
    for evidence in statement.evidence:
        if evidence.asserts:
            words = " ".join(graph.words(evidence).split())
            yield f"« {words} » ({evidence.article})"
