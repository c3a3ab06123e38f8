"""A cyclic rota as a value: lines of some weeks, and who begins in which."""

from dataclasses import dataclass
from fractions import Fraction

from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.planning.plan_types import Outcome

DAYS = 7


@dataclass(frozen=True, slots=True)
class CyclicLine:
    """A rota that repeats.

    Attributes
    ----------
    weeks
        For each week seven days, Monday first, each with the codes of its shifts; none on a day off.
    people
        Ids of those who follow it: the first begins in its first week, the next in its second.
    minutes
        Paid minutes in an average week.
    """

    weeks: tuple[tuple[tuple[str, ...], ...], ...]
    people: tuple[str, ...]
    minutes: Fraction

    def on(self, place: int, day: int) -> tuple[str, ...]:
        """What the person at a place of the line works on a day, counted from the plan's start."""
        return self.weeks[(day // DAYS + place) % len(self.weeks)][day % DAYS]


@dataclass(frozen=True)
class CyclicRota:
    """A cyclic rota for a unit.

    Attributes
    ----------
    unit
        As it was given.
    season
        Whose demand the rota is made for.
    lines
        Everybody is on one of them; none where no rota was found.
    outcome
        Whether it keeps every rule in ordinary weeks, around its seams, and why planning ended.
    shortage, bound
        Head-minutes that an average week leaves uncovered, and how few they can be on lines like these.
    demanded
        Head-minutes that a week asks for.
    seconds
        What it took.
    """

    unit: Unit
    season: str
    lines: tuple[CyclicLine, ...]
    outcome: Outcome
    shortage: Fraction
    bound: Fraction
    demanded: Fraction
    seconds: float

    def roster(self) -> Roster:
        """Repeat the lines over the unit's plan, whatever happens there: vacation, red days, other seasons."""
        return Roster(
            Duty(person, day, code)
            for line in self.lines
            for place, person in enumerate(line.people)
            for k, day in enumerate(self.unit.horizon.dates)
            for code in line.on(place, k)
        )
