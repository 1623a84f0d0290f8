"""A stretch of an article with some words marked, shortened so that it fits a table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

ELLIPSIS = " […] "

_MARGIN = 24
"""How many characters around a marked word an excerpt keeps, at most."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Text and what is marked in it.

    Attributes
    ----------
    marks
        Half-open offsets in `text`, sorted, none touching another.
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def bracketed(self) -> str:
        """The text with brackets around what is marked, for where there is no bold.

        Examples
        --------
        >>> Marked("La Russie occupe le Donbass.", ((3, 9), (20, 27))).bracketed
        'La [Russie] occupe le [Donbass].'
        """
        text = self.text
        for start, end in reversed(self.marks):
            text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
        return text

    def indented(self, before: str, after: str = "") -> Marked:
        """Return the text between two others, the same words marked."""
        width = len(before)
        marks = tuple((start + width, end + width) for start, end in self.marks)
        return Marked(f"{before}{self.text}{after}", marks)


def marked(text: str, start: int, spans: Iterable[tuple[int, int] | None]) -> Marked:
    """Mark spans of an article in one of its sentences.

    Parameters
    ----------
    text
        The sentence, on one line afterwards.
    start
        Where it begins in the article.
    spans
        Offsets in the article; None and what lies outside the sentence are left out.
    """
    inside = sorted(
        (span[0] - start, span[1] - start)
        for span in spans
        if span and start <= span[0] < span[1] <= start + len(text)
    )
    return Marked(re.sub(r"\s", " ", text), tuple(_united(inside)))


def excerpt(whole: Marked, margin: int = _MARGIN) -> Marked:
    """Return the text without the words far from any mark.

    Examples
    --------
    >>> sentence = "Hier, après des mois d'attente et de promesses non tenues, Lyon a gagné."
    >>> excerpt(Marked(sentence, ((59, 63), (66, 71))), margin=12).text
    '[…] tenues, Lyon a gagné.'
    """
    if not whole.marks:
        return whole
    around = [_widened(whole.text, start - margin, end + margin) for start, end in whole.marks]
    text, marks, last = "", [], 0
    for start, end in _united(around):
        text += ELLIPSIS if start > last else ""
        shift = len(text) - start
        marks += [(a + shift, b + shift) for a, b in whole.marks if start <= a < end]
        text += whole.text[start:end]
        last = end
    text += ELLIPSIS if last < len(whole.text) else ""
    return _stripped(Marked(text, tuple(marks)))


def _united(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    united: list[tuple[int, int]] = []
    for start, end in spans:
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch cut at spaces inside it, or at the ends of the text if it passes them."""
    left = 0 if start <= 0 else text.find(" ", start) + 1
    right = len(text) if end >= len(text) else text.rfind(" ", 0, end)
    return left, right


def _stripped(long: Marked) -> Marked:
    cut = len(long.text) - len(long.text.lstrip())
    return Marked(long.text.strip(), tuple((a - cut, b - cut) for a, b in long.marks))
