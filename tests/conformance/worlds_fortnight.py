"""Worlds of weekly rest over two weeks: two rests in one of them, or one that is as long as two."""

from datetime import date, timedelta

from tests.conformance.world import from_to, world
from tests.law.world import MONDAY, activity, before, shift

from arsplan.rules.measures import WeeklyRest

SPRING, AUTUMN = date(2027, 3, 15), date(2027, 10, 18)
LEAST = 2100
EVENING = shift("E", "14:30", "22:00")
FITS, EARLY = from_to("F", 540, 60), from_to("G", 539, 60)
TWICE, SOONER = from_to("X", 1200, 60), from_to("Y", 1199, 60)
LAST, LATER = from_to("T", 1440 - LEAST % 1440 - 120, 120), from_to("U", 1440 - LEAST % 1440 - 119, 120)
KINDS = (EVENING, FITS, EARLY, TWICE, SOONER, LAST, LATER)
WORK = "E E E E E E E"


def fortnight(name, text, start=MONDAY, week_start=0, **facts):
    limit = WeeklyRest(least=LEAST, weeks=2, week_start=week_start)
    facts = {"weeks": text.count("|") + 1, **facts}
    return world(f"fortnight-{name}-{week_start}", limit, text, *KINDS, start=start, **facts)


TWO_RESTS = "E/. ./E F/G/E E E ./E F/G"

WORLDS = (
    fortnight("both-in-the-second", f"{WORK} | {TWO_RESTS}"),
    fortnight("both-in-the-first", f"{TWO_RESTS} | {WORK}"),
    fortnight("one-in-each", "E E E E E ./E F/G | ./E F/G/E E E E ./E F/G"),
    fortnight("as-long-as-two", f"{WORK} | E/. ./E ./E X/Y/E E E ./E"),
    fortnight("across-the-two", "E E E E E E ./E | ./E ./E X/Y/E E E E"),
    fortnight("to-the-end", "E E E ./E F/G E T/U/E | . E E E E T/U/E ./E"),
    fortnight("after-history", "./E F/G/E E E E ./E F/G", history=before("E E E E E E E")),
    fortnight("a-rest-in-history", "./E F/G/E E E E ./E F/G", history=before("E E . F E E E")),
    fortnight("in-three-weeks", "E ./E F/G E E E E | E E E ./E F/G E E | E ./E F/G ./E F/G E E"),
    fortnight("spring", f"{WORK} | E E E E ./E ./E X/Y/F/.", start=SPRING),
    fortnight("autumn", f"{WORK} | E ./E F/G E E ./E F/G", start=AUTUMN),
    fortnight(
        "a-course",
        f"{WORK} | {TWO_RESTS}",
        activities=(activity(MONDAY + timedelta(9), "07:00", "08:00", 60),),
    ),
    fortnight(
        "from-the-third",
        f"{WORK} | E E E E E ./E F/G | ./E ./E E E E E E",
        valid={"valid_from": MONDAY + timedelta(14)},
    ),
    fortnight("until-the-first", f"{TWO_RESTS} | {WORK}", valid={"valid_to": MONDAY + timedelta(6)}),
    fortnight("from-sunday", "E E E E ./E ./E F/G/E | E/. ./E F/G E E E ./E", week_start=-1440),
    fortnight("from-sunday-evening", "E E E E ./E ./E F/G/E | E/. ./E F/G E E E ./E", week_start=-120),
)
