"""What nodes and edges of the property graph carry: flat, and absent rather than empty."""

from __future__ import annotations

from collections.abc import Iterable

Value = str | int | float | bool
JOINER = " | "


def flat(**attributes: Value | None) -> dict[str, Value]:
    """Return the attributes that are there.

    Examples
    --------
    >>> flat(label="Lyon", type=None, aliases="")
    {'label': 'Lyon'}
    """
    return {name: value for name, value in attributes.items() if value not in (None, "")}


def joined(values: Iterable[str]) -> str:
    """Join different values in a fixed order.

    Examples
    --------
    >>> joined(["verbal", "", "title", "verbal"])
    'title | verbal'
    """
    return JOINER.join(sorted({value for value in values if value}))
