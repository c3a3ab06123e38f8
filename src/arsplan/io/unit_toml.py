"""The settings of a unit as `unit.toml`, the way back from reading them."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from arsplan.domain.base import Fact, show_clock
from arsplan.domain.unit import Unit
from arsplan.domain.week_start import show_week_start
from arsplan.io.demand_table import default_line
from arsplan.io.ext_values import ext_text
from arsplan.io.settings_values import LENGTHS
from arsplan.io.toml_text import toml_key, toml_value

__all__ = ["unit_toml"]

_CLOCKS = ("day_break", "night_from", "night_to", "start", "end")


def unit_toml(unit: Unit) -> str:
    """Return the text of `unit.toml`; read with the tables of the unit it gives the same unit again."""
    top = {
        "name": unit.name,
        "start": unit.start,
        "weeks": unit.weeks,
        "timezone": unit.timezone,
        "full_time_week": unit.full_time_week,
        "rule_packs": unit.rule_packs,
        "constructed": unit.constructed,
        "known_from": unit.known_from,
    }
    parts = ["# The settings of a unit. Lengths of time are hours and minutes.\n" + _pairs(top)]
    parts += [_section(("competences", fact.code), _values(fact, "code")) for fact in unit.competences]
    parts += [_section(("rotas", rota.name), _values(rota, "name")) for rota in unit.rotas]
    parts += _lines(unit)
    for name in ("agreements", "arrangement", "vacation", "positions", "plan", "readings"):
        parts.append(_section((name,), _values(getattr(unit, name))))
    if unit.prices is not None:
        parts.append(_section(("prices",), _values(unit.prices)))
    if unit.shortage_weights:
        parts.append(_section(("shortage_weights",), unit.shortage_weights))
    if unit.ext:
        parts.append(_section(("ext",), _ext(unit.ext)))
    return "\n".join(parts)


def _lines(unit: Unit) -> list[str]:
    """Nothing where the demand table says it all."""
    times = {shift.code: {"start": shift.start, "end": shift.end} for shift in unit.shifts}
    codes = dict.fromkeys(need.line for need in unit.demand)
    if tuple(default_line(code, times) for code in codes) == unit.lines:
        return []
    found = []
    for line in unit.lines:
        found.append(_section(("lines", line.code), _values(line, "code")))
        if line.ext:
            found.append(_section(("lines", line.code, "ext"), _ext(line.ext)))
    return found


def _values(fact: Fact, *without: str) -> dict[str, Any]:
    return {name: value for name, value in vars(fact).items() if name not in {*without, "ext"}}


def _ext(ext: Mapping[str, Any]) -> dict[str, Any]:
    """Numbers and truth values as they are; anything else so that a cell could hold it too."""
    plain = bool | int
    return {key: value if isinstance(value, plain) else ext_text(value) for key, value in ext.items()}


def _section(path: tuple[str, ...], values: Mapping[str, Any]) -> str:
    return f"[{'.'.join(map(toml_key, path))}]\n{_pairs(values)}"


def _pairs(values: Mapping[str, Any]) -> str:
    return "".join(f"{toml_key(key)} = {_written(key, value)}\n" for key, value in values.items() if value is not None)


def _written(key: str, value: Any) -> str:  # noqa: ANN401 - any setting
    if key in LENGTHS and not isinstance(value, str):
        return f'"{value // 60}:{value % 60:02d}"'
    if key == "week_start":
        return f'"{show_week_start(value)}"'
    if key in _CLOCKS and isinstance(value, int):
        return f'"{show_clock(value)}"'
    if isinstance(value, Fraction):
        return f'"{value}"'
    if isinstance(value, date):
        return value.isoformat()
    return toml_value(value)
