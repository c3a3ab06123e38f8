"""Settings and tables, from a folder or a workbook, to a unit."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from arsplan.domain.crosscheck import crosscheck
from arsplan.domain.unit import Unit
from arsplan.errors import Problem
from arsplan.io.csv_table import Table
from arsplan.io.headings import KNOWN_TABLES, TABLE_FILES
from arsplan.io.report import Report
from arsplan.io.rules_file import OwnRules, wording
from arsplan.io.settings import Settings
from arsplan.io.tables import Parts, read_tables
from arsplan.rules.rulebook import rule_problems

__all__ = ["assemble"]

_PLACEHOLDERS: dict[str, Any] = {
    "name": "?",
    "start": date(2027, 1, 4),
    "weeks": 1,
    **dict.fromkeys(("competences", "rotas", "shifts", "lines", "seasons", "demand", "staff"), ()),
}


def assemble(
    settings: Settings,
    tables: Mapping[str, Table],
    report: Report,
    files: Mapping[str, str] | None = None,
    rules: OwnRules | None = None,
) -> Unit:
    """Make the unit, or say everything that is wrong with it at once.

    Parameters
    ----------
    settings
        From `read_settings`.
    tables
        Tables by name (`shifts`, `staff` …); those that are missing and needed are already in the report.
    report
        With what was found so far.
    files
        What to call a table that is missing or empty.
    rules
        From `read_rules`.

    Raises
    ------
    InvalidUnit
        With the place of every problem.
    """
    report.broken |= {name for name in KNOWN_TABLES if name not in tables}
    parts = read_tables(tables, settings, report)
    own = OwnRules() if rules is None else rules
    values = {**settings.values, **parts.values, **own.values}
    whole = {**_PLACEHOLDERS, **values}
    whole["lines"] = parts.values["lines"]
    draft = Unit.model_construct(**whole)
    names = {name: f"{stem}.csv" for name, stem in TABLE_FILES.items()}
    names |= {name: table.file for name, table in tables.items()} | dict(files or {})
    for problem in crosscheck(draft, frozenset(report.broken)):
        if not _is_echo(problem, parts):
            report.add(_placed(problem, draft, settings, parts, names))
    for name, entries in parts.entries.items():
        for entry in entries:
            if not entry.whole and not report.problems:  # a draft must never pass
                report.add(entry.problem("unreadable-row", "This row cannot be read.", "Maybe rewrite it."), name)
    report.raise_any()
    unit = Unit(**values)
    for problem in rule_problems(unit, wording):
        if problem.file in own.places and problem.row is not None:
            fact = getattr(unit, problem.file)[problem.row]
            report.add(own.problem(problem, getattr(fact, "id", "") or fact.rule))
        else:
            report.add(_placed(problem, unit, settings, parts, names))
    report.raise_any()
    return unit


def _is_echo(problem: Problem, parts: Parts) -> bool:
    """Whether a problem may come only from a cell of its row that could not be read."""
    entries = parts.entries.get(problem.file or "", [])
    if problem.row is None or not entries or entries[problem.row].whole:
        return False
    told = problem.code.startswith(("unknown-", "duplicate-"))
    return not (told and problem.column in entries[problem.row].values)


def _placed(problem: Problem, unit: Unit, settings: Settings, parts: Parts, files: Mapping[str, str]) -> Problem:
    """The same problem with the file, row and heading that the person sees."""
    table, column = problem.file or "unit", problem.column
    if table in files:
        entries = parts.entries.get(table, [])
        row, value = None, problem.value
        if problem.row is not None:
            row = entries[problem.row].row
        if entries:
            cells = entries[problem.row or 0].cells
            column, cell = cells.get(column or "", (column, ""))
            value = (cell or value) if problem.row is not None else value
        return Problem(problem.code, problem.message, files[table], row, column, value, problem.advice)
    path = [] if table == "unit" else [table]
    if problem.row is not None:
        fact = getattr(unit, table)[problem.row]
        path.append(getattr(fact, "code", None) or fact.name)
    if column and column not in {"code", "name"}:
        path.append(column)
    return settings.problem(tuple(path), problem.code, problem.message, problem.advice or "", problem.value)
