"""`arsplan export`: a plan as a workbook and as calendars."""

from datetime import UTC, datetime
from pathlib import Path

from arsplan.cli.reporting import Lang
from arsplan.cli.views import next_step, show_lines
from arsplan.io.calendars import write_calendars
from arsplan.io.plan_folder import read_stored_plan
from arsplan.report.plan_workbook import write_plan_workbook
from arsplan.report.speech import _

__all__ = ["export"]


def export(plan: Path, *, lang: Lang) -> None:
    """Write a plan's workbook and everybody's calendar into its folder, and say where they lie.

    Parameters
    ----------
    plan
        Folder of a plan.
    lang
        Language of the workbook.
    """
    stored = read_stored_plan(plan)
    write_plan_workbook(stored, plan / "plan.xlsx", lang)
    write_calendars(stored.planned_unit, stored.roster, plan / "calendar", datetime.now(UTC))
    show_lines(
        [
            _("In %(plan)s, with names or ids of people:") % {"plan": plan},
            f"  plan.xlsx      {_('people down, days across; sums follow what is typed')}",
            f"  calendar       {_('a file for each person, for Outlook and phones')}",
            next_step(f"arsplan roll {plan} --to DATE --out next-plan"),
        ]
    )
