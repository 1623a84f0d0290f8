"""Whether an extracted line says what an annotated triple says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kg.evaluation.gold import GoldTriple
from kg.evaluation.words import content, is_light, stem, stems, words

Line = Mapping[str, Any]
_SHARE = 3


def matches(line: Line, gold: GoldTriple) -> bool:
    """Return whether subject, predicate and object are those of the annotation."""
    return (
        _fills(line.get("subject"), gold.subject, gold.subject_heads)
        and _object(line, gold)
        and _predicate(line.get("predicate") or {}, gold.relation)
    )


def qualifiers(line: Line, gold: GoldTriple) -> dict[str, bool]:
    """Return for each qualifier that the annotation speaks of whether the line has it right."""
    said = line.get("attribution")
    found = {
        "polarity": (line.get("polarity") == "negative") == gold.negative,
        "modality": line.get("modality", "actual") == gold.modality,
        "attribution": _attributed(said, gold.source),
    }
    if gold.time:
        start = gold.time.split("/")[0]
        time = line.get("time") or {}
        found["time"] = str(time.get("start") or "").startswith(start)
    return found


def asserted(line: Line) -> bool:
    """Return whether the line states a plain fact."""
    plain = line.get("polarity") == "positive" and line.get("modality") == "actual"
    return plain and not line.get("attribution")


def _fills(slot: Line | None, forms: Sequence[str], heads: Sequence[str]) -> bool:
    """Return whether a slot holds a head, and a third of its words stand in one accepted form."""
    texts = [slot.get("label"), slot.get("text")] if slot else []
    return any(_filled(text, forms, heads) for text in texts if text)


def _filled(text: str, forms: Sequence[str], heads: Sequence[str]) -> bool:
    have = stems(words(text))
    if not any(stems(words(head)) <= have for head in heads):
        return False
    mine = content(text)
    return any(_SHARE * len(mine & content(form)) >= len(mine) for form in forms)


def _object(line: Line, gold: GoldTriple) -> bool:
    """Return whether the object is right; an event without one may be given its place."""
    slot, place = line.get("object"), line.get("place")
    if not gold.object:
        return slot is None or (bool(gold.place) and _fills(slot, gold.place, gold.place))
    if slot is None:
        return _fills(place, gold.object, gold.object_heads)
    return _fills(slot, gold.object, gold.object_heads)


def _predicate(predicate: Line, accepted: Sequence[str]) -> bool:
    """Return whether the predicate shares the word of content of an accepted relation."""
    have = _relation_words(predicate)
    heavy = stems(word for word in have if not is_light(word))
    return any(_names(form, have, heavy) for form in accepted)


def _names(form: str, have: frozenset[str], heavy: frozenset[str]) -> bool:
    wanted = words(form)
    main = [word for word in wanted if not is_light(word)]
    if main:
        return any(stem(word) in heavy for word in main)
    return bool(have & set(wanted))


def _relation_words(predicate: Line) -> frozenset[str]:
    trigger = predicate.get("trigger") or {}
    parts = [
        predicate.get("label"),
        predicate.get("lemma"),
        predicate.get("id"),
        trigger.get("text"),
    ]
    spelled = (re.sub(r"([a-z])([A-Z])", r"\1 \2", str(part)) for part in parts if part)
    return frozenset(word for part in spelled for word in words(part))


def _attributed(said: Line | None, source: Sequence[str] | None) -> bool:
    if source is None:
        return said is None
    if said is None:
        return False
    mine = content(said.get("label") or said.get("text") or "")
    return any(mine & content(form) for form in source)
