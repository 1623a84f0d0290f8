"""What the graph quotes stands in the articles, character for character."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from pyoxigraph import Store

from kg.validate.ask import asked, shown
from kg.validate.violation import Breach

_ARTICLES = """
SELECT ?this ?id ?length ?digest ?text WHERE {
    ?this kg:articleId ?id .
    OPTIONAL { ?this nif:endIndex ?length }
    OPTIONAL { ?this schema:sha256 ?digest }
    OPTIONAL { ?this nif:isString ?text }
} ORDER BY ?id"""
_QUOTED = """
SELECT DISTINCT ?this ?begin ?end ?words WHERE {{
    ?this nif:referenceContext|prov:wasQuotedFrom <{article}> ;
        nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?words
}}"""
_BEYOND = """
SELECT DISTINCT ?this ?property ?value WHERE {
    VALUES ?property {
        kg:subjectEnd kg:triggerEnd kg:objectEnd kg:sourceEnd kg:cueEnd kg:timeEnd kg:placeEnd
    }
    ?this ?property ?value ; prov:wasQuotedFrom/nif:endIndex ?length
    FILTER(?value > ?length)
}"""


def misquoted(store: Store, texts: Mapping[str, str]) -> Iterator[Breach]:
    """Yield the passages that do not stand where the graph says, and texts that are others.

    Parameters
    ----------
    texts
        By article id; articles without a text are passed over.
    """
    for row in asked(store, _BEYOND):
        role = shown(row["property"], short=True).removeprefix("kg:").removesuffix("End")
        yield Breach(shown(row["this"]), "text", f"the {role} lies beyond the end of the article")
    for row in asked(store, _ARTICLES):
        article, digest = shown(row["this"]), shown(row["digest"])
        text = texts.get(shown(row["id"]), row["text"].value if row["text"] else None)
        if text is None:
            continue
        if digest and digest != _digest(text):
            reason = "the text is not the one that was read: its SHA-256 is another"
            yield Breach(article, "text", reason)
        else:
            yield from _misplaced(store, article, text)


def _misplaced(store: Store, article: str, text: str) -> Iterator[Breach]:
    for row in asked(store, _QUOTED.format(article=article)):
        start, end = int(shown(row["begin"])), int(shown(row["end"]))
        if text[start:end] != shown(row["words"]):
            there = text[start:end] if len(text[start:end]) <= _LONG else f"{text[start:][:_LONG]}…"
            yield Breach(shown(row["this"]), "text", f"the article has “{there}” there")


_LONG = 60


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
