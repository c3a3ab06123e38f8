"""The general pack: Directive 2003/88/EC."""

from datetime import date

from tests.law.world import LawCase, law, pausing, person, roster, shift, world

from arsplan.domain.absences import Absence
from arsplan.domain.staff import Rota
from arsplan.domain.terms import VacationPolicy

ART_3, ART_4, ART_5 = "Directive 2003/88/EC art. 3", "Directive 2003/88/EC art. 4", "Directive 2003/88/EC art. 5"
ART_6, ART_7, ART_8 = "Directive 2003/88/EC art. 6", "Directive 2003/88/EC art. 7", "Directive 2003/88/EC art. 8"

MORE = (
    shift("S0900", "09:00", "16:30"),
    shift("S0859", "08:59", "16:29"),
    shift("L30", "07:30", "19:30"),
    pausing(shift("H0", "08:00", "14:00"), 0),
    pausing(shift("I0", "08:00", "14:01"), 0),
    pausing(shift("I1", "08:00", "14:01"), 1),
    shift("NT", "20:00", "08:00"),
    shift("NT1", "20:00", "08:01"),
)
NIGHTS = (Rota(name="nights", shifts=("N", "NT", "NT1")),)
CONTRACT, NO_VACATION = "The contract of employment", {"staff": (person(vacation_days=0),)}
ON_NIGHTS = {"staff": (person(rota="nights"),), "rotas": NIGHTS}
FOUR_WEEKS = "N N N N . . . | N N N N . . . | N N N N . . . | N N N N . . ."
FOUR_WEEKS_A_YEAR = {"start": date(2027, 1, 4), "weeks": 52, "vacation": VacationPolicy(days=24)}
WEEK_48, WEEK_60 = "L30 L30 L30 L30 . . .", "L30 L30 L30 L30 L30 . ."
NINETEEN = "N N N N N . . | N N N N N . . | N N N N N . . | N N N "


def eu(rule, citation, name, text, *verdict, **facts):
    unit = world(more_shifts=MORE, rule_packs=("eu",), **facts)
    return LawCase(f"{rule}-{name}", citation, unit, law(unit, rule), roster(text, unit.start), *verdict)


def away(first, last):
    return Absence(employee="kari", kind="vacation", first=first, last=last)


JULY, FEBRUARY = away(date(2027, 7, 12), date(2027, 7, 31)), away(date(2027, 2, 22), date(2027, 2, 28))

CASES = (
    eu("E01", ART_3, "exactly-11-h", "A S0900", "kept", 0),
    eu("E01", ART_3, "one-minute-short", "A S0859", "broken"),
    eu("E02", ART_5, "exactly-35-h", "A A A A A . S0900", "kept", 0, weeks=1),
    eu("E02", ART_5, "one-minute-short", "A A A A A . S0859", "broken", -1, weeks=1),
    eu("E03", ART_6, "17-weeks-of-48-h", " | ".join([WEEK_48] * 17), "kept", 0, weeks=17),
    eu("E03", ART_6, "one-week-of-60-h", " | ".join([WEEK_48] * 16 + [WEEK_60]), "broken", -720, weeks=17),
    eu("E04", ART_4, "six-hours-need-none", "H0", "kept"),
    eu("E04", ART_4, "a-minute-more-needs-one", "I0", "broken", -1),
    eu("E04", ART_4, "a-minute-more-with-one", "I1", "kept", 0),
    eu("E04", ART_4, "not-stated", "D", "undecidable"),
    eu("E05", ART_8, "160-h-in-four-weeks", FOUR_WEEKS, "kept", 192 * 60 - 16 * 600, **ON_NIGHTS),
    eu("E05", ART_8, "exactly-192-h", NINETEEN + "NT . . .", "kept", 0, **ON_NIGHTS),
    eu("E05", ART_8, "192-h-and-a-minute", NINETEEN + "NT1 . . .", "broken", -1, **ON_NIGHTS),
    eu("E06", ART_7, "24-virkedager", ".", "kept", 0, absences=(FEBRUARY, JULY), **FOUR_WEEKS_A_YEAR),
    eu("E06", ART_7, "18-virkedager", ".", "broken", -6, absences=(JULY,), **FOUR_WEEKS_A_YEAR),
    eu("E07", CONTRACT, "18-days-of-7-5-h", "D D D D D . . | " * 3 + "D D D", "kept", 420, **NO_VACATION),
    eu("E07", CONTRACT, "20-days-of-7-5-h", "D D D D D . . | " * 4, "broken", -480, **NO_VACATION),
)
