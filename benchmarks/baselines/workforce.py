"""The roster of pyworkforce, made lawful by hand: it knows demand by shift, days off, and little else.

Weekends, hours of a position, weekly rest and competence are not among its rules, and demand is a must. So vacation
is placed first, and duties are taken out of its roster until nothing breaks a rule. Its rule on successions is not
used: a shift that two others may not follow cannot be worked at all by it (version 0.5).
"""

from importlib.util import find_spec

import numpy as np

from arsplan.checking import check
from arsplan.domain.need import needs
from arsplan.domain.unit import Unit
from arsplan.rules.rulebook import rulebook
from arsplan.solving.grid import Grid
from arsplan.solving.measures import restrict
from arsplan.solving.run import WallBudget
from arsplan.solving.skeleton import away_from
from baselines.cyclic import VACATION_SHARE, place
from baselines.made import Attempt, Made, roster_of
from baselines.trim import Trim

WORKERS = 8


def workforce(unit: Unit, *, seconds: float, seed: int) -> Made:
    """Vacation, pyworkforce's roster of fewest hours, trimming.

    Parameters
    ----------
    unit
        What is to be planned.
    seconds
        Limit for everything together, building aside: the library builds its model inside of its call.
    seed
        Of the solver that places vacation; pyworkforce takes none.
    """
    if find_spec("pyworkforce") is None:
        raise RuntimeError("pyworkforce is not installed. Maybe leave out this method, or install it.")
    from pyworkforce.rostering.binary_programming import MinHoursRoster

    clock = WallBudget(seconds)
    rules = rulebook(unit)
    placed, missing = place(unit, rules, clock, seconds=VACATION_SHARE * seconds, seed=seed)
    planned = unit.with_absences((*unit.absences, *placed))
    grid = restrict(Grid(planned, rules))
    first, days = grid.back, grid.shape[1] - grid.back
    away = away_from(grid, tuple(planned.absences))
    closed = ~grid.allowed | away[:, :, None]
    bans = [
        {"resource": grid.people[e], "shift": grid.shifts[s], "day": int(d)}
        for e, d, s in np.argwhere(closed[:, first:])
    ]
    roster = MinHoursRoster(
        num_days=days,
        resources=list(grid.people),
        shifts=list(grid.shifts),
        shifts_hours=[int(minutes) for minutes in grid.paid],
        min_working_hours=0,
        banned_shifts=bans,
        max_resting=days,
        required_resources=_required(planned, grid),
        max_search_time=max(0.01, clock.left()),
        num_search_workers=WORKERS,
    )
    built = clock.elapsed()
    found = roster.solve()
    notes = {"status": found["status"], "vacation_days_missing": missing}
    if found["total_shifts"] == 0:
        return Made((), claimed=False, seconds=clock.elapsed(), build_seconds=built, notes=notes)
    cells = grid.empty()
    for duty in found["resource_shifts"]:
        e, s = grid.person_index[duty["resource"]], grid.shift_index[duty["shift"]]
        cells[e, first + duty["day"], s] = True
    trim = Trim(planned, rules, cells)
    trim.run()
    trimmed = roster_of(trim.grid, trim.cells)
    lawful = check(planned, trimmed, rules, fixed=unit.absences).lawful
    attempts = (Attempt(clock.elapsed(), trimmed, placed),)
    claimed = lawful and missing == 0
    return Made(attempts, claimed=claimed, seconds=clock.elapsed(), build_seconds=built, notes=notes)


def _required(unit: Unit, grid: Grid) -> dict[str, list[int]]:
    """Heads by shift and day: those of each line, asked of the shortest shift that covers it whole."""
    lines = {line.code: line for line in unit.lines}
    cover: dict[str, str] = {}
    for code, line in lines.items():
        whole = [s for s in unit.shifts if s.start <= line.start and line.finish <= s.finish]
        if not whole:
            raise RuntimeError(f"No single shift covers line {code}. Maybe leave out pyworkforce for this unit.")
        cover[code] = min(whole, key=lambda s: s.finish - s.start).code
    days = (unit.horizon.days, grid.back)
    required = {code: [0] * days[0] for code in grid.shifts}
    for need in needs(unit):
        required[cover[need.line]][grid.day(need.date) - grid.back] += sum(need.slots.values())
    return required
