from typing import get_args

import pytest
from tests.law.cases import CASES
from tests.law.world import roster, rule, world

from arsplan.checking import check
from arsplan.checking.registry import GROUP, PERSONAL
from arsplan.errors import UnsupportedRule
from arsplan.rules.measures import DailyRest, Measure

MEASURES = set(get_args(get_args(Measure)[0]))


def test_every_measure_has_one_reader():
    assert PERSONAL.keys() | GROUP.keys() == MEASURES
    assert not PERSONAL.keys() & GROUP.keys()


def test_every_measure_has_law_cases():
    assert {type(rule.measure) for case in CASES for rule in case.rules} == MEASURES


def test_a_measure_without_a_reader_is_refused():
    class LunarRest(DailyRest):
        pass

    (made,) = rule(DailyRest())
    with pytest.raises(UnsupportedRule, match="LunarRest, which cannot be checked"):
        check(world(), roster("D"), (made.model_copy(update={"measure": LunarRest()}),))
