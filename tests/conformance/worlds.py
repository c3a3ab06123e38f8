"""All worlds that are tried completely."""

from tests.conformance import (
    worlds_hours,
    worlds_red_days,
    worlds_rest,
    worlds_runs,
    worlds_single,
    worlds_weekends,
)

WORLDS = (
    *worlds_rest.WORLDS,
    *worlds_hours.WORLDS,
    *worlds_weekends.WORLDS,
    *worlds_runs.WORLDS,
    *worlds_red_days.WORLDS,
    *worlds_single.WORLDS,
)

NEAREST_ONLY = (
    "the checker compares a weekend with the nearest one that is out of step only: of a rule that ends inside "
    "the plan, the window of another one may be read where that one's is not"
)

KNOWN = {
    f"weekend_rhythm-every-{name}": NEAREST_ONLY
    for name in (
        "second-until-the-third",
        "second-in-the-third",
        "third-until-the-third",
        "third-in-the-third",
        "third-history-and-until-the-second",
    )
}
"""Where the readings are known to differ, and why."""
