"""Two results laid over each other: who was changed from two sides is judged again."""

import numpy as np
import pytest
from tests.planning.curves import curved

from arsplan.planning.construct import part_of
from arsplan.planning.improvement import join
from arsplan.rules.rulebook import rulebook
from arsplan.solving.improve import Neighbourhood

SUNDAY, MONDAY = 6, 7


@pytest.fixture
def part():
    unit = curved({(7, 21): 1}, 3, above=1)
    return part_of(unit, rulebook(unit))


def state(part, *duties):
    """A state with these duties: person, day, shift."""
    cells = part.grid.empty()
    for e, day, code in duties:
        cells[e, part.grid.back + day, part.grid.shift_index[code]] = True
    return part.priced(cells, ())


def first_week(part):
    free = np.zeros(part.grid.shape[:2], dtype=bool)
    free[:, part.grid.back : part.grid.back + 7] = True
    return Neighbourhood("weeks", free)


def test_a_late_duty_that_stands_does_not_meet_an_early_one_that_came_meanwhile(part):
    found = state(part, (0, SUNDAY, "L"))  # as when its week was opened
    part.state = state(part, (0, MONDAY, "E"))
    assert join(part, found, first_week(part)) is None


def test_what_two_results_did_to_two_people_stands(part):
    found = state(part, (0, SUNDAY, "L"))
    part.state = state(part, (1, MONDAY, "E"))
    joined = join(part, found, first_week(part))
    assert joined is not None
    assert (joined.roster == state(part, (0, SUNDAY, "L"), (1, MONDAY, "E")).roster).all()


def test_no_more_people_than_the_unit_allows(part):
    found = state(part, *((person, SUNDAY, "E") for person in range(3)))
    part.state = state(part)
    assert join(part, found, first_week(part)) is None
