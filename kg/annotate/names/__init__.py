"""Named mentions: boundaries from the surface, one type an entity throughout an article."""

from kg.annotate.names.finder import find_names, read_names
from kg.annotate.names.name import Alias, FoundNames, Name

__all__ = ["Alias", "FoundNames", "Name", "find_names", "read_names"]
