"""The one exception tree of the package.

::

    KgError                 exit code 3: the data is bad
    ├── InputError          an input cannot be read as an article
    ├── GraphError          a graph file cannot be read or is not ours
    │   └── StoreError      a store is damaged, of a newer format, or not there
    ├── OutputError         an output cannot be written
    ├── LanguageDataError   a TOML or Turtle file of our own is malformed
    ├── UsageError          exit code 2: the request makes no sense
    │   ├── UnknownName     a format, query or relation nobody registered
    │   └── QueryError      a SPARQL query does not parse
    └── Unsatisfied         exit code 1: the answer is no
        └── StoreBusy       another process writes to the store

A message names the input, the place in it where there is one, and the reason; it is one line.
"""

from __future__ import annotations

from collections.abc import Iterable


class KgError(Exception):
    """Anything that the user can act on; everything else is a bug (exit code 70)."""

    exit_code = 3


class InputError(KgError):
    """An input that cannot be read as an article.

    Parameters
    ----------
    source
        The input as the user named it: a path, ``-``, or ``path:line``.
    reason
        Why it cannot be read, in lower case and without a final stop.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class GraphError(InputError):
    """A graph file that does not parse, or holds no graph of ours."""


class StoreError(GraphError):
    """A store that cannot be read; what is in it is untouched."""


class OutputError(KgError):
    """An output that cannot be written; what stood there before is untouched."""

    def __init__(self, target: str, reason: str) -> None:
        super().__init__(f"{target}: {reason}")
        self.target = target
        self.reason = reason


class LanguageDataError(KgError):
    """A table of linguistic data that breaks its own rules."""


class UsageError(KgError):
    """A request that no input could satisfy."""

    exit_code = 2


class UnknownName(UsageError):
    """A name that a registry does not hold; the message lists those it does."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        super().__init__(f"unknown {kind} '{name}' (known: {', '.join(sorted(known))})")


class QueryError(UsageError):
    """A SPARQL query that does not parse, with the parser's position."""


class Unsatisfied(KgError):
    """The command did its work and the answer is no."""

    exit_code = 1


class StoreBusy(Unsatisfied):
    """Another process was writing to a store for longer than we were to wait."""

    def __init__(self, store: str, waited: float, holder: str) -> None:
        who = f"process {holder}" if holder else "another process"
        super().__init__(f"{store}: {who} is writing to it (waited {waited:g} s; see --wait)")
