"""Bounds on shortage and positions against every lawful roster of tiny units; the checker is the judge."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.solving.every_roster import assert_bounds_hold

from arsplan.domain.roster import Duty
from arsplan.domain.unit import Unit
from arsplan.rules.positions import ceilings
from arsplan.solving.coverage import Demand
from arsplan.solving.grid import Grid
from arsplan.solving.measures import restrict
from arsplan.solving.relaxation import relax

MONDAY = date(2027, 6, 28)
"""In week 26, with no red day but Sundays in the weeks after it."""

DAY = ("D", "07:30", "15:00", 450, "all")
EVERY = {"weekends": 1, "weekends_of": 1}
SATURDAY_AND_SUNDAY = ("H", "07:30", "15:30", 450, "weekend")


def tiny(shifts, staff, *, heads=1, **facts) -> Unit:
    """A unit in which every shift has a line of its own, with the same heads on all days it is used."""
    used = {"all": ("weekday", "weekend"), "weekend": ("weekend",), "weekday": ("weekday",)}
    return Unit(
        **{
            "name": "tiny",
            "start": MONDAY,
            "weeks": 1,
            "full_time_week": 2130,
            "competences": ({"code": "X"},),
            "rotas": ({"name": "R", "shifts": tuple(code for code, *_ in shifts)},),
            "shifts": tuple(
                {"code": c, "start": start, "end": end, "paid_minutes": paid, "use": use, "covers": ({"line": c},)}
                for c, start, end, paid, use in shifts
            ),
            "lines": tuple({"code": c, "start": start, "end": end} for c, start, end, *_ in shifts),
            "seasons": ({"name": "all", "from_week": 1, "to_week": 53},),
            "demand": tuple(
                {"season": "all", "day_type": kind, "line": c, "heads": heads if kind in used[use] else 0}
                for c, *_, use in shifts
                for kind in ("weekday", "weekend")
            ),
            "staff": tuple(
                {"competence": "X", "rota": "R", "vacation_days": 0, "long_shift_minutes": 750, **one} for one in staff
            ),
            "agreements": {"averaging": "tv", "su_long_shift": 750, "red_day_weeks": 26},
            "vacation": {"place": False},
            **facts,
        }
    )


def people(*positions, **more):
    """People a, b, c and so on with these positions, all of whom would like full time."""
    return [{"id": name, "position": p, "wish_max": "1", **more} for name, p in zip("abcd", positions, strict=False)]


def days(person, *offsets, **more):
    """Facts about a person on days after the first Monday."""
    return tuple({"employee": person, "date": MONDAY + timedelta(k), **more} for k in offsets)


def resting(staff, weeks, **vacation):
    """Weekends only, and vacation that is placed: `vacation` with the main days, the window and shares."""
    facts = {name: vacation.pop(name) for name in ("demand", "seasons", "absences", "start") if name in vacation}
    policy = {"place": True, "main_share": "1", "other_share": "1", **vacation}
    return tiny([SATURDAY_AND_SUNDAY], staff, weeks=weeks, vacation=policy, arrangement=EVERY, **facts)


def only(*weekends, start=MONDAY):
    """Demand on some weekends alone, by their weeks of the plan, so that nobody may work on another one."""
    weeks = [(start + timedelta(7 * w)).isocalendar().week for w in weekends]
    return {
        "seasons": tuple({"name": f"week {w}", "from_week": w, "to_week": w} for w in range(1, 54)),
        "demand": tuple(
            {"season": f"week {w}", "day_type": kind, "line": "H", "heads": int(w in weeks and kind == "weekend")}
            for w in range(1, 54)
            for kind in ("weekday", "weekend")
        ),
    }


BY_HAND = {
    "two who share a week": tiny([DAY], people("1/2", "1/2")),
    "two above the need": tiny([DAY], people("1/2", "1/2"), arrangement={"staffing_above_need": 1}),
    "single days of the weekend": tiny([DAY], people("1/2", "3/4"), arrangement={**EVERY, "whole_weekends": False}),
    "a range below": tiny([DAY], people("3/4", wish_min="1/4")),
    "a vacant line beside": tiny(
        [DAY], [*people("3/4"), {"id": "v", "position": "1/2", "employment": "vacant", "wish_max": "1"}]
    ),
    "a vacant line and the smallest": tiny(
        [DAY],
        [*people("3/4"), {"id": "v", "position": "1/2", "employment": "vacant", "wish_max": "1"}],
        positions={"goal": "smallest"},
    ),
    "half per cents": tiny([DAY], people("1/2", "1/3"), positions={"steps": "half-percent"}),
    "full time only": tiny([DAY], people("1/2", "1/3"), positions={"steps": "full-time", "goal": "smallest"}),
    "kept apart": tiny([DAY], people("1/2", "1/2"), heads=2, pairs=({"employee": "a", "other": "b", "kind": "apart"},)),
    "a budget": tiny([DAY], people("1/2", "1/2"), positions={"budget": "1.2"}),
    "a budget for one who works more": tiny(
        [DAY],
        people("1/2", "1/4"),
        positions={"budget": "1", "goal": "smallest"},
        arrangement={"staffing_above_need": 1},
    ),
    "a budget and full time only": tiny(
        [DAY], people("1/2", "1/2"), positions={"budget": "1.6", "steps": "full-time", "goal": "full-time"}
    ),
    "locks and days off": tiny(
        [DAY], people("1/2", "1/2"), locks=(*days("a", 0, 1, 2, shift="D"), *days("b", 3, shift="off"))
    ),
    "an activity": tiny(
        [DAY], people("1/2", "1/2"), activities=days("a", 2, start="08:00", end="14:00", paid_minutes=360)
    ),
    "only an activity": tiny(
        [(*DAY[:4], "weekday"), ("Z", "07:30", "15:00", 450, "all")],
        [{"id": "a", "position": "1/2", "rota": "none"}],
        rotas=({"name": "R", "shifts": ("D",)}, {"name": "none", "shifts": ("Z",)}),
        activities=days("a", 2, start="08:00", end="14:00", paid_minutes=360),
    ),
    "absence": tiny(
        [DAY],
        people("1/2", "1/2"),
        absences=({"employee": "a", "first": MONDAY, "last": MONDAY + timedelta(3), "kind": "sick"},),
    ),
    "history": tiny(
        [DAY],
        people("1/2", "1/2"),
        history=tuple(Duty("a", MONDAY - timedelta(k), "D") for k in (1, 2)),
        arrangement={"weekends": 1, "weekends_of": 2},
    ),
    "weekends of two": tiny(
        [SATURDAY_AND_SUNDAY], people("1/4", "1/4", "1/4"), weeks=3, arrangement={"weekends": 1, "weekends_of": 2}
    ),
    "weekends of three, two heads": tiny(
        [SATURDAY_AND_SUNDAY], people("1/4", "1/4", "1/4"), weeks=3, heads=2, arrangement={"weekends": 2}
    ),
    "weekends of two with vacation": tiny(
        [SATURDAY_AND_SUNDAY],
        people("1/4", vacation_days=12),
        weeks=3,
        arrangement={"weekends": 1, "weekends_of": 2},
        vacation={"place": True, "main_days": 12, "from_week": 26, "to_week": 28},
    ),
    "never both away": resting(
        people("1/4", "1/4", vacation_days=6), 2, main_days=6, from_week=26, to_week=27, main_share="1/2"
    ),
    **{
        f"vacation, {name}, weekend {k}": resting(people("1/2", **own), weeks, **only(k), **policy)
        for name, own, weeks, policy in (
            ("all of it main", {"vacation_days": 6}, 2, {"main_days": 6, "from_week": 26, "to_week": 27}),
            ("ten in a row", {"vacation_days": 10}, 3, {"main_days": 10, "from_week": 26, "to_week": 28}),
            ("twelve in a row", {"vacation_days": 12}, 3, {"main_days": 12, "from_week": 26, "to_week": 28}),
            ("more than the main part", {"vacation_days": 7}, 2, {"main_days": 6, "from_week": 26, "to_week": 27}),
            ("a window too short", {"vacation_days": 8}, 2, {"main_days": 8, "from_week": 27, "to_week": 27}),
            ("less than a week", {"vacation_days": 5}, 2, {"main_days": 5, "from_week": 26, "to_week": 27}),
            ("begun in the window", {"vacation_days": 12}, 3, {"main_days": 12, "from_week": 24, "to_week": 27}),
            (
                "hired in the window",
                {"vacation_days": 6, "start": MONDAY + timedelta(3)},
                3,
                {"main_days": 6, "from_week": 26, "to_week": 28},
            ),
            (
                "partly given",
                {"vacation_days": 7},
                3,
                {
                    "main_days": 6,
                    "from_week": 26,
                    "to_week": 28,
                    "absences": ({"employee": "a", "first": MONDAY, "last": MONDAY + timedelta(1)},),
                },
            ),
        )
        for k in range(weeks)
    },
}


@pytest.mark.parametrize("name", BY_HAND)
def test_no_lawful_roster_passes_a_bound(name: str) -> None:
    assert assert_bounds_hold(BY_HAND[name]) > 0


def test_a_saturday_that_is_red_is_no_day_of_vacation() -> None:
    """1 May 2027 is a Saturday: twelve virkedager in a row from that Monday on take one weekend, not two."""
    start = date(2027, 4, 26)
    facts = {**only(0, 2, start=start), "start": start}
    staff = people("1/2", vacation_days=12)
    assert assert_bounds_hold(resting(staff, 4, main_days=12, from_week=17, to_week=19, **facts)) > 0


@pytest.mark.parametrize("weekend", [0, 1])
def test_a_red_monday_makes_the_window_too_short(weekend: int) -> None:
    """17 May 2027 is a Monday: the window holds 5 virkedager of the 6 that the main part has, so none is measured."""
    start = date(2027, 5, 10)
    facts = {**only(weekend, start=start), "start": start}
    staff = people("1/2", vacation_days=6)
    assert assert_bounds_hold(resting(staff, 2, main_days=6, from_week=20, to_week=20, **facts)) > 0


def test_leave_between_the_windows_of_two_years_is_no_obstacle() -> None:
    staff = people("1/2", vacation_days=60)
    leave = {"employee": "a", "first": date(2027, 11, 1), "last": date(2027, 11, 14), "kind": "leave"}
    unit = resting(staff, 104, absences=(leave,), start=date(2027, 1, 4))
    grid = restrict(Grid(unit.with_positions(ceilings(unit))))
    relaxed = relax(grid, Demand(grid), None, shortage="counted")
    assert len(relaxed.vacation) == 102


@st.composite
def wards(draw: st.DrawFn) -> Unit:
    """One person on every day of a week, or two on the weekends of two; with a bit of everything else."""
    weeks = draw(st.sampled_from([1, 2]))
    due = draw(st.sampled_from([0, 6])) if weeks == 2 else 0
    sizes = st.sampled_from(["1/10", "1/3", "1/2", "3/4", "1"])
    staff: list[dict[str, object]] = []
    for name in draw(st.sampled_from(["a", "ab"])) if weeks == 2 else "a":
        low, now, high = sorted(draw(st.lists(sizes.map(Fraction), min_size=3, max_size=3)))
        vacant = name == "b" and draw(st.booleans())
        staff.append(
            {
                "id": name,
                "position": now,
                "wish_min": draw(st.sampled_from([None, low])),
                "wish_max": draw(st.sampled_from([None, high])),
                "employment": "vacant" if vacant else "permanent",
                "vacation_days": due,
            }
        )
    held = sum(Fraction(str(one["position"])) for one in staff if one["employment"] != "vacant")
    first = draw(st.integers(25, 28))
    return tiny(
        [DAY if weeks == 1 else SATURDAY_AND_SUNDAY],
        staff,
        heads=draw(st.integers(1, 2)),
        weeks=weeks,
        positions={
            "goal": draw(st.sampled_from(["wishes", "full-time", "smallest", "fewest", "total"])),
            "unasked": draw(st.sampled_from(["present", "full-time"])),
            "steps": draw(st.sampled_from(["exact", "half-percent", "full-time"])),
            "budget": draw(st.sampled_from([None, held, held + Fraction(1, 7)])),
        },
        arrangement={
            "weekends": 1,
            "weekends_of": draw(st.integers(1, 2)),
            "whole_weekends": draw(st.booleans()),
            "staffing_above_need": draw(st.integers(0, 1)),
        },
        vacation={
            "place": due > 0,
            "main_days": draw(st.sampled_from([6, 12])),
            "from_week": first,
            "to_week": draw(st.integers(first, 28)),
            "main_share": draw(st.sampled_from(["1", "1/2"])),
            "other_share": "1",
        },
        locks=draw(st.sampled_from([(), days("a", 5, 6, shift="off"), days("a", 0, shift="off")])),
        activities=draw(
            st.sampled_from([(), days("a", 3, start="08:00", end="14:00", paid_minutes=360)])
            if not due
            else st.just(())
        ),
        history=draw(st.sampled_from([(), tuple(Duty("a", MONDAY - timedelta(k), "D") for k in (1, 2))]))
        if weeks == 1
        else (),
    )


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(wards())
def test_no_lawful_roster_of_any_small_ward_passes_a_bound(unit: Unit) -> None:
    assert_bounds_hold(unit)
