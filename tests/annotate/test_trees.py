"""The decoder against all trees there are."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from kg.annotate.parser.trees import best_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    for start in range(1, len(heads)):
        seen, node = set(), start
        while node:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node]
    return heads[1:].count(0) == 1


@pytest.mark.parametrize("seed", range(60))
def test_no_single_rooted_tree_scores_more(seed: int) -> None:
    chance = np.random.default_rng(seed)
    size = int(chance.integers(1, 6))
    scores = chance.normal(size=(size + 1, size + 1)).astype(np.float32)
    trees = (
        heads for rest in product(range(size + 1), repeat=size) if is_tree(heads := (-1, *rest))
    )
    best = max(sum(scores[d, tree[d]] for d in range(1, size + 1)) for tree in trees)
    found = best_tree(scores)
    assert is_tree(tuple(found.tolist()))
    assert sum(scores[d, found[d]] for d in range(1, size + 1)) == pytest.approx(best, abs=1e-5)


def test_long_rings_come_apart() -> None:
    ring = np.full((81, 81), -30.0, dtype=np.float32)
    ring[np.arange(1, 81), np.roll(np.arange(1, 81), 1)] = 0.0
    ring[40, 0] = -20.0
    found = best_tree(ring)
    assert is_tree(tuple(found.tolist()))
    assert found[40] == 0
