"""A roster as the cells of a grid."""

from datetime import timedelta

from tests.planning.wards import pair

from arsplan.domain.roster import Duty, Roster
from arsplan.solving.grid import Grid


def test_only_what_the_grid_has_is_there():
    grid = Grid(pair(1))
    start = grid.unit.start
    away = Duty("P1", start - timedelta(400), "D")
    roster = Roster([Duty("P2", start, "D"), Duty("P9", start, "D"), Duty("P1", start, "X"), away])
    assert grid.cells(roster).sum() == 1
    assert grid.cells(roster)[grid.person_index["P2"], grid.day(start), grid.shift_index["D"]]
