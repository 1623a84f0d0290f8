"""Sentences end where a reader stops, and nowhere inside marks, brackets or abbreviations."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.sentences import split

CASES = {
    "title": ["Mme. Dupont a vu le Dr. Martin et M. Roy.", "Elle est repartie."],
    "initials": ["J. K. Rowling et F. D. Roosevelt sont cités.", "Personne d'autre."],
    "initial-particle": ["Le livre de J. Le Goff est paru."],
    "initial-final": ["La vitamine C.", "Le fer."],
    "acronym": ["Il sert dans la U.S. Navy depuis deux ans."],
    "acronym-final": ["Il vit aux U.S.A.", "Il y travaille."],
    "example": ["Les capitales, p. ex. Paris, comptent double."],
    "before-number": ["Voir l'art. 5 de la loi.", "Il aime l'art.", "Le musée ouvre."],
    "numbers": ["Le prix est passé de 1.500 à 3.5 euros.", "12 personnes ont payé."],
    "numbered": ["1. Le premier point."],
    "etc": ["Il vend des fruits, des légumes, etc. au marché."],
    "etc-final": ["Il vend des fruits, etc.", "Le marché ferme."],
    "company": ["Le groupe Roche S.A. a vendu.", "Il rachètera."],
    "era": ["Il est né en 356 av. J.-C.", "Il meurt jeune."],
    "bracket": ["Le maire (élu en mai. Il a 40 ans.) a démissionné.", "La ville vote."],
    "inserted-verb": ["« Que faire ? » a-t-il demandé.", "Nul ne sait."],
    "inserted-exclaimed": ["« Partez ! » s'exclame-t-elle."],
    "stop-inside-marks": ["« Nous partons. »", "Le train attend."],
    "stop-inside-straight": ['Il a dit "Oui."', "Puis il est sorti."],
    "stop-before-mark": ["“Un.”", "“Deux.”"],
    "several-in-marks": ["« Il pleut.", "Nous partons », dit-il."],
    "colon": ["Le maire l'assure : « La ville paiera »."],
    "newline": ["Le maire\na parlé.", "La ville\npaiera."],
    "ellipsis": ["Il hésite…", "Puis il part."],
    "ellipsis-inside": ["Il hésite... puis il part."],
    "exclaimed": ["Quoi ?!", "Non !", "Si."],
    "no-space": ["C'est la fin.Le lendemain, il part."[:13], "Le lendemain, il part."],
    "address": ["Voir www.exemple.fr pour le reste."],
    "small-capital": ["Il vend des téléphones.", "iPhone et autres sont en solde."],
    "no-stop": ["Explosion dans une usine de Lille"],
}


@pytest.mark.parametrize("name", CASES)
def test_sentence_boundaries(name: str) -> None:
    expected = CASES[name]
    text = ("" if name == "no-space" else " ").join(expected)
    assert [span.of(text) for span in split(text)] == expected


def test_empty_line_ends_a_sentence() -> None:
    text = "Un titre sans point\n\nLe texte."
    assert [span.of(text) for span in split(text)] == ["Un titre sans point", "Le texte."]


@given(st.text(alphabet="aB.!?… \n«»“”\"'()-1"))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    spans = split(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    covered = {i for span in spans for i in range(span.start, span.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
