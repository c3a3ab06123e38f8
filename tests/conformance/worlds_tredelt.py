"""Worlds of tredelt turnus: each edge of the week exactly, and every minute of night and red day."""

from datetime import date, timedelta
from fractions import Fraction

from tests.conformance.world import from_to, world
from tests.law.world import MONDAY, activity, before, person, shift

from arsplan.domain.absences import Absence, Lock
from arsplan.rules.measures import TredeltHours
from arsplan.rules.tredelt import Stretch, night_and_red

ASCENSION, EASTER, AUTUMN = date(2027, 5, 3), date(2027, 3, 22), date(2027, 10, 25)
BEFORE_WHIT_MONDAY = date(2027, 5, 10)
A, N = shift("A", "14:30", "22:00"), shift("N", "21:45", "07:45")
HALF_PAID = shift("P", "21:45", "07:45", 300)
EARLY, LATE = shift("M", "05:00", "12:00"), shift("S", "17:00", "00:30")


def tredelt(name, text, *shifts, measure=None, employee=None, **facts):
    staff = (person(**{"vacation_days": 0, **(employee or {})}),)
    facts = {"weeks": text.count("|") + 1, **facts}
    return world(f"tredelt-{name}", measure or TredeltHours(), text, *shifts, staff=staff, **facts)


def by_the_minute(name, *duties, start=MONDAY, activities=(), **facts):
    """Each minute of night and red day weighs a minute more: what is placed fits exactly, and by one minute not."""
    numbers = {key: facts.pop(key) for key in ("double", "night_from", "night_to") if key in facts}
    measure = TredeltHours(full=2250, most=2250, least=0, night=60, red=60, **numbers)
    placed = [Stretch(start + timedelta(day), kind.start, kind.finish, kind.paid_minutes) for day, kind in duties]
    placed += [Stretch(given.date, given.start, given.finish, given.paid_minutes) for given in activities]
    full = 600 + sum(stretch.paid + sum(night_and_red(measure, stretch)) for stretch in placed)
    signs = ["."] * (1 + max(day for day, _ in duties))
    for day, kind in duties:
        signs[day] = f"{kind.code}/."
    signs[0] = "F/G/."
    kinds = {kind.code: kind for _, kind in duties}.values()
    exact = measure.model_copy(update={"full": full, "most": full})
    shifts = (*kinds, from_to("F", 510, 600), from_to("G", 510, 601))
    return tredelt(
        f"minutes-{name}", " ".join(signs), *shifts, measure=exact, start=start, activities=activities, **facts
    )


def fits(paid, more=0):
    """A weekday shift of so many minutes, by day."""
    return from_to("F" if not more else "G", 420, paid + more)


LONGEST = (from_to("D", 420, 426), from_to("E", 420, 427))
SHORTEST = (N, fits(216), fits(216, 1))
BETWEEN = (N, from_to("D", 420, 450), fits(551), fits(551, 1), from_to("H", 420, 450))
COURSES = (
    activity(MONDAY + timedelta(6), "08:00", "12:30", 240),
    activity(MONDAY + timedelta(2), "20:00", "23:00", 180),
)
TENTH = {"position": Fraction(1, 10)}
SMALL = (from_to("P", 420, 68), from_to("Q", 600, 69), from_to("R", 1290, 71))
LEAVE = Absence(employee="kari", first=MONDAY + timedelta(2), last=MONDAY + timedelta(2), kind="leave")
VACATION = Absence(employee="kari", first=MONDAY + timedelta(2), last=MONDAY + timedelta(3))
EACH = "P/Q/R/. P/Q/R/. P/Q/R/. P/Q/R/."


def small(name, text=EACH, *, employee=None, **facts):
    return tredelt(f"small-{name}", text, *SMALL, employee={**TENTH, **(employee or {})}, **facts)


