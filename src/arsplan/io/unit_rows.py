"""The tables of a unit as texts, the way back from reading them."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from arsplan.domain.base import Fact, show_clock
from arsplan.domain.demand import WEEKDAY_NAMES, DemandLine
from arsplan.domain.shifts import Cover, ShiftType
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.io.ext_values import ext_text
from arsplan.io.table_specs import HISTORY, PERCENT_FIELDS, SEASONS, SETTLED, SHIFTS, STAFF

__all__ = ["unit_tables"]

Rows = tuple[list[str], list[list[str]]]


def unit_tables(unit: Unit) -> dict[str, Rows]:
    """Return headings and rows of every table by name; reading them gives the same unit again."""
    lines = unit.line_by_code
    dates = ["from", "to"] if any(need.first for need in unit.demand) else []
    priced = [need for need in unit.demand if (need.price_short, need.price_over) != (None, None)]
    prices = ["price_short", "price_over"] if priced else []
    codes = [c.code for c in unit.competences if any(c.code in need.minima for need in unit.demand)]
    skills = list(dict.fromkeys(name for need in unit.demand for name in need.skills))
    asked = [f"skill_{name}" for name in skills]
    headings = {
        "shifts": [column.name for column in SHIFTS],
        "seasons": [column.name for column in SEASONS],
        "demand": ["season", "day_type", *dates, "shift", "heads", *prices, *(f"min_{code}" for code in codes), *asked],
        "staff": [column.name for column in STAFF if column.name != "notes"],
        **{name: [column.name for column in columns] for name, (_, columns) in SETTLED.items()},
        "history": [column.name for column in HISTORY],
    }
    rows: dict[str, list[dict[str, str]]] = {
        "shifts": [_shift(shift, lines) for shift in unit.shifts],
        "seasons": [{**_plain(s), "season": s.name} for s in unit.seasons],
        "demand": [
            {
                **_plain(need),
                "from": str(need.first or ""),
                "to": str(need.last or ""),
                "shift": need.line,
                **{f"min_{c}": str(need.minima.get(c, 0)) for c in codes},
                **{f"skill_{name}": str(need.skills.get(name, 0)) for name in skills},
            }
            for need in unit.demand
        ],
        "staff": [{**_employee(e), **percents} for e, percents in zip(unit.staff, _percents(unit.staff), strict=True)],
        "absences": [_plain(absence) for absence in unit.absences],
        "wishes": [
            {
                **_plain(wish),
                "id": wish.employee,
                "type": wish.kind,
                "weekday": "" if wish.weekday is None else WEEKDAY_NAMES[wish.weekday].capitalize(),
            }
            for wish in unit.wishes
        ],
        "locks": [_plain(lock) for lock in unit.locks],
        "activities": [
            {
                **_plain(activity),
                "start": show_clock(activity.start),
                "end": show_clock(activity.end),
                "hours": _hours(activity.paid_minutes),
            }
            for activity in unit.activities
        ],
        "history": [{"employee": duty.employee, "date": str(duty.date), "shift": duty.shift} for duty in unit.history],
        "balances": [
            {
                **_plain(balance),
                "vacation_days": str(balance.vacation),
                "month_minutes": "; ".join(f"{noted.month}: {noted.minutes}" for noted in balance.month_minutes),
            }
            for balance in unit.balances
        ],
        "skills": [_plain(skill) for skill in unit.skills],
        "pairs": [{**_plain(pair), "from": str(pair.first or ""), "to": str(pair.last or "")} for pair in unit.pairs],
        "kpi_history": [
            {**_plain(past), **percents}
            for past, percents in zip(unit.kpi_history, _percents(unit.kpi_history), strict=True)
        ],
    }
    more: dict[str, Sequence[Any]] = {
        "shifts": unit.shifts,
        "demand": unit.demand,
        "staff": unit.staff,
        **{name: getattr(unit, name) for name in SETTLED},
    }
    return {name: _table(headings[name], rows[name], [fact.ext for fact in more.get(name, ())]) for name in headings}


def _table(headings: list[str], rows: list[dict[str, str]], exts: list[dict[str, Any]]) -> Rows:
    """The rows under their headings, with a column for every key of the other tools' data."""
    keys = list(dict.fromkeys(key for ext in exts for key in ext))
    names = ["notes" if key == "notes" and "position_pct" in headings else f"ext.{key}" for key in keys]
    cells = [[row.get(heading, "") for heading in headings] for row in rows]
    for line, ext in zip(cells, exts, strict=False):
        line += [ext_text(ext[key]) if key in ext else "" for key in keys]
    return [*headings, *names], cells


def _plain(fact: object) -> dict[str, str]:
    """Numbers, dates and texts of a fact as they stand; nothing for None."""
    values: Mapping[str, object] = vars(fact)
    return {name: "" if value is None else str(value) for name, value in values.items()}


def _shift(shift: ShiftType, lines: Mapping[str, DemandLine]) -> dict[str, str]:
    covers = ";".join(map(_cover, shift.covers))
    if not covers and shift.code in lines:
        covers = "clock"
    return {
        **_plain(shift),
        "start": show_clock(shift.start),
        "end": show_clock(shift.end),
        "hours": _hours(shift.paid_minutes),
        "covers": covers,
    }


def _cover(cover: Cover) -> str:
    if cover.start is None and cover.end is None:
        return cover.line
    start = "" if cover.start is None else show_clock(cover.start)
    end = "" if cover.end is None else show_clock(cover.end)
    return f"{cover.line}@{start}-{end}"


def _employee(employee: Employee) -> dict[str, str]:
    long = employee.long_shift_minutes
    agreed = employee.agreements
    rests = {"daily_rest": agreed.daily_rest, "weekly_rest": agreed.weekly_rest}
    return {
        **_plain(employee),
        "consents_long": "" if long is None else _hours(long),
        "averaging": agreed.averaging or "",
        **{heading: "" if rest is None else _hours(rest) for heading, rest in rests.items()},
    }


def _percents(rows: Sequence[Fact]) -> list[dict[str, str]]:
    """The cells of the columns of percentages, row by row."""
    names = [name for name in PERCENT_FIELDS if rows and hasattr(rows[0], name)]
    columns = {f"{name}_pct": [getattr(row, name) for row in rows] for name in names}
    signs = {heading: _sign(shares) for heading, shares in columns.items()}
    return [
        {
            heading: "" if shares[k] is None else _percent(shares[k]) + signs[heading]
            for heading, shares in columns.items()
        }
        for k in range(len(rows))
    ]


def _sign(shares: Iterable[Fraction | None]) -> str:
    """A per cent sign for a column in which some value could be taken for a share."""
    return " %" if any(share and share * 100 <= Fraction(3, 2) for share in shares) else ""


def _percent(share: Fraction) -> str:
    """Per cent as an exact decimal, or as a fraction where there is none: 33.68, 200/3."""
    value = share * 100
    for digits in range(12):
        scaled = value * 10**digits
        if scaled.denominator == 1:
            text = f"{scaled.numerator:0{digits + 1}d}"
            return f"{text[:-digits]}.{text[-digits:]}" if digits else text
    return str(value)


def _hours(minutes: int) -> str:
    """7.5 where two decimals say it exactly, else 7:35."""
    if minutes % 3:
        return f"{minutes // 60}:{minutes % 60:02d}"
    return f"{minutes // 60}.{minutes % 60 * 10 // 6:02d}".rstrip("0").rstrip(".")
