"""The graph as canonical N-Quads: equal graphs give equal lines, whoever writes them.

RDFC-1.0 numbers blank nodes, and then sorts the lines. We mint no blank nodes, so that sorted lines
would do; the canonicalization runs all the same, so that the digest is the standard's by
construction, and any other RDFC-1.0 implementation gives the same for our N-Quads.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from pyoxigraph import CanonicalizationAlgorithm, Dataset

from kg.graph.dataset import to_quads
from kg.graph.graph import Graph
from kg.ontology import DEFAULT_BASE


def canonical_lines(graph: Graph, base: str = DEFAULT_BASE) -> list[str]:
    """Return the quads as lines in the order of their code points, without line breaks."""
    dataset = Dataset(to_quads(graph, base))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(f"{quad} ." for quad in dataset)


def digest(graph: Graph, base: str = DEFAULT_BASE) -> str:
    """Return the SHA-256 of the canonical N-Quads, hexadecimal.

    Examples
    --------
    >>> digest(Graph())[:8]
    '249505b2'
    """
    content = sha256()
    for line in canonical_lines(graph, base):
        content.update(f"{line}\n".encode())
    return content.hexdigest()


def patch(before: Graph, after: Graph, base: str = DEFAULT_BASE) -> Iterator[str]:
    """Yield the RDF Patch that turns one graph into the other; nothing if they are equal.

    First what goes (``D``) and then what comes (``A``), each sorted, in one transaction.

    References
    ----------
    https://afs.github.io/rdf-delta/rdf-patch.html
    """
    lost, gained = set(canonical_lines(before, base)), set(canonical_lines(after, base))
    lines = [f"D {line}" for line in sorted(lost - gained)]
    lines += [f"A {line}" for line in sorted(gained - lost)]
    if lines:
        yield from ("TX .", *lines, "TC .")
