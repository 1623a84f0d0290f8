"""Questions that tests put to a built graph, by SPARQL and in words rather than IRIs."""

from __future__ import annotations

from pathlib import Path

from kg.cli.main import run as kg
from kg.query import run

SAMPLES = Path(__file__).parents[1] / "seeds" / "articles"

NOBODY = ""
"""The source of what the article says in its own name."""


def build(*inputs: Path, output: Path) -> Path:
    """Build a graph file with ``kg build``."""
    assert kg(["build", *map(str, inputs), "-o", str(output), "--quiet"]) == 0
    return output


def rows(graph: Path, query: str) -> list[tuple[str, ...]]:
    """Return the rows of a SELECT."""
    return list(run([str(graph)], query).rows())


def asserted(graph: Path, subject: str, predicate: str, obj: str) -> bool:
    """Return whether a plain triple stands between two entities or a quoted text.

    Parameters
    ----------
    subject, obj
        Words of the label, case does not matter; an empty string fits everything.
    predicate
        A SPARQL property path such as ``kg:leads|kg:presides``.
    """
    names = f"{_called('s', subject)} {_called('o', obj)}"
    query = f"ASK {{ ?s kg:named ?is_entity ; {predicate} ?o . {names} }}"
    return bool(run([str(graph)], query))


def fact(graph: Path, subject: str, obj: str) -> bool:
    """Return whether any plain triple says something of an entity and words, but as a quotation.

    That somebody says something is a fact about the speaker, not about what is said.
    """
    query = f"""ASK {{
        ?s kg:named ?is_entity ; !(rdfs:label|skos:altLabel) ?o . {_called("s", subject)}
        {_called("o", obj)} FILTER(isIRI(?o) || DATATYPE(?o) != kg:Quotation)
    }}"""
    return bool(run([str(graph)], query))


def read(
    graph: Path,
    subject: str,
    lemma: str,
    obj: str,
    by: str | None = None,
    modality: str = "actual",
    polarity: str = "positive",
) -> bool:
    """Return whether some evidence says this, with these qualifiers.

    Parameters
    ----------
    subject, lemma, obj
        Parts of the subject's label, of the trigger's lemma, and of the object's label or text.
    by
        Part of the label of the one who says it; `NOBODY` for the article itself; None for either.
    """
    who = {
        None: "",
        NOBODY: "?e kg:attributed false .",
    }.get(by, f"?e kg:attributed true ; kg:attributedTo ?w . {_called('w', by or '')}")
    query = f"""ASK {{
        ?statement rdf:subject ?s ; kg:evidence ?e .
        ?e kg:lemma ?lemma ; kg:modality kg:{modality} ; kg:polarity kg:{polarity} .
        FILTER(CONTAINS(?lemma, "{lemma}"))
        OPTIONAL {{ ?statement rdf:object ?o }}
        {who} {_called("s", subject)} {_called("o", obj) if obj else ""}
    }}"""
    return bool(run([str(graph)], query))


def _called(variable: str, words: str) -> str:
    """Return the pattern that holds if a variable has the words in its label or text."""
    if not words:
        return ""
    name = f"?{variable}_name"
    return (
        f"OPTIONAL {{ ?{variable} rdfs:label|skos:altLabel {name}_ }} "
        f"BIND(COALESCE({name}_, STR(?{variable})) AS {name}) "
        f'FILTER(CONTAINS(LCASE({name}), "{words.lower()}"))'
    )
