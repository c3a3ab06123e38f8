"""The linear program over whole rosters: each person takes a mixture of the rosters priced so far."""

from dataclasses import dataclass

import numpy as np
from ortools.math_opt.python import mathopt

from arsplan.solving.columns.prices import Numbers, Prices
from arsplan.solving.columns.problem import FREE, PersonProblem, Rosters, TeamProblem

NO_ROSTER = 1000
"""A person without a roster costs this many times the dearest single cost: more than any roster is worth."""

WHAT_IS_READ = mathopt.ModelSolveParameters(
    variable_values_filter=mathopt.SparseVectorFilter(skip_zero_values=True),
    dual_values_filter=mathopt.SparseVectorFilter(skip_zero_values=True),
    reduced_costs_filter=mathopt.SparseVectorFilter(filtered_items=()),
)
"""Reading all of an optimum, object by object, takes longer than to find it where the program is small."""


@dataclass(frozen=True)
class Column:
    """A whole roster of one person."""

    person: int
    roster: Rosters
    share: mathopt.Variable


@dataclass(frozen=True)
class Mixture:
    """An optimum of the program: its cost, its prices, and how much of each column is taken."""

    cost: float
    prices: Prices
    shares: Numbers


class Master:
    """The program, which keeps what the solver knows while columns are added."""

    def __init__(self, team: TeamProblem) -> None:
        self.team = team
        self.columns: list[Column] = []
        self.known: dict[tuple[int, bytes], Column] = {}
        self.shunned: set[tuple[int, bytes]] = set()
        self.model = mathopt.Model()
        days, shifts = team.wanted.shape
        self.cover = [[self._cover_row(d, s) for s in range(shifts)] for d in range(days)]
        self.one = [self.model.add_linear_constraint(lb=1, ub=1) for _ in team.people]
        self.worst = NO_ROSTER * float(team.dearest)
        for row in self.one:
            row.set_coefficient(self._variable(self.worst), 1)
        self.most = {
            (e, s): self._most_row(p.most[s])
            for e, p in enumerate(team.people)
            for s in range(shifts)
            if p.most[s] < _possible(p, s)
        }
        self.solver = mathopt.IncrementalSolver(self.model, mathopt.SolverType.GLOP)

    def add(self, person: int, roster: Rosters) -> Column | None:
        """Add a roster, or take back one that was shunned; None where the program has it already."""
        key = person, roster.tobytes()
        cost = self.team.wish_cost(person, roster)
        if key in self.shunned:
            self.shunned.remove(key)
            self.model.objective.set_linear_coefficient(self.known[key].share, float(cost))
            return self.known[key]
        if key in self.known:
            return None
        share = self._variable(cost)
        self.one[person].set_coefficient(share, 1)
        for d in np.nonzero(roster != FREE)[0]:
            self.cover[d][roster[d]].set_coefficient(share, 1)
        for s, count in enumerate(self.team.people[person].counts(roster)):
            if (person, s) in self.most:
                self.most[person, s].set_coefficient(share, float(count))
        column = Column(person, roster, share)
        self.columns.append(column)
        self.known[key] = column
        return column

    def shun(self, column: Column) -> None:
        """Make a column so dear that it is taken only where there is no other: this keeps the last basis feasible."""
        self.shunned.add((column.person, column.roster.tobytes()))
        self.model.objective.set_linear_coefficient(column.share, self.worst / 2)

    def solve(self) -> Mixture:
        """Find the cheapest mixture of the columns, starting from the one before."""
        try:
            result = self.solver.solve(model_params=WHAT_IS_READ)
            duals, values = result.dual_values(), result.variable_values()
        except Exception:  # noqa: BLE001 - GLOP now and then gives up on an old basis, with errors of several kinds
            self.solver = mathopt.IncrementalSolver(self.model, mathopt.SolverType.GLOP)
            result = self.solver.solve(model_params=WHAT_IS_READ)
            duals, values = result.dual_values(), result.variable_values()
        heads = np.array([[duals.get(row, 0.0) for row in rows] for rows in self.cover])
        most = np.zeros((len(self.team.people), heads.shape[1]))
        for at, row in self.most.items():
            most[at] = -duals.get(row, 0.0)
        shares = np.array([values.get(column.share, 0.0) for column in self.columns])
        return Mixture(self.team.fixed + result.objective_value(), Prices(heads, most), shares)

    def _variable(self, cost: float) -> mathopt.Variable:
        variable = self.model.add_variable(lb=0)
        self.model.objective.set_linear_coefficient(variable, float(cost))
        return variable

    def _most_row(self, most: int) -> mathopt.LinearConstraint:
        """A limit that may be passed at the highest price, so that the program's own prices are none higher."""
        row = self.model.add_linear_constraint(ub=float(most))
        row.set_coefficient(self._variable(self.team.steepest), -1)
        return row

    def _cover_row(self, day: int, shift: int) -> mathopt.LinearConstraint:
        team, wanted = self.team, float(self.team.wanted[day, shift])
        row = self.model.add_linear_constraint(lb=wanted, ub=wanted)
        row.set_coefficient(self._variable(team.under[day, shift]), 1)
        row.set_coefficient(self._variable(team.over[day, shift]), -1)
        return row


def _possible(person: PersonProblem, shift: int) -> int:
    """Duties of a shift that a person could work if its limit did not exist."""
    return min(int(person.allowed[:, shift].sum()), person.most_minutes // person.minutes[shift])
