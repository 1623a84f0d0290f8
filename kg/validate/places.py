"""What nodes of a graph are called and where in the articles they come from."""

from __future__ import annotations

from pyoxigraph import NamedNode, Store

from kg.graph.terms import node
from kg.ontology import compact
from kg.validate.ask import shown
from kg.validate.violation import Where

_PARTS = ("rdf:subject", "rdf:predicate", "rdf:object")


class Places:
    """Looks up nodes of one database, as far as the database knows them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def label(self, iri: str) -> str:
        """Return what somebody calls the node: a statement's parts, a name, an article's id."""
        about = self._statement(NamedNode(iri))
        parts = [self._first(about, name) for name in _PARTS]
        if any(parts):
            return " | ".join(self.name(part) for part in parts if part)
        return self.name(about)

    def where(self, iri: str) -> Where:
        """Return the first sentence that the node stands for or is supported by."""
        about = NamedNode(iri)
        found = [self._where(one) for one in self._sentences(about)]
        article = self._first(about, "kg:articleId")
        return min(found, default=Where(shown(article)), key=_order)

    def _sentences(self, about: NamedNode) -> list[NamedNode]:
        """Return the passages of a node: itself, its evidence, or where it is mentioned."""
        if self._first(about, "nif:anchorOf"):
            return [about]
        mentions = self._store.quads_for_pattern(None, node("itsrdf:taIdentRef"), about, None)
        found = self._all(about, "kg:evidence") or [quad.subject for quad in mentions]
        return [one for one in found if isinstance(one, NamedNode)]

    def _where(self, passage: NamedNode) -> Where:
        article = self._first(passage, "nif:referenceContext")
        article = article or self._first(passage, "prov:wasQuotedFrom")
        name = self._first(article, "kg:articleId") if isinstance(article, NamedNode) else None
        start, end = (self._first(passage, f"nif:{which}Index") for which in ("begin", "end"))
        sentence = shown(self._first(passage, "nif:anchorOf"))
        return Where(shown(name), _number(start), _number(end), sentence)

    def _statement(self, about: NamedNode) -> NamedNode:
        """Return what an evidence supports; any other node itself."""
        found = self._store.quads_for_pattern(None, node("kg:evidence"), about, None)
        subjects = [quad.subject for quad in found if isinstance(quad.subject, NamedNode)]
        return min(subjects, key=str, default=about)

    def name(self, term: object) -> str:
        """Return a term as somebody would write it: a label, an id, or the beginning of a text."""
        if not isinstance(term, NamedNode):
            return shown(term, short=True)
        names = (self._first(term, name) for name in ("rdfs:label", "kg:articleId"))
        return next((shown(name) for name in names if name), compact(term.value))

    def _first(self, subject: NamedNode, curie: str) -> object:
        return min(self._all(subject, curie), key=str, default=None)

    def _all(self, subject: NamedNode, curie: str) -> list[object]:
        quads = self._store.quads_for_pattern(subject, node(curie), None, None)
        return sorted({quad.object for quad in quads}, key=str)


def _order(where: Where) -> tuple[str, int, int]:
    return where.article, where.start or 0, where.end or 0


def _number(term: object) -> int | None:
    text = shown(term)
    return int(text) if text.isdecimal() else None
