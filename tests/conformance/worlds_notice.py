"""Worlds of notice: whenever the plan was discussed, no duty is let through or kept out for it."""

from datetime import timedelta

from tests.conformance.world import world
from tests.law.world import MONDAY

from arsplan.domain.terms import Discussion
from arsplan.rules.measures import Notice


def notice(name, days=None, **facts):
    plan = Discussion(discussed=None if days is None else MONDAY - timedelta(days))
    return world(f"notice-{name}", Notice(), "D/. D/. . . . D/. D/.", plan=plan, **facts)


WORLDS = (
    notice("in-time", 14),
    notice("a-day-late", 13),
    notice("not-stated"),
    notice("late-but-not-in-force", 13, valid={"valid_from": MONDAY + timedelta(7)}),
)
