"""Constructions of the news, grafted onto the treebanks' trees.

Invariant: a change adds, moves or drops words and leaves the arcs between the others; where it
finds no site that it is sure of, the tree stays as it is.
"""

from __future__ import annotations

import random
from dataclasses import replace

from training.phrases import LISTS, VERBS, Agreement, agrees, phrase, spaced, top
from training.sites import (
    Subject,
    agreement_of,
    beginning,
    capital,
    closed,
    enclosed,
    lowered,
    main_verb,
    moved,
    opened,
    ordered,
    projective,
    respaced,
    rooted,
    spliced,
    stretch,
    subject_of,
)
from training.treebank import Tree, Word

_STOPS = frozenset(".!?…")
_VOWELS = frozenset("aâàeéèêëiîïoôuû")
_OBSCURING = ("acl", "appos", "conj", "parataxis", "advcl")
_HAVING = frozenset(("a", "ont", "avait", "avaient", "aurait", "auraient", "aura", "auront"))
_CROWDING = frozenset(
    (
        *("advcl", "aux:pass", "ccomp", "conj", "cop", "expl:pass", "expl:pv", "expl:subj"),
        *("iobj", "parataxis", "parataxis:insert", "xcomp"),
    )
)
_GOVERNED = frozenset(
    (
        *("ccomp", "expl:comp", "expl:pass", "expl:pv", "expl:subj"),
        *("iobj", "obl:arg", "xcomp"),
    )
)
_PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"


# "Fondée par deux frères, l'entreprise fabrique des pianos."


def fronted(tree: Tree, chance: random.Random) -> Tree:
    """Return the tree with the participle that ends its subject put before it, a clause now."""
    found = subject_of(tree)
    if found is None or found.start != 0:
        return tree
    clause = _last_participle(tree, found)
    if clause is None:
        return tree
    first, last, verb = clause
    comma = Word(",", True, "PUNCT", "", verb, "punct")
    base = [*tree[:verb], replace(tree[verb], head=found.main, dep="advcl"), *tree[verb + 1 :]]
    base[0] = lowered(base[0])
    base[first] = capital(base[first])
    dropped = {i for i in (first - 1, last) if tree[i].form == ","}
    middle = [i for i in range(len(tree)) if i not in dropped and not first <= i < last]
    moved = ordered([*base, comma], [*range(first, last), len(tree), *middle])
    return respaced(moved, last - first)


def _last_participle(tree: Tree, subject: Subject) -> tuple[int, int, int] | None:
    """Return where the participle clause that ends a subject starts and ends, and its verb."""
    end = subject.end - (tree[subject.end - 1].form == ",")
    for i, word in enumerate(tree):
        if word.head == subject.head and word.dep == "acl" and "Tense=Past" in word.morph:
            found = stretch(tree, i)
            if found == (i, end) and end - i > 1:
                return i, end, i
    return None


# "La guerre finie, les réfugiés sont rentrés." "Selon la police, le suspect a fui."


def introduced(tree: Tree, chance: random.Random) -> Tree:
    """Return the tree with a phrase and a comma before the subject that begins it."""
    subject, begun = subject_of(tree), beginning(tree)
    if subject is None or subject.start != 0 or begun is None or tree[-1].form == "?":
        return tree
    name = chance.choices(("front", "absolute", "lead"), (5, 2, 3))[0]
    agreement = agreement_of(tree, subject)
    if name == "front" and (agreement is None or _vague(tree[subject.head])):
        return tree
    words = phrase(chance.choice(LISTS[name]), chance, agreement=agreement)
    return spliced(begun, 0, closed((capital(words[0]), *words[1:])), subject.main)


def _vague(word: Word) -> bool:
    """Tell whether a pronoun is not "il", "elle", "ils" or "elles"."""
    return word.pos == "PRON" and not ("PronType=Prs" in word.morph and "Person=3" in word.morph)


# "Ganvié, un village lacustre, attire…" "L'usine, a-t-il dit, gardera ses ouvriers."


def expanded(tree: Tree, chance: random.Random) -> Tree:
    """Return the tree with something between commas or brackets after its subject."""
    subject = subject_of(tree)
    if subject is None or not _plain(tree, subject):
        return tree
    names = (_apposition(tree, subject), "aside", "speech", "note")
    name = chance.choices(names, (5, 3, 3, 1))[0]
    words = _fitting(name, agreement_of(tree, subject), chance)
    if words is None or (name == "speech" and any("parataxis" in word.dep for word in tree)):
        return tree
    words = words if name == "note" else enclosed(words)
    return spliced(tree, subject.end, words, subject.main if name == "speech" else subject.head)