WORLDS = (
    tredelt("longest", "D/E D/E D/E D/E D/E/.", *LONGEST),
    tredelt("longest-of-two-weeks", "D/E D/E D D D/. . . | D/E D D D D/E/.", *LONGEST),
    tredelt("shortest", "N/F N/. N/. F/G/. F/G/N . .", *SHORTEST),
    tredelt(
        "shortest-with-a-course",
        "N/F N/. N/. . F/G/.",
        *SHORTEST,
        activities=(activity(MONDAY + timedelta(3), "10:00", "13:36", 216),),
    ),
    tredelt("between", "N/. F/G/D . F/G/. H/. . D/.", *BETWEEN),
    tredelt("between-with-saturday", "N/. F/G/D . F/G/. H/. D/N D/.", *BETWEEN),
    by_the_minute("weekend-evenings", (1, A), (4, A), (5, A), (6, A)),
    by_the_minute("nights", (1, N), (4, N), (5, N), (6, N)),
    by_the_minute("day-and-night-of-sunday", (3, EARLY), (4, LATE), (5, LATE), (6, EARLY)),
    by_the_minute("half-paid", (2, HALF_PAID), (5, HALF_PAID), (6, HALF_PAID)),
    by_the_minute("ascension", (1, A), (2, A), (3, A), (4, A), start=ASCENSION),
    by_the_minute("nights-at-ascension", (1, N), (2, N), (3, N), start=ASCENSION),
    by_the_minute("easter", (2, A), (3, A), (4, LATE), (5, A), (6, A), start=EASTER),
    by_the_minute("night-of-the-spring-change", (4, N), (5, N), (6, N), start=EASTER),
    by_the_minute("night-of-the-autumn-change", (4, N), (5, N), (6, N), start=AUTUMN),
    by_the_minute("into-a-holiday-after-the-plan", (5, N), (6, A), start=BEFORE_WHIT_MONDAY),
    by_the_minute("both", (2, N), (4, A), (5, N), (6, N), double="both"),
    by_the_minute("both-half-paid", (4, HALF_PAID), (5, HALF_PAID), (6, LATE), double="both"),
    by_the_minute("night-from-22", (1, A), (2, N), (3, EARLY), night_from=1320, night_to=420),
    by_the_minute("night-from-midnight", (1, LATE), (2, N), (3, EARLY), night_from=0, night_to=480),
    by_the_minute("night-from-24", (1, LATE), (2, N), (3, EARLY), night_from=1440, night_to=480),
    by_the_minute("courses", (1, A), (5, A), activities=COURSES),
    small("tenth"),
    small("history-does-not-count", history=before("P Q R P Q R P")),
    small("beside-a-lock", "R P/Q/R/. P/Q/. P/Q/.", locks=(Lock(employee="kari", date=MONDAY, shift="R"),)),
    small(
        "beside-locks-beyond-it",
        "P R P/Q/. P/Q/.",
        locks=(
            Lock(employee="kari", date=MONDAY, shift="P"),
            Lock(employee="kari", date=MONDAY + timedelta(1), shift="R"),
        ),
        activities=(activity(MONDAY, "10:00", "13:00", 180),),
    ),
    small("leave", "P/Q/. P/R/. . P/Q/R/. P/R/.", employee={"position": Fraction(7, 60)}, absences=(LEAVE,)),
    small("vacation-due", employee={"vacation_days": 2, "position": Fraction(3, 20)}),
    small(
        "vacation-placed",
        "P/Q/. P/R/. . . P/Q/R/. P/R/.",
        employee={"vacation_days": 2, "position": Fraction(3, 20)},
        absences=(VACATION,),
    ),
    small("employed-in-part", ". . P/Q/. P/R/. P/Q/R/.", employee={"start": MONDAY + timedelta(2)}),
    small("no-position", "P/. R/.", employee={"position": Fraction(0)}),
    small("before-it-is-in-force", valid={"valid_from": MONDAY + timedelta(7)}),
    small("from-the-last-day", valid={"valid_from": MONDAY + timedelta(6)}),
    small("to-the-last-day", ". . . P/Q/. P/R/. P/Q/. P/Q/R/."),
)
