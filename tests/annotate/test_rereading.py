"""Sentences that are parsed again without what led the parser astray."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from kg.annotate.nlp import parse
from kg.annotate.verbs import lemma
from kg.model import Article, Block, Span


def read(text: str) -> Doc:
    return parse(Article("a", text, (Block(Span(0, len(text))),))).docs[0]


def find(doc: Doc, word: str) -> Token:
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "subject", "verb", "obj"),
    [
        ("Le notaire aurait, la veille du vol, vidé le coffre.", "notaire", "vidé", "coffre"),
        ("Le Ghana, a dit le préfet, protège des trafiquants.", "Ghana", "protège", "trafiquants"),
        ("Le Ghana, selon le préfet, protège des trafiquants.", "Ghana", "protège", "trafiquants"),
        ("Son fils, assure-t-elle, a rejoint l'armée.", "fils", "rejoint", "armée"),
    ],
)
def test_an_aside_leaves_subject_and_object_to_the_verb(
    text: str, subject: str, verb: str, obj: str
) -> None:
    doc = read(text)
    assert find(doc, subject).head == find(doc, verb)
    assert find(doc, obj).head == find(doc, verb)
    assert len([token for token in doc if token.head == token]) == 1


@pytest.mark.parametrize("verb", ["doute", "conteste"])
def test_a_form_that_is_a_noun_elsewhere_is_a_verb_before_its_content(verb: str) -> None:
    found = find(read(f"Le Bénin {verb} que le port ait fermé."), verb)
    assert (found.pos_, lemma(found)) == ("VERB", f"{verb}r")


def test_a_noun_of_that_form_stays_one() -> None:
    assert find(read("Le doute que sème le rapport gêne le maire."), "doute").pos_ == "NOUN"


def test_a_block_may_end_with_a_comma() -> None:
    """The first line of a letter is a block of its own."""
    assert [token.text for token in read("Monsieur le préfet,")][-1] == ","
