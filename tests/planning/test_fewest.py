"""Goal `fewest`: as few vacant lines as a rota without more shortage needs, against every choice of lines."""

from fractions import Fraction
from itertools import combinations, product

import numpy as np
import pytest
from tests.planning.wards import pair

from arsplan.checking import check
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.staff import Employee
from arsplan.domain.terms import PositionPolicy
from arsplan.domain.unit import Unit
from arsplan.metrics import coverage, shortage_minutes
from arsplan.planning.construct import part_of
from arsplan.planning.plan import plan
from arsplan.planning.stop import MaxRuntime
from arsplan.rules.rulebook import rulebook
from arsplan.solving.pace import Pacer
from arsplan.solving.run import WallBudget
from arsplan.solving.targets import CLOSED, Targets

VACANT = {"V1": Fraction(1, 2), "V2": Fraction(1, 2), "V3": Fraction(1)}
"""Largest positions: two, two and four days."""


def ward(heads: int) -> Unit:
    """One person and three vacant lines, one shift, one week of at most three days in a row."""
    base = pair(heads, nurses=0)
    lines = tuple(
        Employee(
            id=line,
            competence="ASS",
            position=Fraction(1, 2),
            wish_max=largest,
            rota="DA",
            employment="vacant",
        )
        for line, largest in VACANT.items()
    )
    return base.model_copy(update={"staff": (base.staff[0], *lines), "positions": PositionPolicy(goal="fewest")})


def lawful_days(unit: Unit, person: str) -> set[tuple[bool, ...]]:
    days = unit.horizon.dates
    full = unit.with_positions({person: VACANT.get(person, Fraction(1))})
    return {
        chosen
        for chosen in product((False, True), repeat=len(days))
        if check(full, Roster(Duty(person, day, "D") for day, on in zip(days, chosen, strict=True) if on)).lawful
    }


def fewest(unit: Unit, heads: int) -> tuple[int, int]:
    """Least unfilled days, and the fewest vacant lines with which that can be done."""
    days = {person: lawful_days(unit, person) for person in unit.person}
    best = None
    for number in range(len(VACANT) + 1):
        for lines in combinations(VACANT, number):
            for rows in product(*(days[person] for person in ("P1", *lines))):
                there = [sum(column) for column in zip(*rows, strict=True)]
                if max(there) <= heads:
                    found = sum(heads - n for n in there), number
                    best = found if best is None else min(best, found)
    assert best is not None
    return best


@pytest.mark.parametrize("heads", [1, 2])
def test_no_more_vacant_lines_than_it_takes(heads: int) -> None:
    unit = ward(heads)
    missing, lines = fewest(unit, heads)
    found = plan(unit, stop=MaxRuntime(5), deterministic=True)
    assert found.roster is not None
    used = {duty.employee for duty in found.roster} & {*VACANT}
    assert shortage_minutes(coverage(unit, found.roster)) == 450 * missing
    assert len(used) == lines
    assert all((found.positions[line] > 0) == (line in used) for line in VACANT)


def closed(unit: Unit) -> int:
    part = part_of(unit, rulebook(unit))
    away, weekends = np.zeros(part.grid.shape[:2], dtype=bool), np.ones((4, part.grid.weeks), dtype=bool)
    pacer = Pacer(unit, part.grid, part.demand, part.ranges, away, weekends)
    pace = pacer.pace(WallBudget(10), seconds=5)
    assert pace is not None
    return len(pace.targets.closed)


@pytest.mark.parametrize("heads", [1, 2])
def test_lines_are_closed_as_far_as_nothing_is_lost(heads: int) -> None:
    unit = ward(heads)
    assert closed(unit) == len(VACANT) - fewest(unit, heads)[1]
    assert closed(unit.model_copy(update={"positions": PositionPolicy(goal="total")})) == 0


def test_a_minute_on_a_closed_line_costs() -> None:
    unit = ward(1)
    grid = part_of(unit, rulebook(unit)).grid
    roster = grid.empty()
    roster[3, grid.back, 0] = True
    assert Targets(grid, closed=(3,)).cost(roster) == 450 * CLOSED
    assert Targets(grid, closed=(2,)).cost(roster) == 0
