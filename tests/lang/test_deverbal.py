"""Nouns of events are tied to verbs that exist, each in one way."""

from __future__ import annotations

from kg import resources
from kg.lang.deverbal import deverbal


def test_a_noun_names_the_agent_or_the_patient_never_both() -> None:
    raw = resources.toml("fr", "deverbal")
    nouns = [noun for rows in raw.values() for noun in rows]
    assert sorted(nouns) == sorted(set(nouns))


def test_every_verb_is_an_infinitive() -> None:
    wrong = {
        noun: entry.verb
        for noun, entry in deverbal().items()
        if not any(word.endswith(("er", "ir", "re")) for word in entry.verb.split())
    }
    assert not wrong


def test_what_undergoes_has_a_participle_and_what_acts_has_none() -> None:
    assert deverbal()["dissolution"].participle == "dissous"
    assert deverbal()["fermeture"].participle == "fermé"
    assert not deverbal()["démission"].participle
    assert deverbal()["demande"].addressed
