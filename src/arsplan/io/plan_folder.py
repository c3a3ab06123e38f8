"""A plan as a folder, written so that every file under its final name is whole."""

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.errors import ArsplanError
from arsplan.io import plan_folder_accounts, plan_folder_parties
from arsplan.io import plan_folder_tables as tables
from arsplan.io.atomic import write_folder
from arsplan.io.plan_folder_company import COMPANY_FILES, company_figures, company_files
from arsplan.io.plan_folder_gaps import competence_gaps_csv
from arsplan.io.plan_folder_json import plan_document
from arsplan.io.plan_folder_offers import consequence_figures, consequence_files, consequences
from arsplan.io.plan_folder_proof import prove
from arsplan.io.plan_folder_read import StoredPlan, read_stored_plan
from arsplan.io.plan_folder_skills import SKILL_FILES, skill_figures, skill_files
from arsplan.io.plan_folder_vacation import VACATION_FILES, vacation_figures, vacation_files
from arsplan.io.rota import read_rota
from arsplan.io.unit_json import unit_to_json
from arsplan.metrics import agreements, coverage, red_day_rows
from arsplan.planning.plan_types import Plan

__all__ = [
    "PLAN_FILE",
    "StoredPlan",
    "aside",
    "cases_beside",
    "check_target",
    "lay_out",
    "plan_json",
    "put_in_place",
    "read_plan_folder",
    "read_rota",
    "read_stored_plan",
    "write_plan",
]

PLAN_FILE = "plan.json"
_ROSTER_FILES = (
    "rota.csv",
    "days.csv",
    "positions.csv",
    "offers.csv",
    "part_time.csv",
    "kpis.csv",
    "coverage.csv",
    "accounts.csv",
    "month_accounts.csv",
    "competence_gaps.csv",
    "red_days.csv",
    "supplements.csv",
    "agreements.csv",
    "soundness.csv",
    *SKILL_FILES,
    *COMPANY_FILES,
    *VACATION_FILES,
)
_OF_THE_OLD_PLAN = (*_ROSTER_FILES, "report.html", "report-public.html", "plan.xlsx")
"""What may not stay beside another plan: tables that it lacks, and what is made from the whole folder."""


