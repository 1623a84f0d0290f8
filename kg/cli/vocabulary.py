"""The page of the vocabulary, generated from ``ontologies/kg.ttl``.

``python -m kg.cli.vocabulary > docs/ontology.md`` writes it; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator

import click

from kg.ontology import Ontology, Property, ValueKind, load

HEAD = """\
# The vocabulary

`ontologies/kg.ttl` is OWL 2 RL: types of entities, the record of what was read, and relations,
with French and English labels and definitions. `ontologies/mappings.ttl` says what its terms are
called in schema.org, PROV-O, NIF, SEM, Wikidata and FollowTheMoney; `ontologies/shapes.ttl` says
what every graph satisfies. All three open in Protégé. How they appear in a graph: [the graph in
RDF](model.md).

## What follows

`kg infer graph.ttl -o more.trig` adds what follows from facts: inverses, symmetry, transitivity,
wider relations, and chains of two. Claims, plans, denials and former offices imply nothing. A
conclusion is a `kg:DerivedStatement` with the axiom (`kg:axiom`) and the premises
(`prov:wasDerivedFrom`); it stands with its plain triple in the named graph `<base>derived`, holds
when its premises hold together, and is no `kg:Statement`, for nobody wrote it. `kg infer
graph.ttl --explain` prints each with its proof, down to the sentences.

## Constraints

`kg validate graph.ttl` finds what breaks a constraint, names the statement, and says where it was
read. Beside the shapes it checks domains and ranges as the table below has them, and with
`--articles` that every quotation stands in the article's text, character by character.

## Events

Statements that tell an event (below: *tells*) and those about an entity that is one give an
event: a node `<base>event/...` of a class below `kg:Event`, with `kg:participant` (`kg:agent`,
`kg:patient`), `sem:hasPlace`, `sem:hasBeginTimeStamp` and one `kg:telling` an article. A telling
keeps its article's statements (`kg:tells`), numbers (`kg:figure`), dates and places, and whether
the article states it as a fact (`kg:asserted`). Two tellings are one event only if two of who,
where, when and what it is called agree, and nothing speaks against it; `kg:reason` says what
agreed.

Generated from `kg.ttl` by `python -m kg.cli.vocabulary > docs/ontology.md`.
"""


def page() -> str:
    """Return the Markdown of the vocabulary."""
    known = load()
    return "\n".join([HEAD, *_classes(known), "", *_relations(known), ""])


def _classes(known: Ontology) -> Iterator[str]:
    yield "## Types of entities\n"
    yield from _below("Entity", known, 0)


def _below(name: str, known: Ontology, depth: int) -> Iterator[str]:
    """Yield a class and all below it, each below each of its parents."""
    entry = known.classes[name]
    yield f"{'  ' * depth}- `kg:{name}` *{entry.labels['fr']}*: {entry.definitions['en']}"
    for child in known.classes:
        if name in known.classes[child].parents:
            yield from _below(child, known, depth + 1)


def _relations(known: Ontology) -> Iterator[str]:
    yield "## Relations\n"
    yield "| relation | in French | from | to | implies | tells | means |"
    yield "|---|---|---|---|---|---|---|"
    for entry in known.properties.values():
        cells = [
            f"`{entry.curie}`",
            entry.labels["fr"],
            entry.domain,
            entry.range or "a text or an entity",
            ", ".join(_implied(entry)),
            entry.denotes or "",
            entry.definitions["en"],
        ]
        yield f"| {' | '.join(cells)} |"


def _implied(entry: Property) -> Iterator[str]:
    if entry.values is not ValueKind.ENTITY:
        return  # what somebody says implies nothing
    yield from (f"`{parent}`" for parent in entry.parents)
    if entry.inverse is not None:
        yield f"inverse `{entry.inverse}`"
    if entry.symmetric:
        yield "itself, turned round"
    if entry.transitive:
        yield "itself, from link to link"
    yield from (f"itself, after `{second}`" for _, second in entry.chains)


if __name__ == "__main__":
    click.echo(page(), nl=False)
