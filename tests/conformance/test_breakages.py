"""The worlds are sharp enough: every encoder that is broken on purpose is caught."""

from collections import Counter

import pytest
from tests.conformance.breakages import BREAKAGES
from tests.conformance.verdicts import disagreement, disagreement_around
from tests.conformance.worlds import WORLDS


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.id)
def test_it_is_caught(breakage, monkeypatch):
    breakage.patch(monkeypatch)
    worlds = [world for world in WORLDS if breakage.measure in world.kinds]
    caught = any(disagreement(world) for world in worlds) or any(map(disagreement_around, worlds))
    assert caught, "no world tells it from the encoder that is used"


def test_breakages_are_named_once():
    assert [name for name, count in Counter(b.id for b in BREAKAGES).items() if count > 1] == []
