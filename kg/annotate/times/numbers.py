"""Numbers of a text: what no list can hold, from "vingt-deux" to "XIXe" and "3/3/2015"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.annotate.times.tokens import NUMBER, ROMAN, Tokens, roman_ordinal
from kg.lang.times import Words

Found = Iterator[tuple[int, object]]
# What a category matches from a token on: the ends and the values.
Reader = Callable[[Tokens, int], Found]
Lexicon = Mapping[str, Mapping[Words, int | str]]

_ORDINAL_ENDS = frozenset({"e", "er", "ère", "re", "ème", "eme", "è", "nd", "nde", "ième"})
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|(?<=/)\d{2})(?![\d/.-]?\d)")
_SIX_FIGURES = re.compile(r"(\d{2})([.-])(\d{2})\2(\d{2})(?![\d/.-]?\d)")
_ISO = re.compile(r"(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?!\d)")
_MONTH = re.compile(r"(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\d/])")
_SHORT = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/])")
_FRACTION = re.compile(r"[,.]\d")
_WHOLE = re.compile(r"\d[,.]")
_EDGE = re.compile(r"[\d/.]")
SOME_LOW, SOME_HIGH = 2, 6


@dataclass(frozen=True, slots=True)
class Count:
    """How many, from `low` to `high`; a round or indefinite number is `vague`."""

    low: int
    high: int
    vague: bool = False


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """Day, month and year as figures; the year may be missing."""

    day: int
    month: int
    year: int | None


@dataclass(frozen=True)
class Numbers:
    """The number categories over one lexicon."""

    lexicon: Lexicon

    def categories(self) -> dict[str, tuple[Reader, frozenset[str]]]:
        """Return each category's reader and the keys of the tokens it may begin with."""
        figures = frozenset({NUMBER})
        spelt = frozenset(words[0] for words in self.lexicon["numeral"]) | figures
        several = spelt | {words[0] for words in self.lexicon["some"]}
        ordinals = {words[0] for words in self.lexicon["ordinal_word"]} | {ROMAN, NUMBER}
        ordinals |= {f"{form}ième" for word in spelt for form in _stems(word)}
        tens = {words[0] for words in self.lexicon["tens"]} | figures
        return {
            "num": (self.count, several),
            "ordinal": (self.ordinal, frozenset(ordinals | spelt)),
            "dom": (self.day, spelt | {"premier"}),
            "year": (self.year, figures | {"mille", "deux"}),
            "yy": (self.short_year, figures),
            "hour": (self.hour, spelt),
            "minute": (self.minute, spelt),
            "decade": (self.decade, frozenset(tens)),
            "numeric": (numeric, figures),
            "numeric_month": (numeric_month, figures),
            "short_numeric": (short_numeric, figures),
        }

    def count(self, tokens: Tokens, at: int) -> Found:
        """Read "3", "trois", "deux ou trois", "une vingtaine de", "quelques"."""
        if tokens.norms[at : at + 1] and (tokens.norms[at],) in self.lexicon["some"]:
            yield at + 1, Count(SOME_LOW, SOME_HIGH, vague=True)
        for end, low in self.whole(tokens, at):
            yield end, Count(low, low)
            if tokens.norms[end : end + 1] in (("ou",), ("à",)):
                for last, high in self.whole(tokens, end + 1):
                    if high > low:
                        yield last, Count(low, high, vague=True)
        yield from self._about(tokens, at)

    def _about(self, tokens: Tokens, at: int) -> Found:
        words = tokens.norms[at : at + 3]
        if len(words) == 3 and words[0] == "une" and words[2] in ("de", "d'"):
            value = self.lexicon["about"].get((words[1],))
            if isinstance(value, int):
                yield at + 3, Count(value, value, vague=True)

    def whole(self, tokens: Tokens, at: int) -> Iterator[tuple[int, int]]:
        """Read a whole number in figures or words, each length that makes one."""
        if at >= len(tokens):
            return
        norm = tokens.norms[at]
        if norm.isdigit() and len(norm) <= 4:
            if not _decimal(tokens, at):
                yield at + 1, int(norm)
            return
        yield from self._spelt(tokens, at)

    def _spelt(self, tokens: Tokens, at: int) -> Iterator[tuple[int, int]]:
        atoms = self.lexicon["numeral"]
        total, current, last = 0, 0, 0
        while at < len(tokens) and (tokens.norms[at],) in atoms:
            value = int(atoms[tokens.norms[at],])
            if not _continues(current, last, value):
                return
            if value >= 100:
                current = max(1, current) * value
                if value == 1000:
                    total, current = total + current, 0
            else:
                current += 76 if (current % 100, value) == (4, 20) else value
            last, at = value, at + 1
            yield at, total + current
            if tokens.norms[at : at + 1] in (("-",), ("et",)):
                at += 1

    def ordinal(self, tokens: Tokens, at: int) -> Found:
        """Read "premier", "2e", "XIXe", "vingtième", "dernier" (-1)."""
        if at >= len(tokens):
            return
        norm = tokens.norms[at]
        if (norm,) in self.lexicon["ordinal_word"]:
            yield at + 1, self.lexicon["ordinal_word"][norm,]
        elif norm.isdigit() and tokens.norms[at + 1 : at + 2]:
            if tokens.norms[at + 1] in _ORDINAL_ENDS and tokens.glued(at + 1):
                yield at + 2, int(norm)
        elif (roman := roman_ordinal(norm)) is not None:
            yield at + 1, roman
        else:
            yield from self._spelt_ordinal(tokens, at)

    def _spelt_ordinal(self, tokens: Tokens, at: int) -> Found:
        for middle, tens in [(at, 0), *self._spelt(tokens, at)]:
            last = middle + 1 if tokens.norms[middle : middle + 1] in (("-",), ("et",)) else middle
            norm = tokens.norms[last] if last < len(tokens) else ""
            for word, value in self.lexicon["numeral"].items():
                if any(norm == f"{stem}ième" for stem in _stems(word[0])):
                    yield last + 1, tens + int(value)

    def day(self, tokens: Tokens, at: int) -> Found:
        """Read a day of the month: "3", "1er", "premier", "quatorze"."""
        if tokens.norms[at : at + 1] == ("premier",):
            yield at + 1, 1
        if tokens.norms[at : at + 1] in (("un",), ("une",), ("cent",), ("mille",)):
            return
        for end, value in self.whole(tokens, at):
            if 1 <= value <= 31:
                yield end, value
                if value == 1 and tokens.norms[end : end + 1] == ("er",):
                    yield end + 1, 1

    def year(self, tokens: Tokens, at: int) -> Found:
        """Read a year of four figures, or spelt out."""
        if at >= len(tokens):
            return
        norm = tokens.norms[at]
        if norm.isdigit():
            if len(norm) == 4 and 1000 <= int(norm) < 2200:
                yield at + 1, int(norm)
            return
        for end, value in self._spelt(tokens, at):
            if 1000 <= value < 2200 and end > at + 1:
                yield end, value

    def short_year(self, tokens: Tokens, at: int) -> Found:
        """Read a year of two figures as one of 1932 to 2031."""
        if at < len(tokens) and tokens.norms[at].isdigit() and len(tokens.norms[at]) == 2:
            yield at + 1, _full_year(int(tokens.norms[at]))

    def hour(self, tokens: Tokens, at: int) -> Found:
        """Read an hour, 0 to 24."""
        for end, value in self.whole(tokens, at):
            if value <= 24:
                yield end, value

    def minute(self, tokens: Tokens, at: int) -> Found:
        """Read a minute, 0 to 59; in figures it has two of them."""
        for end, value in self.whole(tokens, at):
            if value <= 59 and (not tokens.norms[at].isdigit() or len(tokens.norms[at]) == 2):
                yield end, value

    def decade(self, tokens: Tokens, at: int) -> Found:
        """Read "1990", "90", "quatre-vingt-dix" as the first year of ten."""
        for end, value in self.whole(tokens, at):
            if value % 10 == 0 and (value >= 1000 or 0 < value < 100):
                yield end, value if value >= 1000 else 1900 + value


