"""What follows from what articles state as facts, by the axioms of the vocabulary.

Invariant: nothing follows from a claim, a plan or a denial; what follows is never a statement.
"""

from kg.infer.axioms import Axiom, axioms
from kg.infer.chain import follow, infer
from kg.infer.proof import Step, proof

__all__ = ["Axiom", "Step", "axioms", "follow", "infer", "proof"]
