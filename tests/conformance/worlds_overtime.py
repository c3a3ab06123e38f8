"""Worlds of overtime: hours beyond the position are not decided, and neither reading keeps them out."""

from fractions import Fraction

from tests.conformance.world import from_to, world
from tests.law.world import before, person

from arsplan.rules.measures import Overtime

SMALL = (person(position=Fraction(1, 10), vacation_days=0),)


def overtime(name, text, **facts):
    return world(
        f"overtime-{name}", Overtime(), text, from_to("D", 420, 450), from_to("E", 900, 60), staff=SMALL, **facts
    )


WORLDS = (
    overtime("beyond-the-position", "D/. D/D+E/. E/. . . . D/."),
    overtime("after-a-full-week", "D/. D/.", history=before("D D D D D . .")),
)
