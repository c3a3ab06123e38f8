"""A cyclic base rota: an ordinary week's demand, people as they are, and a seam that keeps every rule as well.

The model is a unit of three cycles in which cells one cycle apart are equal. Rules that look back or ahead find the
neighbouring cycle there, so that a rota that is lawful in the middle stays lawful however often it is repeated.
"""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

import numpy as np

from arsplan.clock.holidays import is_red
from arsplan.domain.absences import VACATION
from arsplan.domain.demand import Season
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.rules.entitlement import account, vacation_to_place
from arsplan.rules.rulebook import rulebook
from arsplan.solving.coverage import Demand, cover
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures import constrain, restrict
from arsplan.solving.model import RosterModel
from arsplan.solving.run import Budget, Status, configure, run

CYCLES = 3
"""The one that counts, with a whole one on either side."""

SUNDAY = 6


class BaseRota:
    """The model of one cycle; it can be solved more than once, each time from the best so far.

    Parameters
    ----------
    unit
        As it is given.
    cycle
        Weeks until the rota repeats.
    """

    def __init__(self, unit: Unit, cycle: int) -> None:
        self.unit = ordinary(unit, cycle)
        self.grid = restrict(Grid(self.unit, rulebook(self.unit)))
        self.demand = Demand(self.grid)
        self.length = 7 * cycle
        self.best: Cells | None = None

    def model(self) -> RosterModel:
        """Every rule of the unit, its demand, and the equal cycles."""
        free = np.ones(self.grid.shape[:2], dtype=bool)
        model = RosterModel(self.grid, self.grid.empty(), free, np.zeros_like(free))
        constrain(model)
        cover(model, self.demand)
        for e, d, s in np.ndindex(self.grid.shape):
            if d >= self.length:
                model.equal(model.x(e, d - self.length, s), model.x(e, d, s))
        if self.best is not None:
            model.hint(self.best)
        return model

    def solve(self, model: RosterModel, budget: Budget, *, seconds: float, seed: int, workers: int) -> Status:
        """Solve for so many seconds; people x days of all cycles x shifts lie in `best` afterwards."""
        model.minimize_costs()
        solver = configure(budget, seconds, seed, workers)
        status = run(model.cp, solver, budget)
        if status in {"optimal", "feasible"}:
            self.best = model.read(solver)
        return status


def ordinary(unit: Unit, cycle: int) -> Unit:
    """A unit of three cycles in its base season, without red weekdays, absence, history and what is locked."""
    base = _base_season(unit)
    return unit.model_copy(
        update={
            "start": _ordinary_weeks(unit, CYCLES * cycle),
            "weeks": CYCLES * cycle,
            "seasons": (Season(name=base, from_week=1, to_week=53),),
            "demand": tuple(row for row in unit.demand if row.season == base),
            "staff": tuple(_ordinary(unit, employee) for employee in unit.staff),
            "wishes": tuple(w for w in unit.wishes if w.from_week is None and w.kind != VACATION),
            "vacation": unit.vacation.model_copy(update={"days": 0, "senior_days": 0, "place": False}),
            "absences": (),
            "locks": (),
            "activities": (),
            "history": (),
        }
    )


def _base_season(unit: Unit) -> str:
    """The season that most weeks of the plan belong to."""
    weeks = Counter({season.name: 0 for season in unit.seasons})
    for w in range(unit.weeks):
        number = unit.horizon.iso_week(w)
        weeks.update(s.name for s in unit.seasons if s.from_week <= number <= s.to_week)
    return max(weeks, key=lambda name: weeks[name])


def _ordinary_weeks(unit: Unit, weeks: int) -> date:
    """The Monday near the plan with the fewest red weekdays behind it; even weeks stay even, as some alternate."""
    parity = unit.start.isocalendar().week % 2
    mondays = [unit.start + timedelta(weeks=k) for k in range(53)]
    alike = [monday for monday in mondays if monday.isocalendar().week % 2 == parity]
    return min(alike, key=lambda monday: sum(_red_weekday(monday + timedelta(k)) for k in range(7 * weeks)))


def _red_weekday(day: date) -> bool:
    return day.weekday() != SUNDAY and is_red(day)


def _ordinary(unit: Unit, employee: Employee) -> Employee:
    """The same person with a position such that the hours of the weeks present add up to those of the year."""
    owed = account(unit, employee)
    employed = sum(employee.employed_on(day) for day in unit.horizon.dates)
    week = employee.position * unit.full_time_week
    away = owed.absence_credit / week if week else Fraction(0)
    present = Fraction(employed, 7) - Fraction(vacation_to_place(unit, employee), 6) - away
    position = Fraction(owed.room, unit.full_time_week) / present if present > 0 else Fraction(0)
    return employee.model_copy(
        update={"position": min(employee.position, position), "start": None, "end": None, "vacation_days": None}
    )
