"""Phrases of our own, written in one line each, as the words of a tree.

Invariant: every word of a phrase has its head in the phrase, but one, which hangs on the site.

A phrase is items with spaces between them, an item is ``form/code/label`` and, where it must be
said, its head: ``^`` for the site, ``@2`` for the third item. ``grafts.toml`` explains the codes.
``{name}/code/label`` stands for any phrase of the list ``name``; a form that ends in ``*`` agrees.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from training.treebank import Tree, Word

#: The head of a word that hangs on the site.
SITE = -1

_ITEM = re.compile(r"(?P<form>[^/^@]+)(/(?P<code>\w+))?(/(?P<dep>[\w:]+))?(?P<head>\^|@\d+)?")
_TABLES = tomllib.loads(Path(__file__).with_name("grafts.toml").read_text(encoding="utf-8"))
_CODES: Mapping[str, tuple[str, str, str]] = _TABLES["codes"]
_FORMS: Mapping[str, str] = {
    form: code for code, forms in _TABLES["forms"].items() for form in forms
}
_SPEECH = tomllib.loads(Path(__file__).with_name("speech.toml").read_text(encoding="utf-8"))
#: Verbs that are nouns or adjectives, too, by what they begin with.
VERBS: Mapping[str, Sequence[str]] = _TABLES["verbs"]
#: Phrases by the name of their list.
LISTS: Mapping[str, Sequence[str]] = {
    **_TABLES["phrases"],
    **{name: [f"{form}/X^" for form in _SPEECH[name]] for name in ("first", "last")},
}


@dataclass(frozen=True)
class Agreement:
    """What a participle or adjective agrees with."""

    gender: str
    number: str

    def inflect(self, form: str) -> str:
        """Return a masculine singular in this gender and number.

        >>> Agreement("Fem", "Plur").inflect("surpris")
        'surprises'
        """
        feminine = form + "e" if self.gender == "Fem" else form
        return feminine + "s" if self.number == "Plur" and feminine[-1] not in "sx" else feminine

    def tell(self, morph: str) -> str:
        """Return the morphology with gender and number."""
        told = [f"Gender={self.gender}", f"Number={self.number}", *morph.split("|")]
        return "|".join(sorted(filter(None, told)))


@dataclass(frozen=True)
class _Item:
    """A word, or a phrase that stands for one; `head` is an item, `SITE` or None: not said."""

    words: Tree
    top: int
    head: int | None

    @property
    def word(self) -> Word:
        return self.words[self.top]


def phrase(line: str, chance: random.Random, *, agreement: Agreement | None = None) -> Tree:
    """Return the words of a line.

    Parameters
    ----------
    line
        A phrase in the notation of this module.
    chance
        Chooses what stands for ``{name}``.
    agreement
        What forms with ``*`` agree with; masculine singular if not given.

    Raises
    ------
    ValueError
        A word of no known code, or a word whose head is not to be found.
    """
    fit = agreement or Agreement("Masc", "Sing")
    items = [_item(text, chance, fit) for text in line.split()]
    starts = [sum(len(item.words) for item in items[:i]) for i in range(len(items))]
    words: list[Word] = []
    for i, (item, start) in enumerate(zip(items, starts, strict=True)):
        head = _head(i, items, line) if item.head is None else item.head
        outer = SITE if head == SITE else starts[head] + items[head].top
        words += [
            replace(word, head=outer if word.head == SITE else word.head + start)
            for word in item.words
        ]
    return spaced(words)


def top(words: Sequence[Word]) -> int:
    """Return the place of the word that hangs on the site."""
    return next(i for i, word in enumerate(words) if word.head == SITE)


def agrees(line: str) -> bool:
    """Tell whether some of the phrase's own forms depend on what it is put to."""
    return any(item.partition("/")[0].endswith("*") for item in line.split())


def spaced(words: Sequence[Word]) -> Tree:
    """Return the words with spaces where French typography has them."""
    forms = [word.form for word in words]
    glued = [form[-1] in "'’(" or after[0] in ",.)-" for form, after in pairwise(forms)]
    return tuple(
        replace(word, space=not close) for word, close in zip(words, [*glued, False], strict=True)
    )


def _item(text: str, chance: random.Random, fit: Agreement) -> _Item:
    found = _ITEM.fullmatch(text)
    if found is None:
        raise ValueError(f"no item of a phrase: {text!r}")
    head = None if found["head"] is None else _said(found["head"])
    if found["form"].startswith("{"):
        inner = phrase(chance.choice(LISTS[found["form"][1:-1]]), chance, agreement=fit)
        place = top(inner)
        dep = found["dep"] or found["code"] or inner[place].dep
        chosen = replace(inner[place], dep=dep)
        return _Item((*inner[:place], chosen, *inner[place + 1 :]), place, head)
    return _Item((_word(found["form"], found["code"], found["dep"], fit),), 0, head)


def _said(head: str) -> int:
    return SITE if head == "^" else int(head[1:])


def _word(form: str, code: str | None, dep: str | None, fit: Agreement) -> Word:
    known = code or _FORMS.get(form.lower(), "")
    if known not in _CODES:
        raise ValueError(f"no code for {form!r}: {code!r}")
    pos, morph, usual = _CODES[known]
    if form.endswith("*"):
        form, morph = fit.inflect(form[:-1]), fit.tell(morph)
    return Word(form, True, pos, morph, SITE, dep or usual)


def _head(i: int, items: Sequence[_Item], line: str) -> int:
    """Return where the item's label makes it hang: the nearest word that can govern it."""
    if items[i].word.dep == "punct":
        return next(j for j, item in enumerate(items) if item.head == SITE)
    order, fits = _governors(items, i)
    found = next((j for j in order if fits(items[j].word)), None)
    if found is None:
        raise ValueError(f"no head for {items[i].word.form!r} in {line!r}")
    return found


def _governors(items: Sequence[_Item], i: int) -> tuple[Sequence[int], Callable[[Word], bool]]:
    """Return the items in the order in which they may govern one, and what a governor is."""
    dep, before, after = items[i].word.dep, range(i - 1, -1, -1), range(i + 1, len(items))
    if dep in {"det", "case", "nummod"} or (dep == "amod" and _starts_nominal(items, i)):
        return after, _is_nominal
    if dep.startswith(("amod", "nmod", "appos", "acl", "flat")):
        return before, _is_nominal
    if dep == "cc":
        return after, lambda word: word.dep == "conj"
    if dep == "conj":
        return before, _like(items[i].word)
    forward = dep.startswith(("nsubj", "aux", "mark", "expl"))
    order = [*after, *before] if forward else [*before, *after]
    return order, lambda word: word.pos == "VERB"


def _like(word: Word) -> Callable[[Word], bool]:
    return lambda other: other.pos == word.pos


def _is_nominal(word: Word) -> bool:
    named = word.pos in {"NOUN", "PROPN"}
    return named or (word.pos in {"PRON", "NUM"} and word.dep.startswith(("obl", "nmod")))


def _starts_nominal(items: Sequence[_Item], i: int) -> bool:
    """Tell whether an adjective stands before its noun: "une grande ville", "trois vieux ponts"."""
    while i > 0 and items[i - 1].word.pos in {"ADJ", "ADV"}:
        i -= 1
    return i == 0 or not _is_nominal(items[i - 1].word)