def write_plan(
    plan: Plan,
    path: str | os.PathLike[str],
    *,
    cases: str | os.PathLike[str] | None = None,
    more: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Write a plan as a folder of tables that is complete in itself, once its files have been read back and checked.

    A new folder appears under its name only when it is whole. In the folder of an earlier plan every file is
    replaced by itself, plan.json last; other files there stay. Without a roster only `unit.json`,
    `absences.csv`, `findings.csv` and `plan.json` are written, and tables of an earlier roster are removed.

    Parameters
    ----------
    plan
        The plan.
    path
        The folder.
    cases
        A folder for the case that shows a disagreement again; `<path>-cases` where None.
    more
        Further files by name, such as the changes from an earlier plan.

    Returns
    -------
    dict
        The content of plan.json; `arsplan.io.plan_folder_json` describes its keys.

    Raises
    ------
    ArsplanError
        If something else stands there.
    ReadingsDisagree
        If the files do not read back as the plan, or are unlawful although the plan is called lawful. Nothing is
        written then but the case.
    OSError
        If it cannot be written.
    """
    target = Path(path)
    check_target(target)
    with aside(target) as temporary:
        document = lay_out(plan, temporary, cases_beside(target) if cases is None else Path(cases), more)
        put_in_place(temporary, target)
    return document


@contextmanager
def aside(target: Path) -> Iterator[Path]:
    """A temporary name beside a folder; what still lies there at the end is removed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        yield temporary
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def lay_out(plan: Plan, folder: Path, cases: Path, more: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Write a plan's files into a new folder, read them back and check them; the content of plan.json."""
    files, document = _files(plan, more or {})
    write_folder(folder, files)
    prove(plan, folder, cases)
    return document


def put_in_place(folder: Path, target: Path) -> None:
    """Give a plan that was laid out its name, or put its files in the place of an earlier plan's."""
    if not target.exists():
        folder.rename(target)
        return
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for name in set(_OF_THE_OLD_PLAN) - set(files):
        (target / name).unlink(missing_ok=True)
    shutil.rmtree(target / "calendar", ignore_errors=True)
    write_folder(target, {**files, PLAN_FILE: files.pop(PLAN_FILE)})


def cases_beside(path: Path) -> Path:
    """The folder beside a plan's for cases that show a disagreement again."""
    return path.absolute().with_name(f"{path.absolute().name}-cases")


def plan_json(plan: Plan) -> dict[str, Any]:
    """The content of plan.json without writing anything.

    Parameters
    ----------
    plan
        The plan.

    Returns
    -------
    dict
        Plain values for `json.dumps`; `arsplan.io.plan_folder_json` describes the keys.
    """
    return _files(plan, {})[1]


def check_target(path: str | os.PathLike[str]) -> None:
    """Refuse a place where writing a plan would overwrite something that is no plan.

    Parameters
    ----------
    path
        Where the plan is to go.

    Raises
    ------
    ArsplanError
        If it is a file, the folder of a unit, or a folder of other things.
    """
    target = Path(path)
    if not target.exists():
        above = next(folder for folder in target.absolute().parents if folder.exists())
        if not above.is_dir() or not os.access(above, os.W_OK):
            raise ArsplanError(f"'{target}' cannot be made: '{above}' takes no folder.\nMaybe name another place.")
        return
    if not target.is_dir():
        raise ArsplanError(f"'{target}' is a file, not a folder for a plan.\nMaybe name a new folder.")
    if (target / "unit.toml").exists():
        raise ArsplanError(f"'{target}' holds a unit, whose tables a plan would replace.\nMaybe name a new folder.")
    if any(target.iterdir()) and not (target / PLAN_FILE).exists():
        raise ArsplanError(f"'{target}' holds other files and no plan.\nMaybe name a new folder.")


def read_plan_folder(path: str | os.PathLike[str]) -> tuple[Unit, Roster]:
    """Read back what a plan was made of: the unit with its absence as placed, and who works which duty.

    Parameters
    ----------
    path
        The folder of a plan.

    Returns
    -------
    tuple of Unit and Roster
        From `unit.json`, `absences.csv` and `rota.csv`.

    Raises
    ------
    InvalidUnit
        With every problem found: file, row, column, value and advice.
    """
    stored = read_stored_plan(path)
    return stored.planned_unit, stored.roster


def _files(plan: Plan, more: Mapping[str, str]) -> tuple[dict[str, str], dict[str, Any]]:
    """Every file by name, plan.json last, and the content of that."""
    unit, roster = plan.planned_unit, plan.roster
    rows = [] if roster is None else coverage(unit, roster)
    found = None if roster is None else consequences(plan, roster, rows)
    norwegian = roster if unit.norwegian else None
    red_days = [] if norwegian is None else red_day_rows(unit, norwegian)
    needed = [] if norwegian is None else agreements(unit, norwegian)
    files = {
        "unit.json": unit_to_json(plan.unit),
        "absences.csv": tables.absences_csv(plan.absences),
        "findings.csv": tables.findings_csv(plan.findings),
    }
    if roster is not None:
        files |= {
            "rota.csv": tables.rota_csv(unit, roster),
            "days.csv": tables.days_csv(unit, roster),
            "positions.csv": tables.positions_csv(plan.unit, plan.positions),
            "competence_gaps.csv": competence_gaps_csv(unit),
            "coverage.csv": tables.coverage_csv(rows),
            "accounts.csv": plan_folder_accounts.accounts_csv(unit, roster, plan.positions),
            "month_accounts.csv": plan_folder_accounts.month_accounts_csv(unit, roster, plan.positions),
        }
    if norwegian is not None:
        files |= {
            "red_days.csv": plan_folder_accounts.red_days_csv(red_days),
            "supplements.csv": plan_folder_accounts.supplements_csv(unit, norwegian),
            "agreements.csv": plan_folder_parties.agreements_csv(needed),
            "soundness.csv": plan_folder_parties.soundness_csv(unit, norwegian),
        }
    if found is not None:
        files |= consequence_files(found)
    if roster is not None:
        files |= skill_files(unit, roster) | company_files(unit, roster) | vacation_files(unit)
    files |= more
    figures = {
        **consequence_figures(found),
        "red_days": plan_folder_accounts.red_day_figures(plan.unit, roster or Roster(), red_days),
        "agreements": None if norwegian is None else plan_folder_parties.agreement_figures(needed),
        "skills": skill_figures(unit, roster),
        **company_figures(unit, roster),
        "vacation_wishes": None if roster is None else vacation_figures(unit),
    }
    hashes = {name: hashlib.sha256(text.encode("utf-8")).hexdigest() for name, text in files.items()}
    document = plan_document(plan, rows, hashes, figures)
    files[PLAN_FILE] = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    return files, document
