"""One article as a file: a line that says what it is, and its graph as JSON.

JSON, because a graph comes back from it twenty times as fast as from RDF.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.graph import Graph
from kg.model import Article, Run

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of an article's file.

    Attributes
    ----------
    article
        Its id.
    key
        Hash of all that the reading depends on: text, metadata, versions, options.
    digest
        SHA-256 of the rest of the file.
    """

    article: str
    key: str
    digest: str


def key_of(article: Article, run: Run, *, with_text: bool = False) -> str:
    """Return a hash that is equal for two readings only if nothing can tell them apart."""
    return sha256(repr((article, run, with_text)).encode("utf-8", "replace")).hexdigest()


def encode(graph: Graph, key: str) -> bytes:
    """Return the file of an article, given its graph."""
    (source,) = graph.sources
    body = body_of(graph)
    head = {"article": source.id, "key": key, "digest": sha256(body).hexdigest()}
    return f"{json.dumps(head, ensure_ascii=False)}\n".encode() + body


def body_of(graph: Graph) -> bytes:
    """Return a graph as JSON, equal graphs as equal bytes."""
    return _adapter().dump_json(graph, exclude_defaults=True)


def encode_whole(graph: Graph) -> bytes:
    """Return the file of the graph of all articles."""
    body = body_of(graph)
    return f"{sha256(body).hexdigest()}\n".encode() + body


def decode_whole(content: bytes) -> Graph | None:
    """Read the graph of all articles; None if the file is damaged."""
    digest, _, body = content.partition(b"\n")
    if sha256(body).hexdigest().encode() != digest:
        return None
    return _adapter().validate_json(body)


def header(content: bytes, store: str, file: str) -> Header:
    """Read the first line of an article's file.

    Raises
    ------
    StoreError
        If there is none.
    """
    try:
        return Header(**json.loads(content.partition(b"\n")[0]))
    except (ValueError, TypeError) as error:
        raise StoreError(store, f"is damaged: {file} has no header") from error


def decode(content: bytes, store: str, file: str) -> Graph:
    """Read the graph of an article's file.

    Raises
    ------
    StoreError
        If it is not what was written; adding the article again repairs that.
    """
    head, body = header(content, store, file), content.partition(b"\n")[2]
    if sha256(body).hexdigest() != head.digest:
        reason = f"article '{head.article}' is damaged ({file}); add it again, or remove it"
        raise StoreError(store, reason)
    try:
        return _adapter().validate_json(body)
    except ValueError as error:
        raise StoreError(store, f"article '{head.article}' cannot be read ({file})") from error


@cache
def _adapter() -> TypeAdapter[Graph]:
    from pydantic import TypeAdapter  # noqa: PLC0415  (0.2 s, and many questions need none)

    return TypeAdapter(Graph)
