"""RDF terms at the border: the IRIs that we mint, and values as literals and back.

Invariant: no blank node and no clock; the same name or content always gives the same term.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote, unquote

from pyoxigraph import Literal as Text
from pyoxigraph import NamedNode

from kg.model import Evidence, Literal, Run, Span
from kg.ontology import compact, expand

_SAFE = "/:!$&'*+,;=@~-._"  # what an IRI may hold besides letters and digits; no "#", "?", "%"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"\d{4}")
_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"


@lru_cache(maxsize=4096)
def node(curie: str) -> NamedNode:
    """Return the IRI of a term of a vocabulary: ``kg:leads``, ``void:Dataset``."""
    return NamedNode(expand(curie))


def usable(base: str) -> str:
    """Return the base with an end that names can be appended to."""
    return base if base[-1:] in ("/", "#", ":") else f"{base}/"


@dataclass(frozen=True)
class Iris:
    """Mints and reads the IRIs below one base, which ends in ``/``, ``#`` or ``:``."""

    base: str

    def article(self, article: str) -> NamedNode:
        """Return the IRI of an article, which also names its graph."""
        name = quote(article, safe="")
        name = name if name.strip(".") else name.replace(".", "%2E")  # else it would be a path
        return NamedNode(f"{self.base}article/{name}")

    def passage(self, article: str, span: Span) -> NamedNode:
        """Return the IRI of a stretch of an article's text, as RFC 5147 writes it."""
        mark = "/" if "#" in self.base else "#"  # an IRI has one fragment
        return NamedNode(f"{self.article(article).value}{mark}char={span.start},{span.end}")

    def name(self, name: str) -> NamedNode:
        """Return the IRI of an entity's id or of a CURIE."""
        return _named(name, self.base)

    def statement(self, identity: str) -> NamedNode:
        """Return the IRI of a statement."""
        return NamedNode(f"{self.base}statement/{identity}")

    def derived(self, identity: str) -> NamedNode:
        """Return the IRI of what follows from statements."""
        return NamedNode(f"{self.base}derived/{identity}")

    def event(self, identity: str) -> NamedNode:
        """Return the IRI of an event."""
        return NamedNode(f"{self.base}event/{identity}")

    def telling(self, event: str, article: str) -> NamedNode:
        """Return the IRI of an article's version of an event."""
        digest = sha256(json.dumps([event, article]).encode()).hexdigest()[:16]
        return NamedNode(f"{self.base}telling/{digest}")

    def evidence(self, statement: str, evidence: Evidence) -> NamedNode:
        """Return the IRI of one place that supports a statement."""
        known = {name: value for name, value in asdict(evidence).items() if value not in (None, "")}
        content = json.dumps([statement, known], sort_keys=True)
        digest = sha256(content.encode()).hexdigest()[:16]
        return NamedNode(f"{self.base}evidence/{digest}")

    def run(self, run: Run) -> NamedNode:
        """Return the IRI of what read the articles."""
        return NamedNode(f"{self.base}run/{run.id}")

    def agent(self, run: Run) -> NamedNode:
        """Return the IRI of the software that did."""
        return NamedNode(f"{self.base}agent/kg-{quote(run.version, safe='')}")

    def article_id(self, iri: str) -> str:
        """Return the id of an article; the inverse of `article`."""
        return unquote(iri.removeprefix(f"{self.base}article/"))

    def read(self, iri: str) -> str:
        """Return an entity's id or a CURIE; the inverse of `name`."""
        return _read(iri, self.base)


@lru_cache(maxsize=1 << 16)
def _named(name: str, base: str) -> NamedNode:
    return NamedNode(expand(quote(name, safe=_SAFE), base))


@lru_cache(maxsize=1 << 16)
def _read(iri: str, base: str) -> str:
    return unquote(compact(iri, base))


def text(value: str, language: str | None = None) -> Text:
    """Return a literal; a lone surrogate, which no encoding can write, becomes U+FFFD."""
    try:
        return Text(value, language=language)
    except ValueError:  # it says so of a lone surrogate
        whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return Text(whole, language=language)


def typed(value: str, datatype: str) -> Text:
    """Return a literal of a datatype given as a CURIE."""
    return Text(text(value).value, datatype=node(datatype))


@lru_cache(maxsize=1 << 16)
def number(value: int) -> Text:
    """Return an offset or a length."""
    return typed(str(value), "xsd:nonNegativeInteger")


def score(value: float) -> Text:
    """Return a confidence, written out as decimals."""
    return typed(f"{Decimal(repr(float(value))):f}", "xsd:decimal")


def truth(value: bool) -> Text:
    """Return a boolean."""
    return typed("true" if value else "false", "xsd:boolean")


def when(value: str) -> Text:
    """Return a date in EDTF's text form with the XSD type of its precision, if there is one."""
    for pattern, datatype in ((_DAY, "date"), (_MONTH, "gYearMonth"), (_YEAR, "gYear")):
        if pattern.fullmatch(value):
            return typed(value, f"xsd:{datatype}")
    return Text(text(value).value, datatype=NamedNode(_EDTF))


def from_literal(literal: Literal, iris: Iris) -> Text:
    """Return a literal of the model as a term."""
    if literal.datatype == "xsd:string":
        return text(literal.value, literal.language)
    return Text(text(literal.value).value, datatype=iris.name(literal.datatype))


def to_literal(term: Text, iris: Iris) -> Literal:
    """Return a literal of the model; the inverse of `from_literal`."""
    if term.language:
        return Literal(term.value, "xsd:string", term.language)
    return Literal(term.value, iris.read(term.datatype.value))
