"""What changes a store: each change is one file, there whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from kg.errors import StoreError, UsageError
from kg.graph import Graph
from kg.model import Judgement
from kg.store import judgements, record
from kg.store.layout import Layout


class Change(StrEnum):
    """What happens to an article that is given to a store."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Writer:
    """Writes to one store; its lock is held as long as there is one."""

    layout: Layout

    def expects(self, article: str, key: str) -> Change:
        """Return what adding an article would be, given its key; see `kg.store.record.key_of`."""
        file = self.layout.article(article)
        try:
            with file.open("rb") as stream:
                head = record.header(stream.readline(), self.layout.name, file.name)
        except FileNotFoundError:
            return Change.ADDED
        except (OSError, StoreError):
            return Change.REPLACED  # damaged; writing it anew repairs that
        return Change.UNCHANGED if head.key == key else Change.REPLACED

    def add(self, graph: Graph, key: str) -> Change:
        """Add the graph of one article, in place of any earlier one of its id.

        Raises
        ------
        OutputError
            If it cannot be written; what was there is there, then.
        """
        (source,) = graph.sources
        file = self.layout.article(source.id)
        change = Change.REPLACED if file.exists() else Change.ADDED
        self.layout.write(file, record.encode(graph, key))
        return change

    def remove(self, *articles: str) -> None:
        """Remove articles, and with them all that no other article says.

        Raises
        ------
        UsageError
            If one of them is not there; nothing is removed then.
        """
        files = {article: self.layout.article(article) for article in articles}
        missing = [article for article, file in files.items() if not file.exists()]
        if missing:
            raise UsageError(f"{self.layout.name}: {self._unknown(missing)}; nothing was removed")
        for file in files.values():
            self.layout.remove(file)

    def judge(self, judgement: Judgement) -> None:
        """Keep a decision, in place of any earlier one on the two entities."""
        judgements.write(self.layout, [*self._others(judgement.first, judgement.second), judgement])

    def unjudge(self, one: str, other: str) -> bool:
        """Drop the decision on two entities; return whether there was one."""
        first, second = sorted((one, other))
        kept = self._others(first, second)
        there = len(kept) < len(judgements.read(self.layout))
        if there:
            judgements.write(self.layout, kept)
        return there

    def _others(self, first: str, second: str) -> list[Judgement]:
        known = judgements.read(self.layout)
        return [one for one in known if (one.first, one.second) != (first, second)]

    def _unknown(self, missing: list[str]) -> str:
        ids = self._ids()
        near = {article: get_close_matches(article, ids, n=1) for article in missing}
        names = [
            f"'{article}' (do you mean '{close[0]}'?)" if close else f"'{article}'"
            for article, close in near.items()
        ]
        return f"holds no article {', '.join(names)}"

    def _ids(self) -> list[str]:
        ids = []
        for file in self.layout.files():
            with file.open("rb") as stream:
                line = stream.readline()
            ids.append(record.header(line, self.layout.name, file.name).article)
        return ids
