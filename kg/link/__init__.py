"""Entities linked to what others call them: GeoNames, ISO 3166, Wikidata, a pack of the user's.

Invariant: no link is better than a wrong one; a link carries its score and its reasons.
"""

from kg.link.linker import Link, Linker, linker
from kg.link.pack import Fault, Pack, read_pack
from kg.link.record import Record

__all__ = ["Fault", "Link", "Linker", "Pack", "Record", "linker", "read_pack"]
