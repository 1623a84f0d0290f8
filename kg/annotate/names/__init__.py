"""Named mentions: boundaries from the surface, one type an entity throughout an article."""

from kg.annotate.names.finder import find_names
from kg.annotate.names.name import Alias, Name

__all__ = ["Alias", "Name", "find_names"]
