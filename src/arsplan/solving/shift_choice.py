"""Which shifts to have at all: the fewest distinct ones that cover a demand curve with little more work than the best.

On every kind of day the same shifts are worked as on the day before, so a night reaches into its own morning. The whole
curve is covered; what differs is how much lies above it. First the least work by any shifts that are allowed; then
the fewest shifts with a little more work than that.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import floor
from typing import NamedTuple

from ortools.sat.python import cp_model

DAY = 1440


class Candidate(NamedTuple):
    """A shift that may be had: start and length in minutes."""

    start: int
    length: int

    def covers(self, start: int, end: int) -> bool:
        """Whether it lies over an interval of the day, itself or by what is left of the day before."""
        return any(self.start <= at and at + end - start <= self.start + self.length for at in (start, start + DAY))


class Choice(NamedTuple):
    """What was chosen.

    Attributes
    ----------
    shifts
        In order of start.
    work, least
        Minutes of work over all days with these, and the least with all that are allowed.
    needed
        Minutes of the curve itself.
    proven
        Whether fewer shifts have been proven not to do.
    """

    shifts: tuple[Candidate, ...]
    work: int
    least: int
    needed: int
    proven: bool


class Curve(NamedTuple):
    """A kind of day: heads by interval (start and end in minutes), and on how many dates it holds."""

    heads: Mapping[tuple[int, int], int]
    dates: int


def choose_shifts(
    curves: Sequence[Curve], allowed: Sequence[Candidate], *, within: Fraction, seconds: float, seed: int = 1
) -> Choice | None:
    """Choose shifts; None where the allowed ones leave a part of the curve uncovered.

    Parameters
    ----------
    curves
        The kinds of days.
    allowed
        Shifts to choose from.
    within
        How much more work than the least is no matter, as a share.
    seconds
        For each of the two steps.
    seed
        Of the solver.
    """
    for curve in curves:
        if any(heads and not any(c.covers(*when) for c in allowed) for when, heads in curve.heads.items()):
            return None
    model = cp_model.CpModel()
    most = max((heads for curve in curves for heads in curve.heads.values()), default=0)
    used = [model.new_bool_var("") for _ in allowed]
    work = []
    for curve in curves:
        people = [model.new_int_var(0, most, "") for _ in allowed]
        for count, on in zip(people, used, strict=True):
            model.add(count <= most * on)
        for (start, end), heads in curve.heads.items():
            there = [count for count, c in zip(people, allowed, strict=True) if c.covers(start, end)]
            if heads:
                model.add(sum(there) >= heads)
        work += [curve.dates * c.length * count for count, c in zip(people, allowed, strict=True)]
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds, solver.parameters.random_seed = seconds, seed
    model.minimize(sum(work))
    if solver.solve(model) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return None
    least = round(solver.objective_value)
    for variable in used:
        model.add_hint(variable, solver.value(variable))
    model.add(sum(work) <= floor(least * (1 + within)))
    # Of equally few shifts those with the least work; a shift less is worth more than all of it.
    model.minimize((least + 1) * 2 * sum(used) + sum(work))
    status = solver.solve(model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return None
    return Choice(
        tuple(sorted(c for c, on in zip(allowed, used, strict=True) if solver.value(on))),
        sum(solver.value(term) for term in work),
        least,
        sum(curve.dates * heads * (end - start) for curve in curves for (start, end), heads in curve.heads.items()),
        status == cp_model.OPTIMAL,
    )
