"""Hours with overtime: AML § 10-6."""

from fractions import Fraction

from tests.law.world import MONDAY as START
from tests.law.world import LawCase, activity, law, person, roster, shift, world

from arsplan.domain.terms import Agreements

R04, R05, R06 = "AML § 10-6(8)(9)", "AML § 10-6(8)", "AML § 10-6(4)-(6)"
IND, TV = Agreements(averaging="ind"), Agreements(averaging="tv")
SU = Agreements(averaging="ind", su_long_shift=840)
YES = {"staff": (person(long_shift_minutes=840),)}

MORE = (
    shift("X13", "07:30", "20:30"),
    shift("Y13", "07:30", "20:31"),
    shift("X16", "06:00", "22:00"),
    shift("Y16", "06:00", "22:01"),
    shift("E", "15:00", "18:00"),
    shift("H", "08:00", "12:00"),
    shift("T", "08:00", "20:00"),
    shift("T1", "08:00", "20:01"),
    shift("M", "08:00", "08:30"),
    shift("O", "20:00", "21:00"),
)


def case(rule, citation, name, text, verdict, slack=None, agreements=None, **facts):
    unit = world(more_shifts=MORE, agreements=agreements or Agreements(), **facts)
    made = roster(text, unit.start)
    return LawCase(f"{rule}-{name}", citation, unit, law(unit, rule), made, verdict, slack)


def r05(name, text, verdict, slack, agreements=None, **facts):
    found = case("R05", R05, name, text, verdict, slack, agreements, **facts)
    return LawCase(found.id, R05, found.unit, tuple(r for r in found.rules if r.id == "R05"), *_rest(found))


def r05_8(name, text, verdict, slack, **facts):
    return case("R05/8", R05, name, text, verdict, slack, TV, weeks=8, **facts)


def _rest(found):
    return found.roster, found.verdict, found.slack


DAYS = (
    case("R04", R04, "day-extended-by-3-h", "D+E", "kept", 150),
    case("R04", R04, "13-h", "X13", "kept", 0),
    case("R04", R04, "13-h-01", "Y13", "broken", -1),
    case("R04", R04, "12-5-h-and-1-h-without-tv", "L+O", "broken", -30, IND),
    case("R04", R04, "16-h-tv", "X16", "kept", 0, TV),
    case("R04", R04, "16-h-01-tv", "Y16", "broken", -1, TV),
    case("R04", R04, "14-h-by-a-central-union", "LL", "kept", 0, SU, **YES),
    case("R04", R04, "14-h-without-consent", "LL", "broken", -60, SU),
)

SIXTY, FORTY = "T T T T T . .", "N N N N . . ."
FORTY_FOUR, FORTY_EIGHT = "N N N N H . .", "N N N N H H ."
EIGHT = [SIXTY, FORTY, FORTY_EIGHT, FORTY_FOUR, *[FORTY_EIGHT] * 4]

WEEKS = (
    r05("48-h", FORTY_EIGHT, "kept", 0),
    r05("48-h-30", "N N N N H H M", "broken", -30),
    r05("60-h-ind", SIXTY, "kept", 0, IND),
    r05("60-h-01-ind", "T T T T T1 . .", "broken", -1, IND),
    r05("69-h-tv", "L L L N N D H", "kept", 0, TV),
    r05("70-h-tv", "N N N N N N N", "broken", -60, TV),
    r05_8("384-h-in-eight-weeks", " | ".join(EIGHT), "kept", 0),
    r05_8("392-h-in-eight-weeks", " | ".join([SIXTY, FORTY_EIGHT, *EIGHT[2:]]), "broken", -480),
)

FOUR_WEEKS = "D D D D D . . | " * 3
FULL = {"staff": (person(vacation_days=0),)}
HALF = {"staff": (person(vacation_days=0, position=Fraction(1, 2)),)}
COURSE = {"activities": (activity(START, "16:00", "18:00", 120),)}

OVERTIME = (
    case("R06", R06, "within-the-position", FOUR_WEEKS + "D D D", "kept", 600, **FULL),
    case("R06", R06, "within-the-position-tv", FOUR_WEEKS + "D D D", "kept", 1200, TV, **FULL),
    case("R06", R06, "up-to-the-position", FOUR_WEEKS + "D D D H M M M . | ", "kept", 600, **FULL),
    case("R06", R06, "half-an-hour-beyond", FOUR_WEEKS + "D D D H H M M . | ", "undecidable", **FULL),
    case("R06", R06, "a-course-beyond", FOUR_WEEKS + "D D D D", "undecidable", **FULL, **COURSE),
    case("R06", R06, "extra-hours-of-a-part-timer", FOUR_WEEKS, "undecidable", **HALF),
)

CASES = (*DAYS, *WEEKS, *OVERTIME)
