"""The tables of a plan as CSV texts: UTF-8, comma, one line feed a row. Ids only, never names."""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, fields
from fractions import Fraction

from arsplan.checking.findings import Finding
from arsplan.clock.instants import local_datetime
from arsplan.domain.absences import Absence
from arsplan.domain.paid import paid_on
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.io.csv_table import csv_text
from arsplan.metrics import CoverageRow, day_codes, position_rows

__all__ = [
    "ROTA_COLUMNS",
    "absences_csv",
    "coverage_csv",
    "days_csv",
    "decimal",
    "findings_csv",
    "percent",
    "positions_csv",
    "rota_csv",
]

ROTA_COLUMNS = ("employee", "date", "shift", "start", "end", "paid_minutes")


def rota_csv(unit: Unit, roster: Roster) -> str:
    """Who works which duty; start and end as ISO 8601 with UTC offset."""
    rows = []
    for duty in roster:
        shift = unit.shift_by_code[duty.shift]
        start, end = (local_datetime(duty.date, at, unit.timezone) for at in (shift.start, shift.finish))
        rows.append(
            (
                duty.employee,
                duty.date.isoformat(),
                duty.shift,
                start.isoformat(),
                end.isoformat(),
                str(paid_on(unit, duty.date, shift)),
            )
        )
    return csv_text(ROTA_COLUMNS, rows)


def days_csv(unit: Unit, roster: Roster) -> str:
    """What every day of everybody is, as `metrics.day_codes` says."""
    rows = ((row.employee, row.date.isoformat(), row.code) for row in day_codes(unit, roster))
    return csv_text(("employee", "date", "code"), rows)


def positions_csv(unit: Unit, positions: Mapping[str, Fraction]) -> str:
    """Everybody's position before and after, in per cent."""
    rows = (
        (row.employee, row.competence, percent(row.before), percent(row.after), _word(yes=row.full_time))
        for row in position_rows(unit, positions)
    )
    return csv_text(("employee", "competence", "position_before_pct", "position_pct", "full_time"), rows)


def coverage_csv(rows: Iterable[CoverageRow]) -> str:
    """Need and plan of every stretch of every demand line, by kind of slot."""
    columns = ("start", "end", "shift", "competence", "need", "planned", "short", "over")
    return csv_text(
        columns,
        (
            (
                row.start.isoformat(),
                row.end.isoformat(),
                row.shift,
                row.competence,
                *map(str, (row.need, row.planned, row.short, row.over)),
            )
            for row in rows
        ),
    )


def findings_csv(findings: Iterable[Finding]) -> str:
    """Every verdict of the checker; empty cells where there is no number."""
    rows = (["" if value is None else str(value) for value in astuple(finding)] for finding in findings)
    return csv_text([field.name for field in fields(Finding)], rows)


def absences_csv(absences: Iterable[Absence]) -> str:
    """All absence with the vacation as placed; reads as a unit's table of absences."""
    rows = ((a.employee, a.first.isoformat(), a.last.isoformat(), a.kind) for a in absences)
    return csv_text(("employee", "first", "last", "kind"), rows)


def percent(share: Fraction) -> str:
    """A share of full time as per cent, at most four decimals, none that are not needed."""
    return decimal(round(share * 1_000_000), 4)


def decimal(value: int, digits: int) -> str:
    """A whole number of the last decimal as a decimal number, without zeros at its end."""
    whole, part = divmod(abs(value), 10**digits)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{part:0{digits}d}".rstrip("0").rstrip(".")


def _word(*, yes: bool) -> str:
    return "true" if yes else "false"
