from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law.world import roster, shift, world

from arsplan.checking.person_rota import Worked, person_rotas
from arsplan.checking.work_periods import work_periods

SPRING, AUTUMN = date(2027, 3, 22), date(2027, 10, 25)
CLOCK_CHANGE = {SPRING: -60, AUTUMN: 60, date(2027, 8, 2): 0}


def worked(text, start):
    unit = world(start=start, more_shifts=(shift("M", "00:30", "06:30"),))
    return person_rotas(unit, roster(text, start))["kari"].worked


@pytest.mark.parametrize(("start", "change"), CLOCK_CHANGE.items())
def test_a_night_shift_lasts_as_long_as_the_night(start, change):
    (night,) = worked(". . . . . N .", start)
    assert (night.end - night.start, night.paid) == (600 + change, 600)


@pytest.mark.parametrize(("start", "change"), CLOCK_CHANGE.items())
def test_the_gap_decides_in_elapsed_minutes(start, change):
    duties = worked(". . . . . A D", start)
    assert len(work_periods(duties, 570 + change)) == 2
    assert len(work_periods(duties, 571 + change)) == 1


def test_a_short_duty_inside_a_long_one_does_not_end_the_period():
    (period,) = work_periods(worked("LL+D M", SPRING), 240)
    assert [duty.code for duty in period.duties] == ["D", "LL", "M"]
    assert period.end - period.start == 23 * 60


GAPS = st.lists(st.tuples(st.integers(1, 2000), st.integers(1, 900)), max_size=12)


@given(GAPS, st.integers(1, 900))
def test_periods_keep_all_duties_and_their_distance(gaps, rest):
    duties, clock = [], 0
    for gap, length in gaps:
        duties.append(Worked(clock + gap, clock + gap + length, length, "D", SPRING, 0, None, planned=True))
        clock += gap + length
    periods = work_periods(duties, rest)
    assert [duty for period in periods for duty in period.duties] == duties
    assert all(later.start - one.end >= rest for one, later in pairwise(periods))
    assert sum(period.paid for period in periods) == sum(duty.paid for duty in duties)
