"""The words of one parsed block as plain lists: what the name finder looks at, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc

from kg.lang.gazetteer import key
from kg.lang.punctuation import punctuation

_CLASSES = {"PER": "Person", "LOC": "Place", "ORG": "Organization", "MISC": "Thing"}
_CLOSED = {"ADP", "AUX", "CCONJ", "DET", "PRON", "PUNCT", "SCONJ", "SPACE"}
_BREAKING = {":", "•", "*", "·", "–", "—", "-", "…", "..."}
_SHOUTED = 3  # words in capitals from which on a sentence is a headline


@dataclass(frozen=True)
class Surface:
    """One block.

    Attributes
    ----------
    words, lower, pos
        Per token: the text, the text in lower case, the universal part of speech.
    label, entity
        Per token: the class that the recogniser gave, "" for none, and the index in `found`.
    found
        The recogniser's spans: first token, end token, class.
    glued
        Per token: whether no space follows.
    weak
        Per token: whether its capital may be due to its place alone.
    shouted
        Per token: whether its sentence is all in capitals.
    """

    words: Sequence[str]
    lower: Sequence[str]
    pos: Sequence[str]
    label: Sequence[str]
    entity: Sequence[int]
    found: Sequence[tuple[int, int, str]]
    glued: Sequence[bool]
    weak: Sequence[bool]
    shouted: Sequence[bool]
    sentence: Sequence[int]
    _keys: dict[int, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def capital(self) -> Sequence[bool]:
        """Per token: whether it is written like a part of a name."""
        return tuple(map(has_capital, self.words))

    def closed(self, index: int) -> bool:
        """Return whether the token is of a closed class."""
        return self.pos[index] in _CLOSED

    def key(self, start: int, end: int) -> str:
        """Return the words in the form under which spellings meet."""
        text = "".join(
            word if glued else f"{word} "
            for word, glued in zip(self.words[start:end], self.glued[start:end], strict=True)
        )
        return key(text)

    def same_sentence(self, first: int, second: int) -> bool:
        """Return whether both tokens exist and stand in one sentence."""
        inside = 0 <= first < len(self.words) and 0 <= second < len(self.words)
        return inside and self.sentence[first] == self.sentence[second]


def has_capital(word: str) -> bool:
    """Return whether a word is written like a part of a name: "Paris", "iPhone", "20Minutes".

    Examples
    --------
    >>> [has_capital(word) for word in ("Paris", "iPhone", "ex-URSS", "paris", "l'")]
    [True, True, True, False, False]
    """
    first = word[0]
    if first.isupper():
        return True
    if len(word) < 3 or word.islower() or not word[-1].isalnum():
        return False
    return word[1].isupper() or (first.isdigit() and word[-1].isalpha()) or word[:3] == "ex-"


def surface(doc: Doc) -> Surface:
    """Return the lists of a parsed block."""
    words = [token.text for token in doc]
    starts = [bool(token.is_sent_start) for token in doc]
    label, entity = [""] * len(words), [-1] * len(words)
    found = []
    for index, ent in enumerate(doc.ents):
        found.append((ent.start, ent.end, _CLASSES.get(ent.label_, "Thing")))
        for i in range(ent.start, ent.end):
            label[i], entity[i] = found[-1][2], index
    sentence = _numbered(starts)
    shouted = _shouted(words, sentence)
    return Surface(
        words=words,
        lower=[word.lower() for word in words],
        pos=[token.pos_ for token in doc],
        label=label,
        entity=entity,
        found=found,
        glued=[not token.whitespace_ for token in doc],
        weak=[mark or loud for mark, loud in zip(_weak(words, sentence), shouted, strict=True)],
        shouted=shouted,
        sentence=sentence,
    )


def _numbered(starts: Sequence[bool]) -> list[int]:
    number, numbers = 0, []
    for begins in starts:
        number += begins
        numbers.append(number)
    return numbers


def _weak(words: Sequence[str], sentence: Sequence[int]) -> list[bool]:
    """Mark the first word of each sentence, of speech, behind a colon, and all of a headline."""
    openers = punctuation("fr").opening
    weak, previous = [], -1
    fresh = True
    for word, number in zip(words, sentence, strict=True):
        fresh = fresh or number != previous
        weak.append(fresh)
        previous = number
        if fresh and any(map(str.isalnum, word)):
            fresh = word[-1] == "'" and len(word) <= 3
        if word in _BREAKING or (word in openers and word != "'"):
            fresh = True
    return weak


def _shouted(words: Sequence[str], sentence: Sequence[int]) -> list[bool]:
    """Mark the sentences that are written in capitals."""
    balance: dict[int, int] = {}
    for word, number in zip(words, sentence, strict=True):
        if len(word) > 2 and word.isalpha():
            balance[number] = balance.get(number, 0) + (1 if word.isupper() else -1)
    return [balance.get(number, 0) >= _SHOUTED for number in sentence]
