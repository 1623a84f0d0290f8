"""The graph of all sample articles, built once for all tests that ask for it."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import asking


@cache
def built() -> Path:
    """Return a TriG file of the sample articles."""
    return asking.build(asking.SAMPLES, output=Path(tempfile.mkdtemp()) / "samples.trig")
