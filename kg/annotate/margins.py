"""How sure the parse is of what a clause was read from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.annotate.nlp import Parse
from kg.annotate.parser.second import MARGINS
from kg.model import Clause, Mention

_SURE = 1.0


def with_margins(
    parsed: Parse, clauses: Sequence[Clause], mentions: Mapping[str, Mention]
) -> tuple[Clause, ...]:
    """Return the clauses with what the arcs of their triggers and arguments are worth.

    Parameters
    ----------
    mentions
        By their id; the head of an argument without one is taken to be its first word.
    """
    worth = _by_offset(parsed)

    def weighed(clause: Clause) -> Clause:
        arguments = tuple(
            replace(argument, margin=worth.get(_head(argument.mention, argument.span.start), _SURE))
            for argument in clause.arguments
        )
        margin = worth.get(clause.trigger.start, _SURE)
        return replace(clause, arguments=arguments, margin=margin)

    def _head(mention: str | None, first: int) -> int:
        found = mentions.get(mention or "")
        return found.head.start if found else first

    return tuple(map(weighed, clauses))


def _by_offset(parsed: Parse) -> dict[int, float]:
    """Return what every token's arc is worth, by where the token begins in the raw text."""
    return {
        parsed.span(token).start: margin
        for doc in parsed.docs
        for token, margin in zip(doc, doc.user_data.get(MARGINS, ()), strict=False)
        if not token.is_space
    }
