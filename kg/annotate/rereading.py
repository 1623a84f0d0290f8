"""Sentences that are read a second time without what led the parser astray.

An aside that splits a clause is parsed on its own and hung on the clause's verb; a verb that the
tagger takes for a noun ("l'opposition doute que") is parsed as a plainer one.
Invariant: no token moves, and every sentence stays one tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Span, Token

from kg.annotate.asides import Aside, find_asides
from kg.annotate.mistaken import mistaken
from kg.annotate.model import STARTS
from kg.annotate.parser.second import MARGINS
from kg.lang.reporting import reporting
from kg.lang.syntax import syntax


def reread(docs: Sequence[Doc], nlp: Pipeline) -> None:
    """Parse again, in place, the sentences of which an aside or a mistaken verb makes a muddle."""
    found = [one for doc in docs for sentence in doc.sents for one in _rereading(sentence)]
    parts = [part for one in found for part in one.parts()]
    parsed = nlp.pipe([one.document(part) for one, part in parts], disable=[STARTS, "ner"])
    trees = {id(one.doc): _Tree(one.doc) for one in found}
    for (one, part), read in zip(parts, list(parsed), strict=True):
        trees[id(one.doc)].take(one, part, read)
    for one in found:
        trees[id(one.doc)].hang(one)
    for tree in trees.values():
        tree.write()


@dataclass(frozen=True, slots=True)
class _Rereading:
    """A sentence that is parsed again.

    Attributes
    ----------
    clause
        Its tokens but for the asides.
    lemmas
        The lemma of each token that a plainer verb stands in for.
    """

    doc: Doc
    clause: tuple[int, ...]
    asides: tuple[Aside, ...]
    lemmas: Mapping[int, str]

    def parts(self) -> Iterator[tuple[_Rereading, tuple[int, ...]]]:
        """Yield what is parsed each on its own: the clause, then every aside without commas."""
        yield self, self.clause
        for aside in self.asides:
            yield self, tuple(range(aside.start + 1, aside.end - 1))

    def document(self, part: Sequence[int]) -> Doc:
        """Return some of the tokens as a document of one sentence."""
        return Doc(
            self.doc.vocab,
            words=[self._form(self.doc[i]) for i in part],
            spaces=[bool(self.doc[i].whitespace_) for i in part],
            sent_starts=[n == 0 for n in range(len(part))],
        )

    def _form(self, token: Token) -> str:
        if token.i not in self.lemmas:
            return str(token.text)
        return reporting().plain["plural" if token.text.endswith("ent") else "singular"]


def _rereading(sentence: Span) -> Iterator[_Rereading]:
    asides = find_asides(sentence)
    lemmas = mistaken(sentence)
    if asides or lemmas:
        apart = {i for aside in asides for i in range(aside.start, aside.end)}
        clause = tuple(int(token.i) for token in sentence if token.i not in apart)
        yield _Rereading(sentence.doc, clause, asides, lemmas)


class _Tree:
    """Heads, labels and margins of a document while sentences of it are read again."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.heads = [int(token.head.i) for token in doc]
        self.labels = [str(token.dep_) for token in doc]
        self.margins = list(doc.user_data.get(MARGINS, [1.0] * len(doc)))

    def take(self, one: _Rereading, part: Sequence[int], read: Doc) -> None:
        """Write what a part of a sentence was read as."""
        margins = read.user_data.get(MARGINS, [1.0] * len(read))
        for index, token, margin in zip(part, read, margins, strict=True):
            self.heads[index] = part[token.head.i]
            self.labels[index] = str(token.dep_)
            self.margins[index] = margin
            if part is one.clause:
                _tag(self.doc[index], token, one.lemmas.get(index))

    def hang(self, one: _Rereading) -> None:
        """Hang the asides of a sentence on the verbs that go on behind them."""
        for aside in one.asides:
            verb = self._verb(aside.end)
            inside = range(aside.start + 1, aside.end - 1)
            roots = [i for i in inside if self.heads[i] == i]
            for root in roots:
                self.heads[root] = verb
                self.labels[root] = syntax().aside.get(self.doc[root].pos_, self.labels[root])
            for comma in (aside.start, aside.end - 1):
                self.heads[comma], self.labels[comma] = roots[0], "punct"

    def _verb(self, index: int) -> int:
        """Return the verb of the clause that goes on at `index`."""
        while self.doc[index].pos_ not in {"VERB", "AUX"}:
            index += 1
        helping = self.labels[index] in syntax().labels["auxiliary"] | syntax().labels["copula"]
        return self.heads[index] if helping else index

    def write(self) -> None:
        """Write the trees into the document."""
        add = self.doc.vocab.strings.add
        values = np.asarray(self.doc.to_array(["HEAD", "DEP"]))
        places = np.arange(len(self.doc))
        values[:, 0] = (np.array(self.heads) - places).astype(np.uint64)
        values[:, 1] = [add(label) for label in self.labels]
        self.doc.from_array(["HEAD", "DEP"], values)  # type: ignore[arg-type]
        self.doc.user_data[MARGINS] = self.margins


def _tag(token: Token, read: Token, lemma: str | None) -> None:
    token.pos_ = read.pos_
    token.lemma_ = lemma or read.lemma_
    token.morph = read.morph
