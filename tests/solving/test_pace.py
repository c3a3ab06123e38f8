"""The pace: where there is less work than positions have hours for, all have some of it."""

import numpy as np
import pytest
from tests.planning.wards import pair

from arsplan.planning.construct import part_of
from arsplan.planning.credit import brought, fixed_positions
from arsplan.rules.rulebook import rulebook
from arsplan.solving.pace import Pacer
from arsplan.solving.run import WallBudget


@pytest.mark.parametrize("ahead", [0, 30])
def test_who_lacks_hours_is_not_one_person_alone(ahead):
    unit = fixed_positions(pair(1).model_copy(update={"weeks": 8}))
    unit = brought(unit, {"P1": 60 * ahead}, "worked less before")
    part = part_of(unit, rulebook(unit))
    people, days = part.grid.shape[:2]
    nobody, all_ = np.zeros((people, days), dtype=bool), np.ones((people, part.grid.weeks), dtype=bool)
    pacer = Pacer(unit, part.grid, part.demand, part.ranges, nobody, all_)
    worked = pacer.pace(WallBudget(10), seconds=5).minutes[:, -1]
    assert sum(worked) == pytest.approx(8 * 7 * 450)
    lack = 1 - worked / part.ranges.low
    assert abs(lack[0] - lack[1]) <= 0.15, "about a quarter of both"
