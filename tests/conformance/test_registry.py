"""Every measure is read by the solver, lives in a world, and has encoders that are broken on purpose."""

from typing import get_args

import pytest
from tests.conformance.breakages import BREAKAGES
from tests.conformance.vacations import BREAKAGES as VACATION_BREAKAGES
from tests.conformance.vacations import WORLDS as VACATION_WORLDS
from tests.conformance.worlds import WORLDS

from arsplan.checking.registry import GROUP, PERSONAL
from arsplan.rules import measures as m
from arsplan.solving.measures import BY_CONSTRUCTION, DYNAMIC, STATIC, WEIGHED

MEASURES = get_args(get_args(m.Measure)[0])


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.__name__)
def test_a_measure_has_both_readings_a_world_and_a_breakage(measure):
    assert measure in {*PERSONAL, *GROUP}
    assert measure in {*STATIC, *DYNAMIC, *BY_CONSTRUCTION}
    assert any(measure in world.kinds for world in (*WORLDS, *VACATION_WORLDS))
    assert any(breakage.measure is measure for breakage in (*BREAKAGES, *VACATION_BREAKAGES))


def test_there_are_enough_breakages():
    assert len(BREAKAGES) >= 20


def test_what_is_weighed_is_encoded():
    assert set(DYNAMIC) >= WEIGHED
