"""What a person decided about who is who."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether two entities are one."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """A decision on two entities; which of the two is named first means nothing.

    Attributes
    ----------
    first, second
        Ids of entities, the lesser one first.

    Examples
    --------
    >>> Judgement.on("person/v-poutine", "person/poutine", Verdict.SAME).first
    'person/poutine'
    """

    first: str
    second: str
    verdict: Verdict

    @classmethod
    def on(cls, one: str, other: str, verdict: Verdict) -> Judgement:
        """Return the judgement on two entities in either order.

        Raises
        ------
        ValueError
            If the two are one id.
        """
        if one == other:
            raise ValueError(f"'{one}' is one entity, not two")
        first, second = sorted((one, other))
        return cls(first, second, Verdict(verdict))
