"""A language is a table of contents over ``kg/data/<code>/*.toml``.

Each table has one module here that turns it into frozen dataclasses; nobody else reads the TOML.
"""

from kg.lang.language import Language, load

__all__ = ["Language", "load"]
