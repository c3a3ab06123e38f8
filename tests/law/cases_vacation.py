"""Vacation: ferieloven § 5 and § 7, counted in virkedager, and how many are away at once."""

from datetime import date

from tests.law.world import LawCase, law, person, rule, world

from arsplan.domain.absences import Absence
from arsplan.domain.roster import Roster
from arsplan.rules.measures import AwayAtOnce, VacationPlaced

R17, R18, OWN = "ferieloven § 5; HTA", "ferieloven § 7", "unit.toml [vacation]"
SUMMER = {"start": date(2027, 6, 7), "weeks": 16}
YEAR = {"start": date(2027, 1, 4), "weeks": 52}


def away(first, last, kind="vacation", name="kari"):
    """Absence in 2027, its dates written month-day."""
    dates = {"first": date.fromisoformat(f"2027-{first}"), "last": date.fromisoformat(f"2027-{last}")}
    return Absence(employee=name, kind=kind, **dates)


def placed(name, absences, verdict, slack, *, days=0, main=0, citation=R17, **facts):
    """Vacation against so many days, of which `main` in one piece in weeks 25 to 33."""
    weeks = {key: facts.pop(key) for key in ("from_week", "to_week") if key in facts}
    unit = world(**{**SUMMER, **facts}, absences=absences)
    rules = rule(VacationPlaced(days=days, main=main, **weeks))
    return LawCase(f"vacation-{name}", citation, unit, rules, Roster(), verdict, slack)


def main(name, absences, verdict, slack, **facts):
    return placed(name, absences, verdict, slack, main=18, citation=R18, **facts)


def year(name, absences, verdict, slack, **facts):
    unit = world(**YEAR, absences=absences, **facts)
    return LawCase(f"R17-{name}", R17, unit, law(unit, "R17"), Roster(), verdict, slack)


THREE_WEEKS = away("07-12", "07-31")
FEBRUARY, OCTOBER = away("02-22", "02-28"), away("10-11", "10-17")

DAYS = (
    placed("weeks-28-to-30-are-18", (THREE_WEEKS,), "kept", 0, days=18),
    placed("weeks-28-to-30-are-not-19", (THREE_WEEKS,), "broken", -1, days=19),
    placed("week-with-17-may-is-5", (away("05-17", "05-23"),), "kept", 0, days=5, start=date(2027, 5, 10)),
    placed("week-with-17-may-is-not-6", (away("05-17", "05-23"),), "broken", -1, days=6, start=date(2027, 5, 10)),
    placed("easter-week-is-4", (away("03-22", "03-28"),), "kept", 0, days=4, start=date(2027, 3, 22)),
    placed("easter-week-is-not-5", (away("03-22", "03-28"),), "broken", -1, days=5, start=date(2027, 3, 22)),
    placed("leave-is-not-vacation", (away("07-12", "07-31", "leave"),), "broken", -1, days=1),
    placed("during-leave", (THREE_WEEKS, away("07-12", "07-31", "leave")), "kept", 0, days=18),
    placed("outside-the-plan", (away("06-01", "06-12"),), "kept", 0, days=6),
    placed("a-day-twice-counts-once", (away("07-12", "07-14"), away("07-13", "07-15")), "kept", 0, days=4),
    year("30-virkedager", (FEBRUARY, THREE_WEEKS, OCTOBER), "kept", 0),
    year("24-virkedager", (FEBRUARY, THREE_WEEKS), "broken", -6),
    year(
        "30-without-three-weeks-in-summer",
        (FEBRUARY, away("06-21", "07-03"), away("08-02", "08-07"), OCTOBER),
        "broken",
        -6,
    ),
    year(
        "senior-days-are-their-own-to-place",
        (FEBRUARY, THREE_WEEKS, OCTOBER),
        "kept",
        0,
        staff=(person(birth_year=1960),),
    ),
    year("25-by-contract", (THREE_WEEKS, FEBRUARY), "broken", -1, staff=(person(vacation_days=25),)),
)

