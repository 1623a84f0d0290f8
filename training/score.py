"""How good a parse is: attachment, tags, core arguments, triples."""

from __future__ import annotations

from dataclasses import dataclass, fields

from training.treebank import Tree
from training.triples import triples

CORE = ("nsubj", "nsubj:pass", "obj", "obl:agent")


@dataclass
class Score:
    """Counts over a corpus; punctuation is left out of attachment, as is usual."""

    tokens: int = 0
    tagged: int = 0
    morphed: int = 0
    words: int = 0
    attached: int = 0
    labelled: int = 0
    gold: int = 0
    found: int = 0
    right: int = 0
    core: int = 0
    core_gold: int = 0
    core_found: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def core_f(self) -> float:
        """F1 of subjects, objects and agents with their verbs."""
        return 2 * self.core / max(1, self.core_gold + self.core_found)

    @property
    def svo(self) -> float:
        """F1 of the triples."""
        return 2 * self.right / max(1, self.gold + self.found)

    @property
    def merit(self) -> float:
        """What one parser is preferred to another by."""
        return self.labelled / self.words + self.core_f

    def line(self) -> str:
        """Return the figures in per cent."""
        figures = {
            "pos": self.tagged / self.tokens,
            "morph": self.morphed / self.tokens,
            "uas": self.attached / self.words,
            "las": self.labelled / self.words,
            "core": self.core_f,
            "svo": self.svo,
            "svo_p": self.right / max(1, self.found),
            "svo_r": self.right / max(1, self.gold),
        }
        return "  ".join(f"{name} {100 * value:.2f}" for name, value in figures.items())


def _plain(dep: str) -> str:
    """Return the label without what other releases of the treebank call otherwise."""
    return dep.partition(":")[0] if dep.startswith(("expl", "parataxis", "advcl")) else dep


def score(gold: Tree, parsed: Tree) -> Score:
    """Compare a parse with the gold tree on the same tokens."""
    result = Score(tokens=len(gold))
    for g, p in zip(gold, parsed, strict=True):
        result.tagged += g.pos == p.pos
        result.morphed += g.morph == p.morph
        if g.pos == "PUNCT":
            continue
        result.words += 1
        result.attached += g.head == p.head
        result.labelled += g.head == p.head and _plain(g.dep) == _plain(p.dep)
    want, got = (triples([w.head for w in t], [w.dep for w in t]) for t in (gold, parsed))
    result.gold, result.found, result.right = len(want), len(got), len(want & got)
    core, core_got = (
        {(i, w.head, w.dep) for i, w in enumerate(t) if w.dep in CORE} for t in (gold, parsed)
    )
    result.core_gold, result.core_found = len(core), len(core_got)
    result.core = len(core & core_got)
    return result