def _stems(numeral: str) -> tuple[str, ...]:
    """Return what may stand before "ième": "quatr", "cinqu", "neuv"."""
    return (numeral.removesuffix("e"), f"{numeral}u", f"{numeral[:-1]}v")


def _continues(current: int, last: int, value: int) -> bool:
    """Return whether a numeral may follow another: "vingt deux" goes on, "deux vingt" does not."""
    if last == 0 or value in (100, 1000):
        return value != 100 or current % 100 < 10
    if (current % 100, value) == (4, 20):
        return True
    if last % 100 == 0:
        return value < 100
    return last % 10 == 0 and (value < 10 or (last in (20, 60) and value < 20))


def _decimal(tokens: Tokens, at: int) -> bool:
    """Return whether the figures are one side of a decimal number."""
    start, end = tokens.spans[at]
    before = tokens.text[max(0, start - 2) : start]
    return bool(_FRACTION.match(tokens.text, end) or _WHOLE.fullmatch(before))


def _full_year(short: int) -> int:
    return short + (1900 if short > 31 else 2000)


def _day(day: str, month: str, year: int | None) -> CalendarDay | None:
    found = CalendarDay(int(day), int(month), year)
    return found if 1 <= found.day <= 31 and 1 <= found.month <= 12 else None


def numeric(tokens: Tokens, at: int) -> Found:
    """Read "3/3/2015", "03.03.2015", "15/2/13" and "2015-03-03"."""
    if at >= len(tokens):
        return
    start = tokens.spans[at][0]
    if start and _EDGE.match(tokens.text[start - 1]):
        return
    if match := _ISO.match(tokens.text, start):
        found = _day(match[4], match[3], int(match[1]))
    elif match := _NUMERIC.match(tokens.text, start) or _SIX_FIGURES.match(tokens.text, start):
        year = int(match[4])
        found = _day(match[1], match[3], year if year > 99 else _full_year(year))
    else:
        return
    if found:
        yield _token_after(tokens, at, match.end()), found


def short_numeric(tokens: Tokens, at: int) -> Found:
    """Read "15/02"."""
    start = tokens.spans[at][0] if at < len(tokens) else 0
    match = _SHORT.match(tokens.text, start) if at < len(tokens) else None
    if match and (found := _day(match[1], match[2], None)):
        yield _token_after(tokens, at, match.end()), found


def numeric_month(tokens: Tokens, at: int) -> Found:
    """Read "03/2013"."""
    start = tokens.spans[at][0] if at < len(tokens) else 0
    match = _MONTH.match(tokens.text, start) if at < len(tokens) else None
    if match and not (start and _EDGE.match(tokens.text[start - 1])):
        yield _token_after(tokens, at, match.end()), CalendarDay(1, int(match[1]), int(match[2]))


def _token_after(tokens: Tokens, at: int, end: int) -> int:
    while at < len(tokens) and tokens.spans[at][0] < end:
        at += 1
    return at
