"""Entities from chains made by hand: labels, types, ids, possessors."""

from __future__ import annotations

import pytest

from kg.model import Article, Gender, Mention, MentionKind, Number, Span
from kg.resolve.entities import entities

NAMED, NOMINAL, PRONOUN = MentionKind.NAMED, MentionKind.NOMINAL, MentionKind.PRONOUN


def mention(
    text: str,
    words: str,
    chain: str,
    kind: MentionKind,
    type_: str = "Thing",
    *,
    gender: Gender | None = None,
    number: Number | None = Number.SINGULAR,
    possessor: str = "",
) -> Mention:
    """Return the mention that stands first in a text; its words are its id."""
    start = text.index(words)
    span = Span(start, start + len(words))
    return Mention(
        words, span, words, span, words.lower(), kind, type_, 0, chain, gender, number, possessor
    )


def article(text: str, name: str = "a") -> Article:
    """Return an article that `entities` may look into."""
    return Article(name, text, ())


def test_a_person_is_labelled_with_the_fullest_name() -> None:
    text = "Stoltenberg a parlé. Jens Stoltenberg, le secrétaire général, est parti."
    chain = [
        mention(text, "Stoltenberg", "e0", NAMED, "Person"),
        mention(text, "Jens Stoltenberg", "e0", NAMED, "Person"),
        mention(text, "secrétaire général", "e0", NOMINAL, "Person"),
    ]
    entity = entities(chain, article(text))["e0"]
    assert (entity.id, entity.label) == ("person/jens-stoltenberg", "Jens Stoltenberg")
    assert entity.aliases == ("Stoltenberg",)


def test_names_decide_the_type_before_nouns() -> None:
    text = "Bakhmut tient. La cible est détruite."
    chain = [
        mention(text, "Bakhmut", "e0", NAMED, "Place"),
        mention(text, "cible", "e0", NOMINAL, "Thing"),
    ]
    assert entities(chain, article(text))["e0"].type == "Place"


def test_pronouns_alone_are_no_entity() -> None:
    text = "Il est parti."
    assert entities([mention(text, "Il", "e0", PRONOUN)], article(text)) == {}


def test_what_nobody_names_belongs_to_its_article() -> None:
    text = "Les civils fuient."
    chain = [mention(text, "civils", "e0", NOMINAL, "Group", number=Number.PLURAL)]
    first = entities(chain, article(text, "a"))["e0"]
    second = entities(chain, article(text, "b"))["e0"]
    assert first.id == "group/civils--a"
    assert second.id == "group/civils--b"
    assert not first.named


def test_equal_labels_have_numbered_ids() -> None:
    text = "Un bus a pris feu. Un autobus, un bus encore."
    chains = [
        mention(text, "bus", "e0", NOMINAL, "Product"),
        mention(text, "bus", "e1", NOMINAL, "Product"),
    ]
    assert [one.id for one in entities(chains, article(text)).values()] == [
        "product/bus--a",
        "product/bus--a-2",
    ]


@pytest.mark.parametrize(
    ("text", "owner", "kind", "type_", "gender", "number", "label"),
    [
        ("Marc Petit parle.", "Marc Petit", NAMED, "Person", None, None,
         "action de Marc Petit"),
        ("Anne Roux parle.", "Anne Roux", NAMED, "Person", None, None,
         "action d'Anne Roux"),
        ("L'OTAN parle.", "OTAN", NAMED, "Organization", None, None, "action de l'OTAN"),
        ("Le Maroc parle.", "Maroc", NAMED, "Place", None, None, "action du Maroc"),
        ("Le sort du Maroc.", "Maroc", NAMED, "Place", None, None, "action du Maroc"),
        ("La Russie parle.", "Russie", NAMED, "Place", None, None, "action de la Russie"),
        ("Deux gendarmes parlent.", "Deux gendarmes", NOMINAL, "Group", Gender.MASCULINE,
         Number.PLURAL, "action des deux gendarmes"),
        ("Un juge parle.", "juge", NOMINAL, "Person", Gender.MASCULINE, Number.SINGULAR,
         "action du juge"),
        ("Une armée parle.", "armée", NOMINAL, "Organization", Gender.FEMININE, Number.SINGULAR,
         "action de l'armée"),
    ],
)  # fmt: skip
def test_a_label_names_the_possessor(
    text: str,
    owner: str,
    kind: MentionKind,
    type_: str,
    gender: Gender | None,
    number: Number | None,
    label: str,
) -> None:
    text += " On limite son action."
    mentions = [
        mention(text, owner, "e0", kind, type_, gender=gender, number=number),
        mention(text, "son", "e0", PRONOUN),
        mention(text, "action", "e1", NOMINAL, possessor="son"),
    ]
    assert entities(mentions, article(text))["e1"].label == label


def test_an_unresolved_possessor_leaves_the_label_plain() -> None:
    text = "On limite son action."
    mentions = [
        mention(text, "son", "e0", PRONOUN),
        mention(text, "action", "e1", NOMINAL, possessor="son"),
    ]
    assert entities(mentions, article(text))["e1"].label == "action"


def test_a_label_with_a_complement_names_no_possessor() -> None:
    text = "Marc Petit apporte son soutien aux blessés."
    mentions = [
        mention(text, "Marc Petit", "e0", NAMED, "Person"),
        mention(text, "son", "e0", PRONOUN),
        mention(text, "soutien aux blessés", "e1", NOMINAL, possessor="son"),
    ]
    assert entities(mentions, article(text))["e1"].label == "soutien aux blessés"
