"""One value of `unit.toml`, read into the form the model wants."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, get_args

from arsplan.domain.terms import RulePack
from arsplan.domain.week_start import parse_week_start
from arsplan.io import cells
from arsplan.io.ext_values import ext_value
from arsplan.io.percent import share

__all__ = ["LENGTHS", "SCALAR_READERS", "SECTION_READERS", "Reader", "ext", "plain"]

Reader = Callable[[Any], Any]

_WEEK = 168 * 60


def plain(value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    """Any value as it is; lists become tuples."""
    return tuple(map(plain, value)) if isinstance(value, list) else value


def _a_text(value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    if not isinstance(value, str):
        raise cells.Unreadable("wrong-type", "This has to be a text.", "Maybe put it in quotation marks.")
    if not value.strip():
        raise cells.Unreadable("missing-value", "This cannot be empty.", "Maybe the name of the ward.")
    return value


def _whole(value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    if not isinstance(value, int) or isinstance(value, bool):
        raise cells.Unreadable("wrong-type", "This has to be a whole number.", "Maybe 52, a whole year.")
    if not 1 <= value <= 106:
        raise cells.Unreadable("out-of-range", "A plan has 1 to 106 weeks.", "Maybe 52, a whole year.")
    return value


def _yes_no(value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    if not isinstance(value, bool):
        advice = "Maybe write it in small letters, without quotation marks."
        raise cells.Unreadable("wrong-type", "This has to be true or false.", advice)
    return value


def _date(value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    if isinstance(value, str):
        return cells.day(value.strip())
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise cells.Unreadable("not-a-date", "This has to be a date.", "Maybe write it like 2027-01-04.")


def _clock(value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    if isinstance(value, time) and not value.second:
        return value.hour * 60 + value.minute
    if isinstance(value, str):
        return cells.clock(value.strip())
    raise cells.Unreadable("not-a-time", "This has to be a time of day.", 'Maybe write it like "07:30".')


def _length(value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        advice = 'Maybe write hours and minutes in quotation marks, such as "11:00".'
        raise cells.Unreadable("wrong-type", "This has to be a length of time.", advice)
    minutes = cells.hours(str(value).strip())
    if minutes > _WEEK:
        hours, rest = divmod(minutes // 60, 60)
        advice = f'Maybe minutes were meant; then write "{hours}:{rest:02d}".'
        raise cells.Unreadable("out-of-range", f"{value} hours is more than a week.", advice)
    return minutes


def _positive(value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    minutes = _length(value)
    if not minutes:
        raise cells.Unreadable("out-of-range", "This has to be above 0.", 'Maybe "35:30".')
    return minutes


def _share(value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise cells.Unreadable("wrong-type", "This has to be a share.", 'Maybe write it like "1/3" or 0.15.')
    return share(str(value).strip())


def _budget(value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise cells.Unreadable("wrong-type", "This has to be a number.", "Maybe write it like 24.5.")
    return cells.number(str(value).strip())


def _week_start(value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    if isinstance(value, str):
        try:
            return parse_week_start(value)
        except ValueError:
            pass
    text = "This has to be a time from Sunday 00:00 to Monday 00:00."
    raise cells.Unreadable("not-a-week-start", text, 'Maybe write it like "Sun 22:00".')


def _packs(value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    known = get_args(RulePack)
    advice = f"Maybe one of: {', '.join(known)}."
    if not isinstance(value, list):
        advice = 'Maybe write it in brackets, such as ["norway"].'
        raise cells.Unreadable("wrong-type", "This has to be a list of rule packs.", advice)
    for name in value:
        if name not in known:
            raise cells.Unreadable("unknown-word", f"There is no rule pack '{name}'.", advice)
        if value.count(name) > 1:
            raise cells.Unreadable("duplicate-pack", f"'{name}' stands here twice.", "Maybe remove one of them.")
    return tuple(value)


LENGTHS = ("full_time_week", "daily_rest", "weekly_rest", "su_long_shift", "month_hours")
"""Keys that hold a length of time."""

SCALAR_READERS: dict[str, Reader] = {
    "name": _a_text,
    "start": _date,
    "weeks": _whole,
    "timezone": _a_text,
    "full_time_week": _positive,
    "rule_packs": _packs,
    "constructed": _yes_no,
    "known_from": _date,
}
"""Keys above the first section."""

SECTION_READERS: dict[str, Reader] = {
    **dict.fromkeys(LENGTHS, _length),
    **dict.fromkeys(("day_break", "night_from", "night_to", "start", "end"), _clock),
    **dict.fromkeys(("main_share", "other_share", "month_share"), _share),
    "budget": _budget,
    "discussed": _date,
    "week_start": _week_start,
}
"""Keys inside sections whose written form is not the model's."""


def ext(value: Any) -> Any:  # noqa: ANN401 - whatever the other tool stored
    """Other tools' data, with dates as texts so that every form of the unit can hold it."""
    return ext_value(value) if isinstance(value, str) else _dates_as_text(value)


def _dates_as_text(value: Any) -> Any:  # noqa: ANN401 - whatever the other tool stored
    if isinstance(value, dict):
        return {key: _dates_as_text(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_dates_as_text(entry) for entry in value]
    return value.isoformat() if isinstance(value, date | time) else value
