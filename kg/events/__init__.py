"""The events that statements tell, one each however many articles tell it.

Invariant: two tellings are one event only if two of who, where, when and what it is called agree,
nothing speaks against it, and the reasons are kept; every article's version stays as it is.
"""

from kg.events.find import events

__all__ = ["events"]
