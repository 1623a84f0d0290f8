"""Mentions -> entities: final ids, labels and types, and the statements in terms of them."""

from kg.resolve.reading import resolve

__all__ = ["resolve"]