def _apposition(tree: Tree, subject: Subject) -> str:
    """Return the list that suits the subject: a person has two names, a place or firm one."""
    inside = tree[subject.start : subject.end]
    if any(word.dep == "flat:name" for word in inside):
        return "being"
    bare = [word for word in inside if word.pos == "PROPN" and word.head == subject.head]
    return "entity" if bare or tree[subject.head].pos == "PROPN" else "aside"


def _plain(tree: Tree, subject: Subject) -> bool:
    """Tell whether a subject is a short noun or name right before its verb."""
    inside = tree[subject.start : subject.end]
    return (
        tree[subject.head].pos in {"NOUN", "PROPN"}
        and len(inside) <= 7
        and tree[-1].form != "?"
        and not any("PronType=Neg" in word.morph for word in inside)
        and not any(word.dep.startswith(_OBSCURING) or word.pos == "PUNCT" for word in inside)
        and tree[subject.end].pos in {"VERB", "AUX", "PRON", "ADV"}
    )


def _fitting(name: str, agreement: Agreement | None, chance: random.Random) -> Tree | None:
    """Return a phrase of the list that can stand beside a subject of this gender and number."""
    line = chance.choice(LISTS[name])
    if agrees(line) and agreement is None:
        return None
    words = phrase(line, chance, agreement=agreement)
    root = words[top(words)]
    numbered = root.dep == "appos" or (root.dep == "acl:relcl" and "dont" != words[0].form != "où")
    plural = agreement is not None and agreement.number == "Plur"
    gender = f"Gender={agreement.gender}" if agreement else ""
    if (numbered and plural) or (root.dep == "appos" and gender not in root.morph):
        return None
    return words


# "La cour a, à la surprise générale, acquitté le banquier."


def parted(tree: Tree, chance: random.Random) -> Tree:
    """Return the tree with an adverbial, between commas, after an auxiliary of tense."""
    sites = [
        i
        for i, word in enumerate(tree)
        if word.dep == "aux:tense" and word.head == i + 1 and "Fin" in word.morph
    ]
    if not sites:
        return tree
    at = chance.choice(sites) + 1
    words = phrase(chance.choice(LISTS["between"]), chance)
    return spliced(tree, at, enclosed(words), at)


# "L'armée a bouclé le quartier, fouillé les maisons et interrogé les jeunes."


def coordinated(tree: Tree, chance: random.Random) -> Tree:
    """Return the tree with one or two participles more that share the main verb's auxiliary."""
    main = main_verb(tree)
    kinds = {word.dep for word in tree if word.head == main}
    having = any(word.head == main and word.form in _HAVING for word in tree)
    if not having or kinds & _CROWDING or not _short(tree):
        return tree
    lines = chance.sample(LISTS["also"], chance.choice((1, 2)))
    added: list[Word] = []
    for line in lines:
        words = phrase(line, chance)
        verb = len(added) + 1 + top(words)
        comma = Word(",", True, "PUNCT", "", verb, "punct")
        link = Word("et", True, "CCONJ", "", verb, "cc") if line == lines[-1] else comma
        added += [link, *moved(words, len(added) + 1)]
    return spliced(tree, len(tree) - 1, spaced(added), main)


# "Le peloton est arrivé à Pau, emmené par l'équipe."


def extended(tree: Tree, chance: random.Random) -> Tree:
    """Return the tree with a participle that says more of the subject before its final stop."""
    main, subject = main_verb(tree), subject_of(tree)
    if subject is None or not _short(tree):
        return tree
    agreement = agreement_of(tree, subject)
    if agreement is None or _obscured(tree, main, agreement):
        return tree
    words = phrase(chance.choice(LISTS["after"]), chance, agreement=agreement)
    return spliced(tree, len(tree) - 1, opened(words), main)


def _short(tree: Tree) -> bool:
    """Tell whether a tree is a statement of one clause without a comma."""
    main, stop = main_verb(tree), tree[-1]
    if (stop.form, stop.head) != (".", main) or tree[main].pos != "VERB" or len(tree) > 24:
        return False
    behind = tree[main:-1]
    return projective(tree) and not any(word.pos == "PUNCT" for word in behind)


