"""Who may be given a duty on a date, and what is locked."""

from datetime import date, timedelta

from tests.law.world import MONDAY, LawCase, activity, law, person, roster, rule, shift, world

from arsplan.domain.absences import Absence, Lock, Wish
from arsplan.domain.staff import Rota
from arsplan.rules.measures import Availability, Locked

OWN = "unit.toml; staff; absences; wishes"
MAY = date(2027, 5, 3)
MORE = (
    shift("E1200", "12:00", "19:00"),
    shift("E1159", "11:59", "19:00"),
    shift("WE", "07:30", "15:00", use="weekend"),
    shift("WD", "07:30", "15:00", use="weekday"),
    shift("OLD", "07:30", "15:00", use="none"),
)
ROTAS = (
    Rota(name="day", shifts=("D",)),
    Rota(name="weekend", shifts=("D", "A", "N", "E1200", "E1159"), days="weekend"),
)
DAY_ROTA = {"staff": (person(rota="day"),)}
WEEKEND_ROTA = {"staff": (person(rota="weekend"),)}
WEEKEND_IN_MAY = {**WEEKEND_ROTA, "start": MAY}


def case(measure, name, text, verdict, reasons=None, **facts):
    unit = world(**{"weeks": 2, "more_shifts": MORE, "rotas": ROTAS, **facts})
    made = roster(text, unit.start)
    slack = reasons if reasons is None else -reasons
    return LawCase(f"{measure.kind}-{name}", OWN, unit, rule(measure), made, verdict, slack)


def free(name, text, **facts):
    return case(Availability(), name, text, "kept", 0, **facts)


def taken(name, text, reasons=1, **facts):
    return case(Availability(), name, text, "broken", reasons, **facts)


def away(first, last=None, kind="vacation"):
    """Absence from one day of August 2027 to another."""
    days = {"first": date(2027, 8, first), "last": date(2027, 8, last or first)}
    return {"absences": (Absence(employee="kari", kind=kind, **days),)}


def wish(kind="unavailable", strength="must", **facts):
    return {"wishes": (Wish(employee="kari", kind=kind, strength=strength, **facts),)}


def lock(offset, code):
    return {"locks": (Lock(employee="kari", date=MONDAY + timedelta(offset), shift=code),)}


def employed(**dates):
    return {"staff": (person(**dates),)}


EMPLOYMENT = (
    free("shift-of-the-rota", "D", **DAY_ROTA),
    taken("shift-of-another-rota", "A", **DAY_ROTA),
    free("first-day-of-employment", ". D", **employed(start=date(2027, 8, 3))),
    taken("day-before-employment", "D", **employed(start=date(2027, 8, 3))),
    free("last-day-of-employment", ". D", **employed(end=date(2027, 8, 3))),
    taken("day-after-employment", ". . D", **employed(end=date(2027, 8, 3))),
)

ABSENCE = (
    taken("first-day-of-vacation", ". D", **away(3, 5)),
    taken("last-day-of-vacation", ". . . . D", **away(3, 6)),
    free("day-before-vacation", "D", **away(3, 5)),
    free("day-after-vacation", ". . . . D", **away(3, 5)),
    free("night-before-vacation-runs-into-it", "N", **away(3, 5)),
    taken("night-from-the-last-day-of-vacation", ". . . N", **away(3, 5)),
    taken("leave", ". D", **away(3, kind="leave")),
    taken("two-reasons", "A", 2, **{**DAY_ROTA, **away(2)}),
)

WEEKEND_PEOPLE = (
    free("weekend-rota-on-saturday", ". . . . . D .", **WEEKEND_ROTA),
    free("weekend-rota-on-sunday-night", ". . . . . . N", **WEEKEND_ROTA),
    free("weekend-rota-on-friday-evening", ". . . . A . .", **WEEKEND_ROTA),
    free("weekend-rota-on-friday-at-12", ". . . . E1200 . .", **WEEKEND_ROTA),
    taken("weekend-rota-on-friday-at-11-59", ". . . . E1159 . .", **WEEKEND_ROTA),
    taken("weekend-rota-on-friday-by-day", ". . . . D . .", **WEEKEND_ROTA),
    taken("weekend-rota-on-thursday-evening", ". . . A . . .", **WEEKEND_ROTA),
    taken("weekend-rota-on-monday", "D", **WEEKEND_ROTA),
    free("weekend-rota-on-kristi-himmelfart", ". . . D . . .", **WEEKEND_IN_MAY),
    free("weekend-rota-on-the-evening-before", ". . A . . . .", **WEEKEND_IN_MAY),
    taken("weekend-rota-on-the-day-before", ". . D . . . .", **WEEKEND_IN_MAY),
    free("weekend-rota-on-17-may", ". . . . . . . | . . . . . . . | D", **{**WEEKEND_IN_MAY, "weeks": 3}),
)

USE = (
    free("weekend-shift-on-saturday", ". . . . . WE ."),
    taken("weekend-shift-on-friday", ". . . . WE . ."),
    free("weekday-shift-on-friday", ". . . . WD . ."),
    taken("weekday-shift-on-sunday", ". . . . . . WD"),
    free("weekday-shift-on-a-red-thursday", ". . . WD . . .", start=MAY),
    taken("shift-that-is-not-used", "OLD"),
    free("lock-goes-before-use", "OLD", **lock(0, "OLD")),
    taken("lock-on-another-day", ". OLD", **lock(0, "OLD")),
    taken("lock-does-not-go-before-rota", "A", **{**DAY_ROTA, **lock(0, "A")}),
)

WISHES = (
    taken("cannot-thursday-evening", ". . . A . . .", **wish(shift="A", weekday=3)),
    free("can-thursday-by-day", ". . . D . . .", **wish(shift="A", weekday=3)),
    free("can-wednesday-evening", ". . A . . . .", **wish(shift="A", weekday=3)),
    free("would-rather-not", ". . . A . . .", **wish(shift="A", weekday=3, strength="wish")),
    taken("cannot-thursdays", ". . . N . . .", **wish(weekday=3)),
    taken("cannot-nights", ". . . . . N .", **wish(shift="N")),
    taken("cannot-in-week-32", ". . . . . . . | A", **wish(shift="A", from_week=32, to_week=33)),
    free("can-before-week-32", ". . . . . . A", **wish(shift="A", from_week=32, to_week=33)),
    free("lock-goes-before-must", ". . . A . . .", **wish(shift="A", weekday=3), **lock(3, "A")),
    free("even-weeks-in-week-32", ". . . . . . . | D . . . . . N", **wish("available_weeks", value="even")),
    taken("even-weeks-in-week-31", ". . . . . . D", **wish("available_weeks", value="even")),
    free("odd-weeks-in-week-31", "D . . . . . N", **wish("available_weeks", value="odd")),
    taken("odd-weeks-in-week-32", ". . . . . . . | D", **wish("available_weeks", value="odd")),
    free("even-weeks-from-week-33", "D", **wish("available_weeks", value="even", from_week=33, to_week=40)),
    free(
        "what-others-cannot",
        "A",
        staff=(person(), person("per")),
        wishes=(Wish(employee="per", kind="unavailable", shift="A", strength="must"),),
    ),
)

COURSE = {"activities": (activity(date(2027, 8, 3), "08:00", "12:00", 240),)}


def locked(name, text, verdict):
    """Through the rulebook, as a unit has it."""
    unit = world(weeks=2, **lock(1, "A"))
    return LawCase(f"U03-{name}", "fixed.csv", unit, law(unit, "U03"), roster(text), verdict)


LOCKS = (
    locked("duty-stands", ". A", "kept"),
    locked("duty-is-missing", "A", "broken"),
    case(Locked(), "duty-stands", ". A", "kept", 0, **lock(1, "A")),
    case(Locked(), "duty-is-missing", "A", "broken", 1, **lock(1, "A")),
    case(Locked(), "another-duty-stands", ". D", "broken", 1, **lock(1, "A")),
    case(Locked(), "day-off-is-free", "A . A", "kept", 0, **lock(1, "off")),
    case(Locked(), "day-off-is-worked", "A A A", "broken", 1, **lock(1, "off")),
    case(Locked(), "a-course-on-a-day-off", "A", "kept", 0, **lock(1, "off"), **COURSE),
    case(Locked(), "night-runs-into-a-day-off", "N .", "kept", 0, **lock(1, "off")),
    case(Locked(), "last-day-of-the-plan", "D", "broken", 1, **lock(13, "D")),
)

CASES = (*EMPLOYMENT, *ABSENCE, *WEEKEND_PEOPLE, *USE, *WISHES, *LOCKS)
