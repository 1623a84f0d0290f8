"""Noun phrases that take up what was said before: "l'hôtel", "cette ville", "le président"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg.annotate.appositions import Side
from kg.annotate.coref.chains import Chains
from kg.annotate.coref.profile import Function, Profile
from kg.annotate.grammar import children, word
from kg.annotate.mentions import Mentions, key
from kg.lang.coref import Definiteness, coreference
from kg.lang.gazetteer import gazetteer, nationality
from kg.lang.gazetteer import key as plain
from kg.lang.nouns import nouns
from kg.lang.titles import TitleState, titles
from kg.model import Clause, Construction, Gender, Number, Role

_TAKES_UP = frozenset({Definiteness.DEFINITE, Definiteness.DEMONSTRATIVE})
_LANGUAGE = "fr"
_REACH = 500  # mentions that nobody looks back beyond; a book on one line is read, too
_AROUND = 6  # sentences back in which nobody else may be whom a description means
_NEAR = 3
"""Sentences that a description without the antecedent's own noun reaches back."""


def join_appositions(chains: Chains, mentions: Mentions) -> None:
    """Join each name with the noun phrase beside it that says who or what it is."""
    by_head = {key(p.token): p for p in chains.profiles if p.nominal}
    by_id = {p.mention.id: p for p in chains.profiles}
    for apposition, name in mentions.described:
        noun = by_head.get(key(apposition.noun))
        plural = noun is not None and noun.number is Number.PLURAL
        if noun is None or (apposition.side is Side.CLASSIFIER and plural):
            continue
        chains.join(by_id[name.id], noun)


def join_descriptions(chains: Chains, clauses: Sequence[Clause]) -> None:
    """Join noun phrases with what they take up, in the order of the text."""
    offices = Offices(chains, clauses)
    for one in chains.profiles:
        if not one.nominal or (len(chains.members(one)) > 1 and chains.of(one) != one.index):
            continue
        found = antecedent(one, chains, offices)
        if found is not None:
            chains.join(found, one)


def antecedent(one: Profile, chains: Chains, offices: Offices) -> Profile | None:
    """Return what a noun phrase takes up; None if it is new."""
    before = reversed(chains.profiles[max(0, one.index - _REACH) : one.index])
    earlier = [p for p in before if not (p.pronoun or _around(p, one) or _beside_in_clause(p, one))]
    if one.definiteness not in _TAKES_UP:
        return _announced(one, earlier, chains)
    if one.modifiers & coreference().other:
        return offices.holder(one)
    return (
        _same_noun(one, earlier, chains)
        or offices.holder(one)
        or _related_noun(one, earlier, chains)
        or _professional(one, earlier, chains)
        or (None if _is_told_apart(one) else _described_name(one, earlier, chains))
    )


class Offices:
    """Who holds which office, as the article says it: "le président russe, Vladimir Poutine"."""

    def __init__(self, chains: Chains, clauses: Sequence[Clause]) -> None:
        self.chains = chains
        self.by_id = {p.mention.id: p for p in chains.profiles}
        self.holders = list(self._holders(clauses))

    def _holders(self, clauses: Sequence[Clause]) -> Iterator[tuple[str, frozenset[int], Profile]]:
        for clause in clauses:
            if clause.construction is not Construction.TITLE:
                continue
            holders = [a for a in clause.by_role(Role.AGENT) if a.mention in self.by_id]
            held = frozenset(
                self.chains.of(self.by_id[a.mention])
                for a in clause.by_role(Role.OBLIQUE)
                if a.mention in self.by_id
            )
            if holders and holders[0].mention:
                yield clause.lemma, held, self.by_id[holders[0].mention]

    def _same_office(self, title: str, one: Profile, *, named: bool) -> bool:
        """Return whether a noun names an office; any word for its head does, with what it heads."""
        if title.split(maxsplit=1)[0] == one.word or _one_row(title, one):
            return True
        readings = [titles().read(words) for words in (title.split(), [one.word])]
        predicates = {reading.predicate for reading in readings if reading is not None}
        return named and predicates == {"kg:leads"} and None not in readings

    def holder(self, one: Profile) -> Profile | None:
        """Return the one person who holds the office that a noun phrase names."""
        held = frozenset(self._held(one))
        alone = _names_office(one) or not (
            one.modifiers - coreference().other - coreference().ordinal
        )
        fitting = {
            self.chains.of(person): person
            for title, of, person in self.holders
            if (of & held or alone)
            and self._same_office(title, one, named=bool(of & held))
            and one.state in self._states(person)
        }
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _states(self, person: Profile) -> set[TitleState | None]:
        """Return whether the text calls somebody the former, the future holder, or neither."""
        return {p.state for p in self.chains.members(person) if p.nominal} or {None}

    def _held(self, one: Profile) -> Iterator[int]:
        for other in self.chains.profiles:
            if other.index != one.index and one.mention.span.covers(other.mention.span):
                yield self.chains.of(other)