MAIN = (
    main("5-to-24-july", (away("07-05", "07-24"),), "kept", 0),
    main("one-day-short", (away("07-06", "07-24"),), "broken", -1),
    main("12-in-june-and-6-in-august", (away("06-21", "07-03"), away("08-02", "08-07")), "broken", -6),
    main(
        "three-weeks-without-their-sundays",
        (away("07-05", "07-10"), away("07-12", "07-17"), away("07-19", "07-24")),
        "kept",
        0,
    ),
    main("a-monday-between", (away("07-05", "07-10"), away("07-13", "07-31")), "broken", -1),
    main(
        "leave-between",
        (away("07-05", "07-17"), away("07-19", "07-21", "leave"), away("07-22", "07-31")),
        "broken",
        -6,
    ),
    main("after-the-window", (away("08-23", "09-11"),), "broken", -18),
    main("partly-after-the-window", (away("08-16", "09-04"),), "broken", -12),
    main(
        "plan-with-two-weeks-of-the-window",
        (away("08-09", "08-14"),),
        "kept",
        0,
        days=6,
        start=date(2027, 8, 9),
        weeks=3,
    ),
    main(
        "plan-with-three-weeks-of-the-window",
        (away("08-02", "08-14"),),
        "broken",
        -6,
        start=date(2027, 8, 2),
        weeks=3,
    ),
    main("on-leave-in-the-window", (away("06-21", "08-22", "leave"), away("08-30", "09-04")), "kept", 0, days=6),
    main(
        "leave-that-leaves-three-weeks",
        (away("07-12", "08-22", "leave"), away("06-21", "07-03")),
        "broken",
        -6,
    ),
    main("employed-after-the-window", (), "kept", None, staff=(person(start=date(2027, 8, 23)),)),
    placed(
        "red-days-do-not-break-a-piece",
        (away("05-03", "05-05"), away("05-07", "05-08")),
        "kept",
        0,
        main=5,
        start=date(2027, 5, 3),
        from_week=18,
        to_week=22,
        citation=R18,
    ),
)


ALL = ("kari", "per", "ola")


def at_once(name, absences, verdict, slack, *, fixed=None, main=1, other=1, people=ALL):
    unit = world(**SUMMER, staff=tuple(map(person, ALL)), absences=absences)
    rules = rule(AwayAtOnce(main=main, other=other), *people)
    return LawCase(f"away-at-once-{name}", OWN, unit, rules, Roster(), verdict, slack, fixed)


KARI, PER = away("07-12", "07-18"), away("07-12", "07-18", name="per")
OLA_ON_LEAVE, KARI_ON_LEAVE = away("07-01", "07-12", "leave", "ola"), away("07-14", "07-14", "leave")

AT_ONCE = (
    at_once("one-of-one", (KARI,), "kept", 0),
    at_once("two-of-one", (KARI, PER), "broken", -1),
    at_once("one-after-the-other", (KARI, away("07-19", "07-25", name="per")), "kept", 0),
    at_once("sharing-a-sunday", (KARI, away("07-18", "07-25", name="per")), "broken", -1),
    at_once("leave-counts-too", (KARI, OLA_ON_LEAVE), "broken", -1),
    at_once("leave-counts-too-within-two", (KARI, OLA_ON_LEAVE), "kept", 0, main=2),
    at_once("leave-alone-is-no-breach", (OLA_ON_LEAVE, away("07-01", "07-12", "study", "per")), "kept", None),
    at_once("leave-beyond-the-limit-admits-nobody", (KARI, OLA_ON_LEAVE), "broken", -2, main=0),
    at_once("people-of-other-groups-do-not-count", (KARI, PER), "kept", 0, people=("kari", "ola")),
    at_once("each-person-counts-once", (KARI, KARI_ON_LEAVE), "kept", 0),
    at_once("week-33-is-inside", (away("08-16", "08-22"), away("08-16", "08-22", name="per")), "kept", 0, main=2),
    at_once(
        "week-34-is-outside",
        (away("08-16", "08-23"), away("08-16", "08-23", name="per")),
        "broken",
        -1,
        main=2,
    ),
    at_once("given-vacation-is-no-breach", (KARI, PER), "kept", None, fixed=(KARI, PER)),
    at_once("placed-on-given-vacation", (KARI, PER), "broken", -1, fixed=(KARI,)),
)

CASES = (*DAYS, *MAIN, *AT_ONCE)
