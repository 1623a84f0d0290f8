"""The table ``relations``: which words of the language evoke which relation of the ontology.

A look-up gives candidates; `RelationTable.choose` keeps the one that the types of the
participants allow, and none where they do not decide, so that no guess stands in the graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations, pairwise
from typing import Any, TypeVar

from kg.errors import LanguageDataError
from kg.lang.language import load
from kg.lang.lemmas import alternatives, first_unsorted, key, plain
from kg.lang.relation import EventNoun, Example, Frame, Relation, Word
from kg.lang.titles import titles
from kg.ontology import load as ontology

__all__ = ["EventNoun", "Example", "Frame", "Relation", "RelationTable", "Word", "relations"]

W = TypeVar("W", bound=Word)

_VERBS = {"verbs": Frame.ACTIVE, "inverse_verbs": Frame.INVERSE, "passive_verbs": Frame.PASSIVE}
_FRAMES = (Frame.ACTIVE, Frame.INVERSE, Frame.PASSIVE)
_WORDS = _VERBS | {"adjectives": Frame.ADJECTIVE, "titles": Frame.TITLE}
_SORTED = {*_WORDS, "nouns", "prepositions"}
_KEYS = _SORTED | {"examples", "predicate", "subject_types", "object_types"}


class RelationTable:
    """Every word of the table by its lemma.

    Attributes
    ----------
    relations
        The blocks, in the order of the file, which is that of the predicates.
    """

    def __init__(self, blocks: Iterable[Relation], words: Iterable[Word]) -> None:
        self.relations = tuple(blocks)
        self._words: dict[tuple[Frame, str], list[Word]] = {}
        for word in words:
            self._words.setdefault((word.frame, key(word.lemma)), []).append(word)
        for same in self._words.values():
            _check_distinct(same)

    def verb(self, lemma: str, preposition: str = "") -> tuple[Word, ...]:
        """Return what a verb with this governed preposition may mean; the frame says who is who.

        Parameters
        ----------
        preposition
            Lemma of what introduces the oblique; empty for the direct object.

        Examples
        --------
        >>> [word.relation.predicate for word in relations().verb("s'en prendre", "à")]
        ['kg:attacks']
        >>> [word.frame.value for word in relations().verb("situer", "dans")]
        ['passive']
        """
        found = (word for frame in _FRAMES for word in self._find(frame, lemma))
        return tuple(word for word in found if word.preposition == plain(preposition))

    def governed(self, lemma: str) -> frozenset[str]:
        """Return the prepositions that a verb governs; the empty one is its direct object.

        Examples
        --------
        >>> sorted(relations().governed("voter"))
        ['', 'contre', 'en faveur de', 'pour']
        """
        return frozenset(w.preposition for frame in _FRAMES for w in self._find(frame, lemma))

    def words(self, predicate: str) -> tuple[Word, ...]:
        """Return every word that evokes a relation, in the order of the table."""
        found = (word for same in self._words.values() for word in same)
        return tuple(word for word in found if word.relation.predicate == predicate)

    def expressions(self) -> tuple[str, ...]:
        """Return the verbs of several words, sorted: "prendre en otage", "rendre visite".

        Reflexive verbs and those with "être" are left out, for a parse has them in other ways.
        """
        lemmas = {word.lemma for frame in _FRAMES for word in self._of(frame)}
        plain_verbs = (lemma for lemma in lemmas if not lemma.startswith(("se ", "s'", "être ")))
        return tuple(sorted(lemma for lemma in plain_verbs if " " in lemma))

    def adjective(self, lemma: str, preposition: str) -> tuple[Word, ...]:
        """Return what a predicative adjective with its preposition may mean: "favorable à".

        Participles are looked up by their verb, for a parse has them as either.

        Examples
        --------
        >>> [word.relation.predicate for word in relations().adjective("situer", "en")]
        ['kg:locatedIn']
        """
        found = (*self._find(Frame.ADJECTIVE, lemma), *self._find(Frame.PASSIVE, lemma))
        return tuple(word for word in found if word.preposition == plain(preposition))

    def noun(self, lemma: str) -> tuple[EventNoun, ...]:
        """Return what an event noun may mean, with the prepositions of its participants."""
        found = self._find(Frame.NOUN, lemma)
        return tuple(word for word in found if isinstance(word, EventNoun))

    def title(self, lemma: str, preposition: str = "de") -> tuple[Word, ...]:
        """Return what "X, TITLE de Y" may mean: "secrétaire général", "filiale", "épouse".

        Parameters
        ----------
        preposition
            "ambassadeur auprès de", "candidat à".

        Examples
        --------
        >>> [word.relation.predicate for word in relations().title("capitale")]
        ['kg:capitalOf']
        """
        found = self._find(Frame.TITLE, lemma)
        return tuple(word for word in found if word.preposition == plain(preposition))

    def preposition(self, lemma: str) -> tuple[Word, ...]:
        """Return what a preposition between two phrases may mean: "près de"."""
        return self._find(Frame.PREPOSITION, plain(lemma))

    def choose(self, words: Iterable[W], subject: str | None, obj: str | None) -> W | None:
        """Return the word whose relation the types of the participants allow, if it is one.

        Parameters
        ----------
        words
            What a look-up gave.
        subject, obj
            Types of the mentions that would become subject and object; None where there is
            no such participant.

        Examples
        --------
        >>> table = relations()
        >>> table.choose(table.verb("condamner"), "Government", "Person").relation.predicate
        'kg:sentences'
        """
        fitting = [word for word in words if word.relation.fits(subject, obj)]
        sureness = [word.relation.sureness(subject, obj) for word in fitting]
        best = [word for word, sure in zip(fitting, sureness, strict=True) if sure == max(sureness)]
        return best[0] if len({word.relation.predicate for word in best}) == 1 else None

    def _of(self, frame: Frame) -> Iterator[Word]:
        for (kind, _), words in self._words.items():
            if kind is frame:
                yield from words

    def _find(self, frame: Frame, lemma: str) -> tuple[Word, ...]:
        return tuple(self._words.get((frame, key(lemma)), ()))


@cache
def relations(code: str = "fr") -> RelationTable:
    """Return the table of a language, checked.

    Raises
    ------
    LanguageDataError
        For a predicate or type that the ontology does not have, an unknown key, an unsorted
        list, a word that two relations claim for the same types, or a relation with fewer than
        two positive examples or no negative one.
    """
    offices = [
        Word(
            Relation(title.predicate, *_types(title.predicate, {})), Frame.TITLE, title.lemma, "de"
        )
        for title in titles(code).entries.values()
        if title.predicate
    ]
    return parse(load(code).table("relations"), offices)


def parse(raw: Mapping[str, Any], offices: Iterable[Word] = ()) -> RelationTable:
    """Read a table and check it; `offices` are the words that ``titles.toml`` adds."""
    read = [(_relation(block), block) for block in raw["relation"]]
    names = [relation.predicate for relation, _ in read]
    for name, following in pairwise(names):
        if name > following:
            raise _error(following, "out of order")
    words = [word for relation, block in read for word in _words(relation, block)]
    return RelationTable((relation for relation, _ in read), [*words, *offices])


def _relation(block: Mapping[str, Any]) -> Relation:
    name = block["predicate"]
    if name not in ontology().properties:
        raise _error(name, "the ontology has no such relation")
    for unknown in sorted(block.keys() - _KEYS):
        raise _error(name, f"unknown key '{unknown}'")
    for field in sorted(_SORTED & block.keys()):
        wrong = first_unsorted(block[field])
        if wrong is not None:
            raise _error(name, f"'{wrong}' is out of order in {field}")
    return Relation(name, *_types(name, block), _examples(name, block))


def _types(name: str, block: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    entry = ontology().property(name)
    subjects = tuple(block.get("subject_types", [entry.domain, "Thing"]))
    objects = tuple(block.get("object_types", [entry.range, "Thing"] if entry.range else []))
    for unknown in {*subjects, *objects} - ontology().classes.keys():
        raise _error(name, f"the ontology has no type '{unknown}'")
    return subjects, objects


def _examples(name: str, block: Mapping[str, Any]) -> tuple[Example, ...]:
    entries = block.get("examples", [])
    negative = [entry for entry in entries if entry.get("none")]
    if len(entries) - len(negative) < 2 or not negative:
        raise _error(name, "two examples and a negative one are wanted")
    return tuple(Example(e["text"], e.get("subject"), e.get("object")) for e in entries)


def _words(relation: Relation, block: Mapping[str, Any]) -> Iterator[Word]:
    for field, frame in _WORDS.items():
        for entry in block.get(field, ()):
            for lemma, preposition in alternatives(entry):
                default = "de" if frame is Frame.TITLE else ""
                yield Word(relation, frame, lemma, preposition or default)
    for entry in block.get("prepositions", ()):
        yield Word(relation, Frame.PREPOSITION, plain(entry))
    for lemma, slots in block.get("nouns", {}).items():
        subjects, objects = _slot(slots.get("subject")), _slot(slots.get("object"))
        yield EventNoun(relation, Frame.NOUN, lemma, "", subjects, objects)


def _slot(value: str | list[str] | None) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value or []
    return tuple(plain(preposition) for preposition in listed)


def _check_distinct(same: list[Word]) -> None:
    """Raise if one word means two things that no pair of types tells apart."""
    for one, other in combinations(same, 2):
        if one.preposition == other.preposition and one.relation.overlaps(other.relation):
            entry = f"{one.lemma} {one.preposition}".strip()
            names = (one.relation.predicate, other.relation.predicate)
            raise _error(" and ".join(names), f"'{entry}' may be either")


def _error(name: str, reason: str) -> LanguageDataError:
    return LanguageDataError(f"relations.toml: {name}: {reason}")
