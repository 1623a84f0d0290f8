"""Repairs: trees that French grammar rules out, written out by hand, and what becomes of them."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kg.annotate.repairs import repair

_VOCAB = spacy.blank("fr").vocab
_PART = "Tense=Past|VerbForm=Part"


def tree(text: str) -> Doc:
    """Return the tree of lines "form POS label head [morphology]"; heads are counted from 0."""
    rows = [line.split() for line in text.strip().splitlines()]
    return Doc(
        _VOCAB,
        words=[row[0] for row in rows],
        pos=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        morphs=[row[4] if len(row) > 4 else "" for row in rows],
        sent_starts=[i == 0 for i in range(len(rows))],
    )


def arcs(doc: Doc) -> dict[str, tuple[str, str]]:
    """Return label and head of each word, by its form."""
    return {token.text: (token.dep_, token.head.text) for token in doc}


def test_an_adjective_with_an_object_is_the_verb_of_its_noun() -> None:
    doc = repair(
        tree("""
        Cette DET det 1
        décision NOUN ROOT 1 Gender=Fem|Number=Sing
        inquiète ADJ amod 1 Gender=Fem|Number=Sing
        les DET det 4
        ports NOUN obj 2
        """)
    )
    assert arcs(doc)["décision"] == ("nsubj", "inquiète")
    assert arcs(doc)["inquiète"] == ("ROOT", "inquiète")
    assert (doc[2].pos_, doc[2].morph.get("VerbForm")) == ("VERB", ["Fin"])


def test_a_noun_between_subject_and_object_is_their_verb() -> None:
    doc = repair(
        tree("""
        La DET det 1
        tour NOUN nsubj 2
        mesure NOUN ROOT 2
        cent NUM nummod 4
        mètres NOUN obj 2
        """)
    )
    assert doc[2].pos_ == "VERB"


def test_a_noun_with_an_article_stays_one() -> None:
    doc = repair(
        tree("""
        La DET det 1
        mesure NOUN nsubj 2
        vise VERB ROOT 2
        les DET det 4
        ports NOUN obj 2
        """)
    )
    assert doc[1].pos_ == "NOUN"


def test_an_adjective_with_an_article_is_the_noun() -> None:
    doc = repair(
        tree("""
        Le DET det 1
        juge NOUN nsubj 3
        a AUX aux:tense 3
        entendu VERB ROOT 3 Tense=Past|VerbForm=Part
        un DET det 6
        ancien ADJ amod 6
        comptable ADJ obj 3
        """)
    )
    assert (doc[6].pos_, doc[5].pos_) == ("NOUN", "ADJ")


@pytest.mark.parametrize(
    ("auxiliary", "participle", "label", "subject"),
    [
        ("a", "acquitté", "aux:tense", "nsubj"),
        ("aurait", "avoué", "aux:tense", "nsubj"),
        ("été", "acceptée", "aux:pass", "nsubj:pass"),
        ("est", "critiqué", "aux:pass", "nsubj:pass"),
        ("est", "parti", "aux:tense", "nsubj"),
    ],
)
def test_an_aside_does_not_part_a_participle_from_its_auxiliary(
    auxiliary: str, participle: str, label: str, subject: str
) -> None:
    doc = repair(
        tree(f"""
        La DET det 1
        cour NOUN nsubj 2
        {auxiliary} AUX ROOT 2
        , PUNCT punct 5
        sans ADP case 5
        surprise NOUN obl:mod 2
        , PUNCT punct 7
        {participle} VERB acl 5 {_PART}
        hier NOUN obl:mod 7
        . PUNCT punct 2
        """)
    )
    assert arcs(doc)[participle] == ("ROOT", participle)
    assert arcs(doc)[auxiliary] == (label, participle)
    assert arcs(doc)["cour"] == (subject, participle)
    assert arcs(doc)["surprise"] == ("obl:mod", participle)


def test_a_participle_with_an_object_goes_on_with_the_verb_before() -> None:
    doc = repair(
        tree(f"""
        Elle PRON nsubj 2
        a AUX aux:tense 2
        bouclé VERB ROOT 2 {_PART}
        le DET det 4
        quartier NOUN obj 2
        , PUNCT punct 6
        fouillé VERB advcl 2 {_PART}
        deux NUM nummod 8
        maisons NOUN obj 6
        """)
    )
    assert arcs(doc)["fouillé"] == ("conj", "bouclé")


def test_a_participle_without_object_modifies() -> None:
    doc = repair(
        tree(f"""
        Elle PRON nsubj 2
        a AUX aux:tense 2
        quitté VERB ROOT 2 {_PART}
        la DET det 4
        salle NOUN obj 2
        , PUNCT punct 6
        suivie VERB advcl 2 {_PART}
        par ADP case 8
        deux NUM obl:agent 6
        """)
    )
    assert arcs(doc)["suivie"] == ("advcl", "quitté")


def test_a_day_is_no_object() -> None:
    doc = repair(
        tree(f"""
        Ils PRON nsubj 2
        ont AUX aux:tense 2
        dérobé VERB ROOT 2 {_PART}
        lundi NOUN obj 2
        des ADP case 5
        bijoux NOUN nmod 3
        """)
    )
    assert arcs(doc)["bijoux"] == ("obj", "dérobé")
    assert arcs(doc)["lundi"] == ("obl:mod", "dérobé")
    assert arcs(doc)["des"] == ("det", "bijoux")


def test_what_one_sees_oneself_suffer_is_the_verb() -> None:
    doc = repair(
        tree("""
        Elle PRON nsubj 3
        s' PRON iobj 4
        est AUX aux:tense 3
        vu VERB ROOT 3 Tense=Past|VerbForm=Part
        refuser VERB xcomp 3 VerbForm=Inf
        un DET det 6
        visa NOUN obj 4
        """)
    )
    assert arcs(doc)["refuser"] == ("ROOT", "refuser")
    assert arcs(doc)["vu"] == ("aux:caus", "refuser")
    assert arcs(doc)["Elle"] == ("nsubj", "refuser")


def test_who_sees_others_do_it_is_left_alone() -> None:
    doc = repair(
        tree("""
        Elle PRON nsubj 2
        a AUX aux:tense 2
        vu VERB ROOT 2 Tense=Past|VerbForm=Part
        partir VERB xcomp 2 VerbForm=Inf
        le DET det 5
        train NOUN obj 3
        """)
    )
    assert arcs(doc)["partir"] == ("xcomp", "vu")


CASES = {
    "the verb behind a long subject is the main one": (
        """
        Les DET det 1
        prévenus NOUN ROOT 1
        parmi ADP case 3
        lesquels PRON obl:mod 8 PronType=Rel
        le DET det 5
        capitaine NOUN nsubj:pass 8
        ont AUX aux:tense 8 VerbForm=Fin
        été AUX aux:pass 8
        relaxés VERB acl 1 Tense=Past|VerbForm=Part
        """,
        {"relaxés": ("ROOT", "relaxés"), "prévenus": ("nsubj:pass", "relaxés")},
    ),
    "a relative clause belongs to a noun": (
        """
        Elle PRON nsubj 2
        est AUX cop 2
        contrainte ADJ ROOT 2
        de ADP mark 4
        prendre VERB acl 2 VerbForm=Inf
        des ADP det 6
        cachets NOUN obj 4
        lesquels PRON nsubj 8 PronType=Rel
        agissent VERB acl:relcl 2 VerbForm=Fin
        """,
        {"agissent": ("acl:relcl", "cachets")},
    ),
    "a noun behind a participle in front is the subject": (
        """
        Venus VERB advcl 8 Tense=Past|VerbForm=Part
        du ADP case 2
        port NOUN obl:mod 0
        , PUNCT punct 5
        les DET det 5
        élus NOUN dep 0
        , PUNCT punct 5
        ont AUX aux:tense 8 VerbForm=Fin
        voté VERB ROOT 8 Tense=Past|VerbForm=Part
        """,
        {"élus": ("nsubj", "voté")},
    ),
    "a bare noun in front is apposed to the name": (
        """
        Fils NOUN nsubj 6
        de ADP case 2
        mineurs NOUN nmod 0
        , PUNCT punct 5
        le DET det 5
        maire NOUN appos 0
        préside VERB ROOT 6 VerbForm=Fin
        """,
        {"maire": ("nsubj", "préside"), "Fils": ("appos", "maire")},
    ),
    "who plays where others watch is the subject": (
        """
        la DET det 1
        cour NOUN ROOT 1
        où PRON obl:mod 3
        jouaient VERB acl:relcl 1 VerbForm=Fin
        deux NUM nummod 5
        enfants NOUN obj 3
        """,
        {"enfants": ("nsubj", "jouaient")},
    ),
    "who lets something be understood says it": (
        """
        Elle PRON nsubj 1
        tardera VERB ROOT 1 VerbForm=Fin
        , PUNCT punct 4
        a AUX aux:tense 4 VerbForm=Fin
        laissé VERB parataxis:insert 1 Tense=Past|VerbForm=Part
        entendre VERB xcomp 4 VerbForm=Inf
        le DET det 7
        ministre NOUN obj 5
        """,
        {"ministre": ("nsubj", "laissé")},
    ),
    "two names have the title in common": (
        """
        MM. NOUN nsubj 4
        Diaz PROPN flat:name 0
        et CCONJ cc 3
        Roca PROPN conj 1
        signent VERB ROOT 4 VerbForm=Fin
        """,
        {"Diaz": ("nsubj", "signent"), "MM.": ("det", "Diaz")},
    ),
    "an object may stand behind adverbials": (
        """
        Lima PROPN nsubj 2
        a AUX aux:tense 2 VerbForm=Fin
        rappelé VERB ROOT 2 Tense=Past|VerbForm=Part
        pour ADP case 4
        consultations NOUN obl:mod 2
        ses DET det 6
        ambassadeurs NOUN nmod 4
        """,
        {"ambassadeurs": ("obj", "rappelé")},
    ),
    "a time is no object": (
        """
        Lima PROPN nsubj 2
        a AUX aux:tense 2 VerbForm=Fin
        hésité VERB ROOT 2 Tense=Past|VerbForm=Part
        trois NUM nummod 4
        mois NOUN obl:mod 2
        """,
        {"mois": ("obl:mod", "hésité")},
    ),
    "a participle behind a report is the speaker's": (
        """
        Elle PRON nsubj 1
        viendra VERB ROOT 1 VerbForm=Fin
        , PUNCT punct 3
        dit VERB parataxis:insert 1 VerbForm=Fin
        Roca PROPN nsubj 3
        , PUNCT punct 6
        saluant VERB advcl 1 Tense=Pres|VerbForm=Part
        la DET det 8
        foule NOUN obj 6
        """,
        {"saluant": ("advcl", "dit")},
    ),
    "an adjective goes with the noun that it agrees with": (
        """
        un DET det 1
        groupe NOUN ROOT 1 Gender=Masc|Number=Sing
        de ADP case 4
        mille NUM nummod 4
        salariés NOUN nmod 1 Gender=Masc|Number=Plur
        capable ADJ amod 4 Number=Sing
        """,
        {"capable": ("amod", "groupe")},
    ),
    "an adjective with an auxiliary is a participle": (
        """
        la DET det 1
        police NOUN nsubj 3
        était AUX aux:tense 3 VerbForm=Fin
        intervenue ADJ ROOT 3 Gender=Fem|Number=Sing
        """,
        {"intervenue": ("ROOT", "intervenue")},
    ),
    "whom one speaks to is no object": (
        """
        Elle PRON nsubj 3
        leur DET obj 3
        a AUX aux:tense 3 VerbForm=Fin
        demandé VERB ROOT 3 Tense=Past|VerbForm=Part
        """,
        {"leur": ("iobj", "demandé")},
    ),
    "what is missing is the subject": (
        """
        Il PRON nsubj 1
        manque VERB ROOT 1 VerbForm=Fin
        deux NUM nummod 3
        voix NOUN obj 1
        """,
        {"Il": ("expl:subj", "manque"), "voix": ("nsubj", "manque")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_grammar_rules_out_is_mended(case: str) -> None:
    drawn, expected = CASES[case]
    found = arcs(repair(tree(drawn)))
    assert {form: found[form] for form in expected} == expected


def test_every_repair_leaves_a_tree() -> None:
    for drawn, _ in CASES.values():
        doc = repair(tree(drawn))
        roots = [token for token in doc if token.head == token]
        assert len(roots) == 1
        assert all(roots[0] in (token, *token.ancestors) for token in doc)


def test_an_adjective_with_an_auxiliary_is_tagged_so() -> None:
    drawn, _ = CASES["an adjective with an auxiliary is a participle"]
    doc = repair(tree(drawn))
    assert (doc[3].pos_, doc[3].morph.get("Gender")) == ("VERB", ["Fem"])
