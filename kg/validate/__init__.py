"""Whether a graph satisfies the constraints of ``ontologies/shapes.ttl`` and those of the texts."""

from kg.validate.check import validate
from kg.validate.violation import Violation, Where

__all__ = ["Violation", "Where", "validate"]
