"""Bytes to text: which encoding a file is in, and whether it is text at all.

A byte order mark decides; then strict UTF-8; then the 8-bit encodings that French was written in,
the one that gives the most characters French is written with. Nothing is ever guessed away: what
fits none of them is an error.
"""

from __future__ import annotations

import codecs
import re

from kg.config import LANGUAGE
from kg.errors import InputError
from kg.lang import furniture, load

# UTF-32 first: its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In the order of how likely they are; the first of equals wins.
_EIGHT_BIT = ("cp1252", "iso8859-15", "mac-roman", "cp850")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Neither XML nor, in part, UTF-8 can hold these, so no export could.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A stray control character happens to texts; a binary file is full of them.
_MOST_CONTROLS = 0.05
_STRAY = 2
_LEAST_FRENCH = 0.8


def decode(data: bytes, *, source: str) -> str:
    """Return the text of a file, without its byte order mark, its length in characters kept.

    Parameters
    ----------
    source
        The input's name, for the error.

    Raises
    ------
    InputError
        If the data is binary or in no encoding that we know.

    Examples
    --------
    >>> decode("L’été à Kiev".encode("cp1252"), source="a.txt")
    'L’été à Kiev'
    """
    text = _marked(data, source)
    if text is None:
        if b"\0" in data:
            raise InputError(source, "binary, not text")
        text = _unmarked(data, source)
    if len(_CONTROL.findall(text)) > max(_STRAY, _MOST_CONTROLS * len(text)):
        raise InputError(source, "binary, not text")
    return clean(text)


def clean(text: str) -> str:
    r"""Replace each character that no export can hold by a space, so that offsets stay.

    Examples
    --------
    >>> clean("Kiev\x07\x00!")
    'Kiev  !'
    """
    return _UNWRITABLE.sub(" ", text)


def marked(data: bytes) -> str | None:
    """Return the encoding that a byte order mark states, or None."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def _marked(data: bytes, source: str) -> str | None:
    encoding = marked(data)
    if encoding is None:
        return None
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        reason = f"not {encoding.upper()} as its byte order mark says (byte {error.start})"
        raise InputError(source, reason) from error


def _unmarked(data: bytes, source: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    candidates = [text for name in _EIGHT_BIT if (text := _decoded(data, name)) is not None]
    best = max(candidates, key=_french, default=None)
    if best is None or _french(best) < _LEAST_FRENCH:
        raise InputError(source, "text in no known encoding (UTF-8, UTF-16, Windows-1252, Latin)")
    return best


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _french(text: str) -> float:
    """Return the share, in [0, 1], of French ones among the characters beyond ASCII."""
    letters = furniture.table(load(LANGUAGE)).letters
    pairs = zip(f" {text}", text, strict=False)
    others = [(before, letter) for before, letter in pairs if not letter.isascii()]
    # A capital inside a word is another encoding's lower-case letter.
    known = sum(
        letter in letters and not (letter.isupper() and before.islower())
        for before, letter in others
    )
    return known / len(others) if others else 1.0
