"""The tables of a plan that account for hours and red days, as CSV texts; ids only, never names."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import groupby
from math import ceil, floor

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.io.csv_table import csv_text
from arsplan.io.plan_folder_tables import decimal, percent
from arsplan.metrics import AccountLine, MonthLine, RedDayRow, account_lines, month_lines, supplements

__all__ = [
    "ACCOUNT_COLUMNS",
    "accounts_csv",
    "month_accounts_csv",
    "red_day_figures",
    "red_days_csv",
    "supplements_csv",
]

ACCOUNT_COLUMNS = (
    "employee",
    "position_pct",
    "owed_minutes",
    "brought_minutes",
    "vacation_minutes",
    "absence_minutes",
    "holiday_minutes",
    "f3_minutes",
    "f4_minutes",
    "f5_minutes",
    "activity_minutes",
    "worked_minutes",
    "remainder_minutes",
)


def accounts_csv(unit: Unit, roster: Roster, positions: Mapping[str, Fraction]) -> str:
    """Everybody's hour account in minutes; each row adds up exactly as it is written.

    Owed and brought are rounded up and credits down to hundredths of a minute, so the remainder shown is never below
    the exact one.
    """
    return csv_text(ACCOUNT_COLUMNS, map(_account, account_lines(unit, roster, positions)))


def month_accounts_csv(unit: Unit, roster: Roster, positions: Mapping[str, Fraction]) -> str:
    """Everybody's hours by month, rounded as in `accounts_csv`; `so_far` adds the deviations up."""
    columns = ("owed", "vacation", "absence", "holiday", "activity", "worked", "deviation", "so_far", "beyond")
    lines = month_lines(unit, roster, positions)
    found = []
    for _, months in groupby(lines, key=lambda line: line.employee):
        so_far = 0
        for line in months:
            row, deviation = _month(line)
            so_far += deviation
            beyond = "" if line.beyond is None else decimal(ceil(line.beyond * 100), 2)
            found.append((*row, decimal(so_far, 2), beyond))
    return csv_text(("employee", "month", *(f"{name}_minutes" for name in columns)), found)


def red_days_csv(rows: Iterable[RedDayRow]) -> str:
    """Everybody's red days worked and off, and what the plan would owe as a base rota."""
    columns = (
        *("employee", "red_days", "worked", "off", "away", "off_target"),
        *("f3_main_days", "f3_averaged_days", "f5_days", "f5_placed", "even", "feasts_again", "at_most"),
    )
    cells = (
        (
            row.employee,
            *map(str, (row.red_days, row.worked, row.off, row.away)),
            "" if row.off_target is None else str(row.off_target),
            *map(str, (len(row.f3_main), len(row.f3_averaged), row.f5, row.f5_placed)),
            "" if row.even is None else decimal(round(row.even * 100), 2),
            ";".join(map(str, row.feasts_again)),
            "" if row.at_most is None else str(row.at_most),
        )
        for row in rows
    )
    return csv_text(columns, cells)


def red_day_figures(unit: Unit, roster: Roster, rows: Iterable[RedDayRow]) -> dict[str, int] | None:
    """How evenly red days are shared, for plan.json; None where they are not."""
    shared = [(row, row.even) for row in rows if row.even is not None]
    near = sum(abs(row.worked - even) <= 1 for row, even in shared)
    again = sum(len(row.feasts_again) for row, _ in shared)
    needed = 0
    if again:
        from arsplan.planning.feasts_needed import feasts_needed  # loads the solver

        needed = sum(min(len(need.again), need.needed_at_best) for need in feasts_needed(unit, roster))
    found = {"sharing": len(shared), "near": near, "feasts_again": again, "feasts_needed": needed}
    return found if shared else None


def supplements_csv(unit: Unit, roster: Roster) -> str:
    """Everybody's minutes by kind of supplement, and what the holiday ones give."""
    columns = ("evening", "night", "weekend", "holiday", "compensation")
    rows = (
        (row.employee, *map(str, row[1:]), decimal(floor(row.compensation * 100), 2))
        for row in supplements(unit, roster)
    )
    return csv_text(("employee", *(f"{name}_minutes" for name in columns)), rows)


def _account(line: AccountLine) -> tuple[str, ...]:
    owed, brought = ceil(line.owed * 100), ceil(line.brought * 100)
    parts = (
        *(line.vacation_credit, line.absence_credit, line.holiday_credit, line.f3, line.f4, line.f5),
        *(line.activities, line.worked),
    )
    shown = [floor(part * 100) for part in parts]
    left = owed + brought - sum(shown)
    return line.employee, percent(line.position), *(decimal(value, 2) for value in (owed, brought, *shown, left))


def _month(line: MonthLine) -> tuple[tuple[str, ...], int]:
    """The cells up to the deviation, and that in hundredths of a minute."""
    owed = ceil(line.owed * 100)
    parts = (line.vacation_credit, line.absence_credit, line.holiday_credit, line.activities, line.worked)
    shown = [floor(part * 100) for part in parts]
    deviation = sum(shown) - owed
    return (line.employee, line.month, *(decimal(value, 2) for value in (owed, *shown, deviation))), deviation
