"""``kg explain``: where each statement about an entity was read, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import click

from kg import query
from kg.cli import options, proofs, wording
from kg.cli.judgements import read_judgements
from kg.cli.marked import Marked, marked
from kg.cli.output import text_output
from kg.cli.table import Cell, on_terminal, plain, render, styled
from kg.errors import Unsatisfied
from kg.graph import Graph
from kg.model import Evidence
from kg.query import Account, Stance
from kg.store import load_all

STANCES = {
    Stance.AFFIRMS: ("affirms", "affirm"),
    Stance.DENIES: ("denies", "deny"),
    Stance.REPORTS: ("reports a claim", "report a claim"),
    Stance.REPORTS_DENIAL: ("reports a denial", "report a denial"),
    Stance.CONSIDERS: ("does not give it as a fact", "do not give it as a fact"),
}
"""What one article does with a statement, and what several do."""

EPILOG = """\
\b
Example:
  kg explain graph.ttl "Stoltenberg"
  kg explain my.kg "Stoltenberg" --identity
  kg infer my.kg -o more.trig && kg explain more.trig "Stoltenberg"
"""


@click.command(epilog=EPILOG)
@options.graphs
@click.argument("name")
@click.option(
    "--identity",
    is_flag=True,
    help="Show who was taken for whom, what is linked to what, and why, instead of statements.",
)
@options.judgements
@options.output
def explain(
    graphs: tuple[str, ...], name: str, identity: bool, judgements: str | None, output: str
) -> None:
    """Show where statements about an entity were read.

    Each statement stands with the number of articles that affirm it, deny it, or report what
    others say; then every sentence for and against it, by date and source, the words that were
    read marked, with who says so, how real the article presents it, the rule that read it, and the
    article. What kg infer has added follows, each conclusion with its axiom and its premises, down
    to their sentences.

    NAME is a name of the entity, a part of one, or its id: person/jens-stoltenberg.
    """
    if identity:
        from kg.cli.identity import decisions  # noqa: PLC0415  (it loads the gazetteer)

        decided = list(decisions(graphs, name, read_judgements(judgements)))
        with text_output(output) as write:
            write("\n".join([*decided, ""]))
        return
    graph = load_all(graphs)
    told = list(explanations(graph, name))
    if not told:
        raise Unsatisfied(_nothing(graph, name))
    with text_output(output) as write:
        for lines in told:
            write(_fancy(lines) if on_terminal(output) else _plain(lines))


def explanations(graph: Graph, name: str) -> Iterator[Sequence[Cell]]:
    """Yield the lines about each statement, then those about each conclusion."""
    names = proofs.labels(graph)
    for account in query.accounts(graph, query.explain(graph, name)):
        yield list(explanation(graph, account, names))
    for conclusion in query.conclusions(graph, name):
        yield list(proofs.explanation(graph, conclusion, names))


def _nothing(graph: Graph, name: str) -> str:
    known = [entity.label for entity in query.matching(graph, name)]
    return f"nothing is said of {', '.join(known)}" if known else f"no entity is called '{name}'"


def _plain(lines: Sequence[Cell]) -> str:
    return "\n".join([*(plain(line) for line in lines), "", ""])


def _fancy(lines: Sequence[Cell]) -> str:
    first, *rest = (styled(line) for line in lines)
    first.stylize("bold cyan")
    return render(first, *rest) + "\n"


def explanation(graph: Graph, account: Account, names: Mapping[str, str]) -> Iterator[Cell]:
    """Yield the lines about one statement: itself, its standing, then each evidence."""
    standing = "asserted" if account.statement.asserted else "not asserted"
    yield f"{proofs.headline(graph, account.statement, names)} · {standing}"
    yield f"  {_standing(account)}"
    for evidence in account.evidence:
        yield _quoted(graph, evidence)
        yield f"    {_said_by(graph, evidence)}"
        yield f"    {evidence.polarity}, {evidence.modality}; read by {evidence.rule}" + (
            f", confidence {evidence.confidence:.2f}"
        )
        yield f"    {_source(graph, evidence)}"


def _standing(account: Account) -> str:
    """Return how many articles say what: "3 articles affirm, 1 denies"."""
    parts = [(number, STANCES[kind][number > 1]) for kind, number in account.articles]
    (first, verb), *rest = parts
    return ", ".join(
        [
            f"{wording.counted(first, 'article', 'articles')} {verb}",
            *(f"{number} {verb}" for number, verb in rest),
        ]
    )


def _quoted(graph: Graph, evidence: Evidence) -> Marked:
    spans = (evidence.subject, evidence.trigger, evidence.object)
    offsets = [(span.start, span.end) if span else None for span in spans]
    sentence = marked(graph.words(evidence), evidence.sentence.start, offsets)
    return sentence.indented("  « ", " »")


def _said_by(graph: Graph, evidence: Evidence) -> str:
    said = evidence.attribution
    if said is None:
        return "said by the article itself"
    named = graph.words(evidence, said.span) if said.span else ""
    source = graph.label(said.source) if said.source else named or wording.anonymous()
    details = [said.lemma, "in direct speech" if said.direct else ""]
    return f"said by {source} ({', '.join(part for part in details if part)})"


def _source(graph: Graph, evidence: Evidence) -> str:
    source, sentence = graph.source[evidence.article], evidence.sentence
    day = source.published.isoformat() if source.published else ""
    place = f"characters {sentence.start} to {sentence.end}"
    known = (source.publisher, source.id, day, place, source.url)
    return ", ".join(part for part in known if part)
