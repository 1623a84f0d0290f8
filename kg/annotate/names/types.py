"""One type an entity throughout an article: mentions of one entity pool their evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.annotate.names.candidate import Candidate

_ORDER = ("Person", "Organization", "Place", "Group", "Event", "Work", "Product", "Thing")


def settle(
    candidates: Sequence[Candidate], aliases: Iterable[tuple[str, str]] = ()
) -> Mapping[str, str]:
    """Return the type of each key.

    Names with the same words are one entity, and so are a surname and the full names it ends,
    "Wagner" beside "groupe Wagner", and a name and its acronym.

    Parameters
    ----------
    aliases
        Keys of names and of their acronyms.
    """
    pooled = _pooled(candidates)
    links = _links(candidates, pooled)
    for name, short in aliases:
        if name in pooled and short in pooled:
            links[short].add(name)
            links[name].add(short)
    merged = _merged(pooled, links)
    return {name: _best(votes) for name, votes in merged.items()}


def _pooled(candidates: Iterable[Candidate]) -> dict[str, dict[str, float]]:
    pooled: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for one in candidates:
        for kind, weight in one.votes.items():
            pooled[one.key][kind] += weight
        pooled[one.key].setdefault("Thing", 0.0)
    return pooled


def _links(
    candidates: Iterable[Candidate], pooled: Mapping[str, Mapping[str, float]]
) -> dict[str, set[str]]:
    """Return, for each short key, the longer keys that it may stand for."""
    links: dict[str, set[str]] = defaultdict(set)
    for one in candidates:
        if one.stem != one.key and one.stem in pooled:
            links[one.stem].add(one.key)
        words = one.key.split()
        for surname in (words[-1:], words[-2:]):
            short = " ".join(surname)
            if len(surname) < len(words) and short in pooled and _is_person(pooled[one.key]):
                links[short].add(one.key)
    return links


def _merged(
    pooled: Mapping[str, Mapping[str, float]], links: Mapping[str, set[str]]
) -> dict[str, dict[str, float]]:
    """Give a short key the votes of what it may stand for."""
    merged = {name: dict(votes) for name, votes in pooled.items()}
    for short, longer in links.items():
        for name in sorted(longer):
            for kind, weight in pooled[name].items():
                merged[short][kind] = merged[short].get(kind, 0.0) + weight
    return merged


def _is_person(votes: Mapping[str, float]) -> bool:
    return _best(votes) == "Person"


def _best(votes: Mapping[str, float]) -> str:
    return max(_ORDER, key=lambda kind: (votes.get(kind, 0.0), -_ORDER.index(kind)))
