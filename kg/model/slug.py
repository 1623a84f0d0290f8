"""Names as parts of an identifier."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str) -> str:
    """Return an ASCII name for a piece of text.

    Examples
    --------
    >>> slug("se réunir à"), slug("Œuvre d’art")
    ('se-reunir-a', 'oeuvre-d-art')
    """
    spelled = text.lower().replace("œ", "oe").replace("æ", "ae")
    bare = unicodedata.normalize("NFKD", re.sub(r"[’']", " ", spelled))
    ascii_only = bare.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
