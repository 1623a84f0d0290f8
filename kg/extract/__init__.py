"""Document -> statements: every clause through every rule; terms are still mention ids."""

from kg.extract.rules import extract

__all__ = ["extract"]
