"""The two readings of the rules, asked the same question: is this roster allowed?"""

from collections.abc import Iterable

import numpy as np
from ortools.sat.python import cp_model

from arsplan.checking import Finding, check
from arsplan.domain.absences import OFF
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.rules.rule import Rule
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures import constrain, restrict
from arsplan.solving.model import RosterModel


def checker_allows(unit: Unit, rules: tuple[Rule, ...], roster: Roster) -> bool:
    """Reading one, for one roster; `Checker` is for many of one world."""
    return Checker(unit, rules).allows(roster)


def solver_allows(unit: Unit, rules: tuple[Rule, ...], roster: Roster) -> bool:
    """Reading two, for one roster; `Solver` is for many of one world. Shifts that it does not use stay away."""
    return Solver(unit, rules, only={duty.shift for duty in roster}).allows(roster)


class Checker:
    """Reading one: no hard rule is broken.

    Parameters
    ----------
    excuse
        What history, locks and activities alone break is not held against a roster that does not make it worse.
    """

    def __init__(self, unit: Unit, rules: tuple[Rule, ...], *, excuse: bool = False) -> None:
        self.unit, self.rules = unit, rules
        given = check(unit, given_duties(unit), rules).broken if excuse else ()
        self.given = {_window(found): found.slack for found in given}

    def allows(self, roster: Roster) -> bool:
        """Whether each breach is one that is given."""
        broken = check(self.unit, roster, self.rules).broken
        return all(found.slack >= self.given.get(_window(found), 0) for found in broken)


def given_duties(unit: Unit) -> Roster:
    """The roster in which only locked duties stand."""
    return Roster(Duty(lock.employee, lock.date, lock.shift) for lock in unit.locks if lock.shift != OFF)


def _window(found: Finding) -> tuple[str, ...]:
    return found.rule, found.employee, found.first, found.last


class Solver:
    """Reading two: one model, to which rosters are held.

    Parameters
    ----------
    free
        (person, day of the plan) that the solver may choose; all of them where None.
    around
        What stands in the other cells.
    only
        Shifts that may be worked; all of them where None.
    """

    def __init__(
        self,
        unit: Unit,
        rules: tuple[Rule, ...],
        free: Iterable[tuple[str, int]] | None = None,
        around: Roster | None = None,
        only: Iterable[str] | None = None,
    ) -> None:
        self.grid = restrict(Grid(unit, rules))
        if only is not None:
            self.grid.allowed[:, :, [code not in set(only) for code in self.grid.shifts]] = False
        cells = np.full(self.grid.shape[:2], fill_value=free is None)
        for name, day in free or ():
            cells[self.grid.person_index[name], self.grid.back + day] = True
        self.around = self.grid.empty() | self.cells(around or Roster())
        self.model = RosterModel(self.grid, self.around, cells, np.zeros_like(cells))
        constrain(self.model)
        self._open = [(cell, self.model.cp.proto.variables[x.index].domain) for cell, x in self.model._x.items()]
        self._may = np.where(self.model.free[:, :, None], False, self.around)
        for cell in self.model._x:
            self._may[cell] = True
        self._must = self.around & ~self.model.free[:, :, None]
        self._solver = cp_model.CpSolver()
        self._solver.parameters.num_workers = 1
        self._solver.parameters.linearization_level = 0
        self._solver.parameters.symmetry_level = 0

    def cells(self, roster: Iterable) -> Cells:
        """A roster as the grid holds it."""
        found = np.zeros(self.grid.shape, dtype=bool)
        grid = self.grid
        for duty in roster:
            found[grid.person_index[duty.employee], grid.day(duty.date), grid.shift_index[duty.shift]] = True
        return found

    def allows(self, roster: Roster) -> bool:
        """Hold every variable to the roster and ask whether the rest can follow."""
        asked = self.cells(roster) | (self.grid.given & self._history)
        if (asked & ~self._may).any() or (self._must & ~asked).any():
            return False
        for cell, domain in self._open:
            value = int(asked[cell])
            domain.clear()
            domain.extend((value, value))
        status = self._solver.solve(self.model.cp)
        assert status in {cp_model.OPTIMAL, cp_model.INFEASIBLE}, status
        return status == cp_model.OPTIMAL

    @property
    def _history(self) -> Cells:
        days = np.arange(self.grid.shape[1]) < self.grid.back
        return np.broadcast_to(days[None, :, None], self.grid.shape)
