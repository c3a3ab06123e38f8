"""A shortage of people on weekends or weekdays, and what would help."""

from fractions import Fraction
from typing import Literal, NamedTuple

from arsplan.capacity.duties import Stretch

__all__ = ["Lever", "Pinch"]


class Lever(NamedTuple):
    """One change, the rest as it is.

    Attributes
    ----------
    kind
        ``person``: one more; ``frequency``: weekends as often as these people need; ``long``: long shifts at
        weekends; ``positions``: as large as the hours demanded allow these people.
    need, gives
        Heads needed on a day, and given, after the change.
    mean_position
        By the identity: the hours of these slots for the people there or needed, whichever are more.
    lift
        By how much that is more than without the change.
    every
        Every so many-th weekend, for ``frequency``.
    number, shift, minutes
        So many long shifts on a weekend day, their code and paid minutes, for ``long``.
    requires
        Agreement and consent that are needed; empty for none.
    open_hours
        What long shifts leave uncovered; empty for nothing.
    """

    kind: Literal["person", "frequency", "long", "positions"]
    need: Fraction
    gives: Fraction
    mean_position: Fraction
    lift: Fraction
    every: Fraction | None = None
    number: int = 0
    shift: str = ""
    minutes: int = 0
    requires: str = ""
    open_hours: str = ""


class Pinch(NamedTuple):
    """A group of slots on weekends or weekdays of a season: what it needs, and what its people can give.

    Attributes
    ----------
    season, weeks
        The season and its ISO weeks, 1-11, 45-51.
    group, competence
        Name of the group of rotas, and of the group of slots.
    days
        ``weekend`` or ``weekday``.
    stretches
        Heads by line on the busiest such day; nobody can fill two of them.
    people
        Those on the list who may fill these slots.
    every
        Every how many-th weekend each of them may work; None for never.
    need
        Heads on the busiest weekend day; on weekdays, shifts of ordinary length on a mean day.
    gives
        Heads that these people can give: weekends by frequency; weekdays by what is left of their positions.
    gives_with_vacation
        The same with those on vacation away, as the unit's vacation spreads over the season on average.
    missing
        People missing on weekends, whole; None where nobody may work them, and on weekdays.
    mean_position
        Weekends: as in the identity, the hours of these slots for the people there or needed, whichever are
        more. Weekdays: the present mean.
    levers
        What would help; empty where nobody is missing.
    """

    season: str
    weeks: str
    group: str
    competence: str
    days: Literal["weekend", "weekday"]
    stretches: tuple[Stretch, ...]
    people: int
    every: Fraction | None
    need: Fraction
    gives: Fraction
    gives_with_vacation: Fraction
    missing: int | None
    mean_position: Fraction
    levers: tuple[Lever, ...]

    @property
    def tightness(self) -> tuple[Fraction, Fraction]:
        """Share of the need that is given, and the heads above it: the least is the tightest."""
        return self.gives / self.need, self.gives - self.need

    @property
    def missing_heads(self) -> Fraction:
        """Heads a day that are needed and not given while some are on vacation."""
        return max(Fraction(0), self.need - self.gives_with_vacation)

    @property
    def sentence(self) -> str:
        """All of it in one sentence."""
        from arsplan.capacity.pinch_words import sentence

        return sentence(self)
