"""Names as parts of an identifier."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container


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


def verb_slug(label: str) -> str:
    """Return the name of an open predicate, which holds a letter: XML cannot name others.

    Examples
    --------
    >>> verb_slug("se réunir à"), verb_slug("49-3"), verb_slug("бить")
    ('se-reunir-a', 'verb-307a15ae', 'verb-cb6735b6')
    """
    name = slug(label)
    if any(character.isalpha() for character in name):
        return name
    return f"verb-{hashlib.sha256(label.encode()).hexdigest()[:8]}"


def numbered(base: str, taken: Container[str]) -> str:
    """Return an identifier, with the first number from 2 on that makes it a free one.

    Examples
    --------
    >>> numbered("product/bus", {"product/bus", "product/bus-2"}), numbered("city/lyon", ())
    ('product/bus-3', 'city/lyon')
    """
    number, candidate = 1, base
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate
