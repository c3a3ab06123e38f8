"""Units made in Python get the same checks as those that are read from files."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError
from tests.strategies import units

from arsplan.domain.absences import Absence, Lock, Wish
from arsplan.domain.crosscheck import crosscheck, maybe_meant
from arsplan.domain.demand import Competence, DemandLine, DemandRow, Season
from arsplan.domain.roster import Duty
from arsplan.domain.shifts import Cover, ShiftType
from arsplan.domain.staff import Employee, Rota
from arsplan.domain.terms import Agreements, Arrangement
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit

DAY = ShiftType(code="D", start=450, end=900, paid_minutes=450, covers=(Cover(line="D"),))
ANNA = Employee(id="1", competence="SPL", position=Fraction(3, 4), rota="DA")


def _parts() -> dict[str, object]:
    return {
        "name": "Ward",
        "start": date(2027, 1, 4),
        "weeks": 2,
        "competences": (Competence(code="SPL", fills=("ASS",)), Competence(code="ASS")),
        "rotas": (Rota(name="DA", shifts=("D",)),),
        "shifts": (DAY,),
        "lines": (DemandLine(code="D", start=450, end=900),),
        "seasons": (Season(name="year", from_week=1, to_week=53),),
        "demand": tuple(
            DemandRow(season="year", day_type=kind, line="D", heads=2, minima={"SPL": 1})
            for kind in ("weekday", "weekend")
        ),
        "staff": (ANNA,),
    }


def _change(**parts: object) -> Callable[[dict[str, object]], dict[str, object]]:
    return lambda good: {**good, **parts}


BAD = [
    (_change(start=date(2027, 1, 5)), "start-not-monday", "unit", None),
    (_change(staff=()), "no-staff", "staff", None),
    (_change(staff=(ANNA, ANNA)), "duplicate-id", "staff", 1),
    (_change(staff=(ANNA.model_copy(update={"competence": "LEGE"}),)), "unknown-competence", "staff", 0),
    (_change(seasons=(Season(name="year", from_week=2, to_week=53),)), "season-gap", "seasons", None),
    (_change(rotas=(Rota(name="DA", shifts=("D",), tredelt=True, day_work=True),)), "two-kinds-of-week", "rotas", 0),
    (_change(rotas=(Rota(name="DA", shifts=("D", "X")),)), "unknown-shift", "rotas", 0),
    (_change(lines=()), "unknown-line", "demand", 1),
    (
        _change(absences=(Absence(employee="2", first=date(2027, 1, 4), last=date(2027, 1, 5)),)),
        "unknown-employee",
        "absences",
        0,
    ),
    (_change(locks=(Lock(employee="1", date=date(2027, 1, 18), shift="D"),)), "outside-plan", "locks", 0),
    (_change(history=(Duty("1", date(2027, 1, 3), "X"),)), "unknown-shift", "history", 0),
    (
        _change(wishes=(Wish(employee="1", kind="max_consecutive_shifts", value="0"),)),
        "wish-value",
        "wishes",
        0,
    ),
    (_change(arrangement=Arrangement(daily_rest=540)), "rest-below-agreement", "arrangement", None),
    *(
        (_change(agreements=Agreements(night_from=begins, night_to=ends)), "night-span", "agreements", None)
        for begins, ends in (("22:01", "06:00"), ("21:00", "05:59"), ("00:00", "07:59"), ("06:00", "06:00"))
    ),
    (_change(shortage_weights={"SPL": 0}), "weight-too-small", "shortage_weights", None),
]


@pytest.mark.parametrize(("change", "code", "table", "row"), BAD, ids=[case[1] + "/" + case[2] for case in BAD])
def test_a_contradiction_is_named(change: Callable, code: str, table: str, row: int | None):
    with pytest.raises(InvalidUnit) as error:
        Unit(**change(_parts()))
    assert (code, table, row) in {(p.code, p.file, p.row) for p in error.value.problems}


def test_the_unit_is_good_before_it_is_changed():
    unit = Unit(**_parts())
    assert crosscheck(unit) == []


@pytest.mark.parametrize("span", [("21:00", "06:00"), ("22:00", "06:00"), ("00:00", "08:00"), ("24:00", "08:00")])
def test_a_night_of_eight_hours_can_be_agreed(span: tuple[str, str]):
    Unit(**{**_parts(), "agreements": Agreements(night_from=span[0], night_to=span[1])})


def test_nothing_is_concluded_from_what_could_not_be_read():
    draft = Unit.model_construct(**{**_parts(), "shifts": (), "competences": ()})
    assert crosscheck(draft)
    assert crosscheck(draft, frozenset({"shifts", "competences"})) == []


def test_a_senior_has_more_vacation_due():
    away = Absence(employee="1", first=date(2027, 7, 5), last=date(2027, 8, 14))
    year = {**_parts(), "weeks": 52, "absences": (away,)}
    with pytest.raises(InvalidUnit, match="36 virkedager of vacation in 2027, but 30 are due"):
        Unit(**year)
    Unit(**{**year, "staff": (ANNA.model_copy(update={"birth_year": 1967}),)})
    Unit(**{**year, "staff": (ANNA.model_copy(update={"vacation_days": 36}),)})


def test_a_night_line_can_be_covered_after_midnight():
    night = ShiftType(code="N", start=1305, end=465, paid_minutes=600, covers=(Cover(line="N", start=0, end=360),))
    lines = (*_parts()["lines"], DemandLine(code="N", start=1305, end=465))
    demand = (
        *_parts()["demand"],
        *(DemandRow(season="year", day_type=kind, line="N", heads=1) for kind in ("weekday", "weekend")),
    )
    Unit(**{**_parts(), "shifts": (DAY, night), "lines": lines, "demand": demand})
    early = night.model_copy(update={"covers": (Cover(line="N", start=465, end=500),)})
    with pytest.raises(InvalidUnit, match="outside the line's"):
        Unit(**{**_parts(), "shifts": (DAY, early), "lines": lines, "demand": demand})


@given(unit=units())
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_small_units_are_valid(unit: Unit):
    assert crosscheck(unit) == []


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("SLP", "Maybe 'SPL' was meant."),
        ("spl", "Maybe 'SPL' was meant."),
        ("zzz", "Maybe one of these was meant: SPL, HFA."),
    ],
)
def test_advice_on_a_word(word: str, advice: str):
    assert maybe_meant(word, ["SPL", "HFA"]) == advice


def test_spaces_around_a_text_are_not_part_of_it():
    assert Employee(id=" 1 ", competence="SPL ", position="0.75", rota="DA").id == "1"


@pytest.mark.parametrize("share", ["1/0", "75 %", "many", None])
def test_what_is_no_share_is_refused(share: object):
    with pytest.raises(ValidationError):
        Employee(id="1", competence="SPL", position=share, rota="DA")


def test_midnight_at_the_end_of_a_day_stays_24():
    evening = ShiftType(code="K", start="16:00", end="24:00", paid_minutes=480)
    assert evening.model_dump(mode="json")["end"] == "24:00"
    assert ShiftType.model_validate_json(evening.model_dump_json()) == evening


def test_minima_of_nobody_say_nothing():
    row = DemandRow(season="year", day_type="weekday", line="D", heads=2, minima={"SPL": 1, "ASS": 0, "HFA": 1})
    assert list(row.minima) == ["HFA", "SPL"]
    assert row.slots == {"HFA": 1, "SPL": 1}
