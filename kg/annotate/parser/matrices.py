"""Matrix products by numpy instead of by spaCy's own BLIS, and on one thread.

The numbers agree but for rounding; on processors with wide vectors numpy's are two to three
times as fast, which pays for a second reader. Our matrices are too small for several threads: they
would only wait for each other.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language as Pipeline
from thinc.api import Model, NumpyOps

try:
    from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]
except ImportError:  # slower, nothing else
    ThreadpoolController = None

Matrix = NDArray[np.float32]


@cache
def _pools() -> Any:
    return ThreadpoolController() if ThreadpoolController else None


def one_thread() -> AbstractContextManager[object]:
    """Return a context in which numpy multiplies on one thread."""
    pools = _pools()
    return pools.limit(limits=1, user_api="blas") if pools else nullcontext()


class NumpyProducts(NumpyOps):  # type: ignore[misc]
    """Thinc's operations on arrays, with `numpy.matmul` for `gemm`."""

    def gemm(
        self,
        x: Matrix,
        y: Matrix,
        out: Matrix | None = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> Matrix:
        """Return the product of `x` and `y`, either of them transposed first."""
        left, right = x.T if trans1 else x, y.T if trans2 else y
        with one_thread():
            product: Matrix = np.matmul(left, right, out=out)
        return product


def use_numpy(nlp: Pipeline) -> Pipeline:
    """Let every model of the pipeline multiply with numpy; return the pipeline."""
    products = NumpyProducts()
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            node.ops = products
    return nlp
