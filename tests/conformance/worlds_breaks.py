"""Worlds of breaks: every limit exactly and by one minute."""

from datetime import timedelta

from tests.conformance.world import from_to, world
from tests.law.world import MONDAY, activity, before, pausing

from arsplan.domain.absences import Lock
from arsplan.rules.measures import Breaks

TUESDAY = MONDAY + timedelta(1)


def kinds(after, long, least):
    """Codes A to H: around the three limits, and two that do not state their breaks."""
    facts = (
        (after, 0), (after + 1, 0), (after + 1, 1), (long - 1, least - 1),
        (long, least - 1), (long, least), (long, None), (after + 1, None),
    )  # fmt: skip
    return tuple(
        pausing(from_to(code, 420, paid + 40, paid), minutes)
        for code, (paid, minutes) in zip("ABCDEFGH", facts, strict=True)
    )


ALL = "A/B/C/D/E/F/G/H/."


def breaks(name, text, *, after=330, long=480, least=30, **facts):
    measure = Breaks(after=after, long=long, least=least)
    return world(f"breaks-{name}", measure, text, *kinds(after, long, least), **facts)


WORLDS = (
    breaks("of-the-law", f"{ALL} . . . . . {ALL}"),
    breaks("of-other-numbers", f"{ALL} {ALL}", after=400, long=600, least=45),
    breaks("from-tuesday", "B/E/. B/E/.", valid={"valid_from": TUESDAY}),
    breaks("until-monday", "B/E/. B/E/.", valid={"valid_to": MONDAY}),
    breaks("of-one-of-two", {"kari": "B/E/F/.", "per": "B/E/F/."}, people=("kari", "per"), binds=("per",)),
    breaks("history-and-a-course", "B/E/F/.", history=before("E E . . . . ."), activities=(
        activity(MONDAY, "20:00", "23:00", 180),
    )),
    breaks("beside-a-lock", "E B/E/F/.", locks=(Lock(employee="kari", date=MONDAY, shift="E"),)),
)  # fmt: skip
