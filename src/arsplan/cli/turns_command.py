"""`arsplan turns`: who is free on which feast, written where a unit keeps what is given."""

from pathlib import Path

from arsplan.cli.views import next_step, show_lines
from arsplan.domain.roster import Roster
from arsplan.io.atomic import write_text
from arsplan.io.csv_table import csv_text
from arsplan.io.load import load
from arsplan.io.plan_folder import read_plan_folder
from arsplan.io.unit_rows import unit_tables
from arsplan.planning.turns import holiday_turns
from arsplan.report.speech import _

__all__ = ["turns"]


def turns(path: Path, last: Path | None, out: Path) -> None:
    """Settle the feasts, and write them with everything else that is given.

    Parameters
    ----------
    path
        The unit.
    last
        Folder of the plan of the year before; None where there is none.
    out
        The table of what is given.
    """
    unit = load(path)
    before = Roster() if last is None else read_plan_folder(last)[1]
    locks = holiday_turns(unit, before)
    headings, rows = unit_tables(unit.model_copy(update={"locks": (*unit.locks, *locks)}))["locks"]
    write_text(out, csv_text(headings, rows))
    days = sorted({lock.date for lock in locks})
    show_lines(
        [
            *(
                _("%(day)s: %(free)s of %(all)s free")
                % {"day": day, "free": sum(lock.date == day for lock in locks), "all": len(unit.staff)}
                for day in days
            ),
            _("%(new)s days off lie in %(out)s, beside %(old)s that were given before.")
            % {"new": len(locks), "out": out, "old": len(unit.locks)},
            next_step(f"arsplan plan {path} --out my-plan") if _is_read(path, out) else _elsewhere(out),
        ]
    )


def _is_read(path: Path, out: Path) -> bool:
    """Whether the unit is a folder and the table lies where it is read."""
    return out.resolve() == (path / "fixed.csv").resolve()


def _elsewhere(out: Path) -> str:
    return _(
        "The next plan reads them as fixed.csv in the unit's folder, or in the sheet Låst of its workbook: "
        "put the rows of %(out)s there."
    ) % {"out": out}
