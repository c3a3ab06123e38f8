"""What binds a unit, as a sentence and a table, from the JSON form of `arsplan.binds`."""

from collections.abc import Mapping, Sequence
from typing import Any

from arsplan.report.capacity_text import TextTable
from arsplan.report.numbers import decimal, plain, thousands
from arsplan.report.sentences import retold
from arsplan.report.speech import _

__all__ = ["binds_blocks"]


def binds_blocks(document: Mapping[str, Any]) -> list[str | TextTable]:
    """Say what binds, what each change would give, and what the proof rests on.

    Parameters
    ----------
    document
        `Binds.as_json()`.

    Returns
    -------
    list of str and TextTable
        Lines and tables in order.
    """
    blocks: list[str | TextTable] = [
        _("What binds %(unit)s: %(headline)s.")
        % {"unit": document["unit"], "headline": retold(document["headline"].removesuffix("."))}
    ]
    if document["now"] is None:
        return [*blocks, _("Maybe more time: --seconds")]
    now = document["now"]
    rows = [(_("as it is"), *_figures(now, "", ""), str(now["heads_at_aim"]), _there(document["where"]), "")]
    rows += [
        (
            retold(row["change"]),
            *_figures(
                row,
                f" ({decimal(row['shortage_change_h'], 1, '+')})",
                f" ({decimal(row['mean_change_points'], 1, '+')})",
            ),
            "-" if row["heads_change"] is None else str(row["heads_at_aim"]),
            "" if row["gives_there"] is None else decimal(row["gives_there"], 2),
            retold(row["needs"]),
        )
        for row in document["changes"]
    ]
    missing = document["changes_asked"] - len(document["changes"])
    return [
        *blocks,
        "",
        TextTable(_("What no lawful rota passes, one change at a time"), _columns(), tuple(rows), words=(6,)),
        *(
            [_("There was no time for %(number)s more changes. Maybe more: --seconds") % {"number": missing}]
            * bool(missing)
        ),
        *_vacation(document["vacation"]),
        "",
        _("What the proof rests on, as the unit is:"),
        *(f"  {retold(sentence)}." for sentence in document["rests_on"]),
    ]


def _vacation(found: Sequence[Mapping[str, Any]]) -> list[str | TextTable]:
    """Weeks of vacation that can be as wished."""
    if not found:
        return []
    rows = [(retold(one["change"]) or _("as it is"), str(one["weeks"]), str(one["most"])) for one in found]
    columns = (_("change"), _("weeks wished for"), _("can be met"))
    return ["", TextTable(_("Weeks of vacation as wished, at the most"), columns, tuple(rows))]


def _there(where: Mapping[str, Any] | None) -> str:
    """Heads given and needed where the unit is short."""
    if where is None:
        return ""
    return _("%(given)s of %(needed)s") % {"given": decimal(where["gives"], 2), "needed": plain(where["need"])}


def _columns() -> tuple[str, ...]:
    return (
        _("change"),
        _("h uncovered"),
        _("full-time eq."),
        _("mean position"),
        _("at aim"),
        _("heads there"),
        _("needs"),
    )


def _figures(row: Mapping[str, Any], hours: str, points: str) -> tuple[str, ...]:
    """Shortage, sum and mean of positions, each with what the change adds."""
    shortage, mean = thousands(row["shortage_h"]), f"{decimal(row['mean_position_pct'], 1)} %"
    return (shortage + hours, decimal(row["fte"], 2), mean + points)
