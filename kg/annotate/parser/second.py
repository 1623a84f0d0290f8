"""The second reading of a parse: our network weighs the transition parser's arcs against its own.

Invariant: it reads sentence starts and never moves one; every sentence comes back as one tree.
Two parsers of different kinds err in different places, so the better tree lies between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from kg.annotate.parser.decode import Analysis, Opinion, decode
from kg.annotate.parser.lexemes import vectors_of
from kg.annotate.parser.matrices import one_thread
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
        sentences = [list(_sentences(doc)) for doc in docs]
        forms = [[token.text for token in tokens] for some in sentences for tokens in some]
        with one_thread():
            found = iter(self.network.score(forms))
            for doc, some in zip(docs, sentences, strict=True):
                read = [(tokens, decode(next(found), _opinion(tokens))) for tokens in some]
                self._write(doc, read)
        yield from docs

    def _write(self, doc: Doc, analyses: Sequence[tuple[list[Token], Analysis]]) -> None:
        values = np.asarray(doc.to_array(["HEAD", "DEP"]))
        margins = np.ones(len(doc))
        for tokens, analysis in analyses:
            at = np.array([token.i for token in tokens])
            values[at, 0] = (at[analysis.heads] - at).astype(np.uint64)
            values[at, 1] = [self.vocab.strings.add(label) for label in analysis.labels]
            margins[at] = analysis.margins
        doc.from_array(["HEAD", "DEP"], values)  # type: ignore[arg-type]
        doc.user_data[MARGINS] = margins.tolist()


def _sentences(doc: Doc) -> Iterator[list[Token]]:
    """Yield every sentence's tokens, white space left out."""
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        if tokens:
            yield tokens


def _opinion(tokens: list[Token]) -> Opinion:
    """Return what the document says now; a token that hangs on white space counts as a root."""
    place = {token.i: order for order, token in enumerate(tokens)}
    return Opinion(
        heads=[place.get(token.head.i, order) for order, token in enumerate(tokens)],
        labels=[token.dep_ for token in tokens],
    )


@Pipeline.factory(SECOND_READING)
def _make(nlp: Pipeline, name: str) -> SecondReading:
    return SecondReading(nlp.vocab)
