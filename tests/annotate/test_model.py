"""The pipeline as a whole: sentences obeyed, a parse that reads French, names kept."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.annotate.model import first_tokens, load_pipeline
from kg.annotate.parser.lexemes import vectors_of
from kg.model import Span

TEXT = "Le maire a signé le décret. M. Diallo, lui, ne viendra pas à Lyon."


def split(text: str) -> list[Span]:
    middle = text.index(" M. ") + 1
    return [Span(0, middle), Span(middle, len(text))]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline(split)


def test_sentences_begin_where_the_splitter_says(nlp: Language) -> None:
    starts = [sentence.text[:2] for sentence in nlp(TEXT).sents]
    assert starts == ["Le", "M."]


def test_subject_verb_object(nlp: Language) -> None:
    doc = nlp(TEXT)
    read = {token.dep_: token.text for token in doc if token.head.text == "signé"}
    assert (read["nsubj"], read["obj"]) == ("maire", "décret")


def test_contracted_article_is_a_preposition(nlp: Language) -> None:
    article = nlp("Le chef du groupe parle. M. Ba rit.")[2]
    assert (article.text, article.pos_, article.dep_) == ("du", "ADP", "case")


def test_inverted_subject_is_the_pronoun(nlp: Language) -> None:
    doc = nlp("Que fera-t-il demain ? M. Ba rit.")
    pronoun = next(token for token in doc if token.text == "-il")
    assert pronoun.dep_ in ("nsubj", "expl:subj")
    assert pronoun.head.text == "fera"


def test_lemmas_follow_our_parts_of_speech(nlp: Language) -> None:
    lemmas = {token.text: token.lemma_ for token in nlp(TEXT)}
    assert (lemmas["signé"], lemmas["viendra"]) == ("signer", "venir")


def test_entities_are_still_found(nlp: Language) -> None:
    assert "Lyon" in {entity.text for entity in nlp(TEXT).ents}


def test_batches_change_nothing(nlp: Language) -> None:
    texts = [TEXT, "Le ministre part. M. Ba rit.", TEXT]
    alone = [[token.head.i for token in nlp(text)] for text in texts]
    together = [[token.head.i for token in doc] for doc in nlp.pipe(texts)]
    assert alone == together


def test_a_start_in_white_space_is_the_next_tokens(nlp: Language) -> None:
    doc = nlp.make_doc("Un. Deux.")
    begun = [t.text for t, is_first in zip(doc, first_tokens(doc, {0, 3}), strict=True) if is_first]
    assert begun == ["Un", "Deux"]


def test_capitals_keep_a_words_vector(nlp: Language) -> None:
    vector = vectors_of(nlp.vocab)
    assert vector("DÉCRET").any()
    assert not vector("qzxwv").any()


def test_every_arc_has_its_worth(nlp: Language) -> None:
    doc = nlp(TEXT)
    margins = doc.user_data["margins"]
    assert len(margins) == len(doc)
    assert all(0.0 <= margin <= 1.0 for margin in margins)


def test_white_space_is_carried_along(nlp: Language) -> None:
    doc = nlp("Le maire\n a  signé le décret. M. Ba rit.")
    assert {token.text: token.dep_ for token in doc}["maire"] == "nsubj"
    assert load_pipeline()("  \n ").text == "  \n "


def test_nothing_to_parse(nlp: Language) -> None:
    assert len(load_pipeline()("")) == 0
