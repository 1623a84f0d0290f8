"""Graphs of several articles, made of short sentences and what is read in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kg.graph import Graph, Passage, Source, unite
from kg.graph.whole import told
from kg.model import (
    Attribution,
    Entity,
    Evidence,
    Grain,
    Interval,
    Literal,
    Modality,
    Polarity,
    Run,
    Span,
    Statement,
    Triple,
)
from kg.model.slug import slug


@dataclass
class News:
    """Collects what articles say; `graph` gives the graph of them all.

    A person, place or thing is written ``Type:name``; with a small letter after the colon it has
    no proper name, and belongs to its article.
    """

    dates: dict[str, date | None] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    passages: set[Passage] = field(default_factory=set)

    def article(self, name: str, published: str | None = None) -> None:
        """Begin an article."""
        self.dates[name] = date.fromisoformat(published) if published else None
        self.texts[name] = ""

    def alias(self, thing: str, alias: str) -> None:
        """Give a thing with a proper name another name."""
        known = self._entity("", thing)
        self.entities[known.id] = Entity(known.id, known.type, known.label, (alias,))

    def says(
        self,
        sentence: str,
        subject: str,
        predicate: str,
        obj: str | None = None,
        *,
        word: str = "",
        when: str | tuple[str | None, str | None] | None = None,
        where: str | None = None,
        by: str | None = None,
        polarity: Polarity = Polarity.POSITIVE,
        modality: Modality = Modality.ACTUAL,
        rule: str = "verb",
        relation: str = "",
    ) -> Statement:
        """Let the last article say something.

        Parameters
        ----------
        word, relation
            The trigger's lemma, the predicate's own name otherwise; and what a dictionary would
            write of the relation.
        obj
            A thing as above, ``"..."`` in double quotes for what is said, else plain text.
        when
            A day, or first and last one.
        by
            Whose words it reports.
        """
        article = list(self.texts)[-1]
        start = len(self.texts[article])
        self.texts[article] += f"{sentence} "
        here = Span(start, start + len(sentence))
        lemma = word or predicate.partition(":")[2]
        trigger = self._span(article, here, word.split(" ", maxsplit=1)[0])
        source = self._entity(article, by) if by else None
        said = Attribution(source.id, None, None, "selon", False) if source else None
        evidence = Evidence(
            article=article,
            sentence=here,
            subject=self._span(article, here, subject.partition(":")[2]),
            trigger=trigger,
            object=self._span(article, here, obj.strip('"').partition(":")[2]) if obj else None,
            lemma=lemma,
            rule=rule,
            relation=relation,
            polarity=polarity,
            modality=modality,
            attribution=said,
        )
        statement = Statement(
            Triple(self._entity(article, subject).id, predicate, self._term(article, obj)),
            (evidence,),
            _interval(when),
            self._entity(article, where).id if where else None,
        )
        self.passages.add(Passage(article, here, sentence))
        self.statements.append(statement)
        return statement

    def graph(self) -> Graph:
        """Return the graph of all articles, with the events that they tell."""
        run = Run("0.1.0", ("model 1",), "tables")
        sources = (
            Source(name, len(text), published=self.dates[name], run=run)
            for name, text in self.texts.items()
        )
        parts = Graph(
            tuple(sources),
            tuple(self.entities.values()),
            tuple(self.statements),
            tuple(self.passages),
        )
        return told(unite([parts]))

    def _entity(self, article: str, thing: str) -> Entity:
        kind, _, label = thing.partition(":")
        named = label[:1].isupper()
        name = f"{kind.lower()}/{slug(label)}" + ("" if named else f"--{article}")
        return self.entities.setdefault(name, Entity(name, kind, label, named=named))

    def _term(self, article: str, obj: str | None) -> str | Literal | None:
        if obj is None:
            return None
        if obj.startswith('"'):
            return Literal(obj.strip('"'), "kg:Quotation")
        return self._entity(article, obj).id if ":" in obj else Literal(obj)

    def _span(self, article: str, within: Span, words: str) -> Span:
        """Return where words stand in a sentence, all of it if they do not."""
        found = self.texts[article].find(words, within.start) if words else -1
        return Span(found, found + len(words)) if found >= 0 else within


def _interval(when: str | tuple[str | None, str | None] | None) -> Interval | None:
    if when is None:
        return None
    start, end = (when, when) if isinstance(when, str) else when
    length = len(start or end or "")
    return Interval(start, end, {4: Grain.YEAR, 7: Grain.MONTH}.get(length, Grain.DAY))
