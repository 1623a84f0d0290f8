"""What news has and the treebanks lack, made from their trees.

Invariant: an augmented tree is a tree, with the same arcs between the words that stay.
"""

from __future__ import annotations

import random
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.grafts import (
    coordinated,
    expanded,
    extended,
    fronted,
    headlined,
    introduced,
    parted,
    placed,
    reworded,
    told,
)
from training.treebank import Tree, Word

_QUOTES = frozenset('"«»“”„')
_STOPS = frozenset(".!?…")

Change = Callable[[Tree, random.Random], Tree]


@dataclass(frozen=True)
class Augmenter:
    """Applies each change with its own probability.

    Parameters
    ----------
    changes
        Probability and change, in the order they are applied.
    """

    changes: Sequence[tuple[float, Change]]

    def __call__(self, tree: Tree, chance: random.Random) -> Tree:
        """Return the tree, perhaps changed."""
        for probability, change in self.changes:
            if chance.random() < probability:
                tree = change(tree, chance)
        return tree


def without(tree: Tree, dropped: set[int]) -> Tree:
    """Return the tree without some leaves."""
    governors = {word.head for i, word in enumerate(tree) if word.head != i}
    gone = dropped - governors - {i for i, word in enumerate(tree) if word.head == i}
    place: dict[int, int] = {}
    moved: list[int] = []
    for i in range(len(tree)):
        place[i] = len(moved)
        if i not in gone:
            moved.append(i)
    return tuple(replace(tree[i], head=place[tree[i].head]) for i in moved)


def unquoted(tree: Tree, chance: random.Random) -> Tree:
    """Return the tree without quotation marks, as the text is prepared at run time."""
    return without(tree, {i for i, word in enumerate(tree) if word.form in _QUOTES})


def unstopped(tree: Tree, chance: random.Random) -> Tree:
    """Return the tree without its final stop, as in headlines."""
    return without(tree, {len(tree) - 1} if tree[-1].form in _STOPS else set())


def lowered(tree: Tree, chance: random.Random) -> Tree:
    """Return the tree with all names in lower case, or its first letter."""
    if chance.random() < 0.5:
        return (_formed(tree[0], tree[0].form.lower()), *tree[1:])
    return tuple(_formed(word, word.form.lower()) for word in tree)


def shouted(tree: Tree, chance: random.Random) -> Tree:
    """Return a stretch of the tree, or all of it, in capitals, often without accents."""
    start, end = sorted(chance.sample(range(len(tree) + 1), 2))
    if chance.random() < 0.5:
        start, end = 0, len(tree)
    bare = chance.random() < 0.5
    return tuple(
        _formed(word, _bare(word.form.upper()) if bare else word.form.upper())
        if start <= i < end
        else word
        for i, word in enumerate(tree)
    )


def unaccented(tree: Tree, chance: random.Random) -> Tree:
    """Return the tree without accents on capital initials ("Etat", "A Paris")."""
    return tuple(_formed(word, _bare(word.form[0]) + word.form[1:]) for word in tree)


def curled(tree: Tree, chance: random.Random) -> Tree:
    """Return the tree with typographic apostrophes and other quotation marks."""
    pair = chance.choice(("«»", "“”", '""'))
    seen = 0
    words = []
    for word in tree:
        form = word.form.replace("'", "’")
        if form in _QUOTES:
            form = pair[seen % 2]
            seen += 1
        words.append(_formed(word, form))
    return tuple(words)


def titled(tree: Tree, chance: random.Random) -> Tree:
    """Return the tree with a capital on every word of content, as on a sign or in English."""
    content = {"NOUN", "ADJ", "VERB", "ADV"}
    return tuple(
        _formed(word, word.form[0].upper() + word.form[1:]) if word.pos in content else word
        for word in tree
    )


def _formed(word: Word, form: str) -> Word:
    return replace(word, form=form)


def _bare(form: str) -> str:
    """Return the form with accents taken from its capitals."""
    return "".join(
        unicodedata.normalize("NFD", c)[0] if c.isupper() and c not in "ŒÆ" else c for c in form
    )


