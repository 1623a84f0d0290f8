"""The test bed of constructions: French sentences of our own with what a careful reader takes.

``tests/data/constructions/README.md`` explains the files. Run as a script, it prints the share of
each construction and what failed::

    python tests/eval/constructions.py [GROUP...] [--failures]
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kg import pipeline
from kg.evaluation.gold import GoldTriple
from kg.evaluation.match import Line, asserted, matches
from kg.evaluation.words import content
from kg.model import Article, Block, Span
from kg.model.jsonl import extraction_lines

BED = Path(__file__).parents[1] / "data" / "constructions"
PUBLISHED = date(2024, 3, 5)
ANYTHING = "*"
_QUALIFIERS = ("polarity", "modality", "source", "time")
_DEFAULT = {"polarity": "positive", "modality": "actual", "source": ""}


@dataclass(frozen=True)
class Wanted:
    """A statement that a sentence makes, or must not be read to make.

    Attributes
    ----------
    object
        None where any object will do, or none.
    qualifiers
        Accepted values by name; a name left out is not looked at.
    """

    subject: str
    relation: str
    object: str | None
    qualifiers: Mapping[str, str]

    def __str__(self) -> str:
        parts = [self.subject, self.relation, "…" if self.object is None else self.object or "-"]
        told = [f"{k} {v or '-'}" for k, v in self.qualifiers.items() if v != _DEFAULT.get(k)]
        return " | ".join(parts) + (f" ({', '.join(told)})" if told else "")


@dataclass(frozen=True)
class Case:
    """A sentence with what it states and what it does not."""

    group: str
    construction: str
    text: str
    must: tuple[Wanted, ...]
    must_not: tuple[Wanted, ...]


@dataclass(frozen=True)
class Outcome:
    """What was read of a case: the statements not given and those given wrongly."""

    case: Case
    lines: tuple[Line, ...]
    missed: tuple[Wanted, ...]
    wrong: tuple[Wanted, ...]
    misasserted: tuple[Wanted, ...]

    @property
    def passed(self) -> bool:
        """Whether all is as a careful reader has it."""
        return not (self.missed or self.wrong or self.misasserted)


def cases(*groups: str) -> Iterator[Case]:
    """Yield the cases of the groups; of all without one."""
    for path in sorted(BED.glob("*.toml")):
        if groups and path.stem not in groups:
            continue
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield _case(path.stem, row)


def _case(group: str, row: Mapping[str, Any]) -> Case:
    shared = _DEFAULT | {name: row[name] for name in _QUALIFIERS if name in row}
    return Case(
        group,
        row["construction"],
        row["text"],
        tuple(_wanted(entry, shared) for entry in row.get("must", ())),
        tuple(_wanted(entry, {}) for entry in row.get("must_not", ())),
    )


def _wanted(entry: Sequence[Any], shared: Mapping[str, str]) -> Wanted:
    own = entry[-1] if isinstance(entry[-1], dict) else {}
    terms = [part for part in entry if isinstance(part, str)]
    unknown = own.keys() - set(_QUALIFIERS)
    if unknown or not 2 <= len(terms) <= 3:
        raise ValueError(f"{entry}: two or three terms and {_QUALIFIERS} are known")
    return Wanted(terms[0], terms[1], terms[2] if len(terms) > 2 else None, {**shared, **own})


def read(case: Case) -> Outcome:
    """Read a case with the whole pipeline and compare."""
    lines = tuple(_lines(case.text))
    return Outcome(
        case,
        lines,
        missed=tuple(w for w in case.must if not _found(lines, w, case.text)),
        wrong=tuple(w for w in case.must_not if _found(lines, w, case.text)),
        misasserted=tuple(w for w in case.must if _misasserted(lines, w, case)),
    )


def _found(lines: Sequence[Line], wanted: Wanted, text: str) -> bool:
    return any(_qualified(line, wanted) and _same(line, wanted, text) for line in lines)


def _misasserted(lines: Sequence[Line], wanted: Wanted, case: Case) -> bool:
    """Return whether what is no fact stands as one, and no other statement excuses it."""
    facts = [other for other in case.must if _asserts(other)]
    return not _asserts(wanted) and any(
        asserted(line)
        and _same(line, wanted, case.text)
        and not any(_same(line, fact, case.text) for fact in facts)
        for line in lines
    )


def _lines(text: str) -> Iterator[Line]:
    article = Article("case", text, (Block(Span(0, len(text))),), published=PUBLISHED)
    yield from extraction_lines(pipeline.read(article), _labels())


@cache
def _labels() -> Mapping[str, str]:
    return pipeline.predicate_labels()


def _asserts(wanted: Wanted) -> bool:
    """Return whether a statement may be given as a fact."""
    told = wanted.qualifiers
    return all(value in _alternatives(told.get(name, value)) for name, value in _DEFAULT.items())


def _same(line: Line, wanted: Wanted, text: str) -> bool:
    """Return whether the line has the terms of a statement."""
    exact = wanted.relation.removeprefix("=")
    if exact != wanted.relation and line["predicate"]["label"] != exact:
        return False
    objects = [wanted.object] if wanted.object is not None else ["", ANYTHING]
    return any(
        matches(line, _gold(wanted.subject, exact, term, text))
        for entry in objects
        for term in _split(entry)
    )


def _split(term: str) -> list[str]:
    """Return the forms together, and the empty one, which allows no object, by itself."""
    forms = _alternatives(term)
    filled = "|".join(form for form in forms if form)
    return [one for one in (filled, "" if "" in forms else filled) if one or "" in forms]


def _alternatives(text: str) -> list[str]:
    return [form.strip() for form in text.split("|")]


def _gold(subject: str, relation: str, term: str, text: str) -> GoldTriple:
    subjects, objects = _forms(subject, text), _forms(term, text) if term else ([], [])
    return GoldTriple(
        article="case",
        sentence=0,
        kind="",
        subject=tuple(subjects[0]),
        subject_heads=tuple(subjects[1]),
        relation=tuple(_alternatives(relation)),
        object=tuple(objects[0]),
        object_heads=tuple(objects[1]),
        negative=False,
        modality="",
        source=None,
        time=None,
        place=(),
        must=True,
    )


def _forms(term: str, text: str) -> tuple[list[str], list[str]]:
    """Return the accepted forms of a term and their heads; anything has the whole text as form."""
    if term == ANYTHING:
        return [text], [""]
    return _alternatives(term), _alternatives(term)


def _qualified(line: Line, wanted: Wanted) -> bool:
    return all(_has(line, name, _alternatives(v)) for name, v in wanted.qualifiers.items())


def _has(line: Line, name: str, accepted: list[str]) -> bool:
    if name == "source":
        said = line["attribution"]
        if said is None:
            return "" in accepted
        if not (name := said["label"] or said["text"]):
            return "?" in accepted
        mine = content(name)
        return any(form and content(form) <= mine for form in accepted)
    if name == "time":
        return any(_holds(value, _interval(line["time"])) for value in accepted)
    return line[name] in accepted


def _holds(wanted: str, found: str) -> bool:
    """Return whether an interval is the wanted one, or lies in the year or month wanted."""
    if not wanted or not found:
        return wanted == found
    pair = [(value.split("/") * 2)[:2] for value in (wanted, found)]
    return all(end.startswith(want) for want, end in zip(*pair, strict=True))


def _interval(time: Line | None) -> str:
    if time is None:
        return ""
    start, end = time["start"] or "..", time["end"] or ".."
    return start if start == end else f"{start}/{end}"


def told(outcome: Outcome) -> str:
    """Return a failing case in words: what was wanted, what was read."""
    rows = [f"[{outcome.case.group}: {outcome.case.construction}] {outcome.case.text}"]
    rows += [f"    missed       {wanted}" for wanted in outcome.missed]
    rows += [f"    wrong        {wanted}" for wanted in outcome.wrong]
    rows += [f"    misasserted  {wanted}" for wanted in outcome.misasserted]
    rows += [f"    read         {_said(line)}" for line in outcome.lines]
    return "\n".join(rows)


def _said(line: Line) -> str:
    terms = [
        line["subject"]["label"],
        line["predicate"]["label"],
        (line["object"] or {}).get("label", "-"),
    ]
    marks = [line["polarity"]] if line["polarity"] != "positive" else []
    marks += [line["modality"]] if line["modality"] != "actual" else []
    if line["attribution"]:
        marks.append(f"by {line['attribution']['label'] or '?'}")
    if line["time"]:
        marks.append(_interval(line["time"]))
    return " | ".join(terms) + (f" ({', '.join(marks)})" if marks else "")


def table(outcomes: Sequence[Outcome]) -> str:
    """Return how many cases are read as they should be, by construction and group."""
    rows: dict[tuple[str, str], list[Outcome]] = {}
    for one in outcomes:
        rows.setdefault((one.case.group, one.case.construction), []).append(one)
        rows.setdefault((one.case.group, "~ all"), []).append(one)
    lines = [
        f"{group:12} {name:44} {sum(o.passed for o in found):3}/{len(found)}"
        for (group, name), found in sorted(rows.items())
    ]
    total = f"{sum(one.passed for one in outcomes):3}/{len(outcomes)} = {share(outcomes):.3f}"
    return "\n".join([*lines, f"{'all':57} {total}", f"{'statements':57} {recall(outcomes):.3f}"])


def share(outcomes: Sequence[Outcome]) -> float:
    """Return the share of the cases that are read as they should be, in [0, 1]."""
    return sum(one.passed for one in outcomes) / max(1, len(outcomes))


def recall(outcomes: Sequence[Outcome]) -> float:
    """Return the share of the statements asked for that are given, in [0, 1]."""
    wanted = sum(len(one.case.must) for one in outcomes)
    return 1 - sum(len(one.missed) for one in outcomes) / max(1, wanted)


def main(args: Sequence[str]) -> None:
    """Print the table, and the failing cases if asked."""
    groups = [arg for arg in args if not arg.startswith("-")]
    outcomes = [read(case) for case in cases(*groups)]
    if "--failures" in args:
        print("\n".join(told(one) for one in outcomes if not one.passed))
    print(table(outcomes))


if __name__ == "__main__":
    main(sys.argv[1:])
