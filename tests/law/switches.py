"""Each setting that `docs/readings.md` names, and a rota of which it turns the verdict."""

from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from tests.law.cases_rest import SPRING
from tests.law.cases_tredelt import MORE as TREDELT
from tests.law.cases_tredelt import ROTAS as TREDELT_ROTAS
from tests.law.cases_tredelt import TWO_WEEKENDS
from tests.law.world import before, pausing, person, shift

from arsplan.domain.absences import Absence
from arsplan.domain.pairs import Pair
from arsplan.domain.readings import Readings
from arsplan.domain.staff import Rota
from arsplan.domain.terms import Agreements, Arrangement, Discussion, VacationPolicy

MORE = (
    *TREDELT,
    shift("S0329", "03:29", "09:29"),
    shift("T", "20:00", "03:00"),
    shift("S", "14:00", "22:00"),
    shift("M", "00:30", "06:30"),
    shift("S1901", "11:30", "19:01"),
    shift("NS1", "23:00", "06:21"),
)
ROTAS = (*TREDELT_ROTAS, Rota(name="weekend", shifts=("D",), days="weekend"), Rota(name="nights", shifts=("N", "NS1")))
OFF = ". . . . . . ."
EXACTLY_TREDELT = TWO_WEEKENDS + "X D A A A"


class Switch(NamedTuple):
    """A setting with and without which a rota has another verdict.

    Attributes
    ----------
    rule
        Whose verdict turns; two where the setting chooses between them.
    off, on
        What the unit is without the setting and with it.
    verdicts
        Without, and with.
    """

    name: str
    rule: str
    text: str
    off: dict[str, Any]
    on: dict[str, Any]
    verdicts: tuple[str, str]


LOOSER, STRICTER, DECIDED = ("broken", "kept"), ("kept", "broken"), ("undecidable", "kept")


def of(model, key, **always):
    """Facts of a unit in which one model has some values more."""
    return lambda **values: {key: model(**{**always, **values})}


agreed, asked, read = of(Agreements, "agreements"), of(Arrangement, "arrangement"), of(Readings, "readings")
vacation = of(VacationPolicy, "vacation")


def who(**facts):
    return {"staff": (person(**facts),)}


def unless(name, rule, text, verdicts, on, off=None, **always):
    """A setting against its default, or against what is off."""
    return Switch(name, rule, text, {**always, **(off or {})}, {**always, **on}, verdicts)


def away(*spans, name="kari"):
    """Vacation in 2027, its dates written month-day."""
    dates = ({"first": date.fromisoformat(f"2027-{a}"), "last": date.fromisoformat(f"2027-{b}")} for a, b in spans)
    return tuple(Absence(employee=name, kind="vacation", **span) for span in dates)


def year(*spans, **facts):
    """A plan of 2027, with vacation."""
    return {"start": date(2027, 1, 4), "weeks": 52, "absences": away(*spans), **facts}


def two_away(*span):
    """Two of three people on vacation at once."""
    staff = tuple(person(name, vacation_days=6) for name in ("kari", "per", "ola"))
    first = date.fromisoformat(f"2027-{span[0]}")
    return {"start": first, "weeks": 1, "staff": staff, "absences": away(span) + away(span, name="per")}


TV, TV_8H = Agreements(averaging="tv"), Agreements(averaging="tv", daily_rest=480)
SHORT = {"agreements": Agreements(averaging="tv", daily_rest=540), "arrangement": Arrangement(daily_rest=540)}
SHORT_WEEK = {"agreements": Agreements(weekly_rest=1680), "arrangement": Arrangement(weekly_rest=1680)}
WEEK_8, SUMMER, WEEK_27, WEEK_29 = ("02-22", "02-28"), ("07-12", "07-31"), ("07-05", "07-10"), ("07-19", "07-24")
WEEK_41, WEEKEND = ("10-11", "10-17"), ". . . . . D D"
PASSIVE = pausing(shift("B", "07:30", "15:00"), 30)
EVERY_DAY = "A A A A A A A"
EIGHT_WEEKS = " | ".join([*[OFF] * 4, *["N N N N N . ."] * 8, *[OFF] * 4])
NIGHTS = "N N N N N N . | N N N N N N . | N N N N N . . | NS1"
ON_TREDELT = who(rota="three", vacation_days=0)
DISCUSSED = date(2027, 7, 19)

