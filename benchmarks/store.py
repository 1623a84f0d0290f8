"""How much longer adding the thousandth article to a store takes than adding the tenth.

    python benchmarks/store.py [ARTICLES]

Articles are read from sentences of our own by a reader of one construction, so that what is
measured is the store and not the parser, which would hide it. Exit code 1 if the bar is missed.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from kg.graph import from_reading
from kg.model import (
    Article,
    Document,
    Entity,
    Evidence,
    Mention,
    MentionKind,
    Reading,
    Run,
    Span,
    Statement,
    Triple,
)
from kg.store import Change, Store
from kg.store.record import key_of

BAR = 1.5
ROUNDS = 31
"""How often each is measured, in turns, so that what else the machine does hits both alike."""

SENTENCES = 30
RUN = Run("benchmark")
FIRST = ("Anne", "Bruno", "Chloé", "Denis", "Élise", "Farid", "Gaëlle", "Hugo", "Inès", "Jules")
LAST = ("Roux", "Petit", "Nguyen", "Le Goff", "Haddad", "Moreau", "Da Silva", "Klein", "Diallo")
PLACES = ("Lyon", "Nantes", "Lille", "Brest", "Nice", "Metz", "Pau", "Tours", "Dijon", "Albi")
VERBS = (("rencontre", "rel:rencontrer"), ("accuse", "kg:accuses"), ("soutient", "kg:supports"))


def reading(number: int) -> Reading:
    """Return an article of some thirty sentences about people who also stand in others."""
    dice = random.Random(number)
    text, mentions, statements, sentences = "", [], [], []
    for index in range(SENTENCES):
        verb, predicate = dice.choice(VERBS)
        one, other = (f"{dice.choice(FIRST)} {dice.choice(LAST)}" for _ in range(2))
        start = len(text)
        text += f"{one} {verb} {other} à {dice.choice(PLACES)}, devant la foule du marché. "
        sentences.append(Span(start, len(text) - 1))
        subject = Span(start, start + len(one))
        trigger = Span(subject.end + 1, subject.end + 1 + len(verb))
        target = Span(trigger.end + 1, trigger.end + 1 + len(other))
        mentions += [_mention(text, span, index) for span in (subject, target)]
        place = Evidence(
            f"a{number}", sentences[-1], subject, trigger, target, verb, "verbal", confidence=0.8
        )
        triple = Triple(_id(one), predicate, _id(other))
        if one != other:
            statements.append(Statement(triple, (place,)))
    names = {mention.entity: Entity(mention.entity, "Person", mention.text) for mention in mentions}
    document = Document(Article(f"a{number}", text, ()), tuple(sentences), tuple(mentions))
    return Reading(document, tuple(names[key] for key in sorted(names)), tuple(statements))


def _mention(text: str, span: Span, sentence: int) -> Mention:
    words = span.of(text)
    kind = MentionKind.NAMED
    return Mention(f"m{span.start}", span, words, span, words, kind, "Person", sentence, _id(words))


def _id(name: str) -> str:
    return "person/" + name.lower().replace(" ", "-")


def filled(path: str, count: int) -> str:
    """Make a store of some articles."""
    with Store.create(path).writing() as writer:
        for number in range(count):
            writer.add(from_reading(reading(number), run=RUN), "key")
    return path


def seconds(path: str, read: Reading) -> float:
    """Add an article as ``kg add`` does, return how long that took, and remove it."""
    article = read.document.article
    begin = time.perf_counter()
    store = Store.open(path)
    with store.writing() as writer:
        key = key_of(article, RUN)
        assert writer.expects(article.id, key) is Change.ADDED
        writer.add(from_reading(read, run=RUN), key)
    assert len(store)
    taken = time.perf_counter() - begin
    with store.writing() as writer:
        writer.remove(article.id)
    return taken


def main(count: int) -> int:
    """Measure, print, and return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = (filled(f"{folder}/{n}.kg", n - 1) for n in (10, count))
        articles = [reading(count + number) for number in range(ROUNDS)]
        pairs = [(seconds(small, read), seconds(large, read)) for read in articles]
        tenth, last = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(f"the tenth article: {tenth * 1000:.1f} ms")
        print(f"article {count}: {last * 1000:.1f} ms")
        print(f"ratio: {last / tenth:.2f} (bar: {BAR})")
        size = sum(file.stat().st_size for file in Path(large).rglob("*.json"))
        print(f"on disk: {size / count / 1000:.0f} kB an article")
        begin = time.perf_counter()
        list(Store.open(large).readings())
        print(f"all read back: {time.perf_counter() - begin:.1f} s")
    return int(last / tenth > BAR)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
