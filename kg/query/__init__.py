"""Questions to graphs: SPARQL over files, named queries, explanations, counts."""

from kg.query.account import Account, Stance, accounts, stance
from kg.query.explain import conclusions, explain, matching
from kg.query.named import NamedQuery, list_queries, named_query
from kg.query.result import FORMATS, Result, ResultKind
from kg.query.run import run
from kg.query.stats import PredicateCount, Stats, stats
from kg.query.values import variables

__all__ = [
    "FORMATS",
    "Account",
    "NamedQuery",
    "PredicateCount",
    "Result",
    "ResultKind",
    "Stance",
    "Stats",
    "accounts",
    "conclusions",
    "explain",
    "list_queries",
    "matching",
    "named_query",
    "run",
    "stance",
    "stats",
    "variables",
]
