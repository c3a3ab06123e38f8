"""Giving people to slots: exact, against every way there is."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.capacity.reference import COMPETENCES, two_shift

from arsplan.metrics.filling import DEFAULT_WEIGHT, Filling

CODES = ("SPL", "VPL", "HFA", "ASS")
FILLS = {"SPL": {"SPL", "HFA", "ASS"}, "VPL": {"VPL", "HFA", "ASS"}, "HFA": {"HFA", "ASS"}, "ASS": {"ASS"}}


def weighed(**weights):
    return two_shift(1, 1, 1, 1, shortage_weights=weights)


def best(slots, people, weights):
    """Fewest open slots, and the least weight of those, by trying everything."""
    places = [slot for slot, count in slots.items() for _ in range(count)]
    heads = [code for code, count in people.items() for _ in range(count)]
    heads += [None] * max(0, len(places) - len(heads))
    found = []
    for order in permutations(heads, len(places)):
        left = [
            slot
            for slot, head in zip(places, order, strict=True)
            if head is None or (slot != "any" and slot not in FILLS[head])
        ]
        found.append((len(left), sum(weights.get(slot, DEFAULT_WEIGHT) for slot in left)))
    return min(found)


counts = st.dictionaries(st.sampled_from([*CODES, "any"]), st.integers(1, 2), max_size=3)
people = st.dictionaries(st.sampled_from(CODES), st.integers(1, 2), max_size=3)


@given(counts, people, st.dictionaries(st.sampled_from([*CODES, "any"]), st.integers(1, 50)))
def test_never_beaten_by_another_way(slots, on_duty, weights):
    filled = Filling(weighed(**weights)).filled(slots, on_duty)
    left = {slot: slots[slot] - filled[slot] for slot in slots}
    weight = sum(weights.get(slot, DEFAULT_WEIGHT) * count for slot, count in left.items())
    assert (sum(left.values()), weight) == best(slots, on_duty, weights)
    assert all(0 <= filled[slot] <= slots[slot] for slot in slots)
    assert sum(filled.values()) <= sum(on_duty.values())


@pytest.mark.parametrize(
    ("on_duty", "filled"),
    [
        ({"SPL": 2, "HFA": 1}, {"SPL": 1, "HFA": 1, "any": 1}),
        ({"HFA": 3}, {"SPL": 0, "HFA": 1, "any": 1}),
        ({"SPL": 1}, {"SPL": 1, "HFA": 0, "any": 0}),
        ({"SPL": 1, "ASS": 1}, {"SPL": 1, "HFA": 0, "any": 1}),
        ({"VPL": 1}, {"SPL": 0, "HFA": 1, "any": 0}),
        ({}, {"SPL": 0, "HFA": 0, "any": 0}),
    ],
)
def test_downward_only_and_qualified_slots_first(on_duty, filled):
    assert Filling(weighed()).filled({"SPL": 1, "HFA": 1, "any": 1}, on_duty) == filled


def test_weights_decide_before_qualification():
    filling = Filling(weighed(SPL=5, any=20))
    assert filling.filled({"SPL": 1, "any": 1}, {"SPL": 1}) == {"SPL": 0, "any": 1}


def test_spl_and_vpl_do_not_replace_each_other():
    assert COMPETENCES[1].code == "VPL"
    assert Filling(weighed()).filled({"SPL": 1}, {"VPL": 1}) == {"SPL": 0}
