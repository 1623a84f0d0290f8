"""The second reading of a parse: our network weighs the transition parser's arcs against its own.

Invariant: it reads sentence starts and never moves one; every sentence comes back as one tree.
Two parsers of different kinds err in different places, so the better tree lies between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.language import Language as Pipeline
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.annotate.parser.decode import Analysis, Opinion, decode
from kg.annotate.parser.lexemes import vectors_of
from kg.annotate.parser.network import Network

SECOND_READING = "kg_second_reading"
MARGINS = "margins"


class SecondReading:
    """Parses documents again that a parser has been through.

    ``doc.user_data["margins"]`` then holds what every token's arc is worth, in [0, 1]: near one
    where both parsers are of one mind.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.network: Network | None = None

    def load(self, folder: Path) -> None:
        """Read the weights in `folder`."""
        self.network = Network.load(folder, vectors_of(self.vocab))

    def __call__(self, doc: Doc) -> Doc:
        """Parse one document."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 32) -> Iterator[Doc]:
        """Parse documents, the sentences of `batch_size` of them together."""
        batch: list[Doc] = []
        for doc in stream:
            batch.append(doc)
            if len(batch) == batch_size:
                yield from self._parse(batch)
                batch = []
        yield from self._parse(batch)

    def _parse(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        assert self.network is not None, "load() comes first"
        places = [(doc, sentence) for doc in docs for sentence in _sentences(doc)]
        found = self.network.score([[doc[i].text for i in sentence] for doc, sentence in places])
        read: dict[int, list[tuple[list[int], Analysis]]] = {}
        for (doc, sentence), scores in zip(places, found, strict=True):
            analysis = decode(scores, _opinion(doc, sentence))
            read.setdefault(id(doc), []).append((sentence, analysis))
        for doc in docs:
            self._write(doc, read.get(id(doc), []))
            yield doc

    def _write(self, doc: Doc, analyses: Sequence[tuple[list[int], Analysis]]) -> None:
        values = doc.to_array([HEAD, DEP])
        margins = np.ones(len(doc))
        for places, analysis in analyses:
            at = np.array(places)
            values[at, 0] = (at[analysis.heads] - at).astype(np.uint64)
            values[at, 1] = [self.vocab.strings.add(label) for label in analysis.labels]
            margins[at] = analysis.margins
        doc.from_array([HEAD, DEP], values)
        doc.user_data[MARGINS] = margins.tolist()


def _sentences(doc: Doc) -> Iterator[list[int]]:
    """Yield the places of every sentence's tokens, white space left out."""
    for sentence in doc.sents:
        places = [token.i for token in sentence if not token.is_space]
        if places:
            yield places


def _opinion(doc: Doc, places: list[int]) -> Opinion:
    """Return what the document says now; a token that hangs on white space counts as a root."""
    place = {i: order for order, i in enumerate(places)}
    tokens = [doc[i] for i in places]
    return Opinion(
        heads=[place.get(token.head.i, place[token.i]) for token in tokens],
        labels=[token.dep_ for token in tokens],
    )


@Pipeline.factory(SECOND_READING)
def _make(nlp: Pipeline, name: str) -> SecondReading:
    return SecondReading(nlp.vocab)
