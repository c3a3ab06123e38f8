"""cyclic(): a rota of some weeks that repeats, for ordinary weeks, lawful around its seams."""

import os
import threading
from collections.abc import Sequence
from fractions import Fraction

from arsplan.domain.unit import Unit
from arsplan.planning.asked import PORTFOLIO
from arsplan.planning.cyclic_part import CyclicPart, cyclic_part, parts
from arsplan.planning.cyclic_types import CyclicLine, CyclicRota
from arsplan.planning.plan_types import Outcome, Reason
from arsplan.planning.stop import MaxRuntime, Stop
from arsplan.rules.positions import ceilings
from arsplan.solving.coverage import weights
from arsplan.solving.cyclic.lines import WEEK
from arsplan.solving.run import Budget, DeterministicBudget, WallBudget


def cyclic(
    unit: Unit,
    weeks: int,
    *,
    stop: Stop | None = None,
    seed: int = 1,
    workers: int | None = None,
    cancel: threading.Event | None = None,
    deterministic: bool = False,
) -> CyclicRota:
    """Make a cyclic rota: people who are alike follow one line of some weeks, each from another week on.

    It is made for the unit's ordinary weeks (base season, no red weekdays, nobody away) and keeps every rule around its
    seams, as far as a rule looks over at most twelve weeks. What it gives in a year with vacation, red days and other
    seasons `plan` finds out, with the rota as `start_from`.

    Parameters
    ----------
    unit
        Whom it is for. Whether people are alike is read from their competence, hours, rules and duties allowed.
    weeks
        Until the rota repeats; a group of more people than weeks gets the smallest multiple that has room for it.
    stop
        When to stop; after 30 seconds where None.
    seed, workers, cancel, deterministic
        As for `plan`.

    Returns
    -------
    CyclicRota
        Checked by `arsplan.checking`.

    Raises
    ------
    ValueError
        If there is no week to repeat.
    ReadingsDisagree
        If the checker finds a rota unlawful that the solver called lawful. None is returned then.
    """
    if weeks < 1:
        raise ValueError(f"A rota of {weeks} weeks has no days.\nMaybe 6 weeks, or as many as people take turns.")
    seconds = (stop or MaxRuntime(30.0)).seconds
    budget: Budget = DeterministicBudget(seconds, cancel) if deterministic else WallBudget(seconds, cancel)
    threads = 1 if deterministic else PORTFOLIO * (workers or os.cpu_count() or 1)
    largest = unit.with_positions(ceilings(unit))
    sizes = [len(part.staff) for part, _ in parts(largest, 1)]
    made = [
        cyclic_part(
            largest,
            number,
            weeks,
            budget,
            seconds=budget.left() * size / sum(sizes[number:]),
            seed=seed,
            workers=threads,
        )
        for number, size in enumerate(sizes)
    ]
    return _rota(unit, made, budget)


def _rota(unit: Unit, made: Sequence[CyclicPart], budget: Budget) -> CyclicRota:
    """Put the parts together; without a rota for each of them there is none."""
    season = made[0].grid.unit.seasons[0].name
    demanded = sum((Fraction(part.demand.demanded, part.period) for part in made), Fraction(0))
    ended: Reason = "stopped_by_user" if budget.cancel is not None and budget.cancel.is_set() else "time_limit"
    if not all(part.found.rotas for part in made):
        impossible = any(part.found.status == "infeasible" for part in made)
        none = Outcome("NO_LAWFUL_PLAN", "infeasible" if impossible else ended)
        return CyclicRota(unit, season, (), none, demanded, Fraction(0), demanded, round(budget.elapsed(), 2))
    lines = tuple(line for part in made for line in _lines(part))
    shortage = sum((Fraction(part.shortage, part.period) for part in made), Fraction(0))
    heaviest = max(weights(unit).values())
    bound = sum((Fraction(-(-part.found.bound // heaviest), part.period) for part in made), Fraction(0))
    proven = shortage <= bound or all(part.found.cost <= part.found.bound for part in made)
    outcome = Outcome("PROVEN_BEST", "gap_closed") if proven else Outcome("LAWFUL", ended)
    return CyclicRota(unit, season, lines, outcome, shortage, bound, demanded, round(budget.elapsed(), 2))


def _lines(part: CyclicPart) -> list[CyclicLine]:
    grid = part.grid
    found = []
    for line, rota in zip(part.lines, part.found.rotas, strict=True):
        days = [tuple(grid.shifts[s] for s in day.nonzero()[0]) for day in rota]
        weeks = tuple(tuple(days[WEEK * w : WEEK * w + WEEK]) for w in range(line.weeks))
        minutes = Fraction(int((rota @ grid.paid).sum()), line.weeks)
        found.append(CyclicLine(weeks, tuple(grid.people[e] for e in line.people), minutes))
    return found
