"""Forms as the network sees them: numbers of known features, and a static vector."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from spacy.vocab import Vocab

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Vectors = Callable[[str], Floats]


def vectors_of(vocab: Vocab) -> Vectors:
    """Return a form's static vector: its own, its lower case's, or zeros.

    Capitals and typographic apostrophes do not make a word unknown.
    """
    nothing = np.zeros(vocab.vectors_length, dtype=np.float32)

    def vector(form: str) -> Floats:
        straight = form.replace("’", "'")
        for candidate in (form, straight, straight.lower()):
            if vocab.has_vector(candidate):
                return np.asarray(vocab.get_vector(candidate), dtype=np.float32)
        return nothing

    return vector


def surface_features(form: str) -> dict[str, str]:
    """Return what the network sees of a form besides its vector.

    Examples
    --------
    >>> surface_features("L'Otan")["shape"]
    "X'Xx"
    >>> surface_features("déclarait")["suffix4"]
    'rait'
    """
    norm = form.lower().replace("’", "'")
    return {
        "norm": "".join("0" if c.isdigit() else c for c in norm),
        "suffix2": norm[-2:],
        "suffix3": norm[-3:],
        "suffix4": norm[-4:],
        "prefix3": norm[:3],
        "shape": _shape(form),
    }


def _shape(form: str) -> str:
    shape = ""
    for character in form:
        kind = _kind(character)
        if not shape.endswith(kind):
            shape += kind
    return shape[:8]


def _kind(character: str) -> str:
    if character.isalpha():
        return "X" if character.isupper() else "x"
    return "0" if character.isdigit() else character


@dataclass
class Lexicon:
    """Forms to the network's input numbers, remembered once computed.

    Parameters
    ----------
    features
        For every feature its known values; a value's number is its place plus one, 0 is unknown.
    vectors
        A form's static vector, zeros where there is none.
    """

    features: dict[str, list[str]]
    vectors: Vectors
    _known: dict[str, tuple[Integers, Floats]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._numbers = {
            name: {value: i + 1 for i, value in enumerate(values)}
            for name, values in self.features.items()
        }

    def __call__(self, form: str) -> tuple[Integers, Floats]:
        """Return the numbers of the form's features and its static vector."""
        if form not in self._known:
            values = surface_features(form)
            numbers = [self._numbers[name].get(values[name], 0) for name in self.features]
            self._known[form] = np.array(numbers), self.vectors(form)
        return self._known[form]
