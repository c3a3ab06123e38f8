"""Sizes of neighbourhoods follow what was seen of them, within limits, each kind by itself."""

import pytest

from arsplan.solving.sizes import FIRST, LARGEST, SMALLEST, Sizes


def test_what_gains_stays_as_it_is():
    sizes = Sizes()
    for _ in range(50):
        sizes.learn("weeks", gained=True, ended=True)
    assert sizes["weeks"] == FIRST


@pytest.mark.parametrize("gained", [True, False])
def test_what_takes_too_long_becomes_smaller_whatever_it_gained(gained):
    sizes = Sizes()
    sizes.learn("weeks", gained=gained, ended=False)
    assert sizes["weeks"] < FIRST
    for _ in range(50):
        sizes.learn("weeks", gained=gained, ended=False)
    assert sizes["weeks"] == SMALLEST


def test_what_is_solved_for_nothing_becomes_larger():
    sizes = Sizes()
    sizes.learn("weeks", gained=False, ended=True)
    assert sizes["weeks"] > FIRST
    for _ in range(50):
        sizes.learn("weeks", gained=False, ended=True)
    assert sizes["weeks"] == LARGEST


def test_each_kind_learns_for_itself():
    sizes = Sizes()
    sizes.learn("weeks", gained=False, ended=True)
    assert sizes["people"] == FIRST
