"""How often the speaker of a verb of saying is right, against trees annotated by hand.

Usage: ``python tests/eval/speakers.py [-v] TREEBANK.conllu...``

Each sentence is read from its raw text. Counted are the tensed verbs of the reporting lexicon that
have a subject in the gold tree and report there: they govern a clause or an infinitive, or stand
beside the reported clause ("P, a déclaré X"). Right is the same head word, or the antecedent of a
relative pronoun. `plain` takes the first ``nsubj`` of the verb in the parse, if it found the verb.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Token

from kg.annotate.marks import Marked, pair_marks
from kg.annotate.nlp import Parse, parse
from kg.annotate.speech_marks import behind_marks, stretches_of
from kg.annotate.speech_speakers import speaker_token
from kg.annotate.speech_verbs import find_reports
from kg.lang.reporting import reporting
from kg.model import Article, Block, Span

FLOOR = 0.85
_CONTENT = {"ccomp", "xcomp", "parataxis", "parataxis:insert", "parataxis:obj", "obj"}
_SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:caus"}
_RELATIVES = {"qui", "lequel", "laquelle"}


@dataclass(frozen=True)
class Word:
    """One line of a gold tree, with its offsets in the sentence's text."""

    index: int
    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    span: Span


@dataclass
class Score:
    """How many speakers there are, and how many were right; the wrong ones in words."""

    total: int = 0
    right: int = 0
    plain: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def accuracy(self) -> float:
        return self.right / max(self.total, 1)


def sentences(path: Path) -> Iterator[tuple[str, list[Word]]]:
    """Yield text and words of each tree of a CoNLL-U file."""
    for part in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = part.splitlines()
        text = next(line[9:] for line in lines if line.startswith("# text = "))
        yield text, list(_words(text, [line.split("\t") for line in lines if line[0] != "#"]))


def _words(text: str, rows: list[list[str]]) -> Iterator[Word]:
    position, contracted_until = 0, 0
    span = Span(0, 0)
    for row in rows:
        number = row[0]
        inside = "-" not in number and "." not in number and int(number) <= contracted_until
        if not inside and "." not in number:
            start = text.find(row[1], position)
            if start >= 0:
                span = Span(start, start + len(row[1]))
                position = span.end
        if "-" in number:
            contracted_until = int(number.split("-")[1])
        elif "." not in number:
            yield Word(int(number), row[1], row[2], row[3], row[5], int(row[6]), row[7], span)


def gold_speakers(words: list[Word]) -> Iterator[tuple[Word, set[Span]]]:
    """Yield each reporting verb with the spans of the words that answer who speaks."""
    known = reporting().verbs
    for verb in words:
        kids = [word for word in words if word.head == verb.index]
        finite = "VerbForm=Fin" in verb.feats or any(
            "VerbForm=Fin" in kid.feats for kid in kids if kid.deprel.startswith("aux")
        )
        if verb.upos != "VERB" or verb.lemma not in known or not finite or not _reports(verb, kids):
            continue
        reflexive = any(kid.form.lower() in {"se", "s'"} for kid in kids)
        subject = (
            None if reflexive else next((kid for kid in kids if kid.deprel in _SUBJECTS), None)
        )
        if subject is not None and not any(kid.deprel == "aux:pass" for kid in kids):
            yield verb, set(_answers(subject, verb, words))


def _reports(verb: Word, kids: list[Word]) -> bool:
    governs = any(kid.deprel in {"ccomp", "xcomp"} for kid in kids)
    return governs or verb.deprel.startswith("parataxis")


def _answers(subject: Word, verb: Word, words: list[Word]) -> Iterator[Span]:
    yield subject.span
    if subject.form.lower() in _RELATIVES and verb.deprel.startswith("acl"):
        yield words[verb.head - 1].span
    same = [subject, *(w for w in words if w.head == subject.index and w.deprel == "appos")]
    named = {word.index for word in same}
    yield from (word.span for word in same)
    yield from (w.span for w in words if w.head in named and w.deprel == "flat:name")


def read(text: str) -> tuple[Parse, tuple[Marked, ...]]:
    """Parse one sentence as one paragraph."""
    block = Span(0, len(text))
    marked = pair_marks(text, [block])
    return parse(Article("s", text, (Block(block),)), marked), marked


def measure(path: Path) -> Score:
    """Compare all trees of a file."""
    score = Score()
    for text, words in sentences(path):
        gold = list(gold_speakers(words))
        if gold:
            _compare(*read(text), text, gold, score)
    return score


def _compare(
    parsed: Parse,
    marked: tuple[Marked, ...],
    text: str,
    gold: list[tuple[Word, set[Span]]],
    score: Score,
) -> None:
    ours = {}
    plain = {}
    for doc in parsed.docs:
        stretches = stretches_of(parsed, doc, marked)
        for report in find_reports(doc, behind_marks(doc, stretches)):
            token = speaker_token(report)
            ours[parsed.span(report.verb)] = _place(parsed, token)
        plain.update({parsed.span(token): _plain(parsed, token) for token in doc})
    for verb, answers in gold:
        score.total += 1
        found = ours.get(verb.span)
        score.right += any(found is not None and found.overlaps(one) for one in answers)
        first = plain.get(verb.span)
        score.plain += any(first is not None and first.overlaps(one) for one in answers)
        if not any(found is not None and found.overlaps(one) for one in answers):
            want = "/".join(one.of(text) for one in sorted(answers))
            got = found.of(text) if found else "-"
            score.wrong.append(f"{verb.form}: {want} <- {got} | {text}")


def _plain(parsed: Parse, token: Token) -> Span | None:
    return _place(parsed, next((c for c in token.children if c.dep_.startswith("nsubj")), None))


def _place(parsed: Parse, token: Token | None) -> Span | None:
    if token is None:
        return None
    span = parsed.span(token)
    raw = span.of(parsed.article.text)
    return Span(span.start + len(raw) - len(raw.lstrip("-")), span.end)


def main(arguments: list[str]) -> None:
    """Print the figures of each file."""
    for name in [one for one in arguments if one != "-v"]:
        score = measure(Path(name))
        rate, plain = score.accuracy, score.plain / max(score.total, 1)
        sys.stdout.write(f"{Path(name).name}: {score.total} verbs, {rate:.3f}, plain {plain:.3f}\n")
        if "-v" in arguments:
            sys.stdout.write("".join(f"  {line}\n" for line in score.wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
