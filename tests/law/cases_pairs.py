"""Two people who are kept apart: what they have in common may be no more than a hand-over."""

from datetime import timedelta

from tests.law.world import MONDAY, LawCase, activity, before, duties, person, rule, shift, world

from arsplan.domain.roster import Roster
from arsplan.rules.measures import Apart

OWN = "pairs.csv"
BOTH = (person("kari"), person("per"))


def case(name, kari, per, verdict, slack, overlap=60, valid=None, **facts):
    """Duties of the two, written as for `duties`."""
    unit = world(weeks=2, **{"staff": BOTH, **facts})
    rules = rule(Apart(overlap=overlap), "kari", "per", **(valid or {}))
    roster = Roster([*duties(kari), *duties(per, name="per")])
    return LawCase(f"apart-{name}", OWN, unit, rules, roster, verdict, slack)


def day(number):
    return MONDAY + timedelta(number)


CASES = (
    case("another-day", "D .", ". D", "kept", None),
    case("a-day-together", "D", "D", "broken", -390),
    case("day-and-evening-meet-for-30-min", "D", "A", "kept", 30),
    case("30-min-are-allowed", "D", "A", "kept", 0, overlap=30),
    case("29-min-are-allowed", "D", "A", "broken", -1, overlap=29),
    case("one-ends-when-the-other-begins", "E", ". D", "kept", None, overlap=0,
         more_shifts=(shift("E", "15:00", "07:30"),)),
    case("a-night-and-the-day-after", "N", ". D", "kept", 45),
    case("a-night-and-the-day-after-in-15-min", "N", ". D", "kept", 0, overlap=15),
    case("a-night-and-the-day-after-in-14-min", "N", ". D", "broken", -1, overlap=14),
    case("a-long-day-and-an-evening", "L", "A", "broken", -270),
    case("each-two-shifts-by-themselves", "A", "D+N", "kept", 0, overlap=30),
    case("a-night-of-history", "", "D", "broken", -1, overlap=14, history=before(". . . . . . N")),
    case("both-in-history", "", "", "kept", None, overlap=0,
         history=(*before(". . . . . D ."), *before(". . . . . D .", name="per"))),
    case("a-meeting-brings-both-together", "D", "", "kept", None, overlap=0,
         activities=(activity(day(0), "09:00", "11:00", 120, name="per"),)),
    case("a-shift-that-nobody-is-planned-on", "D", "X", "kept", None,
         more_shifts=(shift("X", "08:00", "14:00", use="none"),)),
    case("not-yet", "D", "D", "kept", None, valid={"valid_from": day(1)}),
    case("from-the-first-day-on", ". D", ". D", "broken", -390, valid={"valid_from": day(1)}),
    case("a-night-into-the-first-day", "N", ". D", "broken", -1, overlap=14, valid={"valid_from": day(1)}),
    case("until-the-day-before", ". D", ". D", "kept", None, valid={"valid_to": day(0)}),
)  # fmt: skip
