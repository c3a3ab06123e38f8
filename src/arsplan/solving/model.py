"""A constraint model over some free cells of the grid; everything else stands as in the given roster.

Cells are (person, day). The container answers questions about a cell without the caller knowing whether it is free:
`x` is a variable, or 0 or 1. Constraints that touch no free cell are left out, since nothing could change them; where
the fixed part alone passes a limit already, the free part must not add to it.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from ortools.sat.python import cp_model, cp_model_helper

from arsplan.solving.grid import Cells, Grid

Term = cp_model.IntVar | int

DEBT = 100
"""What a minute that has to be worked and is not costs; a minute of demand weighs 10 or more."""

DUTY = 480
"""Minutes as which a duty, or a day of a run, is counted where it has to be and is not."""

Literal = cp_model_helper.Literal | int
"""A term, or its opposite."""


def not_(term: Literal) -> Literal:
    """The opposite of a term."""
    return 1 - term if isinstance(term, int) else ~term


class RosterModel:
    """Variables of a part of a roster.

    Parameters
    ----------
    grid
        The unit.
    roster
        People x days x shifts: the roster around the free cells.
    free
        People x days: what the solver may change. History and locked cells are never free.
    away
        People x days: vacation as placed; nobody works then.
    cp
        The model to add to; a new one where None.
    owing
        What the roster lacks as it stands, free cells included, it may go on lacking at a price; nothing more. So it
        always remains a solution. Otherwise what has to be enough is enough.
    until
        From this day on nothing is decided yet: what lacks something as it stands may get it there.
    moving
        People whose vacation is not settled.
    """

    def __init__(
        self,
        grid: Grid,
        roster: Cells,
        free: Cells,
        away: Cells,
        cp: cp_model.CpModel | None = None,
        *,
        owing: bool = False,
        until: int | None = None,
        moving: frozenset[int] = frozenset(),
    ) -> None:
        self.grid, self.owing, self.moving = grid, owing, moving
        self.until = grid.shape[1] if until is None else until
        self.cp = cp_model.CpModel() if cp is None else cp
        self.free = free & ~grid.locked
        self.free[:, : grid.back] = False
        self.roster, self.away = roster, away
        self.costs: list[tuple[Term, int]] = []
        self.infeasible = False
        self._x: dict[tuple[int, int, int], cp_model.IntVar] = {}
        self._cell: dict[int, tuple[int, int, int]] = {}
        self._on: dict[tuple[int, int], Term] = {}
        self._sums: list[tuple[cp_model.IntVar, list[tuple[int, int, int]]]] = []
        name = self.cp.new_bool_var
        open_ = self.free & ~away
        for e, d, s in zip(*np.nonzero(open_[:, :, None] & grid.allowed), strict=True):
            cell = int(e), int(d), int(s)
            self._x[cell] = name("")
            self._cell[self._x[cell].index] = cell
        self.people = [int(e) for e in np.nonzero(self.free.any(axis=1))[0]]
        self._span = {e: (int(days[0]), int(days[-1])) for e in self.people for days in [np.nonzero(self.free[e])[0]]}

    def x(self, e: int, d: int, s: int) -> Term:
        """Whether person e works shift s on day d."""
        if self.free[e, d]:
            return self._x.get((e, d, s), 0)
        return int(self.roster[e, d, s])

    def worked(self, e: int, d: int, shifts: Iterable[int] | None = None) -> list[Term]:
        """Terms of a day's shifts (those named, or all) that may be worked; constants that are 0 are left out."""
        terms = [self.x(e, d, s) for s in (range(self.grid.shape[2]) if shifts is None else shifts)]
        return [t for t in terms if not (isinstance(t, int) and t == 0)]

    def on(self, e: int, d: int) -> Term:
        """Whether any shift starts on this day."""
        if (e, d) not in self._on:
            terms = self.worked(e, d)
            if self.grid.single and len(terms) > 1 and self.free[e, d]:
                some = self.cp.new_bool_var("")
                self.cp.add_exactly_one([~some, *terms])
                self._on[e, d] = some
            else:
                self._on[e, d] = self.any_of(terms)
        return self._on[e, d]

    def any_of(self, terms: Sequence[Term]) -> Term:
        """Return a literal that is true if and only if one of the terms is."""
        if any(isinstance(t, int) and t for t in terms):
            return 1
        literals = [t for t in terms if not isinstance(t, int)]
        if not literals:
            return 0
        if len(literals) == 1:
            return literals[0]
        some = self.cp.new_bool_var("")
        self.cp.add_max_equality(some, literals)
        return some

    def span(self, e: int) -> tuple[int, int]:
        """First and last free day of a person."""
        return self._span[e]

    def near(self, e: int, before: int, after: int = 0) -> range:
        """Days from which a window of `before` days ahead can touch a free day of person e."""
        first, last = self._span[e]
        return range(max(0, first - before), min(self.grid.shape[1] - 1, last + after) + 1)

    def at_most(self, terms: Sequence[Term], limit: int, weights: Sequence[int] | None = None) -> None:
        """Weighted sum <= limit, or no more than the fixed part where that passes the limit already."""
        pairs = list(zip(terms, [1] * len(terms) if weights is None else weights, strict=True))
        fixed = sum(t * w for t, w in pairs if isinstance(t, int))
        open_ = [(t, w) for t, w in pairs if not isinstance(t, int)]
        room = max(0, limit - fixed)
        if not open_ or sum(w for _, w in open_) <= room:
            return
        literals, sizes = [t for t, _ in open_], [w for _, w in open_]
        if room == 1 and set(sizes) == {1}:
            self.cp.add_at_most_one(literals)
        else:
            self.cp.add(cp_model.LinearExpr.weighted_sum(literals, sizes) <= room)

    def at_least(
        self, terms: Sequence[Term], limit: int, weights: Sequence[int] | None = None, *, last: int, price: int = 1
    ) -> None:
        """Weighted sum of cells >= limit, where the free part can still bring it there.

        Parameters
        ----------
        last
            The last day that counts.
        price
            What a unit of it weighs where it may be owed; a minute is 1.
        """
        pairs = list(zip(terms, [1] * len(terms) if weights is None else weights, strict=True))
        lacking = limit - sum(t * w for t, w in pairs if isinstance(t, int))
        open_ = [(t, w) for t, w in pairs if not isinstance(t, int)]
        if lacking <= 0 or not (self.owing or lacking <= sum(w for _, w in open_)):
            return
        stands = sum(w for t, w in open_ if self.roster[self._cell[t.index]])
        owed = self.owe(max(0, lacking - stands), last, price)
        if owed is not None and open_:
            literals, sizes = [t for t, _ in open_], [w for _, w in open_]
            self.cp.add(cp_model.LinearExpr.weighted_sum([*literals, *owed], [*sizes, *[1] * len(owed)]) >= lacking)

    def owe(self, lacking: int, last: int, price: int) -> list[cp_model.IntVar] | None:
        """What may be lacking of something that has to be enough, each at a price; None if it is not decided yet.

        Parameters
        ----------
        lacking
            How much is, as the roster stands.
        last
            The last day that counts.
        """
        if not self.owing or lacking == 0:
            return []
        if last >= self.until:
            return None
        owed = self.cp.new_int_var(0, lacking, "")
        self.cost(owed, DEBT * price)
        return [owed]

    def never_all(self, terms: Sequence[Literal], unless: Sequence[Literal] = ()) -> None:
        """Forbid all terms together, unless one of the others holds; what nothing can change is left out."""
        if any(isinstance(t, int) and t == 0 for t in terms) or any(isinstance(t, int) and t for t in unless):
            return
        clause = [~t for t in terms if not isinstance(t, int)] + [t for t in unless if not isinstance(t, int)]
        if clause:
            self.cp.add_bool_or(clause)

    def equal(self, a: Term, b: Term) -> None:
        """Make two cells hold or fail together, where one of them can still change."""
        if not (isinstance(a, int) and isinstance(b, int)):
            self.cp.add(a == b)

    def cost(self, term: Term, weight: int) -> None:
        """Add weight x term to what is minimised."""
        if not (isinstance(term, int) and term == 0) and weight:
            self.costs.append((term, weight))

    def away_with(self, e: int, days: Iterable[int], literal: cp_model.IntVar) -> None:
        """No duty of a person starts on these days if the literal holds."""
        for d in days:
            for term in self.worked(e, d):
                if isinstance(term, int):
                    self.cp.add(literal == 0)
                else:
                    self.cp.add_implication(literal, ~term)

    def together(self, cells: Sequence[Term]) -> cp_model.IntVar:
        """Return how many of some free cells are worked, as one variable for the many rows that ask."""
        total = self.cp.new_int_var(0, len(cells), "")
        self.cp.add(total == sum(cells))
        self._sums.append((total, [self._cell[t.index] for t in cells if not isinstance(t, int)]))
        return total

    def hint(self, roster: Cells) -> None:
        """Suggest a roster for the free cells."""
        for (e, d, s), variable in self._x.items():
            self.cp.add_hint(variable, bool(roster[e, d, s]))
        for total, cells in self._sums:
            self.cp.add_hint(total, sum(bool(roster[cell]) for cell in cells))

    def minimize_costs(self) -> None:
        """Set the objective to the costs gathered so far."""
        literals = [t for t, _ in self.costs if not isinstance(t, int)]
        weights = [w for t, w in self.costs if not isinstance(t, int)]
        constant = sum(t * w for t, w in self.costs if isinstance(t, int))
        self.cp.minimize(cp_model.LinearExpr.weighted_sum(literals, weights) + constant)

    def read(self, solver: cp_model.CpSolver | cp_model.CpSolverSolutionCallback) -> Cells:
        """Return the whole roster with the free cells as solved."""
        found = self.roster.copy()
        for e, d in zip(*np.nonzero(self.free), strict=True):
            found[e, d] = False
        value = solver.boolean_value
        for (e, d, s), variable in self._x.items():
            found[e, d, s] = value(variable)
        return found
