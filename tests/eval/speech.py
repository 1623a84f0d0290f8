"""How much reported speech of ``tests/data/speech.toml`` is found, and how much of it is right.

Usage: ``python tests/eval/speech.py [-v]``
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.annotate.marks import pair_marks
from kg.annotate.mentions import by_token_span, find_mentions
from kg.annotate.names import find_names
from kg.annotate.nlp import parse
from kg.annotate.quotes import find_quotes
from kg.annotate.times import find_article_times
from kg.model import Article, Block, Quote, Span

BED = Path(__file__).parent.parent / "data" / "speech.toml"


@dataclass
class Result:
    """Counts of expected and found quotes, of what is right in the matched ones, and the errors."""

    expected: int = 0
    found: int = 0
    content: int = 0
    kind: int = 0
    cue: int = 0
    speaker: int = 0
    wrong: list[str] = field(default_factory=list)

    def rates(self) -> Mapping[str, float]:
        """Return recall and precision of contents, and the rest as shares of the expected."""
        return {
            "content recall": self.content / self.expected,
            "content precision": self.content / self.found,
            "kind": self.kind / self.expected,
            "cue": self.cue / self.expected,
            "speaker": self.speaker / self.expected,
        }


def cases() -> list[dict[str, Any]]:
    """Return the cases of the bed."""
    table: list[dict[str, Any]] = tomllib.loads(BED.read_text(encoding="utf-8"))["case"]
    return table


def read(text: str) -> tuple[Quote, ...]:
    """Return the quotes of a text whose paragraphs empty lines part."""
    blocks = tuple(Block(Span(*m.span())) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text))
    article = Article("bed", text, blocks)
    marked = pair_marks(text, [block.span for block in blocks])
    parsed = parse(article, marked)
    mentions = find_mentions(parsed, find_names(parsed.docs), find_article_times(article))
    return find_quotes(parsed, by_token_span(parsed, mentions), marked)


def measure() -> Result:
    """Compare all cases."""
    result = Result()
    for case in cases():
        found = read(case["text"])
        result.expected += len(case["quotes"])
        result.found += len(found)
        errors = list(_errors(case, found, result))
        if errors:
            result.wrong.append(f"{case['construction']}: {case['text']}\n" + "\n".join(errors))
    return result


def _errors(case: Mapping[str, Any], found: tuple[Quote, ...], result: Result) -> Iterator[str]:
    text = case["text"]
    left = {quote.words(text): quote for quote in found}
    for want in case["quotes"]:
        quote = left.pop(want["content"], None)
        if quote is None:
            yield f"    missing  {want}"
            continue
        result.content += 1
        cue = quote.cue.lemma if quote.cue else None
        speaker = quote.speaker.of(text) if quote.speaker else None
        right_speaker = _names(speaker, want.get("by"))
        result.kind += quote.kind.value == want["kind"]
        result.cue += cue == want.get("cue")
        result.speaker += right_speaker
        if not (right_speaker and cue == want.get("cue") and quote.kind.value == want["kind"]):
            yield f"    differs  {want} <- {quote.kind.value}, {cue}, {speaker}"
    for content, quote in left.items():
        yield f"    surplus  {quote.kind.value} {quote.cue and quote.cue.lemma} [{content}]"


def _names(speaker: str | None, word: str | None) -> bool:
    """Return whether the mention found holds the word, or is its first half ("état-" "major")."""
    if speaker is None or word is None:
        return speaker == word
    return word in re.split(r"[\s'’]+|^-", speaker) or word.startswith(f"{speaker}-")


def main(arguments: list[str]) -> None:
    """Print the rates and, with ``-v``, what is wrong."""
    result = measure()
    for name, rate in result.rates().items():
        sys.stdout.write(f"{name}: {rate:.3f}\n")
    sys.stdout.write(f"cases right: {len(cases()) - len(result.wrong)} of {len(cases())}\n")
    if "-v" in arguments:
        sys.stdout.write("\n".join(result.wrong) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
