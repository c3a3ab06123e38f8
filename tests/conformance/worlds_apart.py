"""Worlds of two people who are kept apart."""

from datetime import date, timedelta

from tests.conformance.world import from_to, world
from tests.law.world import MONDAY, activity, before, person, shift

from arsplan.domain.absences import Lock
from arsplan.rules.measures import Apart

D, A, N = shift("D", "07:30", "15:00"), shift("A", "14:30", "22:00"), shift("N", "21:45", "07:45")
BOTH = ("kari", "per")
OCTOBER = date(2027, 10, 25)
"""The week whose Sunday has 25 hours."""


def apart(name, kari, per, *shifts, overlap=60, **facts):
    days = {"kari": kari, "per": per, **facts.pop("others", {})}
    return world(f"apart-{name}", Apart(overlap=overlap), days, *(shifts or (D, A, N)), **{"people": BOTH, **facts})


def day(number):
    return MONDAY + timedelta(number)


FREE = ". . . . ."

WORLDS = (
    apart("a-hand-over", "D/A/N/. D/A/N/.", "D/A/N/. D/A/N/.", overlap=30),
    apart("a-minute-less", "D/A/N/. D/.", "D/A/N/. D/A/.", overlap=29),
    apart("over-midnight", "N/. N/. N/.", "D/. D/. D/. D/.", overlap=14),
    apart("over-midnight-allowed", "N/. N/.", "D/. D/. D/.", overlap=15),
    apart("one-then-the-other", "A/. D/. A/.", "N/. N/. A/D/.", overlap=0),
    apart("the-last-two-days", f"{FREE} N/D/. N/D/.", f"{FREE} D/N/. D/N/.", overlap=14),
    apart("into-another-week", f"{FREE} . N/. | D/.", f"{FREE} . D/. | D/N/.", overlap=14, weeks=2),
    apart("a-night-before-the-plan", "D/.", "D/. D/.", overlap=14, history=before(". . . . . . N")),
    apart(
        "both-before-the-plan", "D/.", "D/A/.", history=(*before(". . . . . . D"), *before(". . . . . . D", name="per"))
    ),
    apart("a-lock", "D/A/.", "D/A/. D/.", locks=(Lock(employee="per", date=day(0), shift="D"),)),
    apart("two-locks", "D . D/.", "D . D/.", locks=tuple(Lock(employee=who, date=day(0), shift="D") for who in BOTH)),
    apart("a-course-is-no-duty", "D/. D/.", "D/. D/.", activities=(activity(day(0), "09:00", "11:00", 60),)),
    apart("nobody-is-planned-on-it", "D/X/.", "D/X/.", D, shift("X", "08:00", "14:00", use="none")),
    apart("somebody-else", "D/. A/.", "D/. A/.", people=("kari", "ola", "per"), binds=BOTH, others={"ola": "D/. A/."}),
    apart("three-of-them", "D/.", "D/.", people=("kari", "ola", "per"), others={"ola": "D/."}),
    apart("not-yet", "N/D/. D/. D/.", "N/D/. D/. D/.", overlap=14, valid={"valid_from": day(1)}),
    apart("no-more", "N/D/. N/D/. D/.", "D/. D/. D/.", overlap=14, valid={"valid_to": day(1)}),
    apart("not-yet-two-nights", "N/. N/.", ". D/. D/.", overlap=14, valid={"valid_from": day(2)}),
    apart(
        "an-hour-twice",
        f"{FREE} P/Q/. P/Q/.",
        f"{FREE} P/Q/. P/Q/.",
        from_to("P", 22 * 60, 330),
        from_to("Q", 90, 450),
        start=OCTOBER,
        overlap=150,
    ),
    apart("two-duties-a-day", "D/D+E/E/.", "A/.", D, A, shift("E", "15:00", "21:00"), overlap=30),
    apart("others-are-free", "D/.", "D/.", staff=(person("kari"), person("per", start=day(1)))),
)
