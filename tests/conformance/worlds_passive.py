"""Worlds of passive duty: no duty is let through or kept out for it."""

from tests.conformance.world import world
from tests.law.world import shift

from arsplan.rules.measures import PassiveDuty

PASSIVE = shift("P", "22:00", "07:30").model_copy(update={"passive_minutes": 570})

WORLDS = (world("passive-duty", PassiveDuty(), "D/P/. D/P/. . . . D/P/. D/P/.", shift("D", "07:30", "15:00"), PASSIVE),)
