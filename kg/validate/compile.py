"""Constraints as SPARQL: one query finds everything that breaks one of them.

A SHACL engine asks anew for each node, thousands of times; a database answers the same question
for all nodes at once.
"""

from __future__ import annotations

from kg.ontology import expand
from kg.validate.shapes import Constraint

FOCUS, VALUE = "this", "value"

_TARGETS = {
    "sh:targetClass": "?this a <{0}> .",
    "sh:targetNode": "VALUES ?this {{ <{0}> }}",
    "sh:targetObjectsOf": "?anything <{0}> ?this .",
    "sh:targetSubjectsOf": "?this <{0}> ?anything .",
}
_KINDS = {
    "sh:IRI": "isIRI(?value)",
    "sh:IRIOrLiteral": "(isIRI(?value) || isLiteral(?value))",
    "sh:Literal": "isLiteral(?value)",
}
_HOLDS = {
    "sh:class": "EXISTS {{ ?value a {0} }}",
    "sh:datatype": "isLiteral(?value) && DATATYPE(?value) = {0}",
    "sh:in": "?value IN ({0})",
    "sh:maxInclusive": "?value <= {0}",
    "sh:minInclusive": "?value >= {0}",
}
_COUNTS = {"sh:maxCount": ">", "sh:minCount": "<"}
_NATURAL = expand("xsd:nonNegativeInteger")
_INTEGER = expand("xsd:integer")


def query_of(constraint: Constraint) -> str:
    """Return a SELECT of ``?this``, and of more where it helps, that finds what is wrong."""
    targets = _targets(constraint)
    if constraint.test == "sh:sparql":
        return _sparql(constraint.values[0], targets)
    if constraint.test in _COUNTS:
        return _counted(constraint, targets)
    return f"SELECT DISTINCT ?this ?value WHERE {{ {targets} {_broken(constraint)} }}"


def _targets(constraint: Constraint) -> str:
    patterns = [f"{{ {_TARGETS[kind].format(name)} }}" for kind, name in constraint.targets]
    return f"{{ SELECT DISTINCT ?this WHERE {{ {' UNION '.join(patterns)} }} }}"


def _sparql(query: str, targets: str) -> str:
    """Return a constraint's own query for all nodes at once.

    Examples
    --------
    >>> _sparql("SELECT $this WHERE { $this ?p ?o }", "?this a ?c .")
    'SELECT ?this WHERE { ?this a ?c . ?this ?p ?o }'
    """
    head, where, body = query.replace("$this", "?this").partition("WHERE {")
    return f"{head}{where} {targets}{body}"


def _counted(constraint: Constraint, targets: str) -> str:
    number = constraint.values[0].partition("^^")[0].strip('"')
    count = f"COUNT(DISTINCT ?one) {_COUNTS[constraint.test]} {number}"
    pattern = f"{targets} OPTIONAL {{ ?this {constraint.path} ?one }}"
    return f"SELECT ?this WHERE {{ {pattern} }} GROUP BY ?this HAVING ({count})"


def _broken(constraint: Constraint) -> str:
    """Return the pattern of a value that does not pass; an error in a test does not, either."""
    found = f"?this {constraint.path} ?value ."
    if constraint.test == "sh:lessThanOrEquals":
        other = f"?this {constraint.values[0]} ?other ."
        return f"{found} {other} FILTER(!COALESCE(?value <= ?other, false))"
    if constraint.test == "sh:class":
        holds = _HOLDS["sh:class"].format(constraint.values[0])
        return f"{found} FILTER(!{holds})"
    return f"{found} FILTER(!COALESCE({_holds(constraint)}, false))"


def _holds(constraint: Constraint) -> str:
    if constraint.test == "sh:nodeKind":
        kinds = {f"<{expand(name)}>": test for name, test in _KINDS.items()}
        return kinds[constraint.values[0]]
    if constraint.values == (f"<{_NATURAL}>",):
        # A database keeps numbers and not their types.
        return f"DATATYPE(?value) IN (<{_NATURAL}>, <{_INTEGER}>) && ?value >= 0"
    return _HOLDS[constraint.test].format(", ".join(constraint.values))
