"""A roster on which readings of the rules differ, as a file that shows it again and names nobody.

``why``
    What differed.
``arsplan``, ``rules``
    Version of the package, and sha256 of the rules that were read.
``unit``, ``absences``, ``roster``
    What was checked: people are P1, P2 …; their names, notes, reasons of absence and data of other tools are
    left out.
``verdict``
    ``lawful``, and what the checker found ``broken``: rule, person, first and last date, slack. Whoever mends the
    fault corrects it where the checker was wrong.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from arsplan.checking import Findings, check
from arsplan.domain.absences import VACATION, Absence
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.errors import ReadingsDisagree
from arsplan.io.atomic import write_text
from arsplan.io.unit_json import unit_from_json
from arsplan.rules.rulebook import rulebook

__all__ = ["Case", "case_document", "cases_folder", "cases_in", "read_case", "replay", "stored", "write_case"]

_VERSION = 1
_WISHES = {"vacation", "unavailable", "available_weeks", "avoid_shift", "max_consecutive_shifts", "position_pct"}
"""Kinds of wishes whose value is known to name nobody."""


class Case(NamedTuple):
    """A stored case.

    Attributes
    ----------
    unit
        As it was given to the planner.
    absences
        All absence, with the vacation as placed.
    broken
        Rule, person, first, last and slack of every breach that there has to be.
    """

    unit: Unit
    absences: tuple[Absence, ...]
    roster: Roster
    lawful: bool
    broken: list[list[Any]]


_FOLDER: ContextVar[Path | None] = ContextVar("cases", default=None)


@contextmanager
def cases_in(folder: str | os.PathLike[str]) -> Iterator[None]:
    """Name the folder for the cases of what is planned meanwhile, in this thread.

    Parameters
    ----------
    folder
        Made when there is a case. Without one, cases go to `arsplan-cases` among the temporary files.
    """
    token = _FOLDER.set(Path(folder))
    try:
        yield
    finally:
        _FOLDER.reset(token)


def cases_folder() -> Path:
    """Where cases go now."""
    return _FOLDER.get() or Path(tempfile.gettempdir()) / "arsplan-cases"


def write_case(
    folder: str | os.PathLike[str], unit: Unit, absences: Iterable[Absence], roster: Roster, why: str
) -> Path:
    """Store a case, whole or not at all, and return its file; the same case has the same file.

    Parameters
    ----------
    folder
        Made where it is missing.
    unit, absences, roster
        What was checked.
    why
        What differed; without names.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    text = json.dumps(case_document(unit, absences, roster, why), indent=1, ensure_ascii=False) + "\n"
    file = Path(folder) / f"case-{hashlib.sha256(text.encode('utf-8')).hexdigest()[:12]}.json"
    write_text(file, text)
    return file


def stored(error: ReadingsDisagree, folder: str | os.PathLike[str], why: str) -> ReadingsDisagree:
    """The error with its case stored, and where; one without a case as it is.

    Parameters
    ----------
    error
        As it was raised.
    folder, why
        As for `write_case`.
    """
    if error.case is None:
        return error
    try:
        where = f"The case was stored, without names, in {write_case(folder, *error.case, why)}."
    except OSError as failure:
        where = f"The case could not be stored in {folder}: {failure.strerror}."
    return ReadingsDisagree(f"{error}\n{where}")


def case_document(unit: Unit, absences: Iterable[Absence], roster: Roster, why: str) -> dict[str, Any]:
    """The content of a case, as plain values."""
    ids = {employee.id: f"P{number}" for number, employee in enumerate(unit.staff, 1)}
    document = {
        "case_version": _VERSION,
        "why": why,
        "arsplan": version("arsplan"),
        "unit": _nameless(unit, ids),
        "absences": _absences((a.model_dump(mode="json") for a in absences), ids),
        "roster": [[ids[duty.employee], duty.date.isoformat(), duty.shift] for duty in roster],
    }
    case = _case({**document, "verdict": {"lawful": True, "broken": []}})
    found = replay(case)
    rules = json.dumps([rule.model_dump(mode="json") for rule in rulebook(case.unit)], sort_keys=True)
    return {
        **document,
        "rules": hashlib.sha256(rules.encode("utf-8")).hexdigest(),
        "verdict": {
            "lawful": found.lawful,
            "broken": [[f.rule, f.employee, f.first, f.last, f.slack] for f in found.broken],
        },
    }


def read_case(path: str | os.PathLike[str]) -> Case:
    """Read a stored case.

    Raises
    ------
    InvalidUnit
        If its unit is none.
    """
    return _case(json.loads(Path(path).read_text(encoding="utf-8")))


def replay(case: Case) -> Findings:
    """Judge the case by the rules of today."""
    return check(case.unit.with_absences(case.absences), case.roster, fixed=case.unit.absences)


def _case(document: dict[str, Any]) -> Case:
    verdict = document["verdict"]
    return Case(
        unit_from_json(json.dumps(document["unit"])),
        tuple(map(Absence.model_validate, document["absences"])),
        Roster(Duty(employee, date.fromisoformat(day), shift) for employee, day, shift in document["roster"]),
        verdict["lawful"],
        verdict["broken"],
    )


def _nameless(unit: Unit, ids: dict[str, str]) -> dict[str, Any]:
    facts = _without_ext(unit.model_dump(mode="json"))
    return {
        **facts,
        "name": "case",
        "staff": [{**employee, "id": ids[employee["id"]], "name": ""} for employee in facts["staff"]],
        "absences": _absences(facts["absences"], ids),
        "locks": [{**lock, "employee": ids[lock["employee"]]} for lock in facts["locks"]],
        "activities": [{**one, "employee": ids[one["employee"]], "text": ""} for one in facts["activities"]],
        "wishes": [
            {**wish, "employee": ids[wish["employee"]], "text": ""}
            for wish in facts["wishes"]
            if wish["kind"] in _WISHES
        ],
        "own_rules": [
            {**rule, "id": f"X{number}", "title": "A rule of the unit", "source": "", "paragraph": "", "people": people}
            for number, rule in enumerate(facts["own_rules"], 1)
            for people in [[ids[employee] for employee in rule["people"]]]
        ],
        "switches": [{**switch, "rule": _rule(switch["rule"], ids)} for switch in facts["switches"]],
        "balances": [{**one, "employee": ids[one["employee"]], "text": ""} for one in facts["balances"]],
        "skills": [{**one, "employee": ids[one["employee"]], "text": ""} for one in facts["skills"]],
        "pairs": [
            {**one, "employee": ids[one["employee"]], "other": ids[one["other"]], "text": ""} for one in facts["pairs"]
        ],
        "history": [[ids[employee], day, shift] for employee, day, shift in facts["history"]],
    }


def _rule(rule: str, ids: dict[str, str]) -> str:
    """A rule that is about one wish has the person's id in its own: W01/P1."""
    family, _, about = rule.partition("/")
    return f"{family}/{ids[about]}" if family == "W01" and about else rule


def _absences(rows: Iterable[dict[str, Any]], ids: dict[str, str]) -> list[dict[str, Any]]:
    """Why somebody is away matters only where it is vacation."""
    return [
        {
            "employee": ids[row["employee"]],
            "first": row["first"],
            "last": row["last"],
            "kind": VACATION if row["kind"] == VACATION else "absence",
        }
        for row in rows
    ]


def _without_ext(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {key: _without_ext(part) for key, part in value.items() if key != "ext"}
    return [_without_ext(part) for part in value] if isinstance(value, list) else value
