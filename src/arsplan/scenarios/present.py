"""Today's rota in the figures of the comparison, so that it can be laid beside any arrangement."""

from typing import Any

from arsplan.checking import check
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.agreements import agreements
from arsplan.metrics.coverage import coverage, shortage_minutes
from arsplan.metrics.positions import position_rows, summary
from arsplan.scenarios.rota_figures import burden_figures, position_figures
from arsplan.scenarios.shown import hours

__all__ = ["TODAY", "present_figures", "today_row"]

TODAY = "Today's rota"
"""Name of the rota that people work now, where it is given."""

_SATURDAY = 5


def today_row(unit: Unit, roster: Roster, seed: int) -> dict[str, Any]:
    """The row of the rota that people work now; whether it is lawful is said, and how many days have no duty at all.

    Parameters
    ----------
    unit, roster
        As for `present_figures`.
    seed
        Of the other rows.
    """
    broken = len(check(unit, roster).broken)
    empty = len(set(unit.horizon.dates) - {duty.date for duty in roster})
    why = [f"{broken} breaches of rules that bind"] * bool(broken) + [f"{empty} days without any duty"] * bool(empty)
    return {
        "unit": unit.name,
        "scenario": TODAY,
        "says": "",
        "seed": seed,
        "depth": "given",
        "status": "not lawful" if broken else "lawful",
        "why": "; ".join(why),
        "people": len(unit.staff),
        **present_figures(unit, roster),
    }


def present_figures(unit: Unit, roster: Roster) -> dict[str, Any]:
    """What a rota comes to with the positions that people have, by column of the comparison.

    Parameters
    ----------
    unit
        With vacation where the rota has it.
    roster
        Who works which duty, whoever made it.
    """
    found = summary(position_rows(unit, {}, roster))
    needed = agreements(unit, roster) if unit.norwegian else ()
    rows = coverage(unit, roster)
    return {
        **position_figures(found),
        "shortage_h": hours(shortage_minutes(rows)),
        "shortage_weekdays_h": hours(shortage_minutes(row for row in rows if row.date.weekday() < _SATURDAY)),
        **burden_figures(unit, roster),
        "agreements": [row.agreement for row in needed],
        "agreements_missing": [row.agreement for row in needed if row.in_unit == "no"],
    }
