"""What plan.json says of feasts worked again."""

import pytest
from tests.planning.test_feasts_needed import on_the_eve
from tests.solving.test_feasts import ward

from arsplan.domain.roster import Roster
from arsplan.io.plan_folder_accounts import red_day_figures
from arsplan.metrics import red_day_rows


@pytest.mark.parametrize(("worked", "again", "needed"), [((0, 1, 2, 3), 1, 1), ((0, 1, 2), 1, 0), ((1, 2, 3), 0, 0)])
def test_feasts_worked_again_and_those_that_nobody_could_avoid(worked, again, needed):
    """P0 works on Christmas Eve, after those who did so the year before."""
    unit, roster = ward(worked), Roster(on_the_eve("P0"))
    figures = red_day_figures(unit, roster, red_day_rows(unit, roster))
    assert (figures["feasts_again"], figures["feasts_needed"]) == (again, needed)
