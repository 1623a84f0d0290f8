"""Who is who across articles: entities of single articles -> one identity each, with reasons.

Invariant: the outcome is a function of the set of articles and judgements; neither the order in
which articles come nor what was decided before shows in it.
"""

from kg.resolve.identity.identify import Cluster, Identification, identify
from kg.resolve.identity.judged import lasting, members, touching
from kg.resolve.identity.verdict import Appearance, Decision, Reason

__all__ = [
    "Appearance",
    "Cluster",
    "Decision",
    "Identification",
    "Reason",
    "identify",
    "lasting",
    "members",
    "touching",
]
