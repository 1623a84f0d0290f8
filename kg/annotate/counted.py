"""What a quantity counts, where grammar puts an adverb or a preposition before the noun.

Constructions::

    Plus de 200 pêcheurs ont manifesté          200 pêcheurs
    Près de la moitié des élus a refusé         moitié des élus
    Peu de magasins étaient ouverts             magasins
    Entre 30 et 40 élèves ont été évacués       élèves
    Jusqu'à 90 emplois seront supprimés         emplois
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.grammar import child, children, conjuncts, nominal, preposition, word
from kg.lang.syntax import syntax


def counted(quantifier: Token, head: Token | None = None) -> list[Token]:
    """Return what an adverb of quantity counts: "militaires" for "peu de militaires".

    Parameters
    ----------
    head
        What the counted noun hangs on, if not on the adverb.
    """
    form = word(quantifier)
    near = form in syntax().words["approximators"]
    if form not in syntax().words["quantifiers"] and not near:
        return []
    for inner in children(head or quantifier, "oblique", "nominal_modifier"):
        introduced = preposition(inner) in {"de", f"{form} de"} and inner.i > quantifier.i
        if introduced and (not near or _is_number(inner)):
            return conjuncts(inner)
    return []


def _is_number(noun: Token) -> bool:
    """Return whether a noun is an amount, no place: "près de 300 élus", "près de la moitié"."""
    amount = str(noun.lemma_).lower() in syntax().words["quantity_nouns"]
    return amount or child(noun, "number") is not None


def counted_before(predicate: Token) -> list[Token]:
    """Return the counted subject that a parser takes for an adverbial before the verb."""
    for one in children(predicate, "adverb", "oblique"):
        if one.i < predicate.i:
            found = counted(one) or ([one] if _up_to(one) else [])
            if found:
                return found
    return []


def _up_to(noun: Token) -> bool:
    cases = [word(one) for one in children(noun, "case")]
    return cases[:1] == ["jusqu'"] and nominal(noun) and child(noun, "number") is not None


def approximate(noun: Token) -> bool:
    """Return whether what stands before the noun counts it: "entre 300 et 400 personnes"."""
    cases = children(noun, "case")
    return bool(cases) and cases[0].nbor().pos_ == "NUM" and word(cases[0]) in _RANGE


_RANGE = frozenset({"entre", "de", "jusqu'", "à"})
