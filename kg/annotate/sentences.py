"""Where sentences end, by characters alone; a sentence is a trimmed stretch of its text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from kg.lang.punctuation import Punctuation, punctuation
from kg.model import Span

_STOP = re.compile(r"[.!?…]+(?:\s+[!?]+)*|\n\s*\n|;(?=\s)")
_CLOSERS = re.compile(r"(?:[»”’›)\]\"']|\s+[»”’›)\]](?!\w))*")
_OPENERS = re.compile(r"[\s«“\"„‘‹(\[—–-]*")
_WORD = re.compile(r"[^\W\d_][\w’'.&-]*")
_LAST = re.compile(r"[^\s«»“”\"()\[\]’',;:]+$")
_GLUED = re.compile(r"[^\W\d_]{2}\.[A-ZÀÂÉÈÊÎÔÇ](?:[^\W\d_]|['’])")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_NUMERAL = re.compile(r"\d|[IVXLC]+\b")


def split(text: str, *, language: str = "fr") -> tuple[Span, ...]:
    """Return the sentences of one paragraph.

    Marks, brackets, commas and colons never end a sentence, a semicolon outside brackets always
    does: what stands behind it is a clause of its own. A final stop inside closing marks
    stays with its sentence, and a speech verb in lower case goes on after it.

    Parameters
    ----------
    text
        One paragraph; a newline in it is a space, an empty line ends a sentence.

    Returns
    -------
    Offsets in `text`, in code points, without surrounding white space.

    Examples
    --------
    >>> text = "« Qui vient ? » a demandé M. Roy. Personne n'a répondu."
    >>> [span.of(text) for span in split(text)]
    ['« Qui vient ? » a demandé M. Roy.', "Personne n'a répondu."]
    """
    cuts = [0, *_cuts(text, punctuation(language)), len(text)]
    pairs = itertools.pairwise(cuts)
    return tuple(span for start, end in pairs if (span := _trim(text, start, end)))


def _trim(text: str, start: int, end: int) -> Span | None:
    """Return the stretch without its outer white space; None if nothing else is there."""
    piece = text[start:end]
    if not piece.strip():
        return None
    return Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))


def _cuts(text: str, signs: Punctuation) -> Iterator[int]:
    """Yield the offsets right behind each final stop and the marks that close with it."""
    bracketed = _bracketed(text)
    start = 0
    for match in _STOP.finditer(text):
        if match.start() < start or match.start() in bracketed:
            continue
        end = _closed(text, start, match.end())
        if match.group().strip() in {"", ";"} or _ends(text, start, match, end, signs):
            yield end
            start = end


def _bracketed(text: str) -> set[int]:
    """Return the offsets inside brackets that are closed; a stop there ends nothing."""
    found: set[int] = set()
    for match in re.finditer(r"\([^()]*\)|\[[^\[\]]*\]", text):
        found.update(range(*match.span()))
    return found


def _closed(text: str, start: int, end: int) -> int:
    """Return the offset behind the closing marks that follow a stop at `end`."""
    match = _CLOSERS.match(text, end)
    stop = match.end() if match else end
    if text[end:stop].strip() == "" and re.match(r"\s\"(?=\s|$)", text[end : end + 3]):
        # ‹ oui ? " › with a space before the straight mark: it closes if one is open.
        return end + 2 if text.count('"', start, end) % 2 else end
    return stop


def _ends(text: str, start: int, match: re.Match[str], end: int, signs: Punctuation) -> bool:
    """Return whether the stop that `match` found in the sentence from `start` is a final one."""
    rest = _OPENERS.match(text, end)
    following = text[rest.end() if rest else end :]
    if not following or not text[start : match.start()].strip():
        return not following
    if end < len(text) and not text[end].isspace() and not _glued(text, match):
        return False
    if not _may_start(following):
        return False
    return match.group() != "." or _is_final(text[start : match.start()], following, signs)


def _glued(text: str, match: re.Match[str]) -> bool:
    """Return whether a sentence starts right behind the stop: "la fin.Le lendemain"."""
    if match.group()[-1] != ".":
        return text[match.end()].isupper()
    return _GLUED.match(text, max(match.start() - 2, 0)) is not None


def _may_start(following: str) -> bool:
    """Return whether a sentence may begin so: capital or digit, or a name like "iPhone"."""
    if not following[0].islower():
        return following[0].isalnum()
    word = _WORD.match(following)
    return word is not None and any(c.isupper() for c in word.group()[:3])


def _is_final(before: str, following: str, signs: Punctuation) -> bool:
    """Return whether a single stop between `before` and `following` is no abbreviation's."""
    last = _LAST.search(before)
    word = last.group() if last else ""
    if word in signs.titles or (word.isdigit() and word == before.strip()):
        return False
    if word in signs.before_number:
        return not _NUMERAL.match(following)
    if word in signs.before_lower:
        return _starts(following, signs.starters)
    if not _ACRONYM.fullmatch(word) or not (word[0].isupper() or "." in word):
        return True
    return _starts(following, signs.starters - _kept(before, word, signs))


def _kept(before: str, word: str, signs: Punctuation) -> frozenset[str]:
    """Return the starters that may be a surname's particle behind the initial `word`."""
    previous = before[: len(before) - len(word)].split()
    common = bool(previous) and previous[-1].islower() and len(previous[-1]) > 3
    return frozenset() if common or len(word) > 1 else signs.particles


def _starts(following: str, starters: frozenset[str]) -> bool:
    """Return whether `following` begins with one of `starters`."""
    word = re.match(r"[^\W\d_]+['’]?(?:hui)?", following)
    return word is not None and word.group().replace("’", "'") in starters
