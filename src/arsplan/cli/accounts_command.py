"""`arsplan accounts`: where everybody stands on a date."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from arsplan.cli.reality import Reality, plan_of
from arsplan.cli.views import next_step, show_blocks, show_csv, show_json
from arsplan.io.live_table import live_csv, live_document
from arsplan.planning.live import live_accounts
from arsplan.report.live_text import live_blocks

__all__ = ["Asked", "accounts"]


class Asked(NamedTuple):
    """What the user asked of `arsplan accounts`."""

    plan: Path
    to: date
    reality: Reality
    as_json: bool
    as_table: bool


def accounts(asked: Asked) -> None:
    """Show everybody's accounts on a date.

    Parameters
    ----------
    asked
        The arguments.
    """
    stored = plan_of(asked.plan)
    unit, reality = stored.planned_unit, asked.reality
    worked, away = reality.read(unit)
    found = live_accounts(
        stored,
        asked.to,
        actual=worked,
        absences=away or (),
        extra=reality.beyond(unit, asked.plan),
    )
    if asked.as_json:
        show_json({"unit": unit.name, **live_document(found, asked.to)})
    elif asked.as_table:
        show_csv(live_csv(found))
    else:
        onward = next_step(f"arsplan evaluate {asked.plan} --to {asked.to} --out evaluation")
        show_blocks([*live_blocks(found, asked.to), onward])
