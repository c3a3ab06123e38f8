"""Tredelt turnus: AML § 10-4(6), HTA § 4.2.4."""

from datetime import date
from fractions import Fraction

from tests.law.world import LawCase, activity, before, law, person, roster, shift, world

from arsplan.domain.absences import Absence
from arsplan.domain.staff import Rota
from arsplan.domain.terms import Agreements

R15 = "AML § 10-4(6); HTA § 4.2.4"

MORE = (
    shift("H", "07:30", "12:00"),
    shift("X", "07:30", "12:32"),
    shift("Y", "07:30", "12:33"),
    shift("Q", "08:00", "09:36"),
    shift("R", "08:00", "09:37"),
)
CODES = ("D", "A", "N", "H", "X", "Y", "Q", "R")
ROTAS = (Rota(name="three", shifts=CODES, tredelt=True), Rota(name="plain", shifts=CODES))

TWO_WEEKENDS = "D D A . . A A | N N N . . . . | D D D A A . . | D D . . . D D | N N N . A . . | "
"""All but the last week of six nights, nine evenings and eleven days with two Sundays and two Saturdays."""

SATURDAY_NIGHT = TWO_WEEKENDS.replace("N N N . . . .", "N N . . . N .") + "D D A A A"
SUNDAY_COURSE = TWO_WEEKENDS.replace("D D . . . D D", "D D . . . D .") + "D D A A A"
SUNDAY = activity(date(2027, 8, 29), "07:30", "15:00", 450)

NIGHTS = "N N N N . . . | N N N N . . . | N N N N . . . | N N N . . . . | N N . . . . . | "
"""Seventeen nights in five weeks."""


def r15(name, text, verdict, slack=None, *, employee=None, **facts):
    staff = (person(**{"rota": "three", "vacation_days": 0, **(employee or {})}),)
    unit = world(more_shifts=MORE, rotas=ROTAS, staff=staff, **{"weeks": 6, **facts})
    return LawCase(f"R15-{name}", R15, unit, law(unit, "R15"), roster(text, unit.start), verdict, slack)


BOTH = {"agreements": Agreements(tredelt_double_hours="both")}
LEAVE = {"absences": (Absence(employee="kari", first=date(2027, 9, 13), last=date(2027, 9, 26), kind="leave"),)}

CASES = (
    r15("35-0-h-a-week-where-34-59-is-full", TWO_WEEKENDS + "D D A A A", "broken", -148),
    r15("34-5-h-a-week", TWO_WEEKENDS + "H D A A A", "kept", 32),
    r15("exactly-full", TWO_WEEKENDS + "X D A A A", "kept", 0),
    r15("a-minute-more", TWO_WEEKENDS + "Y D A A A", "broken", -1),
    r15(
        "half-a-position-in-twice-the-weeks",
        TWO_WEEKENDS + "D D A A A",
        "broken",
        -148,
        weeks=12,
        employee={"position": Fraction(1, 2)},
    ),
    r15("leave-shortens-the-weeks", TWO_WEEKENDS + "D D A A A", "broken", -148, weeks=8, **LEAVE),
    r15("never-below-33-6-h", NIGHTS + "N N N", "undecidable", 96),
    r15("exactly-33-6-h", NIGHTS + "N N N . Q . .", "undecidable", 0),
    r15("33-6-h-and-a-minute", NIGHTS + "N N N . R . .", "broken", -1),
    r15("never-above-35-5-h", "D D D D . . . | " * 6, "undecidable", 6 * 2130 - 24 * 450),
    r15("a-night-from-saturday", SATURDAY_NIGHT, "broken", -165),
    r15("a-night-from-saturday-counts-as-both", SATURDAY_NIGHT, "broken", -268, **BOTH),
    r15("another-night", TWO_WEEKENDS + "D D A A A", "broken", -263, agreements=Agreements(night_from="20:00")),
    r15("a-course-on-sunday", SUNDAY_COURSE, "broken", -148, activities=(SUNDAY,)),
    r15("too-few-sundays", "D D D . . . . | A A A . . . . | N N . . . . .", "undecidable"),
    r15("few-days-and-evenings", "D A . . . . N | N N N N . . . | N N N N . . N | N N N N", "undecidable"),
    r15("history-does-not-count", TWO_WEEKENDS + "X D A A A", "kept", 0, history=before("N N N N N . .")),
)
