"""The columns of every table: heading, field of the model, and how a cell is read."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from pydantic import ValidationError

from arsplan.domain.absences import OFF, VACATION, Absence, Activity, Lock, Wish
from arsplan.domain.balances import Balance, MonthMinutes
from arsplan.domain.base import OpenFact
from arsplan.domain.pairs import Pair
from arsplan.domain.past_years import PastYear
from arsplan.domain.shifts import Cover
from arsplan.domain.skills import Skill
from arsplan.io import cells
from arsplan.io.cells import Unreadable
from arsplan.io.ext_values import ext_value
from arsplan.io.table_rows import Column

__all__ = [
    "AGREED_FIELDS",
    "COLUMNS",
    "DEMAND",
    "HISTORY",
    "PERCENT_FIELDS",
    "SEASONS",
    "SETTLED",
    "SHIFTS",
    "STAFF",
    "covers",
]

Reader = Callable[[str], Any]


def _one_of(options: Mapping[str, str]) -> Reader:
    return partial(cells.choice, options=options)


def covers(cell: str) -> tuple[Cover, ...]:
    """Read `D;A@14:30-20:00`: lines, whole or with the stretch that is covered; `clock`: by the clock."""
    if cell.casefold() == "clock":
        return ()
    return tuple(_cover(part.strip()) for part in cell.replace(",", ";").split(";") if part.strip())


def _cover(part: str) -> Cover:
    line, at, stretch = (piece.strip() for piece in part.partition("@"))
    start, dash, end = (piece.strip() for piece in stretch.replace("–", "-").partition("-"))
    if not line or (at and not (dash and (start or end))):
        text = f"'{part}' does not say which stretch of which line is covered."
        raise Unreadable("bad-cover", text, "Maybe write it like A@14:30-20:00.")
    return Cover(line=line, start=cells.clock(start) if start else None, end=cells.clock(end) if end else None)


def _by_month(cell: str) -> tuple[MonthMinutes, ...]:
    """Read `2027-08: 450; 2027-09: 60`."""
    parts = (part.partition(":") for part in cell.split(";") if part.strip() not in {"", "0"})
    try:
        return tuple(MonthMinutes(month=month.strip(), minutes=cells.exact(more.strip())) for month, _, more in parts)
    except (ValidationError, Unreadable):
        text = f"'{cell}' does not say which month may hold how many minutes more."
        raise Unreadable("not-by-month", text, "Maybe write it like 2027-08: 450.") from None


def _off(cell: str) -> str:
    return OFF if cell.casefold() in {OFF, "fri"} else cell


def _absence_kind(cell: str) -> str:
    return VACATION if cell.casefold() in {VACATION, "ferie"} else cell


def _consent(cell: str) -> int | None:
    return None if cell.casefold() in {"none", "no", "nei", "ingen", "-"} else cells.hours(cell)


_USE = _one_of(
    {
        **{word: word for word in ("all", "weekend", "weekday", "none")},
        "alle": "all",
        "helg": "weekend",
        "hverdag": "weekday",
        "ingen": "none",
    }
)
_EMPLOYMENT = _one_of(
    {
        **{word: word for word in ("permanent", "temporary", "apprentice", "vacant")},
        "fast": "permanent",
        "vikar": "temporary",
        "midlertidig": "temporary",
        "lærling": "apprentice",
        "ledig": "vacant",
        "vakant": "vacant",
    }
)
_STRENGTH = _one_of(
    {
        **{word: word for word in ("must", "wish", "optional")},
        "må": "must",
        "ønske": "wish",
        "valgfri": "optional",
    }
)

_AVERAGING = _one_of(
    {
        **{word: word for word in ("none", "ind", "tv")},
        "ingen": "none",
        "individuell": "ind",
        "tillitsvalgte": "tv",
    }
)

_PAIR = _one_of(
    {
        **{word: word for word in ("apart", "together")},
        "hver_for_seg": "apart",
        "hver for seg": "apart",
        "atskilt": "apart",
        "adskilt": "apart",
        "sammen": "together",
    }
)

SHIFTS = (
    Column("code", "code", cells.text, needed=True),
    Column("start", "start", cells.clock, needed=True),
    Column("end", "end", cells.clock, needed=True),
    Column("hours", "paid_minutes", cells.hours, needed=True),
    Column("covers", "covers", covers),
    Column("use", "use", _USE),
    Column("break_minutes", "break_minutes", cells.whole),
    Column("passive_minutes", "passive_minutes", cells.whole),
    Column("skill", "skill", cells.text),
)
SEASONS = (
    Column("season", "name", cells.text, needed=True),
    Column("from_week", "from_week", cells.week, needed=True),
    Column("to_week", "to_week", cells.week, needed=True),
)
DEMAND = (
    Column("season", "season", cells.text, needed=True),
    Column("day_type", "day_type", cells.day_type, needed=True),
    Column("from", "first", cells.day),
    Column("to", "last", cells.day),
    Column("shift", "line", cells.text),
    Column("start", "start", cells.clock),
    Column("end", "end", cells.clock),
    Column("heads", "heads", cells.whole, needed=True),
    Column("price_short", "price_short", cells.whole),
    Column("price_over", "price_over", cells.whole),
)
STAFF = (
    Column("id", "id", cells.text, needed=True),
    Column("name", "name", cells.text),
    Column("competence", "competence", cells.text, needed=True),
    Column("position_pct", "position", cells.text, needed=True),
    Column("wish_min_pct", "wish_min", cells.text),
    Column("wish_max_pct", "wish_max", cells.text),
    Column("rota", "rota", cells.text, needed=True),
    Column("employment", "employment", _EMPLOYMENT),
    Column("start", "start", cells.day),
    Column("end", "end", cells.day),
    Column("birth_year", "birth_year", cells.whole),
    Column("consents_long", "long_shift_minutes", _consent),
    Column("vacation_days", "vacation_days", cells.whole),
    Column("averaging", "averaging", _AVERAGING),
    Column("daily_rest", "daily_rest", cells.hours),
    Column("weekly_rest", "weekly_rest", cells.hours),
    Column("priority", "priority", cells.whole),
    Column("notes", "notes", ext_value),
)
AGREED_FIELDS = ("averaging", "daily_rest", "weekly_rest")
"""Columns of the staff table that are the person's own agreements."""

