"""XML as text: what it can carry, escaped so that every parser gives it back.

Written by hand because a graph of a million edges should stream, and a library that streams
declares the namespaces again on every element.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = _IN_TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})

Value = str | int | float | bool


def legal(text: str) -> str:
    r"""Return the text without the characters that no XML document may hold.

    Examples
    --------
    >>> legal("fin de page\x0c")
    'fin de page'
    """
    return _ILLEGAL.sub("", text)


def opening(tag: str, attributes: Mapping[str, Value]) -> str:
    r"""Return a start tag.

    Examples
    --------
    >>> opening("edge", {"id": "e1", "label": "dirige l'alliance"})
    '<edge id="e1" label="dirige l\'alliance">'
    """
    return f"<{_inside(tag, attributes)}>"


def element(tag: str, attributes: Mapping[str, Value], text: Value = "") -> str:
    """Return an element with or without text.

    Examples
    --------
    >>> element("data", {"key": "label"}, "Jens Stoltenberg")
    '<data key="label">Jens Stoltenberg</data>'
    >>> element("data", {"key": "asserted"}, True)
    '<data key="asserted">true</data>'
    """
    if text == "":
        return f"<{_inside(tag, attributes)}/>"
    return f"{opening(tag, attributes)}{_written(text).translate(_IN_TEXT)}</{tag}>"


def _inside(tag: str, attributes: Mapping[str, Value]) -> str:
    named = (
        f' {name}="{_written(of).translate(_IN_ATTRIBUTE)}"' for name, of in attributes.items()
    )
    return tag + "".join(named)


def _written(of: Value) -> str:
    if isinstance(of, bool):
        return "true" if of else "false"
    return legal(of) if isinstance(of, str) else repr(of)
