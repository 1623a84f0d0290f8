"""Trees to spaCy documents, a few sentences each, and back from the file they are kept in."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.vocab import Vocab

from training.treebank import Tree, Word


def document(vocab: Vocab, trees: Sequence[Tree]) -> Doc:
    """Return one gold document of several trees."""
    words = [word for tree in trees for word in tree]
    shift = [base for tree, base in zip(trees, _bases(trees), strict=True) for _ in tree]
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        pos=[word.pos for word in words],
        morphs=[word.morph for word in words],
        heads=[word.head + base for word, base in zip(words, shift, strict=True)],
        deps=[word.dep for word in words],
        sent_starts=_starts(trees),
    )


def _bases(trees: Sequence[Tree]) -> list[int]:
    bases, total = [], 0
    for tree in trees:
        bases.append(total)
        total += len(tree)
    return bases


def _starts(trees: Sequence[Tree]) -> list[bool]:
    return [i == 0 for tree in trees for i in range(len(tree))]


def example(vocab: Vocab, trees: Sequence[Tree], *, told: bool) -> Example:
    """Return a training example; `told` says whether the parser is given the sentences."""
    trees = [_spaced(tree) for tree in trees]
    words = [word for tree in trees for word in tree]
    blank = Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        sent_starts=_starts(trees) if told else None,
    )
    return Example(blank, document(vocab, trees))


def _spaced(tree: Tree) -> Tree:
    """Return the tree with a space after its last token, as between two sentences."""
    last = tree[-1]
    return (*tree[:-1], Word(last.form, True, last.pos, last.morph, last.head, last.dep))


def groups(trees: Sequence[Tree], size: int, chance: random.Random) -> Iterator[list[Tree]]:
    """Shuffle the trees and deal them out, one to twice `size` - 1 a document."""
    order = list(trees)
    chance.shuffle(order)
    while order:
        count = chance.randint(1, 2 * size - 1)
        yield order[:count]
        order = order[count:]


def save(path: Path, vocab: Vocab, trees: Iterable[Tree]) -> None:
    """Write the trees, one document each, in spaCy's own format."""
    docs = [document(vocab, [tree]) for tree in trees]
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(attrs=["POS", "MORPH", "HEAD", "DEP", "SENT_START", "SPACY"], docs=docs).to_disk(path)


def load(path: Path, vocab: Vocab) -> list[Tree]:
    """Read what `save` wrote."""
    return [tree_of(doc) for doc in DocBin().from_disk(path).get_docs(vocab)]


def tree_of(doc: Doc) -> Tree:
    """Return what a document says, as one tree or several side by side."""
    return tuple(
        Word(t.text, bool(t.whitespace_), t.pos_, str(t.morph), t.head.i, t.dep_) for t in doc
    )
