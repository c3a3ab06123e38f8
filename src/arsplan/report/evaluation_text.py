"""An evaluation in a few lines: every target, and how far it is."""

from collections.abc import Mapping
from typing import Any

from arsplan.domain.targets import MEASURES
from arsplan.report.capacity_text import TextTable
from arsplan.report.numbers import count, decimal
from arsplan.report.sentences import retold
from arsplan.report.speech import _

__all__ = ["evaluation_blocks"]


def evaluation_blocks(document: Mapping[str, Any]) -> list[str | TextTable]:
    """Say what was reached.

    Parameters
    ----------
    document
        Of `evaluation_document`.
    """
    total, results = document["total"], document["targets"]
    side = total["actual"] or total["planned"]
    days = _("%(unit)s: %(days)s days from %(start)s, planned; what was worked is not known.")
    if document["worked"]:
        days = _("%(unit)s: %(days)s days from %(start)s, worked.")
    hours = {
        "need": count(total["need_hours"]),
        "short": count(side["short_hours"]),
        "planned": count(total["planned"]["short_hours"]),
        "empty": count(side["open_hours"]),
    }
    lines: list[str | TextTable] = [
        days % {"unit": document["unit"], "days": total["days"], "start": document["start"]},
        _("%(need)s h needed; the list leaves %(short)s h (planned %(planned)s h), %(empty)s h stand empty.") % hours,
    ]
    if total["happened"]:
        done = total["happened"]
        lines.append(
            _("Hired shifts: %(shifts)s, %(hired)s h. Extra time %(extra)s h, overtime %(overtime)s h.")
            % {
                "shifts": done["hired_shifts"],
                **{name: count(done[f"{name}_hours"]) for name in ("hired", "extra", "overtime")},
            }
        )
    if results:
        columns = (_("what"), _("target"), _("planned"), _("so far"), _("lacking"), _("by"))
        lines += ["", TextTable(_("Targets"), columns, tuple(map(_row, results)), words=(5,))]
    return lines


def _row(result: Mapping[str, Any]) -> tuple[str, ...]:
    measure = MEASURES[result["measure"]]
    name = f"{retold(measure.title)}: {result['group']}" if result["group"] else retold(measure.title)
    lacking = _("no figure yet") if result["reached"] is None else _apart(result["lacking"], measure.unit)
    limit = _("at least %(value)s") if measure.at_least else _("at most %(value)s")
    return (
        name,
        limit % {"value": _shown(result["target"], measure.unit)},
        *(_shown(result[key], measure.unit) for key in ("planned", "actual")),
        _("reached") if result["reached"] else lacking,
        result["by"],
    )


def _apart(value: float, unit: str) -> str:
    return _("%(number)s points") % {"number": decimal(value * 100, 1)} if unit == "share" else _shown(value, unit)


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return "-"
    if unit == "share":
        return f"{decimal(value * 100, 1)} %"
    return _("%(hours)s h") % {"hours": count(value)} if unit == "hours" else count(value)