def _one_row(title: str, one: Profile) -> bool:
    """Return whether two phrases are words for one office: "roi du Maroc", "le souverain"."""
    rows = coreference().offices
    said = {title, title.split(maxsplit=1)[0]}
    return any(said & row and {_spelled(one), one.word} & row for row in rows)


def _names_office(one: Profile) -> bool:
    return any(_spelled(one) in row for row in coreference().offices)


def _spelled(one: Profile) -> str:
    return one.mention.text.lower().replace("’", "'")


def _around(outer: Profile, inner: Profile) -> bool:
    """Return whether one of two mentions stands inside the other."""
    one, other = outer.mention.span, inner.mention.span
    return one.covers(other) or other.covers(one)


def _announced(one: Profile, earlier: Sequence[Profile], chains: Chains) -> Profile | None:
    """Return what a title has announced: "deux militaires tués", "Deux militaires français"."""
    for other in earlier:
        told_again = other.title and not one.title and other.nominal and _same(one, other)
        if told_again and other.modifiers <= one.surroundings:
            return other
    return None


def _same(one: Profile, other: Profile) -> bool:
    """Return whether two phrases have one head noun, number and count."""
    counts = one.counted == other.counted or not one.counted or not (other.counted or other.bare)
    return one.word == other.word and one.number == other.number and counts


def _same_noun(one: Profile, earlier: Sequence[Profile], chains: Chains) -> Profile | None:
    """Return the last phrase of the same noun that says nothing else: "un hôtel", "l'hôtel"."""
    for other in earlier:
        if not other.nominal or not _same(one, other) or other.modifiers & coreference().other:
            continue
        if one.state is not other.state:  # "l'ancien maire", "l'actuel maire"
            continue
        if _says_more(one, chains.modifiers(other)):
            continue
        return other
    return None


def _says_more(one: Profile, known: frozenset[str]) -> bool:
    """Return whether a phrase tells more than is known: it then stands for something else."""
    more = {m for m in one.modifiers - known if m not in coreference().ordinal}
    return bool(more) and (bool(known) or one.definiteness is not Definiteness.DEMONSTRATIVE)


def _related_noun(one: Profile, earlier: Sequence[Profile], chains: Chains) -> Profile | None:
    """Return what a noun of the same class named: "un avion", "l'appareil"."""
    related = coreference().related.get(one.word, frozenset())
    if _says_more(one, frozenset()):
        return None
    for other in earlier:
        near = one.mention.sentence - other.mention.sentence <= _NEAR
        named_so = other.nominal and other.word in related - {one.word}
        if near and named_so and other.number == one.number:
            return other
    return None


def _described_name(one: Profile, earlier: Sequence[Profile], chains: Chains) -> Profile | None:
    """Return the name that a common noun takes up: "Bamako", "la ville"."""
    table = coreference()
    if _says_more(one, frozenset()):
        return None
    if one.number is not Number.SINGULAR:
        return _group(one, earlier, chains)
    near = [p for p in earlier if one.mention.sentence - p.mention.sentence <= _NEAR]
    if one.word in table.places or any(one.word in nouns for nouns in table.known.values()):
        place = _place(one, earlier, chains)
        if place is not None or one.word in table.places:
            return place
    if one.word in table.persons:
        return _person(one, earlier, chains)
    rows = [row for row in table.generic["Organization"] if one.word in row]
    return _organization(one, rows, near, chains) if rows else None


def _group(one: Profile, earlier: Sequence[Profile], chains: Chains) -> Profile | None:
    """Return the group that "les manifestants" or "les lieux" take up, if there is only one."""
    near = [p for p in earlier if one.mention.sentence - p.mention.sentence <= _NEAR and not p.bare]
    if one.word == "lieu":
        places = [p for p in near if chains.type(p) == "Place" and _kind(p) != "country"]
        return _salient(one, places, chains)
    if one.word not in coreference().groups:
        return None
    fitting = [p for p in near if chains.type(p) == "Group" and p.number is Number.PLURAL]
    return fitting[0] if len({chains.of(p) for p in fitting}) == 1 else None


def _place(one: Profile, earlier: Sequence[Profile], chains: Chains) -> Profile | None:
    kinds = coreference().places.get(one.word, frozenset())
    fitting = [
        p
        for p in earlier
        if p.named
        and p.mention.type == "Place"
        and (_kind(p) in kinds or one.word in _known(p))
        and _called(p, chains) <= {one.word}
        and not _beside(one, p)
    ]
    return _salient(one, fitting, chains)


def _called(p: Profile, chains: Chains) -> frozenset[str]:
    """Return the nouns that say what a place is, if others than a town's or country's name do.

    "Le pont Antonovski" is no region, and neither is "la ville d'Al-Kouma".
    """
    if _kind(p) != "other":
        return frozenset()
    first = p.mention.text.split()[0].lower()
    own = {first} if nouns().type_of(first, plural=False) == "Place" else set()
    return frozenset(own) | chains.words(p)


