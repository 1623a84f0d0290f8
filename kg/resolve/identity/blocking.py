"""Which portraits are worth comparing: those that share a word of a name, its sound, or letters."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lang.identity import identity
from kg.model.slug import slug
from kg.resolve.identity.name import Name, initials, is_acronym, name
from kg.resolve.identity.portrait import Portrait


def keys(portrait: Portrait) -> frozenset[str]:
    """Return the blocks that a portrait belongs to; two without a common one are never compared.

    Examples
    --------
    >>> from collections import Counter
    >>> one = Portrait([], "Person", Counter(["Vladimir Poutine"]))
    >>> sorted(keys(one))
    ['name vladimir-poutine', 'person PTN', 'person poutine']
    """
    found = {f"link {link}" for link in portrait.links}
    for label in portrait.names:
        found.add(f"name {slug(label) or label.casefold()}")
        person = portrait.family == "Person"
        found.update(_person(name(label)) if person else _thing(label, name(label)))
    return frozenset(found)


def _person(full: Name) -> Iterator[str]:
    for word in full.family:
        yield f"person {word}"
    yield f"person {full.sounds[-1]}"


def _thing(label: str, full: Name) -> Iterator[str]:
    if is_acronym(label):
        yield f"letters {slug(label).replace('-', '')}"
    elif len(full.words) > 1:
        for letters in initials(full):
            yield f"letters {letters}"
    known = identity().designators
    loud = [word for word in full.words if word not in known]
    yield f"thing {' '.join(loud)}"
    yield f"sound {' '.join(full.sounds)}"
