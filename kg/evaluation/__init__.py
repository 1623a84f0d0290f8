"""Annotated articles against what was read in them: precision, recall and the qualifiers."""

from kg.evaluation.gold import GoldTriple, read_gold
from kg.evaluation.measure import Report, measure

__all__ = ["GoldTriple", "Report", "measure", "read_gold"]
