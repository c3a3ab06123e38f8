"""Lawful rosters that once lay below the bound: several duties a day, locks above the need, history reaching in."""

from datetime import date, timedelta

import pytest

from arsplan.checking import check
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.metrics import coverage, shortage_minutes
from arsplan.planning.bound import bound
from arsplan.planning.plan import plan
from arsplan.planning.stop import FirstLawful, Gap
from arsplan.rules.rulebook import rulebook
from arsplan.solving.vacation import VacationModel

MONDAY = date(2027, 1, 4)


def unit(shifts, heads, people="a", **more) -> Unit:
    """One line for every shift, of the shift's own times; `heads` by line and type of day."""
    facts = {"start": MONDAY, "weeks": 1, "vacation": {"place": False, "days": 0}, **more}
    return Unit(
        name="tiny",
        competences=({"code": "X"},),
        rotas=({"name": "R", "shifts": tuple(code for code, *_ in shifts)},),
        shifts=tuple(
            {"code": code, "start": start, "end": end, "paid_minutes": paid, "covers": ({"line": code},)}
            for code, start, end, paid in shifts
        ),
        lines=tuple({"code": code, "start": start, "end": end} for code, start, end, _ in shifts),
        seasons=({"name": "all", "from_week": 1, "to_week": 53},),
        demand=tuple(
            {"season": "all", "day_type": kind, "line": line, "heads": n} for (line, kind), n in heads.items()
        ),
        staff=tuple(
            {"id": p, "competence": "X", "position": "1", "rota": "R", "vacation_days": facts.get("due", 0)}
            for p in people
        ),
        **{key: value for key, value in facts.items() if key != "due"},
    )


def every(line, *, day=0, weekend=0, **named):
    return {(line, kind): n for kind, n in {"day": day, "weekend": weekend, **named}.items()}


MORNING_AND_NIGHT = unit(
    [("M", "07:00", "10:00", 180), ("N", "21:30", "04:30", 300)], {**every("M", mon=1), **every("N", mon=1)}
)
TWO_ON_A_WEEKEND = unit(
    [("M", "07:00", "09:00", 120), ("E", "13:00", "16:00", 180)], {**every("M", weekend=1), **every("E", weekend=1)}
)
LOCKED_ABOVE = unit(
    [("D", "07:30", "15:00", 450)],
    every("D", day=1, weekend=1),
    "abc",
    locks=tuple({"employee": p, "date": MONDAY + timedelta(1), "shift": "D"} for p in "abc"),
    arrangement={"weekends": 3},
)
CASES = {
    "morning and night on one day": (MORNING_AND_NIGHT, [("a", 0, "M"), ("a", 0, "N")]),
    "two duties a day at the weekend": (TWO_ON_A_WEEKEND, [("a", d, s) for d in (5, 6) for s in "ME"]),
    "locks above the need on one of several like days": (
        LOCKED_ABOVE,
        [(p, 1, "D") for p in "abc"]
        + [("a", d, "D") for d in (0, 2, 3)]
        + [("b", 4, "D")]
        + [("c", d, "D") for d in (5, 6)],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_roster_without_shortage_is_not_denied(name: str) -> None:
    ward, duties = CASES[name]
    roster = Roster(Duty(p, MONDAY + timedelta(d), s) for p, d, s in duties)
    assert check(ward, roster).lawful
    assert shortage_minutes(coverage(ward, roster)) == 0
    assert bound(ward).shortage == 0
    assert plan(ward, stop=Gap(0.0, 60)).outcome.status == "PROVEN_BEST"


def test_a_night_before_the_plan_covers_its_first_morning() -> None:
    heads = {("L", kind): int(kind == "mon") for kind in ("day", "weekend", "mon")}
    night = {"code": "N", "start": "22:00", "end": "06:00", "paid_minutes": 480}
    ward = Unit.model_validate(
        {
            **unit([("N", "22:00", "06:00", 480)], every("N")).model_dump(),
            "shifts": (night,),
            "lines": ({"code": "L", "start": "00:00", "end": "06:00"},),
            "demand": tuple(
                {"season": "all", "day_type": kind, "line": line, "heads": n} for (line, kind), n in heads.items()
            ),
            "history": (Duty("a", MONDAY - timedelta(1), "N"),),
        }
    )
    assert shortage_minutes(coverage(ward, Roster())) == 0
    assert bound(ward).shortage == 0


def test_vacation_given_outside_the_window_leaves_a_placing() -> None:
    ward = unit(
        [("D", "07:30", "15:00", 450)],
        every("D", day=1, weekend=1),
        weeks=52,
        due=30,
        vacation={"place": True, "days": 30},
        absences=({"employee": "a", "first": "2027-02-01", "last": "2027-02-20"},),
    )
    assert VacationModel(ward, rulebook(ward)).days_due == {"a": 12}
    assert plan(ward, stop=FirstLawful(60)).findings.lawful