def _obscured(tree: Tree, main: int, agreement: Agreement) -> bool:
    """Tell whether the participle could as well say something of the words before it."""
    if any(
        word.head == main and word.dep in {"conj", "ccomp", "parataxis", "advcl"} for word in tree
    ):
        return True
    place = tree[-2]
    return place.pos != "PROPN" and not (
        place.pos in {"NOUN", "ADJ"}
        and "Number=" in place.morph
        and f"Number={agreement.number}" not in place.morph
    )


# "L'entreprise fabrique des pianos.": a verb that looks like a noun.


def reworded(tree: Tree, chance: random.Random) -> Tree:
    """Return the tree with a verb that has an object replaced by one that could be a noun."""
    sites = [i for i, word in enumerate(tree) if word.morph == _PRESENT and _replaceable(tree, i)]
    if not sites:
        return tree
    at = chance.choice(sites)
    kind = "vowel" if tree[at].form[0] in _VOWELS else "consonant"
    word = replace(tree[at], form=chance.choice(VERBS[kind]))
    return (*tree[:at], word, *tree[at + 1 :])


def _replaceable(tree: Tree, i: int) -> bool:
    """Tell whether a verb has an object with an article and nothing that the verb asks for."""
    below = [(j, word) for j, word in enumerate(tree) if word.head == i and j != i]
    objects = {j for j, word in below if word.dep == "obj" and j > i and word.pos == "NOUN"}
    return (
        tree[i].pos == "VERB"
        and tree[i].form.islower()
        and tree[i].form[0] not in "hy"
        and not any(word.dep in _GOVERNED for _, word in below)
        and any(word.head in objects and word.dep == "det" for word in tree)
        and not tree[i + 1].form.startswith("-")
    )


# "Chine : un militant libéré après dix ans de prison"


def headlined(tree: Tree, chance: random.Random) -> Tree:
    """Return a passive as a headline: the auxiliary goes, the subject governs the participle."""
    subject = subject_of(tree)
    if subject is None or subject.start != 0 or not _bare(tree, subject) or len(tree) > 25:
        return tree
    stop = {len(tree) - 1} if tree[-1].form in _STOPS else set()
    dropped = {*range(subject.end, subject.main), *stop}
    words = list(tree)
    words[subject.head] = replace(tree[subject.head], head=subject.head, dep="ROOT")
    words[subject.main] = replace(tree[subject.main], head=subject.head, dep="acl")
    kept = [i for i in range(len(tree)) if i not in dropped]
    return ordered(words, kept) if _childless(tree, dropped) else tree


def _bare(tree: Tree, subject: Subject) -> bool:
    """Tell whether only auxiliaries stand between a passive's subject and its participle."""
    between = tree[subject.end : subject.main]
    below = [word for word in tree if word.head == subject.head]
    return (
        tree[subject.head].pos != "PRON"
        and tree[subject.head].dep == "nsubj:pass"
        and not any("PronType=Dem" in word.morph for word in below)
        and not any(word.head == subject.main and word.dep == "conj" for word in tree)
        and all(word.head == subject.main and word.dep.startswith("aux") for word in between)
    )


def _childless(tree: Tree, dropped: set[int]) -> bool:
    return not any(word.head in dropped and i not in dropped for i, word in enumerate(tree))


def placed(tree: Tree, chance: random.Random) -> Tree:
    """Return the tree behind a place or topic and a colon, or behind a dateline."""
    main, begun = main_verb(tree), beginning(tree)
    if begun is None or not 4 < len(tree) < 30 or not projective(tree) or tree[-1].form == "?":
        return tree
    dated = chance.random() < 0.3
    words = phrase(chance.choice(LISTS["dateline" if dated else "topic"]), chance)
    base = len(words) + 1
    mark = Word("–" if dated else ":", True, "PUNCT", "", base + main, "punct")
    label = "nmod" if tree[main].pos in {"NOUN", "PROPN"} and not _finite(tree) else "parataxis"
    behind = moved(tree if dated else begun, base)
    behind[main] = replace(behind[main], head=top(words), dep=label)
    return (*rooted(words), mark, *behind)


def _finite(tree: Tree) -> bool:
    main = main_verb(tree)
    return any("VerbForm=Fin" in word.morph and word.head == main for word in tree)


# "Il reste trois barrages." "La France enverra des médecins, l'Allemagne des vivres."


def told(tree: Tree, chance: random.Random) -> Tree:
    """Return a sentence of our own in the tree's place."""
    name = "whole" if chance.random() < 0.75 else "head"
    own = rooted(phrase(chance.choice(LISTS[name]), chance))
    return (capital(own[0]), *own[1:])
