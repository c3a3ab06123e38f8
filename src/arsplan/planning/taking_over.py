"""People who come take over the lines of those who go, and those who stay keep theirs."""

from collections.abc import Iterable
from datetime import date
from itertools import chain

from arsplan.domain.absences import VACATION, Absence
from arsplan.domain.roster import Duty
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.planning.construct import part_of
from arsplan.planning.decomposition import components
from arsplan.rules.measures import VacationPlaced
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rulebook
from arsplan.solving.run import Budget
from arsplan.solving.skeleton import VACATION_ALONE, skeleton

__all__ = ["newcomers", "taken_over", "with_vacation"]


def newcomers(ahead: Unit, old: Unit) -> list[str]:
    """Ids of people whom the old unit did not know; vacant lines are nobody."""
    return [e.id for e in ahead.staff if e.id not in old.person and e.employment != "vacant"]


def taken_over(ahead: Unit, old: Unit, future: Iterable[Duty]) -> tuple[Unit, list[Duty]]:
    """Give the duties and the main vacation of those who leave to newcomers of the same competence and rota.

    Parameters
    ----------
    ahead
        The unit as it is now.
    old
        The unit of the plan, with vacation as placed.
    future
        Duties of the plan from the new start on.
    """
    duties = list(future)
    gone = {duty.employee for duty in duties if not _there(ahead, duty.employee, duty.date)}
    heirs: dict[str, Employee] = {}
    for person in sorted(gone):
        left = old.person[person]
        open_ = [ahead.person[n] for n in newcomers(ahead, old) if ahead.person[n] not in heirs.values()]
        alike = [e for e in open_ if (e.competence, e.rota) == (left.competence, left.rota)]
        if alike:
            heirs[person] = min(alike, key=lambda e: abs(e.position - left.position))

    def heir(person: str, day: date) -> str:
        comes = heirs.get(person)
        return person if comes is None or _there(ahead, person, day) or not comes.employed_on(day) else comes.id

    inherited = [
        absence.model_copy(update={"employee": heir(absence.employee, absence.first)})
        for absence in old.absences
        if absence.kind == VACATION and absence.first >= ahead.start and _in_main_window(ahead, absence.first)
    ]
    more = tuple(a for a in inherited if a.employee in {e.id for e in heirs.values()})
    taken = [duty._replace(employee=heir(duty.employee, duty.date)) for duty in duties]
    return ahead.with_absences((*ahead.absences, *more)), taken


def _in_main_window(unit: Unit, day: date) -> bool:
    return unit.vacation.from_week <= day.isocalendar().week <= unit.vacation.to_week


def _there(unit: Unit, person: str, day: date) -> bool:
    return person in unit.person and unit.person[person].employed_on(day)


def with_vacation(ahead: Unit, people: Iterable[str], budget: Budget, *, seconds: float, seed: int) -> Unit:
    """The unit with vacation that is due to some people and not given yet; everybody else's stands."""
    due = set(people)
    placed: list[tuple[Absence, ...]] = []
    for part, rules in components(ahead, rulebook(ahead)) if due else ():
        asked = tuple(rule for r in rules if (rule := _asking(r, due)).people)
        if due & part.person.keys():
            laid = part_of(part, asked)
            frame = skeleton(
                laid.grid, laid.demand, asked, budget, seconds=seconds, seed=seed, workers=2, steps=VACATION_ALONE
            )
            placed.append(() if frame is None else frame.placed)
    return ahead.with_absences((*ahead.absences, *chain.from_iterable(placed)))


def _asking(rule: Rule, people: set[str]) -> Rule:
    if not isinstance(rule.measure, VacationPlaced):
        return rule
    return rule.model_copy(update={"people": tuple(person for person in rule.people if person in people)})
