"""Today's rota in the figures of the comparison, so that it can be laid beside any arrangement."""

from typing import Any

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.agreements import agreements
from arsplan.metrics.coverage import coverage, shortage_minutes
from arsplan.metrics.positions import position_rows, summary
from arsplan.scenarios.rota_figures import burden_figures
from arsplan.scenarios.shown import decimals, hours, per_cent

__all__ = ["present_figures"]


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
    return {
        "heads": found.heads,
        "fte": decimals(found.total),
        "mean_position_pct": per_cent(found.mean),
        "full_time_share_pct": per_cent(found.full_time_share),
        "shortage_h": hours(shortage_minutes(coverage(unit, roster))),
        **burden_figures(unit, roster),
        "agreements": [row.agreement for row in needed],
        "agreements_missing": [row.agreement for row in needed if row.in_unit == "no"],
    }