PERCENT_FIELDS = ("position", "wish_min", "wish_max", "mean_position", "full_time_share")
"""Fields whose columns are percentages, each decided as a whole."""

HISTORY = (
    Column("employee", "employee", cells.text, needed=True),
    Column("date", "date", cells.day, needed=True),
    Column("shift", "shift", cells.text, needed=True),
)
SETTLED: dict[str, tuple[type[OpenFact], tuple[Column, ...]]] = {
    "absences": (
        Absence,
        (
            Column("employee", "employee", cells.text, needed=True),
            Column("first", "first", cells.day, needed=True),
            Column("last", "last", cells.day, needed=True),
            Column("kind", "kind", _absence_kind),
        ),
    ),
    "wishes": (
        Wish,
        (
            Column("id", "employee", cells.text, needed=True),
            Column("type", "kind", cells.text, needed=True),
            Column("value", "value", cells.text),
            Column("shift", "shift", cells.text),
            Column("weekday", "weekday", cells.weekday),
            Column("from_week", "from_week", cells.week),
            Column("to_week", "to_week", cells.week),
            Column("date", "date", cells.day),
            Column("weight", "weight", cells.whole),
            Column("strength", "strength", _STRENGTH),
            Column("text", "text", cells.text),
        ),
    ),
    "locks": (
        Lock,
        (
            Column("employee", "employee", cells.text, needed=True),
            Column("date", "date", cells.day, needed=True),
            Column("shift", "shift", _off, needed=True),
        ),
    ),
    "activities": (
        Activity,
        (
            Column("employee", "employee", cells.text, needed=True),
            Column("date", "date", cells.day, needed=True),
            Column("start", "start", cells.clock, needed=True),
            Column("end", "end", cells.clock, needed=True),
            Column("hours", "paid_minutes", cells.hours, needed=True),
            Column("text", "text", cells.text),
        ),
    ),
    "balances": (
        Balance,
        (
            Column("employee", "employee", cells.text, needed=True),
            Column("minutes", "minutes", cells.exact),
            Column("vacation_days", "vacation", cells.exact),
            Column("senior_days", "senior_days", cells.exact),
            Column("weekends", "weekends", cells.exact),
            Column("main_from", "main_from", cells.day),
            Column("popular_weeks", "popular_weeks", cells.exact),
            Column("month_minutes", "month_minutes", _by_month),
            Column("text", "text", cells.text),
        ),
    ),
    "skills": (
        Skill,
        (
            Column("employee", "employee", cells.text, needed=True),
            Column("skill", "skill", cells.text, needed=True),
            Column("valid_from", "valid_from", cells.day),
            Column("valid_until", "valid_until", cells.day),
            Column("text", "text", cells.text),
        ),
    ),
    "pairs": (
        Pair,
        (
            Column("employee", "employee", cells.text, needed=True),
            Column("other", "other", cells.text, needed=True),
            Column("kind", "kind", _PAIR, needed=True),
            Column("from", "first", cells.day),
            Column("to", "last", cells.day),
            Column("weight", "weight", cells.whole),
            Column("text", "text", cells.text),
        ),
    ),
    "kpi_history": (
        PastYear,
        (
            Column("year", "year", cells.whole, needed=True),
            Column("mean_position_pct", "mean_position", cells.text, needed=True),
            Column("full_time_share_pct", "full_time_share", cells.text, needed=True),
            Column("employees", "employees", cells.whole, needed=True),
        ),
    ),
}
"""The optional tables whose rows are facts as they stand."""

COLUMNS: dict[str, tuple[Column, ...]] = {
    "shifts": SHIFTS,
    "seasons": SEASONS,
    "demand": DEMAND,
    "staff": STAFF,
    "history": HISTORY,
    **{name: columns for name, (_, columns) in SETTLED.items()},
}
"""The columns of every table, beside those that a unit names itself."""