SWITCHES = (
    unless("averaging", "R01", "L", LOOSER, agreed(averaging="tv")),
    unless(
        "su_long_shift",
        "R01",
        "LL",
        LOOSER,
        agreed(averaging="tv", su_long_shift=840),
        {"agreements": TV},
        **who(long_shift_minutes=840),
    ),
    unless("consents_long", "R24", "L", LOOSER, who(long_shift_minutes=750), agreements=TV),
    unless("daily_rest", "R07", "A D", LOOSER, SHORT),
    unless("weekly_rest", "R08", "A A A A A . D", ("broken", "undecidable"), SHORT_WEEK),
    unless("week_start", "R03", "D D D D . . N", LOOSER, read(week_start="Sun 21:00")),
    unless(
        "day_break",
        "R01",
        ". M+A",
        LOOSER,
        agreed(averaging="tv", daily_rest=480, day_break="06:00"),
        {"agreements": TV_8H},
        **asked(daily_rest=480),
    ),
    unless("day_window", "R01", "T S", STRICTER, read(day_window="rolling"), agreements=TV),
    unless("averages", "R03/8", EIGHT_WEEKS, LOOSER, read(averages="blocks"), agreements=TV),
    unless("dst_hours", "R01", ". . . . . N .", LOOSER, read(dst_hours="elapsed"), start=SPRING),
    unless("compensation", "R07", "A D S0329", LOOSER, read(compensation="none"), **SHORT),
    unless("compensation", "R08", "A A A A A . D", DECIDED, read(compensation="none"), **SHORT_WEEK),
    unless(
        "weekly_rest_days", "E02", f"{EVERY_DAY} | A . . . D A A", LOOSER, read(weekly_rest_days=14), rule_packs=("eu",)
    ),
    unless("weekly_rest_assign", "R08", "A A A A A A . | A", LOOSER, read(weekly_rest_assign="f1_day")),
    unless("red_day_minutes", "R09", ". . . . . S1901 . | . . . . . . D", LOOSER, asked(red_day_minutes=61)),
    unless("red_day_weeks", "R09 R10", f"{WEEKEND} | {WEEKEND}", LOOSER, agreed(red_day_weeks=26), weeks=4),
    unless("friday_evening", "U04", f". . . . A . . | {WEEKEND}", STRICTER, asked(friday_evening=True)),
    unless("sunday_night", "U04", f". . . . . . N | {WEEKEND}", LOOSER, asked(sunday_night=False)),
    unless("weekends", "U04", f"{WEEKEND} | {WEEKEND}", LOOSER, asked(weekends=2)),
    unless("weekends_of", "U04", f"{WEEKEND} | {OFF} | {WEEKEND}", LOOSER, asked(weekends_of=2)),
    unless(
        "weekend_rhythm",
        "U04",
        f"{WEEKEND} | {OFF} | {OFF} | {OFF} | {WEEKEND}",
        STRICTER,
        asked(weekend_rhythm=3),
    ),
    unless("days", "U02", "D", STRICTER, who(rota="weekend"), who(rota="plain")),
    unless("days", "R17", "", LOOSER, vacation(days=24), **year(WEEK_8, SUMMER)),
    unless(
        "senior_days",
        "R02",
        "D D D D D . . | " * 44 + "D",
        LOOSER,
        vacation(senior_days=0),
        **year(**who(birth_year=1960)),
    ),
    unless(
        "main_days",
        "R17",
        "",
        LOOSER,
        vacation(main_days=6),
        **year(WEEK_8, ("06-21", "06-26"), WEEK_27, WEEK_29, WEEK_41),
    ),
    unless("from_week", "R17", "", LOOSER, vacation(from_week=23), **year(("06-07", "06-26"), WEEK_27, WEEK_29)),
    unless("to_week", "R17", "", LOOSER, vacation(to_week=35), **year(WEEK_27, WEEK_29, ("08-16", "09-05"))),
    unless("main_share", "U08", "", LOOSER, vacation(main_share="2/3"), **two_away("07-12", "07-18")),
    unless("other_share", "U08", "", LOOSER, vacation(other_share="2/3"), **two_away(*WEEK_41)),
    unless(
        "handover_minutes",
        "U11",
        "D",
        STRICTER,
        asked(handover_minutes=14),
        staff=(person(), person("per")),
        history=before(OFF[:-1] + "N", name="per"),
        pairs=(Pair(employee="kari", other="per", kind="apart"),),
    ),
    unless("full_time_week", "R02", "D D D D D . . | " * 4, LOOSER, {"full_time_week": 2250}, **who(vacation_days=0)),
    unless(
        "break_minutes",
        "R12",
        "B",
        DECIDED,
        {"more_shifts": (*MORE, pausing(shift("B", "07:30", "15:30"), 30))},
        {"more_shifts": (*MORE, shift("B", "07:30", "15:30"))},
    ),
    unless(
        "passive_minutes",
        "R25 R12",
        "B",
        ("kept", "undecidable"),
        {"more_shifts": (*MORE, PASSIVE.model_copy(update={"passive_minutes": 60}))},
        {"more_shifts": (*MORE, PASSIVE)},
    ),
    unless("night_from", "R15", EXACTLY_TREDELT, STRICTER, agreed(night_from="20:00"), **ON_TREDELT),
    unless("night_to", "R15", EXACTLY_TREDELT, STRICTER, agreed(night_to="07:00"), **ON_TREDELT),
    unless("night_average_waived", "R14", NIGHTS, LOOSER, agreed(night_average_waived=True), **who(rota="nights")),
    unless(
        "tredelt",
        "R02 R15",
        TWO_WEEKENDS + "Y D A A A",
        STRICTER,
        ON_TREDELT,
        who(rota="plain", vacation_days=0),
    ),
    unless("tredelt_double_hours", "R15", EXACTLY_TREDELT, STRICTER, agreed(tredelt_double_hours="both"), **ON_TREDELT),
    unless("discussed", "R16", "", DECIDED, {"plan": Discussion(discussed=DISCUSSED)}),
    unless(
        "notice_days",
        "R16",
        "",
        STRICTER,
        {"plan": Discussion(discussed=DISCUSSED, notice_days=15)},
        {"plan": Discussion(discussed=DISCUSSED)},
    ),
    unless("month_hours", "U12", "D D D D D D", STRICTER, agreed(month_hours=60)),
    unless("month_share", "U12", "D D D D D D", STRICTER, agreed(month_share=Fraction(1, 100))),
    unless("rule_packs", "R01", "L", LOOSER, {"rule_packs": ("eu",)}),
)

SHOWN_ONLY = {
    "day_work": "a line of the hour accounts",
    "holiday_compensation": "a line of the hour accounts",
    "red_days_off_target": "shown beside the plan, which it does not bind",
}
"""Settings that the readings name and that judge no rota."""
