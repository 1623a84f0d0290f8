"""Where the package's own data files are; nothing else may build a path to them.

`ontologies/` and `seeds/` stand beside the package in a checkout and inside it once installed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.errors import LanguageDataError

_PACKAGE = Path(__file__).resolve().parent


def path(folder: str, *parts: str) -> Path:
    """Return the path of a shipped file or folder.

    Parameters
    ----------
    folder
        ``data``, ``ontologies`` or ``seeds``.
    parts
        The rest of the way down.

    Examples
    --------
    >>> path("ontologies", "kg.ttl").name
    'kg.ttl'
    """
    inside = _PACKAGE / folder
    root = inside if inside.is_dir() else _PACKAGE.parent / folder
    return root.joinpath(*parts)


@cache
def toml(*parts: str) -> dict[str, Any]:
    """Read one table of linguistic data, ``kg/data/<parts>.toml``.

    Raises
    ------
    LanguageDataError
        If the file is missing or is not TOML.
    """
    file = path("data", *parts[:-1], f"{parts[-1]}.toml")
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LanguageDataError(f"{'/'.join(parts)}.toml: {error}") from error


def digest(*places: Path) -> str:
    """Return the SHA-256 of files and of all files below folders, names included, hexadecimal.

    Examples
    --------
    >>> digest(path("ontologies", "kg.ttl")) == digest(path("ontologies", "kg.ttl"))
    True
    """
    content = sha256()
    for name, file in sorted(_files(places)):
        content.update(f"{name}\n{sha256(file.read_bytes()).hexdigest()}\n".encode())
    return content.hexdigest()


def _files(places: Iterable[Path]) -> Iterable[tuple[str, Path]]:
    """Return the files with names that are the same wherever the package is installed."""
    for place in places:
        if place.is_file():
            yield place.name, place
        for file in place.rglob("*"):
            hidden = "__pycache__" in file.parts or file.name.startswith(".")
            if file.is_file() and not hidden:
                yield file.relative_to(place.parent).as_posix(), file
