"""Vacation as the solver places it is lawful, and lawful vacation in whole weeks is open to the solver."""

import pytest
from tests.conformance.vacations import BREAKAGES, WORLDS, disagreement, solver_places


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.id)
def test_the_readings_agree(world):
    assert disagreement(world) is None
    assert solver_places(world).found


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.id)
def test_a_broken_model_is_caught(breakage, monkeypatch):
    breakage.patch(monkeypatch)
    worlds = [world for world in WORLDS if breakage.measure in world.kinds]
    assert any(map(disagreement, worlds)), "no world tells it from the model that is used"
