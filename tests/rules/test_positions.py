"""Ranges of positions and what duties carry: held for every person and every number of minutes."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.planning.wards import pair

from arsplan.domain.absences import Absence, Wish
from arsplan.domain.staff import Employee
from arsplan.domain.terms import PositionPolicy
from arsplan.domain.unit import Unit
from arsplan.rules.entitlement import account
from arsplan.rules.positions import (
    carried,
    counts_at,
    filled_from,
    position_after,
    position_range,
    shortest_duty,
    size_within,
    smallest_counts,
)

WARD = pair(1).model_copy(update={"weeks": 8})
shares = st.fractions(0, 1, max_denominator=60)


def ward(person: dict[str, object] | None = None, wishes: tuple[Wish, ...] = (), **policy: object) -> Unit:
    """Eight weeks with P1 as told, and a policy."""
    first, second = WARD.staff
    changed = Employee.model_validate({**first.model_dump(), **(person or {})})
    update = {"staff": (changed, second), "wishes": wishes, "positions": PositionPolicy.model_validate(policy)}
    return WARD.model_copy(update=update)


@st.composite
def people(draw: st.DrawFn) -> tuple[Unit, Employee]:
    """A person with any position, wishes, absence and policy."""
    low, now, high = sorted(draw(st.lists(shares, min_size=3, max_size=3)))
    person = {
        "position": now,
        "wish_min": draw(st.sampled_from([None, low])),
        "wish_max": draw(st.sampled_from([None, high])),
        "employment": draw(st.sampled_from(["permanent", "vacant"])),
        "vacation_days": draw(st.integers(0, 12)),
    }
    wishes = tuple(
        Wish(employee="P1", kind="position_pct", value=str(v)) for v in draw(st.lists(st.integers(0, 100), max_size=2))
    )
    unit = ward(
        person,
        wishes,
        goal=draw(st.sampled_from(["wishes", "full-time", "smallest"])),
        unasked=draw(st.sampled_from(["present", "full-time"])),
        steps=draw(st.sampled_from(["exact", "half-percent", "full-time"])),
    )
    weeks = draw(st.integers(0, 8))
    if weeks:
        last = unit.start + timedelta(7 * weeks - 1)
        unit = unit.with_absences((Absence(employee="P1", first=unit.start, last=last, kind="sick"),))
    return unit, unit.staff[0]


@given(people(), st.integers(0, 20_000), st.integers(0, 20_000))
def test_positions_stay_in_the_range_grow_with_work_and_have_room_for_it(
    told: tuple[Unit, Employee], one: int, other: int
) -> None:
    unit, person = told
    low, high = position_range(unit, person)
    assert 0 <= low <= high <= 1
    most = account(unit, person, high).room
    less, more = sorted((min(one, most), min(other, most)))
    assert low <= position_after(unit, person, less) <= position_after(unit, person, more) <= high
    assert carried(unit, person, less) <= carried(unit, person, more)
    assert account(unit, person, position_after(unit, person, more)).room >= more


@given(people(), st.integers(0, 20_000))
def test_a_changed_position_lies_on_a_step(told: tuple[Unit, Employee], worked: int) -> None:
    unit, person = told
    after = position_after(unit, person, min(worked, account(unit, person, position_range(unit, person)[1]).room))
    asked = {Fraction(w.value) / 100 for w in unit.wishes} | {person.wish_max, person.position, Fraction(0)}
    if unit.positions.steps == "full-time":
        assert after == 1 or after in asked
    if unit.positions.steps == "half-percent":
        assert (200 * after).denominator == 1 or after in asked


@given(people(), shares)
def test_a_size_within_is_one_that_may_be_given(told: tuple[Unit, Employee], share: Fraction) -> None:
    unit, person = told
    low, _ = position_range(unit, person)
    size = size_within(unit, person, share)
    assert size <= max(low, share)
    assert size == low or position_after(unit, person, account(unit, person, size).room) <= size


@given(people())
def test_a_filled_position_leaves_less_than_a_shift(told: tuple[Unit, Employee]) -> None:
    unit, person = told
    for share in position_range(unit, person):
        left = account(unit, person, share).room - filled_from(unit, person, share)
        assert left < shortest_duty(unit, person)


@pytest.mark.parametrize(
    ("person", "wishes", "policy", "expected"),
    [
        ({"position": "1/2"}, (), {}, ("1/2", "1/2")),
        ({"position": "1/2"}, (), {"unasked": "full-time"}, ("1/2", "1")),
        ({"position": "1/2"}, ("80",), {"unasked": "full-time"}, ("1/2", "4/5")),
        ({"position": "1/2"}, ("60", "80"), {}, ("1/2", "4/5")),
        ({"position": "1/2", "wish_max": "3/4"}, ("100",), {}, ("1/2", "3/4")),
        ({"position": "1"}, ("80",), {}, ("4/5", "4/5")),
        ({"position": "3/4", "wish_min": "1/2", "wish_max": "3/5"}, (), {}, ("1/2", "3/5")),
        ({"position": "3/4", "wish_min": "1/2"}, (), {"steps": "full-time"}, ("3/4", "3/4")),
        ({"position": "3/4", "wish_min": "1/3"}, (), {"steps": "half-percent"}, ("67/200", "3/4")),
        ({"position": "1/3", "wish_max": "2/3"}, (), {"steps": "half-percent"}, ("1/3", "133/200")),
        ({"position": "1/2", "wish_max": "4/5"}, (), {"steps": "full-time"}, ("1/2", "1/2")),
        ({"position": "1/2", "employment": "vacant", "wish_max": "1"}, (), {}, ("0", "1")),
    ],
)
def test_range(
    person: dict[str, object], wishes: tuple[str, ...], policy: dict[str, object], expected: tuple[str, str]
) -> None:
    unit = ward(person, tuple(Wish(employee="P1", kind="position_pct", value=v) for v in wishes), **policy)
    assert position_range(unit, unit.staff[0]) == tuple(map(Fraction, expected))


def test_a_rise_of_less_than_a_shift_is_none_where_there_is_a_budget() -> None:
    for budget, high in ((None, Fraction(51, 100)), ("2", Fraction(1, 2))):
        unit = ward({"position": "1/2", "wish_max": "0.51"}, budget=budget)
        assert position_range(unit, unit.staff[0])[1] == high


def test_a_weekend_post_rises_by_a_wish_only() -> None:
    weekend = tuple(rota.model_copy(update={"days": "weekend"}) for rota in WARD.rotas)
    for wish, high in ((None, Fraction(1, 5)), ("1", Fraction(1))):
        unit = ward({"position": "1/5", "wish_max": wish}, unasked="full-time").model_copy(update={"rotas": weekend})
        assert position_range(unit, unit.staff[0]) == (Fraction(1, 5), high)


def test_full_time_in_one_step_leaves_an_unused_rise_alone() -> None:
    """A vacant half that is used below a half stays a half; beyond it becomes a whole."""
    unit = ward({"position": "1/2", "employment": "vacant", "wish_max": "1"}, steps="full-time")
    room = account(unit, unit.staff[0], Fraction(1)).room
    found = [position_after(unit, unit.staff[0], minutes) for minutes in (0, room // 4, room // 2 + 1)]
    assert found == [0, Fraction(1, 2), 1]


def test_nobody_without_room_or_behind_a_vacant_line_is_counted() -> None:
    asked = {"position": "1/2", "wish_max": "1"}
    leave = Absence(employee="P1", first=date(2027, 8, 2), last=date(2027, 9, 26), kind="leave")
    for unit in (ward(asked).with_absences((leave,)), ward({**asked, "employment": "vacant"})):
        assert not counts_at(unit, unit.staff[0])
        assert not smallest_counts(unit, unit.staff[0])
    assert carried(ward(asked).with_absences((leave,)), ward(asked).staff[0], 450) == 0
    assert counts_at(ward(asked), ward(asked).staff[0])
    assert smallest_counts(ward(asked), ward(asked).staff[0])


def test_a_rota_with_no_shift_in_use_is_filled_by_activities() -> None:
    unused = tuple(shift.model_copy(update={"use": "none"}) for shift in WARD.shifts)
    unit = ward({"position": "1/2", "wish_max": "1"}).model_copy(update={"shifts": unused})
    room = account(unit, unit.staff[0], Fraction(1)).room
    assert filled_from(unit, unit.staff[0], Fraction(1)) == room
