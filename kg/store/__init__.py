"""A graph that grows and shrinks by articles: a folder that any number of runs may add to.

One file an article is what the store knows; the Oxigraph database beside them is made from these
files when a question is asked, and can be thrown away at any time.
"""

from kg.store.load import base_of, database, is_store, load, load_all
from kg.store.store import Store
from kg.store.writer import Change, Writer

__all__ = [
    "Change",
    "Store",
    "Writer",
    "base_of",
    "database",
    "is_store",
    "load",
    "load_all",
]
