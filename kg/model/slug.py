"""Names as parts of an identifier."""

from __future__ import annotations

import hashlib
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
