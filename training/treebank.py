"""CoNLL-U trees on the tokens that the pipeline really makes.

Invariant: every `Tree` is a tree over the tokens of ``fr_core_news_md``'s tokenizer, so that
what is learnt is what is met at run time ("du" is one token, "-t-il" is two).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc

#: Labels that only one of the two treebanks uses, or uses a handful of times.
_HARMONISED = {
    "aux": "aux:tense",
    "csubj:pass": "csubj",
    "dep:comp": "dep",
    "iobj:agent": "iobj",
    "nsubj:outer": "nsubj",
    "obj:lvc": "obj",
    "obl": "obl:mod",
    "root": "ROOT",
}
#: What the tagger is asked for: the features that French inflection shows.
_FEATURES = frozenset(
    (
        *("Definite", "Gender", "Mood", "Number", "NumType", "Person", "Polarity"),
        *("Poss", "PronType", "Reflex", "Tense", "VerbForm", "Voice"),
    )
)


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a tree; `head` is an index in the tree, its own for the root."""

    form: str
    space: bool
    pos: str
    morph: str
    head: int
    dep: str


Tree = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class _Gold:
    """A syntactic word of the treebank; several may share one stretch of the text."""

    start: int
    end: int
    pos: str
    morph: str
    head: int
    dep: str


def read(path: Path, tokenize: Callable[[str], Doc]) -> Iterator[Tree]:
    """Read a treebank, its trees projected onto the tokens that `tokenize` makes."""
    for text, rows in _sentences(path):
        yield project(tokenize(text), _gold(text, rows))


def _sentences(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line[9:] for line in lines if line.startswith("# text = ")), None)
        if text is not None:
            yield text, [line.split("\t") for line in lines if not line.startswith("#")]


def _gold(text: str, rows: list[list[str]]) -> list[_Gold]:
    found: list[_Gold] = []
    position, last_inside, start = 0, 0, 0
    for identifier, form, _, pos, _, feats, head, dep, *_ in rows:
        first, _, last = identifier.partition("-")
        if last or int(first) > last_inside:
            start = text.index(form, position)
            position = start + len(form)
        if last:
            last_inside = int(last)
            continue
        found.append(_Gold(start, position, pos, _morph(pos, feats), int(head) - 1, _dep(dep)))
    return [_named(i, found) for i in range(len(found))]


def _named(i: int, words: list[_Gold]) -> _Gold:
    """Return the word with the label of a name after its noun ("le maire Dupont") made one.

    GSD calls it an apposition, or flat after a title; Sequoia a modifier, which is kept.
    """
    word, noun = words[i], words[words[i].head]
    beside = all(words[j].head == word.head for j in range(word.head + 1, i))
    bare = all(words[j].pos == "ADJ" for j in range(word.head + 1, i))
    cased = any(other.head == i and other.dep == "case" for other in words)
    after = 0 <= word.head < i and word.pos == "PROPN" and noun.pos == "NOUN"
    if after and beside and bare and not cased and word.dep in ("appos", "flat:name"):
        return replace(word, dep="nmod")
    return word


def _dep(dep: str) -> str:
    return _HARMONISED.get(dep, dep)


def _morph(pos: str, feats: str) -> str:
    """Return the features that both treebanks write the same way."""
    if pos == "NUM":
        return "NumType=Card"
    kept = {pair for pair in feats.split("|") if pair.partition("=")[0] in _FEATURES}
    kept.discard("Voice=Act")
    if "Poss=Yes" in kept:
        kept.discard("PronType=Prs")
    return "|".join(sorted(kept))


def project(doc: Doc, gold: list[_Gold]) -> Tree:
    """Carry a tree over to the tokens of `doc`.

    A token that holds several words takes the part of the one that governs the others, the
    first of two that attach outside; a word cut into several tokens lives in its first one,
    or in the last where the cut is a clitic's ("-t" "-il", "l'" "on").
    """
    spans = [(token.idx, token.idx + len(token)) for token in doc]
    inside = [
        [i for i, word in enumerate(gold) if word.start < end and word.end > start]
        for start, end in spans
    ]
    owner = _owners(doc, gold, inside)
    return tuple(_word(doc, t, gold, owner, inside[t]) for t in range(len(doc)))


def _governor(words: list[int], gold: list[_Gold]) -> int:
    outside = [i for i in words if gold[i].head not in words]
    governors = [i for i in outside if any(gold[j].head == i for j in words)]
    return (governors or outside or words)[0]


def _owners(doc: Doc, gold: list[_Gold], inside: list[list[int]]) -> list[int]:
    """Return, for every gold word, the token that stands for it."""
    owner = []
    for i, word in enumerate(gold):
        tokens = [t for t, words in enumerate(inside) if i in words]
        surface = doc.text[word.start : word.end].lower()
        owner.append(tokens[-1] if surface.startswith(("-t-", "l'on", "l’on")) else tokens[0])
    return owner


def _word(doc: Doc, t: int, gold: list[_Gold], owner: list[int], inside: list[int]) -> Word:
    i = _governor(inside, gold)
    token, word = doc[t], gold[i]
    space = bool(token.whitespace_)
    if owner[i] != t:
        return _piece(token.text, space, word, owner[i])
    morph = "|".join(sorted({f for j in inside for f in gold[j].morph.split("|") if f}))
    morph = word.morph if word.pos != "ADP" else morph
    head = t if word.head < 0 else owner[word.head]
    head, dep = _unlooped(t, head, word.dep)
    return Word(token.text, space, word.pos, morph, head, dep)


def _unlooped(t: int, head: int, dep: str) -> tuple[int, str]:
    return (t, "ROOT") if head == t else (head, dep)


def _piece(form: str, space: bool, word: _Gold, head: int) -> Word:
    """Return a token that is only a part of a word whose place another token holds."""
    if not any(character.isalnum() for character in form):
        return Word(form, space, "PUNCT", "", head, "punct")
    if form in ("-t", "l'", "l’", "L'", "L’"):
        return Word(form, space, "PART", "", head, "fixed")
    return Word(form, space, word.pos, "", head, "flat:name" if word.pos == "PROPN" else "fixed")
