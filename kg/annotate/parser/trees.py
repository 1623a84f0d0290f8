"""The best tree over scored arcs.

Invariant: what comes back is a tree with one root, whatever the scores.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]
_NEVER = -1e9


def best_tree(scores: Scores) -> Heads:
    """Return the head of every word in the best tree with a single root.

    Parameters
    ----------
    scores
        ``scores[d, h]``, shape (n + 1, n + 1): how well word `d` hangs on `h`; 0 is the place
        above the root, and row 0 is not read. Sums are compared, so logarithms of probabilities.

    Returns
    -------
    Heads, 1 to n for words and 0 for the root; entry 0 is -1.

    Examples
    --------
    >>> arcs = np.full((3, 3), -5.0, dtype=np.float32)
    >>> arcs[1, 2] = arcs[2, 1] = 0.0
    >>> arcs[2, 0] = -1.0
    >>> best_tree(arcs).tolist()
    [-1, 2, 0]
    """
    scores = scores.copy()
    np.fill_diagonal(scores, _NEVER)
    heads = _greedy(scores)
    if np.count_nonzero(heads[1:] == 0) == 1 and _cycle(heads) is None:
        return heads
    return _single_rooted(scores)


def _greedy(scores: Scores) -> Heads:
    heads: Heads = scores.argmax(axis=1)
    heads[0] = -1
    return heads


def _single_rooted(scores: Scores) -> Heads:
    """Return the best tree, found by making an arc from the root cost more than any gain."""
    free = _spanning(scores)
    roots = np.flatnonzero(free[1:] == 0) + 1
    if len(roots) == 1:
        return free
    best, result = -np.inf, free
    for root in roots:
        only = scores.copy()
        only[1:, 0] = _NEVER
        only[root, :] = _NEVER
        only[root, 0] = 0.0
        heads = _spanning(only)
        total = float(scores[np.arange(1, len(heads)), heads[1:]].sum())
        if total > best:
            best, result = total, heads
    return result


def _cycle(heads: Heads) -> list[int] | None:
    """Return the nodes of one cycle, or None."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None


def _spanning(scores: Scores) -> Heads:
    """Return the maximum spanning arborescence below node 0 (Chu-Liu and Edmonds)."""
    heads = _greedy(scores)
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.array(cycle)
    outside = np.array([i for i in range(len(scores)) if i not in set(cycle)])
    kept = scores[inside, heads[inside]]
    # What it gains to enter the cycle at a node from outside, giving up that node's arc in it.
    entry = scores[np.ix_(inside, outside)] - kept[:, None]
    exits = scores[np.ix_(outside, inside)]
    small = np.full((len(outside) + 1, len(outside) + 1), _NEVER, dtype=scores.dtype)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = entry.max(axis=0)
    small[:-1, -1] = exits.max(axis=1)
    np.fill_diagonal(small, _NEVER)
    result, below = heads.copy(), _spanning(small)
    for place, head in enumerate(below[1:-1].tolist(), 1):
        into_cycle = head == len(outside)
        result[outside[place]] = inside[exits[place].argmax()] if into_cycle else outside[head]
    source = int(below[-1])
    result[inside[entry[:, source].argmax()]] = outside[source]
    return result
