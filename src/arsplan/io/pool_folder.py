"""Plans of a pool as folders: one for each unit, the table of who worked where, and what the common check says."""

import os
from pathlib import Path

from arsplan.domain.pool import Pool
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.errors import ArsplanError
from arsplan.io.atomic import write_folder
from arsplan.io.csv_table import csv_text
from arsplan.io.plan_folder import aside, cases_beside, check_target, lay_out, put_in_place, read_plan_folder
from arsplan.io.plan_folder_tables import findings_csv
from arsplan.planning.pool import Pooled
from arsplan.planning.pool_balance import balances
from arsplan.planning.pool_shares import Elsewhere

__all__ = ["check_pool_target", "pool_csv", "read_pool_plans", "units_csv", "write_pool"]

POOL_FILE = "pool.csv"


def check_pool_target(pool: Pool, path: str | os.PathLike[str]) -> None:
    """Refuse a place where something else would be written over.

    Raises
    ------
    ArsplanError
        If it is a file, a plan, or a folder of other things.
    """
    target = Path(path)
    if target.is_dir() and any(target.iterdir()) and not (target / POOL_FILE).exists():
        raise ArsplanError(f"'{target}' holds other files and no plans of a pool.\nMaybe name a new folder.")
    for name in pool.units:
        check_target(target / name)


def write_pool(made: Pooled, path: str | os.PathLike[str]) -> None:
    """Write a plan folder for each unit, `pool.csv`, `pool_units.csv` and `pool_findings.csv`.

    A new folder appears under its name only when it is whole. In one that is there already nothing changes before all
    plans have been read back and checked; `pool.csv` then comes first, by which the next run knows the folder again.

    Parameters
    ----------
    made
        The plans.
    path
        The folder; each unit has one of its name in it.
    """
    target = Path(path).absolute()
    check_pool_target(made.pool, target)
    with aside(target) as temporary:
        for name, plan in made.plans.items():
            lay_out(plan, temporary / name, cases_beside(target))
        files = {"pool_findings.csv": findings_csv(made.findings), "pool_units.csv": units_csv(made)}
        write_folder(temporary, {POOL_FILE: pool_csv(made.shares), **files})
        if not target.exists():
            temporary.rename(target)
            return
        for name in (POOL_FILE, *files):
            (temporary / name).replace(target / name)
        for name in made.plans:
            put_in_place(temporary / name, target / name)


def read_pool_plans(pool: Pool, path: str | os.PathLike[str]) -> tuple[dict[str, Unit], dict[str, Roster]]:
    """Read back what `write_pool` wrote: units with vacation and positions as planned, and rosters, by name.

    Raises
    ------
    InvalidUnit
        With every problem found.
    """
    read = {name: read_plan_folder(Path(path) / name) for name in pool.units}
    return {name: unit for name, (unit, _) in read.items()}, {name: roster for name, (_, roster) in read.items()}


def pool_csv(shares: tuple[Elsewhere, ...]) -> str:
    """Who worked where: one row for each person and unit."""
    return csv_text(
        ("employee", "home", "unit", "duties", "hours", "share_pct", "largest_share_pct"),
        [
            (
                line.shared.employee,
                line.shared.unit,
                line.unit,
                str(line.duties),
                f"{line.minutes / 60:.2f}",
                f"{float(100 * line.share):.2f}",
                "" if line.unit == line.shared.unit else f"{float(100 * line.shared.share):.2f}",
            )
            for line in shares
        ],
    )


def units_csv(made: Pooled) -> str:
    """What sharing comes to: one row for each unit, and one for those that were planned together."""
    return csv_text(
        ("unit", "status", "uncovered_alone", "uncovered", "lent", "borrowed", "proven_least"),
        [
            (
                " + ".join(line.units),
                line.status,
                *(
                    "" if minutes is None else f"{minutes / 60:.2f}"
                    for minutes in (line.alone, line.short, line.lent, line.borrowed, line.bound)
                ),
            )
            for line in balances(made)
        ],
    )
