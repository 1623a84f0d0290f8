"""Article -> Document: what the text says, before any rule has run; spaCy stays in here."""

from kg.annotate.article import annotate

__all__ = ["annotate"]
