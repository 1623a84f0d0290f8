"""A web page as a tree: its metadata, and its paragraphs where no better extraction finds them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from lxml import etree

from kg.read import dates

_AROUND = frozenset({"aside", "button", "footer", "form", "nav", "noscript", "script", "style"})
_TEXT = ("p", "h2", "h3", "h4", "li", "blockquote")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about its article as data."""

    title: str | None
    url: str | None
    publisher: str | None
    published: date | None


def parse(markup: str) -> etree._Element | None:
    """Return the page's tree; None if there is nothing in it."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    try:
        # The parser gives None for markup without any element, whatever its types say.
        tree = cast("etree._Element | None", etree.fromstring(markup.encode(), parser))
    except etree.LxmlError:
        return None
    if tree is None:
        return None
    for line_break in tree.iter("br"):
        line_break.tail = f" {line_break.tail or ''}"
    return tree


def metadata(tree: etree._Element) -> Metadata:
    """Return what the page's JSON-LD, its ``meta`` elements and its heading say.

    Examples
    --------
    >>> metadata(parse("<h1>Kiev  bombardée</h1><p>…</p>")).title
    'Kiev bombardée'
    """
    meta, linked = _meta(tree), _linked(tree)
    publisher = linked.get("publisher")
    named = publisher.get("name") if isinstance(publisher, dict) else publisher
    site = meta.get("og:site_name") or _text(named)
    url = meta.get("og:url") or next(_attributes(tree, "link", "rel", "canonical", "href"), None)
    return Metadata(
        title=_title(tree, meta, linked, site),
        url=url if url and url.startswith(("http://", "https://")) else None,
        publisher=site,
        published=_published(tree, meta, linked),
    )


def paragraphs(tree: etree._Element) -> list[str]:
    """Return the texts of a page's paragraphs, headings and list items outside its margins."""
    found = [
        text
        for element in tree.iter(*_TEXT)
        if not _aside(element) and (text := flat(element)) is not None
    ]
    if found:
        return found
    body = tree.find("body")
    whole = None if body is None or _only_margins(body) else flat(body)
    return [whole] if whole else []


def flat(element: etree._Element) -> str | None:
    """Return an element's text with single spaces; None if there is none."""
    return _text("".join(map(str, element.itertext())))


def _aside(element: etree._Element) -> bool:
    return any(above.tag in (*_AROUND, *_TEXT) for above in element.iterancestors())


def _only_margins(body: etree._Element) -> bool:
    return any(True for _ in body.iter(*_AROUND))


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _meta(tree: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            name, content = element.get(key), _text(element.get("content"))
            if name and content:
                found.setdefault(name.lower(), content)
    return found


def _linked(tree: etree._Element) -> dict[str, Any]:
    """Return the first JSON-LD object of an article."""
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                value = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            found = next((item for item in _objects(value) if _is_article(item)), None)
            if found:
                return found
    return {}


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"))


def _is_article(item: dict[str, Any]) -> bool:
    return "Article" in str(item.get("@type")) or "BlogPosting" in str(item.get("@type"))


def _title(
    tree: etree._Element, meta: dict[str, str], linked: dict[str, Any], site: str | None
) -> str | None:
    headings = [text for element in tree.iter("h1") if (text := flat(element))]
    if len(headings) == 1:
        return headings[0]
    titles = [text for element in tree.iter("title") if (text := flat(element))]
    found = _text(linked.get("headline")) or meta.get("og:title") or next(iter(titles), None)
    if found and site and found.endswith(site):
        found = found.removesuffix(site).rstrip(" -–—|:·•") or found
    return found


def _published(tree: etree._Element, meta: dict[str, str], linked: dict[str, Any]) -> date | None:
    written = [_text(linked.get("datePublished")), *map(meta.get, _DATES)]
    times = _attributes(tree, "time", "itemprop", "datePublished", "datetime")
    inside = (
        time.get("datetime") for article in tree.iter("article") for time in article.iter("time")
    )
    candidates = (dates.parse(text) for text in (*written, *times, *inside) if text)
    return next((found for found in candidates if found), None)


def _attributes(tree: etree._Element, tag: str, key: str, value: str, wanted: str) -> Iterator[str]:
    for element in tree.iter(tag):
        found = element.get(wanted)
        if element.get(key) == value and found:
            yield found
