"""Both readings allow the same rosters, one by one, in every world."""

from collections import Counter

import pytest
from tests.conformance.verdicts import disagreement, disagreement_around, parts
from tests.conformance.world import MOST
from tests.conformance.worlds import WORLDS


def some(worlds):
    return [pytest.param(world, id=world.id) for world in worlds]


@pytest.mark.parametrize("world", some(WORLDS))
def test_the_solver_allows_what_the_checker_allows(world):
    assert disagreement(world) is None


@pytest.mark.parametrize("world", some(world for world in WORLDS if parts(world)))
def test_around_a_lawful_roster_as_well(world):
    assert disagreement_around(world) is None


def test_worlds_are_named_once_and_small():
    assert [name for name, count in Counter(world.id for world in WORLDS).items() if count > 1] == []
    assert [world.id for world in WORLDS if world.size > MOST] == []
    assert sum(world.size for world in WORLDS) > 40_000
