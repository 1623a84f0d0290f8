"""Articles into graphs and stores: what ``kg build`` and ``kg add`` share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kg import pipeline
from kg.cli.failures import Failures
from kg.cli.messages import note
from kg.cli.wording import counted
from kg.errors import OutputError
from kg.graph import Graph, from_reading
from kg.graph.linked import linked
from kg.link import linker
from kg.model import Article, Reading, Run
from kg.store import Change, Store, Writer
from kg.store.record import key_of


@dataclass(frozen=True)
class Settings:
    """What the user set that changes what the graph of an article is."""

    min_confidence: float = 0.0
    with_text: bool = False
    links: bool = True

    @cached_property
    def run(self) -> Run:
        """What reads the articles."""
        confidence = {"min_confidence": f"{self.min_confidence:g}"} if self.min_confidence else {}
        return pipeline.run(**confidence, **({} if self.links else {"links": "no"}))

    def graph(self, reading: Reading) -> Graph:
        """Return the graph of one article."""
        kept = pipeline.confident(reading, self.min_confidence)
        graph = from_reading(kept, run=self.run, with_text=self.with_text)
        return linked(graph, linker()) if self.links else graph

    def key(self, article: Article) -> str:
        """Return what tells whether an article has to be read again."""
        return key_of(article, self.run, with_text=self.with_text)


@dataclass(frozen=True)
class Filling:
    """Adds articles to a store, one by one, each whole or not at all.

    Attributes
    ----------
    again
        Whether to read even what has not changed.
    """

    store: Store
    settings: Settings
    again: bool = False

    def run(
        self, inputs: Iterable[str], *, published: date | None, wait: float, quiet: bool
    ) -> Failures:
        """Add the articles of the inputs, say what became of them, and return what failed."""
        failures, changes = Failures(), Counter[Change]()
        with self.store.writing(wait=wait) as writer:
            found = pipeline.read_articles(inputs, published=published, on_error=failures.report)
            changed = self._changed(found, writer, changes, failures)
            readings = pipeline.readings(changed, on_error=failures.report)
            try:
                for reading in failures.watch(readings):
                    changes[self._add(reading, writer)] += 1
            except KeyboardInterrupt:
                note(f"interrupted: {self._summary(changes)}", quiet=quiet)
                raise
        note(self._summary(changes), quiet=quiet)
        return failures

    def _changed(
        self,
        articles: Iterable[Article],
        writer: Writer,
        changes: Counter[Change],
        failures: Failures,
    ) -> Iterator[Article]:
        """Yield the articles that have to be read."""
        for article in articles:
            expected = writer.expects(article.id, self.settings.key(article))
            if expected is Change.UNCHANGED and not self.again:
                changes[expected] += 1
                failures.read += 1
            else:
                yield article

    def _add(self, reading: Reading, writer: Writer) -> Change:
        article = reading.document.article
        try:
            return writer.add(self.settings.graph(reading), self.settings.key(article))
        except OutputError as error:
            reason = f"{error.reason} (article '{article.id}'; those before it are in the store)"
            raise OutputError(error.target, reason) from error

    def _summary(self, changes: Counter[Change]) -> str:
        parts = [f"{changes[change]} {change.value}" for change in Change if changes[change]]
        there = counted(len(self.store), "article", "articles")
        return f"{', '.join(parts) or 'nothing added'}; {there} -> {self.store.layout.name}"
