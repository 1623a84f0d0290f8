"""Towns that stand for their teams: "Marseille a battu Lyon 2-0"."""

from __future__ import annotations

from kg.annotate.names.candidate import Candidate
from kg.annotate.names.surface import Surface
from kg.annotate.names.tables import Tables
from kg.lang.gazetteer import PlaceKind

_GOALS = 200  # more than one side makes in any game


class Matches:
    """The sentences of one block that tell how a game ended."""

    def __init__(self, surface: Surface, tables: Tables) -> None:
        self._s = surface
        self._t = tables
        scored = {surface.sentence[i] for i in range(len(surface)) if self._is_score(i)}
        played = {
            surface.sentence[i] for i, word in enumerate(surface.lower) if word in self._verbs
        }
        self._games = scored & played

    @property
    def _verbs(self) -> frozenset[str]:
        return self._t.cues.words["played"]

    def plays(self, one: Candidate) -> bool:
        """Return whether a town plays: a score and its verb stand beside it, and no "à"."""
        s = self._s
        place = self._t.places.places.get(one.key)
        town = place is None or place.kind is PlaceKind.CITY
        before = s.lower[one.start - 1] if s.same_sentence(one.start - 1, one.start) else ""
        against = s.lower[one.start - 2] == "face" if before == "à" and one.start > 1 else False
        located = before in self._t.cues.words["locative"] | {"de", "d'"} and not against
        return town and not located and s.sentence[one.start] in self._games

    def _is_score(self, index: int) -> bool:
        """Return whether "2-0" begins here."""
        s = self._s
        if not s.hyphenated(index + 1) or not s.same_sentence(index, index + 2):
            return False
        goals = (s.words[index], s.words[index + 2])
        return all(one.isdigit() and int(one) < _GOALS for one in goals)
