"""What holds for an article as a whole: one type an entity, acronyms, headlines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.annotate.names import FoundNames, read_names

_VOCAB = Vocab()
_WORDS = {"président", "bombardements", "intenses", "ville", "groupe", "guerre", "ministre"}


def _doc(text: str, *, pos: str = "", ents: Sequence[tuple[str, str]] = ()) -> Doc:
    """Build a parse: words by spaces; `pos` for each, PROPN for capitals where it is left out."""
    words = text.split()
    tags = pos.split() or ["PROPN" if word[0].isupper() else "NOUN" for word in words]
    starts = [i == 0 or words[i - 1] in {".", "!"} for i in range(len(words))]
    doc = Doc(_VOCAB, words=words, pos=tags, sent_starts=starts)
    doc.ents = [_entity(doc, name.split(), label) for name, label in ents]
    return doc


def _entity(doc: Doc, words: list[str], label: str) -> Span:
    texts = [token.text for token in doc]
    start = next(i for i in range(len(doc)) if texts[i : i + len(words)] == words)
    return Span(doc, start, start + len(words), label=label)


def _read(*docs: Doc) -> FoundNames:
    return read_names(docs, known=_WORDS.__contains__)


def _pairs(docs: Sequence[Doc], found: FoundNames) -> list[tuple[str, str]]:
    return [
        (doc[name.start : name.end].text, name.type)
        for doc, names in zip(docs, found.names, strict=True)
        for name in names
    ]


def test_one_type_for_all_mentions_of_a_town() -> None:
    docs = [
        _doc("la ville de Karsk résiste", ents=[("Karsk", "LOC")]),
        _doc("le siège de Karsk continue", ents=[("Karsk", "PER")]),
        _doc("les soldats quittent Karsk ce soir"),
    ]
    assert _pairs(docs, _read(*docs)) == [("Karsk", "Place")] * 3


def test_a_surname_shares_the_type_of_the_full_name() -> None:
    docs = [
        _doc("le président Anton Karsk arrive", ents=[("Anton Karsk", "PER")]),
        _doc("selon eux Karsk ment", ents=[("Karsk", "LOC")]),
    ]
    assert _pairs(docs, _read(*docs)) == [("Anton Karsk", "Person"), ("Karsk", "Person")]


def test_a_bare_name_shares_the_type_of_the_name_with_its_head() -> None:
    docs = [
        _doc("les hommes du groupe Vagor avancent"),
        _doc("hier soir Vagor attaque", ents=[("Vagor", "PER")]),
    ]
    assert _pairs(docs, _read(*docs)) == [
        ("groupe Vagor", "Organization"),
        ("Vagor", "Organization"),
    ]


def test_a_common_word_that_opens_a_sentence_is_no_name() -> None:
    docs = [
        _doc("Bombardements intenses .", pos="NOUN ADJ PUNCT", ents=[("Bombardements", "MISC")])
    ]
    assert _pairs(docs, _read(*docs)) == []


def test_an_unknown_word_that_opens_a_sentence_is_a_name_if_seen_elsewhere() -> None:
    docs = [_doc("hier Dorvan parle"), _doc("Dorvan insiste .", pos="ADJ VERB PUNCT")]
    assert [name for name, _ in _pairs(docs, _read(*docs))] == ["Dorvan", "Dorvan"]


def test_an_acronym_is_an_alias_of_what_it_spells() -> None:
    doc = _doc(
        "l' Organisation mondiale de la santé ( OMS ) alerte",
        pos="DET NOUN ADJ ADP DET NOUN PUNCT PROPN PUNCT VERB",
    )
    found = _read(doc)
    alias = found.aliases[0]
    assert doc[alias.name.start : alias.name.end].text == "Organisation mondiale de la santé"
    assert doc[alias.short.start].text == "OMS"
    assert {name.type for name in found.names[0]} == {"Organization"}


def test_a_headline_in_capitals_names_what_the_article_names() -> None:
    docs = [
        _doc("GUERRE CHEZ DORVAN", pos="NOUN ADP PROPN", ents=[("GUERRE CHEZ DORVAN", "MISC")]),
        _doc("le ministre Paul Dorvan parle", ents=[("Paul Dorvan", "PER")]),
    ]
    assert _pairs(docs, _read(*docs)) == [("DORVAN", "Person"), ("Paul Dorvan", "Person")]


def test_names_are_sorted_and_apart() -> None:
    doc = _doc("l' université de Karsk et Paul Dorvan de Karsk")
    names = _read(doc).names[0]
    assert all(left.end <= right.start for left, right in pairwise(names))
