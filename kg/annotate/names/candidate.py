"""A stretch that may be a name, with the votes for its type."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Candidate:
    """Where a name may stand, and what speaks for its type so far.

    Attributes
    ----------
    block, start, end
        The block's index and half-open token indices in it.
    key
        The words in the form under which spellings meet.
    stem
        The key without an introducing common noun: "wagner" for "groupe Wagner".
    weak
        Whether only the capital of a sentence's first word speaks for it.
    shouted
        Whether the whole sentence is in capitals.
    votes
        Class to the weight of all evidence for it; negative weight speaks against.
    """

    block: int
    start: int
    end: int
    key: str = ""
    stem: str = ""
    weak: bool = False
    shouted: bool = False
    votes: dict[str, float] = field(default_factory=dict)

    def vote(self, kind: str, weight: float) -> None:
        """Add evidence for, or with a negative weight against, a class."""
        self.votes[kind] = self.votes.get(kind, 0.0) + weight

    @property
    def leading(self) -> str:
        """The class with most weight, "" while there is no evidence for any."""
        best = max(self.votes.items(), key=lambda item: (item[1], item[0]), default=("", 0.0))
        return best[0] if best[1] > 0 else ""
