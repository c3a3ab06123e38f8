"""How many weekends a person works, and which more the arrangement would let them work."""

from collections.abc import Iterable

from arsplan.domain.unit import Unit
from arsplan.metrics.burden import makes_weekend
from arsplan.metrics.work import Work
from arsplan.rules.kinds import AnyMeasure
from arsplan.rules.measures import WeekendRhythm, WeekendsInPlan, WeekendsWorked
from arsplan.rules.rulebook import rules_of

__all__ = ["WeekendRoom", "worked_weekends"]


def worked_weekends(unit: Unit, pieces: Iterable[Work]) -> set[int]:
    """Weeks whose weekend is worked, counted from the plan's first; negative in history."""
    return {(piece.date - unit.start).days // 7 for piece in pieces if makes_weekend(unit, piece)}


class WeekendRoom:
    """The rules on weekends that bind one person all through the plan, asked about one weekend more.

    Parameters
    ----------
    unit
        The unit.
    person
        Id.
    """

    def __init__(self, unit: Unit, person: str) -> None:
        self._weeks = unit.weeks
        start, end = unit.start, unit.horizon.end
        self._rules = [
            rule.measure
            for rule in rules_of(unit)
            if person in rule.people
            and rule.severity == "hard"
            and (rule.valid_from or start) <= start
            and end <= (rule.valid_to or end)
        ]

    def allows(self, worked: set[int], week: int) -> bool:
        """Whether a weekend may be worked beside these, which keep the rules themselves.

        Parameters
        ----------
        worked
            Of `worked_weekends`.
        week
            A week of the plan that is not among them.

        Returns
        -------
        bool
            As the checker would find it.
        """
        return all(self._keeps(measure, worked, week) for measure in self._rules)

    @property
    def most(self) -> int:
        """Weekends of the plan that can be worked at the most, by somebody who is never away."""
        worked: set[int] = set()
        for week in range(self._weeks):
            if self.allows(worked, week):
                worked.add(week)
        return len(worked)

    def _keeps(self, measure: AnyMeasure, worked: set[int], week: int) -> bool:
        after = worked | {week}
        if isinstance(measure, WeekendsWorked):
            last_weeks = range(week, min(week + measure.of, self._weeks))
            return all(len(after & set(range(last - measure.of + 1, last + 1))) <= measure.most for last in last_weeks)
        if isinstance(measure, WeekendRhythm):
            return all((week - other) % measure.every == 0 for other in worked)
        if isinstance(measure, WeekendsInPlan):
            near = any(abs(week - other) < measure.distance for other in worked)
            return not near and sum(other >= 0 for other in after) <= measure.most
        return True
