"""What holds for a whole run unless the user says otherwise."""

from __future__ import annotations

import os

DEFAULT_BASE = "https://example.org/kg/"
"""The IRI below which entities, articles and statements are minted."""

LANGUAGE = "fr"
"""The language that articles are read in."""


def debugging() -> bool:
    """Return whether the user asked for tracebacks, with ``KG_DEBUG=1``."""
    return os.environ.get("KG_DEBUG", "") not in ("", "0")
