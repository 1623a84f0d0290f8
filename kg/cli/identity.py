"""``kg explain --identity``: who was taken for whom, with what speaks for and against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg import query
from kg.cli.wording import counted
from kg.errors import Unsatisfied
from kg.graph import Graph, load
from kg.graph.articles import articles
from kg.graph.whole import whole
from kg.link import Link, linker
from kg.model import Entity, Judgement
from kg.resolve.identity import Appearance, Cluster, Decision, Identification, Reason, identify
from kg.store import Store, is_store


def decisions(graphs: Sequence[str], name: str, judgements: Iterable[Judgement]) -> Iterator[str]:
    """Yield lines about every decision on the entities that a name fits, files and stores alike.

    A store knows what each article alone says. A file does not quite; its articles are taken
    apart as far as it tells, and compared anew.

    Raises
    ------
    Unsatisfied
        If no named entity fits.
    """
    parts, known = _parts(graphs)
    judged = [*known, *judgements]
    found = identify(parts, judged)
    graph = whole(parts, judged)
    named = [entity for entity in query.matching(graph, name) if entity.named]
    if not named:
        raise Unsatisfied(f"no named entity is called '{name}'")
    clusters = {cluster.id: cluster for cluster in found.clusters}
    for entity in named:
        yield from _about(entity, clusters[entity.id], found, parts)


def _parts(graphs: Sequence[str]) -> tuple[list[Graph], list[Judgement]]:
    parts: list[Graph] = []
    judgements: list[Judgement] = []
    for path in graphs:
        if is_store(path):
            store = Store.open(path)
            parts += store.readings()
            judgements += store.judgements()
        else:
            parts += articles(load(path))
    return parts, judgements


def _about(
    entity: Entity, cluster: Cluster, known: Identification, parts: Sequence[Graph]
) -> Iterator[str]:
    members = set(cluster.appearances)
    number = len({one.article for one in members})
    yield f"{entity.label} · {entity.type} · {entity.id} · {counted(number, 'article', 'articles')}"
    for decision in known.decisions:
        inside = [one in members for one in (decision.first, decision.second)]
        if any(inside):
            near, far = decision.first, decision.second
            yield from _decided(decision, *((near, far) if inside[0] else (far, near)))
    if not any({one.first, one.second} & members for one in known.decisions):
        yield "  nothing of a like name to compare it with"
    yield from _links(entity, members, parts)
    yield ""


def _decided(decision: Decision, one: Appearance, other: Appearance) -> Iterator[str]:
    sign = "is" if decision.same else "is not"
    yield f"  {_named(one)} {sign} {_named(other)}: {decision.score:.2f}"
    yield f"    {_said(decision.reasons)}"


def _named(one: Appearance) -> str:
    return f"{one.label} ({one.article})"


def _said(reasons: Iterable[Reason]) -> str:
    return "; ".join(str(reason) if reason.weight else reason.what for reason in reasons)


def _links(entity: Entity, members: set[Appearance], parts: Sequence[Graph]) -> Iterator[str]:
    """Yield the links that the entity has, with the reasons that the articles give for them."""
    articles_of = {one.article: one.entity for one in members}
    seen: set[str] = set()
    for part in parts:
        wanted = articles_of.get(part.sources[0].id) if part.sources else None
        for link in linker().links(part) if wanted else ():
            if link.entity.id == wanted:
                said = _link(entity, link)
                if said and said not in seen:
                    seen.add(said)
                    yield f"  {said} ({part.sources[0].id})"
    told = {iri for said in seen for iri in said.split()}
    for iri in entity.same_as:
        if iri not in told:
            yield f"  linked to {iri}: by a pack, or by other articles"


def _link(entity: Entity, link: Link) -> str:
    choice = link.choice
    if choice.record is None:
        return ""
    iris = " ".join(choice.record.iris)
    if choice.made and not set(choice.record.iris) <= set(entity.same_as):
        return ""  # the graph was built without links
    verb = "linked to" if choice.made else "not linked to"
    return f"{verb} {iris} : {choice.score:.2f}, {_said(choice.reasons)}"
