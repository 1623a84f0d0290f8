"""The words of one parsed block as plain lists: what the name finder looks at, and nothing else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
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
    quoted
        First token of each stretch in quotation marks to the token behind it.
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
    quoted: Mapping[int, int]
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

    def hyphenated(self, index: int) -> bool:
        """Return whether a hyphen at `index` glues the next word to the one before."""
        inside = 0 < index < len(self.words) and self.words[index] == "-"
        return inside and self.glued[index - 1] and self.glued[index]

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
    glued = [not token.whitespace_ for token in doc]
    sentence = _numbered(starts)
    shouted = _shouted(words, sentence)
    quoted = {**dict(_marked(words)), **dict(_unmarked(doc))}
    return Surface(
        words=words,
        lower=[word.lower() for word in words],
        pos=[token.pos_ for token in doc],
        label=label,
        entity=entity,
        found=found,
        glued=glued,
        weak=[
            mark or loud or index in quoted
            for index, (mark, loud) in enumerate(
                zip(_weak(words, sentence, glued), shouted, strict=True)
            )
        ],
        shouted=shouted,
        quoted=quoted,
        sentence=sentence,
    )


def _numbered(starts: Sequence[bool]) -> list[int]:
    number, numbers = 0, []
    for begins in starts:
        number += begins
        numbers.append(number)
    return numbers


def _weak(words: Sequence[str], sentence: Sequence[int], glued: Sequence[bool]) -> list[bool]:
    """Mark the first word of each sentence, of speech, behind a colon, and all of a headline."""
    openers = punctuation("fr").opening
    weak, previous = [], -1
    fresh = True
    for word, number, tight in zip(words, sentence, glued, strict=True):
        fresh = fresh or number != previous
        weak.append(fresh)
        previous = number
        fresh = fresh and not any(map(str.isalnum, word))
        breaks = word in _BREAKING and not (word == "-" and tight)  # "el-Béchir"
        if breaks or (word in openers and word != "'"):
            fresh = True
    return weak


def _marked(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches between marks that stand in the text."""
    signs = punctuation("fr")
    start = 0
    for index, word in enumerate(words):
        if start and word in signs.closing and word != "'":
            yield start, index
            start = 0
        elif word in signs.opening and word != "'":
            start = index + 1


def _unmarked(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the stretches whose marks were taken out before parsing."""
    raw = doc.user_data.get("offsets", ())
    starts = [raw[token.idx] for token in doc] if raw else []
    for span in doc.user_data.get("quoted", ()) if starts else ():
        first, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if first < end:
            yield first, end


def _shouted(words: Sequence[str], sentence: Sequence[int]) -> list[bool]:
    """Mark the sentences that are written in capitals."""
    balance: dict[int, int] = {}
    for word, number in zip(words, sentence, strict=True):
        if len(word) > 2 and word[0].isalpha():
            balance[number] = balance.get(number, 0) + (1 if word.isupper() else -1)
    return [balance.get(number, 0) >= _SHOUTED for number in sentence]