def _known(one: Profile) -> frozenset[str]:
    """Return the nouns that everybody knows a name to be taken up by."""
    return _known_nouns().get(plain(one.mention.text), frozenset())


@cache
def _known_nouns() -> dict[str, frozenset[str]]:
    return {plain(name): nouns for name, nouns in coreference().known.items()}


def _is_told_apart(one: Profile) -> bool:
    """Return whether a participle or relative says which: "le territoire perdu" is no name's.

    Behind a comma it only adds something: "L'accusé, qui se taisait, a crié".
    """
    return any(
        all(t.text != "," for t in one.token.doc[one.token.i : clause.left_edge.i + 1])
        for clause in children(one.token, "adnominal")
    )


def _beside_in_clause(one: Profile, other: Profile) -> bool:
    """Return whether one verb has both: "des otages libérés par les ravisseurs"."""
    return one.verb is not None and one.verb == other.verb


def _beside(one: Profile, other: Profile) -> bool:
    """Return whether an adjective stands beside the noun: "les forces russes dans ce pays"."""
    return other.adjective and other.token.head == one.token.head


def _kind(one: Profile) -> str:
    place = gazetteer(_LANGUAGE).place(one.mention.text)
    return place.kind.value if place else "other"


def _person(one: Profile, earlier: Sequence[Profile], chains: Chains) -> Profile | None:
    """Return whom "la femme" or "l'accusé" takes up, if only one person around it may be meant."""
    gender = coreference().persons[one.word]
    fitting = [
        p
        for p in earlier
        if one.mention.sentence - p.mention.sentence <= _AROUND
        and chains.type(p) == "Person"
        and p.number is Number.SINGULAR
        and _agree(gender, chains.gender(p) or chains.likely(p))
        and (p.named or p.word in coreference().persons)
    ]
    near = [p for p in fitting if one.mention.sentence - p.mention.sentence <= _NEAR]
    alone = len({chains.of(p) for p in fitting}) == 1
    return _salient(one, near, chains) if alone else None


def _professional(one: Profile, earlier: Sequence[Profile], chains: Chains) -> Profile | None:
    """Return the one person named just before whom a profession takes up: "l'acteur italien".

    A judge or a minister is somebody else as often: "Anne Roy a protesté. Le juge a tranché."
    """
    beside = [t for t in one.token.children if t.pos_ in {"ADJ", "NOUN", "PROPN", "VERB"}]
    known = all(nationality(word(t)) for t in beside)
    if one.word not in coreference().professions or not known:
        return None
    near = [p for p in earlier if one.mention.sentence - p.mention.sentence <= 1 and p.named]
    people = {chains.of(p): p for p in near if chains.type(p) == "Person"}
    alone = next(iter(people.values())) if len(people) == 1 else None
    return alone if alone is not None and _may_be(one, alone, chains) else None


def _may_be(one: Profile, person: Profile, chains: Chains) -> bool:
    """Return whether gender and number allow a noun to take up a person."""
    told = chains.gender(person) or chains.likely(person)
    return one.number is Number.SINGULAR and one.state is None and _agree(one.gender, told)


def _agree(one: Gender | None, other: Gender | None) -> bool:
    return one is None or other is None or one is other


def _organization(
    one: Profile, rows: Sequence[frozenset[str]], near: Sequence[Profile], chains: Chains
) -> Profile | None:
    named = [p for p in near if chains.type(p) == "Organization" and p.number is not Number.PLURAL]
    told = {p.index: _nouns_for(p, chains) for p in named}
    sure = [p for p in named if any(told[p.index] & row for row in rows)]
    return _salient(one, sure or [p for p in named if not told[p.index]], chains)


def _nouns_for(p: Profile, chains: Chains) -> frozenset[str]:
    """Return the nouns that say what an organisation is, in its name or beside it."""
    told: set[str] = set()
    for member in chains.members(p):
        if member.named:
            told |= _known(member)
            first = member.mention.text.split()[0].lower()
            if any(first in row for rows in coreference().generic.values() for row in rows):
                told.add(first)
        elif member.nominal:
            told.add(member.word)
    return frozenset(told)


def _salient(one: Profile, fitting: Sequence[Profile], chains: Chains) -> Profile | None:
    """Return the candidate that the text is about: near, subject, often named."""

    def weight(p: Profile) -> tuple[float, int]:
        distance = one.mention.sentence - p.mention.sentence
        salience = 1 + p.function / Function.SUBJECT + 0.2 * min(len(chains.members(p)), 5)
        salience += any(m.title for m in chains.members(p))
        salience *= 0.5 if p.adjective else 1.0
        salience *= 0.5 if p.quotes and p.quotes != one.quotes else 1.0
        return salience * 0.6**distance, p.index

    return max(fitting, key=weight) if fitting else None
