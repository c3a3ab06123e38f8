"""Worlds of single duties: who is available when, and what is locked."""

from datetime import date, timedelta

from tests.conformance.world import world
from tests.law.world import MONDAY, activity, before, person, shift

from arsplan.domain.absences import Absence, Lock, Wish
from arsplan.domain.skills import Skill
from arsplan.domain.staff import Rota
from arsplan.rules.measures import Availability, Locked

ASCENSION, NEW_YEAR = date(2027, 5, 3), date(2026, 12, 28)
D, A, N = shift("D", "07:30", "15:00"), shift("A", "14:30", "22:00"), shift("N", "21:45", "07:45")
NOON, BEFORE_NOON = shift("P", "12:00", "19:00"), shift("Q", "11:59", "19:00")
USES = tuple(shift(use[0].upper() + use[-1], "07:30", "15:00", use=use) for use in ("weekend", "weekday", "none"))
DAYS, HELG = Rota(name="days", shifts=("D",)), Rota(name="helg", shifts=("D", "N", "P", "Q"), days="weekend")
EACH = "./D ./D ./D ./D ./D ./D ./D"


def free(name, text, *shifts, employee=None, **facts):
    staff = (person(**(employee or {})),)
    facts = {"weeks": text.count("|") + 1, **facts}
    return world(f"available-{name}", (Availability(), Locked()), text, *(shifts or (D, A, N)), staff=staff, **facts)


def away(first, last, kind="vacation"):
    dates = {"first": MONDAY + timedelta(first), "last": MONDAY + timedelta(last)}
    return {"absences": (Absence(employee="kari", kind=kind, **dates),)}


def wish(kind="unavailable", strength="must", **facts):
    return {"wishes": (Wish(employee="kari", kind=kind, strength=strength, **facts),)}


def lock(day, code, who="kari"):
    return (Lock(employee=who, date=MONDAY + timedelta(day), shift=code),)


PARTS = "./D/N . . ./A/N . . ./D | ./N . . ./A/D . . ./N"

AVAILABLE = (
    free("rota", "D/A/N/. D/A/. D/N/.", rotas=(DAYS,), employee={"rota": "days"}),
    free("employed-in-part", EACH, employee={"start": MONDAY + timedelta(1), "end": MONDAY + timedelta(5)}),
    free("employed-from-the-last-day", EACH, employee={"start": MONDAY + timedelta(6)}),
    free("vacation", "./D/N ./D/N ./D ./D/N ./D ./D ./D", **away(1, 3)),
    free("leave-to-the-last-day", EACH, **away(5, 6, "leave")),
    free("leave-that-began-before-the-plan", EACH, **away(-3, 1, "leave")),
    free("leave-beyond-the-plan", EACH, **away(4, 20, "leave")),
    free(
        "weekend-rota",
        "./D/P/Q . . ./P/Q/N ./P/Q/N ./D/Q ./D/N",
        *(D, N, NOON, BEFORE_NOON),
        rotas=(HELG,),
        employee={"rota": "helg"},
    ),
    free(
        "weekend-rota-at-ascension",
        "./D ./P ./P/Q ./D/P ./Q/N ./D ./D/N",
        *(D, N, NOON, BEFORE_NOON),
        rotas=(HELG,),
        employee={"rota": "helg"},
        start=ASCENSION,
    ),
    free(
        "use",
        "/".join([".", *(s.code for s in USES)]) + " . . . " + " ".join(["/".join([".", *(s.code for s in USES)])] * 3),
        *USES,
    ),
    free("use-on-a-red-thursday", " . . . " + "/".join([".", *(s.code for s in USES)]), *USES, start=ASCENSION),
    free("wish-weekday", PARTS, **wish(shift="A", weekday=3)),
    free("wish-any-shift", PARTS, **wish(weekday=3)),
    free("wish-any-weekday", PARTS, **wish(shift="N")),
    free("wish-in-week-32", PARTS, **wish(shift="N", from_week=32, to_week=33)),
    free("wish-until-week-31", PARTS, **wish(weekday=3, from_week=30, to_week=31)),
    free("wish-that-does-not-bind", PARTS, **wish(shift="N", strength="wish")),
    free("even-weeks", PARTS, **wish("available_weeks", value="even")),
    free("odd-weeks", PARTS, **wish("available_weeks", value="odd")),
    free("odd-weeks-over-new-year", PARTS, start=NEW_YEAR, **wish("available_weeks", value="odd")),
    free("even-weeks-in-week-31", PARTS, **wish("available_weeks", value="even", from_week=31, to_week=31)),
    free(
        "lock-before-use-and-wish",
        f"{USES[2].code} ./D D",
        *USES,
        D,
        locks=(*lock(0, USES[2].code), *lock(2, "D")),
        wishes=(Wish(employee="kari", kind="unavailable", shift="D", strength="must"),),
    ),
    free("from-wednesday", EACH, **away(1, 4), valid={"valid_from": MONDAY + timedelta(2)}),
    free("wish-until-wednesday", EACH, **wish(shift="D"), valid={"valid_to": MONDAY + timedelta(2)}),
    free(
        "skill-that-runs-out-and-is-renewed",
        "./D/N ./D/N ./D/N ./D/N ./D/N ./D ./D/N",
        D,
        N.model_copy(update={"skill": "course"}),
        skills=(
            Skill(employee="kari", skill="course", valid_until=MONDAY + timedelta(1)),
            Skill(employee="kari", skill="course", valid_from=MONDAY + timedelta(4)),
        ),
    ),
    world(
        "available-one-with-the-skill",
        Availability(),
        {"kari": "./D/A ./D", "per": "./D/A ./D"},
        D.model_copy(update={"skill": "course"}),
        A,
        staff=(person(), person("per")),
        skills=(Skill(employee="kari", skill="other"), Skill(employee="per", skill="course", valid_until=MONDAY)),
    ),
    free("history-is-not-judged", EACH, employee={"start": MONDAY}, history=before(". . . . . . D")),
    world(
        "available-two-people",
        Availability(),
        {"kari": "./D/A ./D", "per": "./D/A ./D"},
        *(D, A),
        staff=(person(rota="days"), person("per", start=MONDAY + timedelta(1))),
        rotas=(DAYS,),
    ),
)


def locked(name, text, *, locks, **facts):
    return world(
        f"locked-{name}",
        Locked(),
        text,
        D,
        A,
        N,
        shift("H", "16:00", "18:00"),
        locks=locks,
        **{"weeks": text.count("|") + 1, **facts},
    )


LOCKED = (
    locked("duty", "./D ./D/A/N ./D", locks=lock(1, "A")),
    locked("first-and-last-day", "./D/A . . . . . ./D/A", locks=(*lock(0, "D"), *lock(6, "A"))),
    locked("day-off", "./D/N ./D/A/N ./D", locks=lock(1, "off")),
    locked(
        "a-course-on-a-day-off",
        "./D ./D ./D",
        locks=lock(1, "off"),
        activities=(activity(MONDAY + timedelta(1), "08:00", "10:00", 60),),
    ),
    locked("history", "./D ./D", locks=lock(0, "off"), history=before(". . . . . . N")),
    world(
        "locked-another-person",
        Locked(),
        {"kari": "./D ./D", "per": "./D ./D"},
        D,
        people=("kari", "per"),
        locks=lock(0, "D", "per"),
    ),
)

WORLDS = (*AVAILABLE, *LOCKED)
