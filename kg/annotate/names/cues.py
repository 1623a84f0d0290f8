"""What speaks for the type of a candidate: the words in it and the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate.names.candidate import Candidate
from kg.annotate.names.matches import Matches
from kg.annotate.names.surface import Surface
from kg.annotate.names.tables import Tables
from kg.lang.gazetteer import GazetteerPlace, PlaceKind, key
from kg.lang.names import HeadRole

_OF = {"de", "d'", "du", "des"}
_ARTICLES = {"la", "l'", "le", "les"}
_BACK = 4  # words between an introducing noun and its name
_PHRASE = 9  # words of a phrase before a comma that are looked at
_AHEAD = 4  # words of an apposition that are looked at
_CITY, _LARGE = 100_000, 1_000_000  # inhabitants


class Cues:
    """The evidence of one block."""

    def __init__(self, surface: Surface, tables: Tables) -> None:
        self._s = surface
        self._t = tables
        self._w = tables.cues.weights
        self._words = tables.cues.words
        self._matches = Matches(surface, tables)

    def weigh(self, one: Candidate) -> None:
        """Add all votes for the type of a candidate."""
        self._recogniser(one)
        self._inside(one)
        self._listed(one)
        if self._matches.plays(one):
            one.vote("Organization", self._w["plays"])
        self._before(one)
        self._after(one)

    def weigh_lists(self, found: Sequence[Candidate]) -> None:
        """Let what is sure of its type speak for its neighbours in a list: "Metz et Dijon"."""
        sure = [self._sure(one) for one in found]
        for i in range(len(found) - 1):
            if self._coordinated(found[i], found[i + 1]):
                for one, kind in ((found[i + 1], sure[i]), (found[i], sure[i + 1])):
                    if kind:
                        one.vote(kind, self._w["listed"])

    def _sure(self, one: Candidate) -> str:
        kind = one.leading
        return kind if kind and one.votes[kind] >= self._w["sure"] else ""

    def _coordinated(self, left: Candidate, right: Candidate) -> bool:
        """Return whether a comma or conjunction, and at most a preposition, part the two."""
        words = self._s.lower[left.end : right.start]
        linked = 1 <= len(words) <= 3 and words[0] in self._words["conjunctions"]
        return linked and all(word in _OF | _ARTICLES | {"à", "en"} for word in words[1:])

    def _recogniser(self, one: Candidate) -> None:
        """Count the recogniser's label: the more of the name it covers, the more it weighs."""
        s = self._s
        length = one.end - one.start
        for label in ("Person", "Place", "Organization", "Thing"):
            covered = sum(s.label[i] == label for i in range(one.start, one.end))
            if covered:
                weight = self._w["ner_misc"] if label == "Thing" else self._w["ner"]
                one.vote(label, weight * covered / length)

    def _inside(self, one: Candidate) -> None:
        """Look at the first and the last word, capitals, and the number of words."""
        s, cues = self._s, self._t.cues
        stopped = one.end - 1 > one.start and s.words[one.end - 1] == "."
        first, last = key(s.words[one.start]), key(s.words[one.end - 1 - stopped])
        if one.end - one.start > 1:
            if last in cues.endings:
                one.vote(cues.endings[last], self._w["ending"])
            if first in cues.starts:
                one.vote(cues.starts[first], self._w["start"])
        word = s.words[one.start]
        acronym = word.isupper() and word.isalpha() and 2 <= len(word) <= 6
        if acronym and one.end == one.start + 1 and not one.shouted:
            one.vote("Organization", self._w["acronym"])
        self._shape(one)

    def _shape(self, one: Candidate) -> None:
        """Two capitalised words without a determiner look like a person's name."""
        s = self._s
        capitals = [i for i in range(one.start, one.end) if s.capital[i]]
        simple = 2 <= len(capitals) <= 4 and len(capitals) >= one.end - one.start - 1
        free = one.start == 0 or s.lower[one.start - 1] not in self._words["singular"]
        titled = s.lower[one.start] in _ARTICLES and s.label[one.start] != "Person"
        digits = any(c.isdigit() for c in s.words[one.end - 1])
        if simple and free and not digits and not titled:
            one.vote("Person", self._w["shape"])

    def _listed(self, one: Candidate) -> None:
        """Count the lists of places, peoples and well-known names."""
        known = self._t.cues.known.get(one.key)
        if known:
            one.vote(known, self._w["known"])
        seat = self._t.places.metonyms.get(one.key)
        if seat:
            one.vote(seat.type, self._w["known"])
        if one.key in self._t.places.peoples and self._plural(one):
            one.vote("Group", self._w["country"])
        elif self._inhabitants(one):
            one.vote("Group", self._w["inhabitants"])
        place = self._t.places.places.get(one.key)
        if place and one.key not in self._t.places.opaque:
            one.vote("Place", self._place_weight(place))

    def _place_weight(self, place: GazetteerPlace) -> float:
        if place.kind is PlaceKind.COUNTRY:
            return self._w["country"]
        if place.kind is not PlaceKind.CITY:
            return self._w["region"]
        sizes = ((_LARGE, "large_city"), (_CITY, "big_city"), (0, "city"))
        return self._w[next(name for size, name in sizes if place.population >= size)]

    def _plural(self, one: Candidate) -> bool:
        """Return whether the name is a plural: by its determiner, or by its own ending."""
        s = self._s
        before = s.lower[one.start - 1] if one.start else ""
        return before in self._words["plural"] or one.key.endswith(("s", "x"))

    def _inhabitants(self, one: Candidate) -> bool:
        """Return whether the name is formed like those of inhabitants: "les Verdunois"."""
        before = self._s.lower[one.start - 1] if one.start else ""
        endings = tuple(self._words["inhabitants"])
        single = one.end == one.start + 1
        return single and before in self._words["plural"] and one.key.endswith(endings)

    def _before(self, one: Candidate) -> None:
        """Look at the determiner, preposition and introducing noun in front."""
        s = self._s
        index = one.start - 1
        if not s.same_sentence(index, one.start):
            return
        word = s.lower[index]
        if word in self._words["singular"] and word not in _OF:
            one.vote("Person", -self._w["determined"])
        if word in self._words["plural"]:
            one.vote("Person", -self._w["plural"])
        if word in self._words["locative"] or self._near(index):
            one.vote("Place", self._w["locative"])
        self._introduced(one, index)

    def _near(self, index: int) -> bool:
        """Return whether "de" at `index` ends a preposition of place: "près de"."""
        s = self._s
        inside = s.lower[index] in _OF and s.same_sentence(index, index - 1)
        return inside and s.lower[index - 1] in self._words["near"]

    def _introduced(self, one: Candidate, index: int) -> None:
        """Look back for the noun in apposition: "le président russe X", "ville de X"."""
        s = self._s
        linked = False
        for i in range(index, max(index - _BACK, -1), -1):
            if not s.same_sentence(i, one.start):
                return
            if s.words[i] in self._t.titles.civilities and not linked:
                one.vote("Person", self._w["title"])
                return
            if s.lower[i] in _OF | _ARTICLES or s.words[i] in self._t.openers:
                linked = linked or s.lower[i] in _OF | _ARTICLES
                continue
            if linked and s.lower[i] in self._words["chiefs"]:
                one.vote("Organization", self._w["led"])
            kind = self._announced(i, linked)
            if kind == "Person" and self._is_membership(one):
                one.vote("Organization", self._w["head"])
                return
            if kind:
                one.vote(kind, self._w["people" if kind == "Person" else "head"])
                return
            if s.words[i] == "," and i == index:
                self._described(one, i - 1)
                return
            adjective = s.pos[i] == "ADJ" or s.lower[i] in self._words["adjectives"]
            if not adjective and self._t.places.nationality(s.lower[i]) is None:
                return

    def _is_membership(self, one: Candidate) -> bool:
        """Return whether it is the party of a person named behind: "le député UMP Paul Roy"."""
        s = self._s
        follows = s.same_sentence(one.start, one.end) and s.capital[one.end]
        return follows and one.end == one.start + 1 and s.words[one.start].isupper()

    def _described(self, one: Candidate, index: int) -> None:
        """Read "Le chef de l'OTAN, X": a person noun that begins the phrase before the comma."""
        s = self._s
        for i in range(index, max(index - _PHRASE, -1), -1):
            if not s.same_sentence(i, one.start) or s.pos[i] in {"VERB", "AUX", "PUNCT", "PRON"}:
                return
            begins = i == 0 or s.lower[i - 1] in self._words["singular"] or s.weak[i]
            if begins and self._t.is_person_noun(s.lower[i]):
                one.vote("Person", self._w["apposed"])
                return

    def _announced(self, index: int, linked: bool) -> str | None:
        """Return the class that a noun gives the name beside it; behind "de" only places."""
        s = self._s
        kind = self._t.cues.head(s.lower[index], HeadRole.BESIDE)
        if linked:
            return "Place" if kind == "Place" or s.lower[index] in self._words["locals"] else None
        if kind is None:
            kind = self._t.cues.head(s.lower[index], HeadRole.NAMED, HeadRole.COMPLEMENT)
        return kind or ("Person" if self._t.is_person_noun(s.lower[index]) else None)

    def _after(self, one: Candidate) -> None:
        """Look at the verb or the apposition behind."""
        s = self._s
        index = one.end
        if not s.same_sentence(one.start, index):
            return
        if s.lower[index] in self._words["verbs"]:
            one.vote("Person", self._w["says"])
            one.vote("Organization", self._w["says"])
        if s.words[index] in {",", "("}:
            self._apposition(one, index + 1)

    def _apposition(self, one: Candidate, index: int) -> None:
        """Read ", 43 ans", ", le ministre ...", ", une ville de"."""
        s = self._s
        last = min(index + _AHEAD, len(s))
        for i in range(index, last):
            if not s.same_sentence(one.start, i) or s.words[i] in {",", ")"}:
                return
            if s.lower[i] in {"ans", "né", "née", "âgé", "âgée"}:
                one.vote("Person", self._w["apposed"])
                return
            kind = None if s.capital[i] and i == index else self._noun(i)
            if kind:
                one.vote(kind, self._w["apposed"])
                return
            if s.pos[i] not in {"DET", "ADJ", "NUM", "ADV"} and s.lower[i] not in _ARTICLES:
                return

    def _noun(self, index: int) -> str | None:
        kind = self._t.cues.head(self._s.lower[index], HeadRole.BESIDE, HeadRole.COMPLEMENT)
        return kind or ("Person" if self._t.is_person_noun(self._s.lower[index]) else None)
