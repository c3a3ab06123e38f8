"""Vacation as the solver places it is lawful, and lawful vacation in whole weeks is open to the solver."""

import pytest
from tests.conformance.vacations import BREAKAGES, KNOWN, WORLDS, disagreement, solver_places


@pytest.mark.parametrize(
    "world",
    [
        pytest.param(
            world,
            id=world.id,
            marks=[pytest.mark.xfail(reason=KNOWN[world.id])] if world.id in KNOWN else [],
        )
        for world in WORLDS
    ],
)
def test_the_readings_agree(world):
    assert disagreement(world) is None
    assert solver_places(world).found


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.id)
def test_a_broken_model_is_caught(breakage, monkeypatch):
    breakage.patch(monkeypatch)
    worlds = [world for world in WORLDS if breakage.measure in world.kinds and world.id not in KNOWN]
    assert any(disagreement(world) for world in worlds), "no world tells it from the model that is used"
