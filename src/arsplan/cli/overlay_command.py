"""`arsplan overlay`: a unit with growth, special weeks or a margin laid over its demand."""

from pathlib import Path

from arsplan.cli.views import next_step, show_lines
from arsplan.domain.changed_demand import with_changes
from arsplan.domain.demand import days_of
from arsplan.domain.need import needs
from arsplan.domain.unit import Unit
from arsplan.errors import ArsplanError
from arsplan.io.demand_changes import read_changes
from arsplan.io.load import load
from arsplan.io.unit_folder import check_unit_target, write_unit_folder
from arsplan.metrics.sickness import staffing_margin
from arsplan.report.numbers import count
from arsplan.report.speech import _

__all__ = ["overlay"]


def overlay(path: Path, changes: Path | None, out: Path, *, margin: bool) -> None:
    """Change the demand and write the unit anew.

    Raises
    ------
    ArsplanError
        If nothing is to be changed, or the unit would be written over itself.
    """
    if changes is None and not margin:
        raise ArsplanError("Nothing to lay over the demand.\nMaybe give a table of changes, or --sickness-margin.")
    if out.resolve() == path.resolve():
        raise ArsplanError(
            f"'{out}' is the unit itself, and a second run would change it twice.\nMaybe another folder."
        )
    check_unit_target(out)
    unit = load(path)
    asked = (() if changes is None else read_changes(unit, changes)) + (staffing_margin(unit) if margin else ())
    changed = with_changes(unit, asked)
    write_unit_folder(changed, out)
    demanded = {"before": count(_hours(unit)), "now": count(_hours(changed))}
    single = sum(days_of(row) == 1 for row in changed.demand)
    show_lines(
        [
            _("%(before)s h of demand before, %(now)s h now.") % demanded,
            _("%(number)s rows are for single dates.") % {"number": single},
            _("The changed unit lies in %(out)s; change the one in %(unit)s and lay it over again.")
            % {"out": out, "unit": path},
            next_step(f"arsplan capacity {out}"),
        ]
    )


def _hours(unit: Unit) -> float:
    minutes = {line.code: line.finish - line.start for line in unit.lines}
    return sum(sum(need.slots.values()) * minutes[need.line] for need in needs(unit)) / 60
