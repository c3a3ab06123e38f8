"""Whether a person could lawfully work one duty more than a plan gives, were the position larger."""

from datetime import date, timedelta
from functools import cache

from arsplan.checking import check
from arsplan.checking.checker import judge
from arsplan.checking.person_rota import person_rotas
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.planning.alone import meets
from arsplan.rules.measures import (
    AwayAtOnce,
    DailyRest,
    MonthHours,
    Overtime,
    PositionHours,
    RunLength,
    TredeltHours,
    VacationPlaced,
    WeeklyRest,
    WholeWeekend,
)
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rules_of

__all__ = ["FurtherDuties"]

_ASIDE = (PositionHours, MonthHours, TredeltHours, Overtime, VacationPlaced, AwayAtOnce)
"""What is asked is whether the position could be larger; vacation stays where it is."""

_FIRST = (DailyRest, WeeklyRest, RunLength)
"""What breaks most often is asked first, since one breach is enough."""

_SATURDAY, _SUNDAY = 5, 6


class FurtherDuties:
    """A plan, asked about one duty more at a time.

    Parameters
    ----------
    unit
        With the vacation as placed.
    roster
        Who works which duty.
    """

    def __init__(self, unit: Unit, roster: Roster) -> None:
        self._unit, self._roster = unit, roster
        self._known = cache(self._alone)

    def lawful(self, person: str, day: date, shift: str) -> bool:
        """Ask the checker about this person and every rule that the plan keeps for them.

        Parameters
        ----------
        person
            Id.
        day, shift
            The duty. On a weekend that is free so far, the same shift on both days where weekends are whole.

        Returns
        -------
        bool
            Whether no rule would be broken, the hours of the position left aside.
        """
        alone, duties, whole, rules = self._known(person)
        more = {Duty(person, day, shift)}
        other = day + timedelta({_SATURDAY: 1, _SUNDAY: -1}.get(day.weekday(), 0))
        if whole and other not in {duty.date for duty in duties}:
            more.add(Duty(person, other, shift))
        if any(meets(self._unit, self._roster, duty) for duty in more):
            return False
        rotas = person_rotas(alone, Roster([*duties, *more]))
        hard = (rule for rule in rules if rule.severity == "hard")
        return not any(found.verdict == "broken" for rule in hard for found in judge(rule, alone, rotas, None))

    def _alone(self, person: str) -> tuple[Unit, Roster, bool, tuple[Rule, ...]]:
        """The unit with this person only, the duties, whether weekends are whole, and the rules kept."""
        unit = self._unit
        own = {
            name: tuple(fact for fact in getattr(unit, name) if fact.employee == person)
            for name in ("absences", "wishes", "locks", "activities", "history", "balances", "skills")
        }
        alone = unit.model_copy(update={**own, "pairs": (), "staff": (unit.person[person],)})
        duties = Roster(duty for duty in self._roster if duty.employee == person)
        bound = [rule.model_copy(update={"people": (person,)}) for rule in rules_of(unit) if person in rule.people]
        whole = any(isinstance(rule.measure, WholeWeekend) and rule.severity == "hard" for rule in bound)
        asked = (rule for rule in bound if not isinstance(rule.measure, _ASIDE))
        kept = [rule for rule in asked if check(alone, duties, (rule,)).lawful]
        ids = {rule.id for rule in kept}
        kept = [rule for rule in kept if rule.implied_by not in ids]
        kept.sort(key=lambda rule: not isinstance(rule.measure, _FIRST))
        return alone, duties, whole, tuple(kept)
