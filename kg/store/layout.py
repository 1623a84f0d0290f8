"""What is where in a store's folder, and how a file comes there: whole or not at all.

::

    my.kg/
        kg-store.json         format and base; a folder with this file is a store
        articles/             one file an article, named by the hash of its id
        judgements.jsonl      what people decided about who is who
        graph/<revision>.json the graph of all articles; made anew when it is missing
        graph/<revision>/     the same as an Oxigraph database; made anew, too
        lock                  held by the one process that writes
        tmp/                  files that are being written
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.errors import OutputError, StoreError

FORMAT = 1
"""Of the folder's layout and the files in it; a store of a greater one is refused."""

META = "kg-store.json"


@dataclass(frozen=True)
class Layout:
    """The paths inside one store.

    Attributes
    ----------
    name
        The store as the user named it, for messages.
    """

    name: str

    @property
    def root(self) -> Path:
        """The folder."""
        return Path(self.name)

    @property
    def articles(self) -> Path:
        """The folder of the articles' files."""
        return self.root / "articles"

    @property
    def judgements(self) -> Path:
        """The file of the judgements."""
        return self.root / "judgements.jsonl"

    @property
    def graphs(self) -> Path:
        """The folder of the databases."""
        return self.root / "graph"

    @property
    def lock(self) -> Path:
        """The file that the writing process locks."""
        return self.root / "lock"

    @property
    def temporary(self) -> Path:
        """The folder of what is not finished."""
        return self.root / "tmp"

    def article(self, article: str) -> Path:
        """Return the path of an article's file, whether it is there or not."""
        name = sha256(article.encode("utf-8", "surrogatepass")).hexdigest()
        return self.articles / f"{name}.json"

    def count(self) -> int:
        """Return the number of the articles' files; opening none, and quick among thousands."""
        with os.scandir(self.articles) as entries:
            return sum(entry.name.endswith(".json") for entry in entries)

    def files(self) -> Iterator[Path]:
        """Yield the articles' files, in no order."""
        return (path for path in self.articles.iterdir() if path.suffix == ".json")

    def create(self, base: str) -> None:
        """Make an empty store of a folder that is not there or has nothing in it.

        Raises
        ------
        StoreError
            If there is something else.
        OutputError
            If it cannot be written.
        """
        if self.root.is_file() or (self.root.is_dir() and _stranger(self.root)):
            raise StoreError(self.name, "is there, and is no store")
        try:
            self.articles.mkdir(parents=True, exist_ok=True)
            self.temporary.mkdir(exist_ok=True)
        except OSError as error:
            raise OutputError(self.name, _why(error)) from error
        content = json.dumps({"format": FORMAT, "base": base}, indent=2)
        self.write(self.root / META, f"{content}\n".encode())  # last, for it makes the store one

    def base(self) -> str:
        """Return the IRI below which the store names things.

        Raises
        ------
        StoreError
            If there is no store that this version can read.
        """
        try:
            known = json.loads((self.root / META).read_bytes())
            found, base = known["format"], known["base"]
        except FileNotFoundError as error:
            raise StoreError(self.name, self._missing()) from error
        except OSError as error:
            raise StoreError(self.name, _why(error)) from error
        except (ValueError, TypeError, KeyError) as error:
            raise StoreError(self.name, f"is damaged: {META} cannot be read") from error
        if not isinstance(found, int) or not isinstance(base, str):
            raise StoreError(self.name, f"is damaged: {META} cannot be read")
        if found > FORMAT:
            raise StoreError(
                self.name, f"is of format {found}, this kg knows {FORMAT}: take a newer kg"
            )
        if not self.articles.is_dir():
            raise StoreError(self.name, f"is damaged: the folder {self.articles.name} is missing")
        return base

    def write(self, path: Path, content: bytes) -> None:
        """Write a file so that its name always stands for all of the old one or all of the new.

        Raises
        ------
        OutputError
            If it cannot be written; the old one is there, then.
        """
        beside = ""
        try:
            self.temporary.mkdir(exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=self.temporary)
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())  # else a power cut may leave the name without content
            Path(beside).replace(path)
        except OSError as error:
            raise OutputError(self.name, _why(error)) from error
        finally:
            if beside:
                Path(beside).unlink(missing_ok=True)

    def remove(self, path: Path) -> None:
        """Delete a file that may not be there."""
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(self.name, _why(error)) from error

    def sweep(self) -> None:
        """Delete what a process that was killed left unfinished; only for the one that writes."""
        for file in self.temporary.glob("*"):
            if file.is_file():
                self.remove(file)

    def _missing(self) -> str:
        if self.root.is_dir():
            return f"is a folder and no store (it has no {META})"
        return "is a file and no store" if self.root.exists() else "there is no such store"


def _stranger(folder: Path) -> bool:
    """Return whether a folder holds more than a store that was not finished."""
    return any(path.name not in ("articles", "tmp") for path in folder.iterdir())


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
