"""Where a tree can take a graft, and the surgery: words put in, moved and joined by commas.

Invariant: the arcs between words of the tree stay what they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from training.phrases import SITE, Agreement, spaced, top
from training.treebank import Tree, Word

#: Parts of speech that have a small letter but at the start of a sentence.
LOW = frozenset(("ADP", "ADV", "DET", "PRON"))


@dataclass(frozen=True)
class Subject:
    """The subject of a tree's main verb: its head, and the stretch of its words."""

    head: int
    start: int
    end: int
    main: int


def main_verb(tree: Tree) -> int:
    """Return the place of the root."""
    return next(i for i, word in enumerate(tree) if word.head == i)


def subject_of(tree: Tree) -> Subject | None:
    """Return the main verb's subject if there is one, before it, and all of a piece."""
    main = main_verb(tree)
    heads = [i for i, word in enumerate(tree) if word.head == main and word.dep.startswith("nsubj")]
    if len(heads) != 1 or heads[0] > main or not projective(tree):
        return None
    start, end = stretch(tree, heads[0])
    whole = end <= main and all(_under(tree, i, heads[0]) for i in range(start, end))
    return Subject(heads[0], start, end, main) if whole else None


def stretch(tree: Tree, word: int) -> tuple[int, int]:
    """Return where the words under a word, and itself, start and end."""
    inside = [i for i in range(len(tree)) if _under(tree, i, word)]
    return inside[0], inside[-1] + 1


def _under(tree: Tree, i: int, above: int) -> bool:
    while i != above and tree[i].head != i:
        i = tree[i].head
    return i == above


def agreement_of(tree: Tree, subject: Subject) -> Agreement | None:
    """Return gender and number of a subject, if all of both is told."""
    head = tree[subject.head]
    if any(word.head == subject.head and word.dep in {"conj", "nummod"} for word in tree):
        return None
    told = dict(pair.split("=") for pair in head.morph.split("|") if pair)
    known = told.get("Gender"), told.get("Number")
    return Agreement(known[0], known[1]) if known[0] and known[1] else None


def spliced(tree: Tree, at: int, words: Sequence[Word], head: int) -> Tree:
    """Return the tree with the words put before its word `at`; `SITE` becomes `head`."""
    size = len(words)
    kept = [replace(w, head=w.head + size if w.head >= at else w.head) for w in tree]
    governor = head + size if head >= at else head
    new = [replace(w, head=governor if w.head == SITE else w.head + at) for w in words]
    before = list(kept[:at])
    if before:
        before[-1] = replace(before[-1], space=new[0].form != ",")
    new[-1] = replace(new[-1], space=kept[at].form not in {".", ","})
    return (*before, *new, *kept[at:])


def moved(words: Sequence[Word], by: int) -> list[Word]:
    """Return the words as they are behind `by` others."""
    return [word if word.head == SITE else replace(word, head=word.head + by) for word in words]


def opened(words: Tree) -> Tree:
    """Return the words with a comma before them."""
    comma = Word(",", True, "PUNCT", "", top(words) + 1, "punct")
    return spaced((comma, *moved(words, 1)))


def closed(words: Tree) -> Tree:
    """Return the words with a comma behind them."""
    return spaced((*words, Word(",", True, "PUNCT", "", top(words), "punct")))


def enclosed(words: Tree) -> Tree:
    """Return the words between two commas."""
    return closed(opened(words))


def ordered(words: Sequence[Word], order: Sequence[int]) -> Tree:
    """Return the words named, in this order."""
    place = {old: new for new, old in enumerate(order)}
    return tuple(replace(words[i], head=place[words[i].head]) for i in order)


def respaced(tree: Tree, comma: int) -> Tree:
    """Return the tree with a space behind a comma only."""
    before = replace(tree[comma - 1], space=False)
    return (*tree[: comma - 1], before, replace(tree[comma], space=True), *tree[comma + 1 :])


def capital(word: Word) -> Word:
    """Return the word with a capital."""
    return replace(word, form=word.form[0].upper() + word.form[1:])


def lowered(word: Word) -> Word:
    """Return the word with a small letter, unless it may be a name."""
    return replace(word, form=word.form[0].lower() + word.form[1:]) if word.pos in LOW else word


def rooted(words: Sequence[Word]) -> Tree:
    """Return the words of a phrase as a tree of their own."""
    root = top(words)
    return tuple(
        replace(word, head=root, dep="ROOT") if i == root else word for i, word in enumerate(words)
    )


def beginning(tree: Tree) -> Tree | None:
    """Return the tree with a small first letter, if it can stand behind other words.

    The tokens of "Celle-ci" are not those of "celle-ci", and capitals may say more than the start.
    """
    first = tree[0]
    joined = not first.space and first.form[-1] not in "'’"
    shouted = first.form.isupper() and first.form[1:2].isalpha()
    if first.pos not in LOW | {"PROPN", "NOUN"} or joined or shouted or not first.form[0].isupper():
        return None
    return (lowered(first), *tree[1:])


def projective(tree: Tree) -> bool:
    """Tell whether no two arcs cross, and none spans the root."""
    arcs = [sorted((i, word.head)) for i, word in enumerate(tree)]
    root = main_verb(tree)
    return not any(
        start < other < end < far or start < root < end
        for start, end in arcs
        for other, far in arcs
    )
