"""compare(): arrangements side by side, each against the present one."""

import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.scenarios.checklist import checklist
from arsplan.scenarios.present import TODAY, today_row
from arsplan.scenarios.rates import SupplementRates, priced
from arsplan.scenarios.scenario import Scenario
from arsplan.scenarios.sweep import OnRow, sweep

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["PRESENT", "Comparison", "compare"]

PRESENT = "As it is"
"""Name of the unit without any change, which stands first."""

AGAINST = (
    "closed_form_mean_pct",
    "closed_form_heads",
    "shortage_bound_h",
    "fte_bound",
    "mean_worked_bound_pct",
    "heads_at_aim_bound",
    "mean_position_pct",
    "mean_worked_pct",
    "full_time_share_pct",
    "fte",
    "weekend_h_per_person",
    "shortage_h",
    "supplements_kr",
    "uncovered_kr",
)
"""Figures that stand once more as the difference from the present arrangement."""


@dataclass(frozen=True)
class Comparison:
    """Arrangements side by side.

    Attributes
    ----------
    rows
        One for each scenario, the present arrangement first; columns are described in docs/scenarios.md.
    """

    rows: tuple[dict[str, Any], ...]

    @property
    def differences(self) -> list[dict[str, Any]]:
        """Why each mean position is not that of the closed form: from it, reason by reason, to the figure found."""
        return [line for row in self.rows for line in _steps(row)]

    @property
    def checklist(self) -> list[dict[str, str]]:
        """The questions that the nurses' union puts to more weekend work, answered for each scenario."""
        proposed = (row for row in self.rows if row["depth"] != "given")
        return [line for row in proposed for line in checklist(row, _present(row, self.rows))]

    def frame(self) -> "pd.DataFrame":
        """All of it as a table."""
        import pandas as pd

        return pd.DataFrame(self.rows)

    def as_json(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {"rows": list(self.rows), "differences": self.differences, "checklist": self.checklist}


def compare(
    unit: Unit,
    scenarios: Iterable[Scenario],
    executor: Executor | None = None,
    *,
    full: bool = False,
    seconds: float = 120.0,
    seed: int = 1,
    jobs: int | None = None,
    rates: SupplementRates | None = None,
    today: tuple[Unit, Roster] | None = None,
    folder: str | os.PathLike[str] | None = None,
    on_row: OnRow | None = None,
    cancel: threading.Event | None = None,
) -> Comparison:
    """Compare arrangements of working time for one unit: bounds alone, or a lawful rota behind each.

    Parameters
    ----------
    unit
        As it is; it stands first, without any change.
    scenarios
        The changes.
    executor
        Any of `concurrent.futures`; processes of this machine where None.
    full
        Whether a rota is made for each.
    seconds
        For each rota.
    seed
        Of the search and of simulated sickness.
    jobs
        Processes where there is no executor; one for each core where None.
    rates
        Kroner an hour, for what supplements cost; nothing is priced where None.
    today
        The rota that people work now, with the unit as it is there, its vacation in it. It stands after the unit as it
        is, and what others have more or less is counted from its figures where it has them.
    folder
        Keeps every result as a file, so that a second run goes on where the first ended.
    on_row, cancel
        As for `sweep`.

    Returns
    -------
    Comparison
        Also where scenarios failed: their rows say why.
    """
    rows = sweep(
        {unit.name: unit},
        (Scenario(name=PRESENT), *scenarios),
        seeds=(seed,),
        full=full,
        seconds=seconds,
        executor=executor,
        jobs=jobs,
        folder=folder,
        on_row=on_row,
        cancel=cancel,
    )
    if today is not None:
        rows = [*rows[:1], today_row(*today, seed), *rows[1:]]
    if rates is not None:
        rows = [priced(row, rates) for row in rows]
    return Comparison(tuple(with_differences(rows)))


def _steps(row: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    if not row.get("difference"):
        return
    which = {"unit": row["unit"], "scenario": row["scenario"]}
    figure = "mean_position_pct" if row.get("mean_position_pct") is not None else "mean_worked_bound_pct"
    said = "in the rota" if figure == "mean_position_pct" else "at most, proven"
    yield {**which, "reason": "mean position in the closed form", "points": row["closed_form_mean_pct"]}
    yield from ({**which, "reason": reason, "points": points} for reason, points in row["difference"])
    yield {**which, "reason": f"mean position {said}", "points": row[figure]}


def with_differences(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each row with what it has more than the present arrangement of the same unit and seed."""
    return [{**row, **_differences(row, _present(row, rows))} for row in rows]


def _present(row: dict[str, Any], rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What a row is held against: the unit as it is, with the figures of today's rota where that is given."""
    same = {r["scenario"]: r for r in rows if (r["unit"], r["seed"]) == (row["unit"], row["seed"])}
    present, today = same.get(PRESENT, {}), same.get(TODAY)
    return present if today is None else {**present, "mean_worked_pct": None, **today}


def _differences(row: dict[str, Any], present: dict[str, Any]) -> dict[str, float]:
    """Of a pool only what is by head: its hours are those of several units."""
    pool = "closed_form_apart_heads" in row
    return {
        f"{name}_change": round(row[name] - present[name], 2)
        for name in AGAINST
        if (not pool or name.endswith("_pct")) and row.get(name) is not None and present.get(name) is not None
    }