def inserted(tree: Tree, chance: random.Random) -> Tree:
    """Return the tree with ", a déclaré NAME" put before its final stop."""
    roots = [i for i, word in enumerate(tree) if word.head == i]
    verbal = any(word.pos in ("VERB", "AUX") for word in tree)
    if len(roots) != 1 or not verbal or tree[-1].form not in {".", "!", "?"} or len(tree) < 6:
        return tree
    if any(word.dep.startswith("parataxis") for word in tree):
        return tree
    base = tree[:-1]
    tail = _speech(len(base), roots[0], chance)
    stop = replace(tree[-1], head=roots[0])
    return (*replace_last_space(base), *tail, stop)


def replace_last_space(words: Tree) -> Tree:
    """Return the words with none before the comma that follows."""
    return (*words[:-1], replace(words[-1], space=False))


_WORDS = tomllib.loads(Path(__file__).with_name("speech.toml").read_text(encoding="utf-8"))
_FINITE = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"


def _speech(start: int, main: int, chance: random.Random) -> Tree:
    """Return ", a déclaré X": the verb hangs on `main` as an insertion, X is its subject."""
    past = chance.random() < 0.55
    verb = start + (2 if past else 1)
    words = [Word(",", True, "PUNCT", "", verb, "punct")]
    if past:
        words.append(Word("a", True, "AUX", _FINITE, verb, "aux:tense"))
    form = chance.choice(_WORDS["said"] if past else _WORDS["says"])
    morph = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part" if past else _FINITE
    words.append(Word(form, True, "VERB", morph, main, "parataxis:insert"))
    words.extend(_speaker(verb + 1, verb, chance))
    return replace_last_space(tuple(words))


def _speaker(start: int, verb: int, chance: random.Random) -> list[Word]:
    kind = chance.random()
    if kind < 0.1:
        return [Word(chance.choice(_WORDS["last"]), True, "PROPN", "", verb, "nsubj")]
    if kind < 0.45:
        return _person(start, verb, "nsubj", chance)
    article, noun, gender = chance.choice(_WORDS["offices"])
    definite = "Def" if article in ("Le", "La") else "Ind"
    morph = f"Definite={definite}|Gender={gender}|Number=Sing|PronType=Art"
    head = start + 1
    words = [
        Word(article.lower(), True, "DET", morph, head, "det"),
        Word(noun, True, "NOUN", f"Gender={gender}|Number=Sing", verb, "nsubj"),
    ]
    if chance.random() < 0.5:
        place = start + len(words) + 2
        morph = "Definite=Def|Gender=Fem|Number=Sing|PronType=Art"
        words += [
            Word("de", True, "ADP", "", place, "case"),
            Word("la", True, "DET", morph, place, "det"),
            Word(
                chance.choice(_WORDS["places"]),
                True,
                "NOUN",
                "Gender=Fem|Number=Sing",
                head,
                "nmod",
            ),
        ]
    if chance.random() < 0.5:
        comma = chance.random() < 0.5
        name = start + len(words) + (1 if comma else 0)
        if comma:
            words[-1] = replace(words[-1], space=False)
            words.append(Word(",", True, "PUNCT", "", name, "punct"))
        words += _person(name, head, "appos" if comma else "nmod", chance)
    return words


def _person(start: int, head: int, dep: str, chance: random.Random) -> list[Word]:
    return [
        Word(chance.choice(_WORDS["first"]), True, "PROPN", "", head, dep),
        Word(chance.choice(_WORDS["last"]), True, "PROPN", "", start, "flat:name"),
    ]


NEWS = Augmenter(
    (
        (0.5, unquoted),
        (0.045, told),
        (0.6, fronted),
        (0.3, headlined),
        (0.3, reworded),
        (0.6, coordinated),
        (0.5, extended),
        (0.25, parted),
        (0.18, expanded),
        (0.15, introduced),
        (0.03, placed),
        (0.06, inserted),
        (0.08, unstopped),
        (0.04, lowered),
        (0.03, shouted),
        (0.08, unaccented),
        (0.06, curled),
        (0.01, titled),
    )
)
NONE = Augmenter(())
