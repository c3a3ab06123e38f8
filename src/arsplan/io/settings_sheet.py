"""The settings of a unit as a sheet: a row for each, with its section, its name and its value as people write it."""

import json
import re
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from arsplan.domain.base import Fact
from arsplan.domain.unit import Unit
from arsplan.errors import Problem
from arsplan.io.csv_table import Table
from arsplan.io.ext_values import ext_text
from arsplan.io.report import Report
from arsplan.io.settings import NAMED, SINGLE, Settings, settings_of
from arsplan.io.settings_values import SECTION_READERS
from arsplan.io.table_rows import columns_of
from arsplan.io.toml_text import key_path, parse_toml, toml_key
from arsplan.io.unit_toml import unit_toml

__all__ = ["SETTING_COLUMNS", "SettingRow", "read_settings_sheet", "setting_options", "setting_rows"]

SETTING_COLUMNS = ("section", "setting", "value", "note")

_WHOLE = re.compile(r"[+-]?[0-9]+")
_TRUE, _FALSE = ("yes", "ja", "true", "sann"), ("no", "nei", "false", "usann")
_TOP: dict[str, Any] = {"weeks": int, "constructed": bool, "rule_packs": tuple[str, ...]}
"""What the values above the first section are, where they are no texts."""


class SettingRow(NamedTuple):
    """A row of the sheet; an empty value leaves the default."""

    section: str
    setting: str
    value: str


def read_settings_sheet(table: Table, report: Report) -> Settings:
    """Read the sheet of settings.

    Parameters
    ----------
    table
        Its rows as texts.
    report
        Takes what is wrong.
    """
    settings = Settings(table.file, report)
    found = columns_of(table, SETTING_COLUMNS, report, ext=False)
    missing = [name for name in SETTING_COLUMNS[:3] if name not in found]
    for name in missing:
        advice = f"Maybe it has another name; the heading is: {', '.join(table.headings)}."
        said = f"The column '{name}' is missing."
        report.add(Problem("missing-column", said, table.file, table.heading_row, name, advice=advice))
    document: dict[str, Any] = {}
    for row in [] if missing else table.rows:
        section, key, text = (row.cells[found[name]] for name in SETTING_COLUMNS[:3])
        path = key_path(section)
        if path and path[0] in NAMED:
            _place(document, path)
        if not text:
            continue
        at = (*path, key)
        if at in settings.lines:
            said = f"This setting stands in row {settings.lines[at]} already."
            settings.add(at, "duplicate-key", said, "Maybe remove one of the two.", text)
            continue
        settings.lines[at] = row.number
        for end in range(1, len(path) + 1):
            settings.lines.setdefault(path[:end], row.number)
        place = _place(document, path)
        if place is None or not key:
            said, advice = "This row does not say which setting it is.", "Maybe its name is missing."
            settings.add(at, "missing-key", said, advice, text)
        else:
            place[key] = _plain(text, _kind(path, key))
    return settings_of(document, settings)


def setting_rows(unit: Unit) -> Iterator[SettingRow]:
    """Every setting of a unit, those that are left at nothing with an empty value."""
    document = parse_toml(unit_toml(unit), "unit.toml", Report()) or {}
    sections = {*NAMED, *SINGLE, "shortage_weights", "ext"}
    for key, value in {**document, "known_from": document.get("known_from")}.items():
        if key not in sections:
            yield SettingRow("", key, _shown(value))
    for section, (kind, name) in NAMED.items():
        for code, values in document.get(section, {}).items():
            here = f"{section}.{toml_key(code)}"
            fields = [field for field in kind.model_fields if field not in {name, "ext"}]
            yield from (SettingRow(here, field, _of(kind, field, values)) for field in fields)
            yield from _others(f"{here}.ext", values.get("ext", {}))
    for section, kind in SINGLE.items():
        values = document.get(section, {})
        yield from (SettingRow(section, field, _of(kind, field, values)) for field in kind.model_fields)
    weights = document.get("shortage_weights", {})
    yield from (SettingRow("shortage_weights", code, _shown(weight)) for code, weight in weights.items())
    yield from _others("ext", document.get("ext", {}))


def setting_options(row: SettingRow) -> tuple[str, ...]:
    """The words that a setting's value may be; empty where it is free."""
    kind = _kind(key_path(row.section), row.setting)
    return (_TRUE[0], _FALSE[0]) if kind is bool else tuple(map(str, _literals(kind)))


def _literals(kind: Any) -> Iterator[object]:  # noqa: ANN401 - a type
    if get_origin(kind) is Literal:
        yield from get_args(kind)
    elif get_origin(kind) in {Union, UnionType}:
        for part in get_args(kind):
            yield from _literals(part)


def _others(section: str, values: Mapping[str, Any]) -> Iterator[SettingRow]:
    """Other tools' data: texts stand as they are stored, anything else behind its mark."""
    for key, value in values.items():
        yield SettingRow(section, key, value if isinstance(value, str) else ext_text(value))


def _place(document: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any] | None:
    """The section of a path, made where it is missing; None where a value stands in its way."""
    place = document
    for part in path:
        inner = place.setdefault(part, {})
        if not isinstance(inner, dict):
            return None
        place = inner
    return place


def _kind(path: tuple[str, ...], key: str) -> Any:  # noqa: ANN401 - a type
    """What the value of a setting is."""
    if not path:
        return _TOP.get(key, str)
    if key in SECTION_READERS:
        return str
    if path == ("shortage_weights",):
        return int
    model = SINGLE.get(path[0]) if len(path) == 1 else NAMED[path[0]][0] if path[0] in NAMED else None
    inside = model is not None and len(path) <= 2 and key in model.model_fields
    return model.model_fields[key].annotation if model is not None and inside else str


def _plain(text: str, kind: Any) -> Any:  # noqa: ANN401 - a type, and any value that TOML knows
    """The value that a text means; a text that means none stays, for what reads it to refuse."""
    parts = set(_parts(kind))
    word = text.casefold()
    if tuple in parts:
        return _list(text, nested=kind == tuple[tuple[str, ...], ...])
    if bool in parts and word in (*_TRUE, *_FALSE):
        return word in _TRUE
    if int in parts and _WHOLE.fullmatch(text):
        return int(text)
    return text


def _parts(kind: Any) -> Iterator[type]:  # noqa: ANN401 - a type
    """The plain types that a type is made of."""
    origin = get_origin(kind)
    if origin is tuple:
        yield tuple
    elif origin is None and not get_args(kind):
        yield kind if isinstance(kind, type) else type(kind)
    else:
        for part in get_args(kind):
            yield from _parts(part)


def _list(text: str, *, nested: bool) -> Any:  # noqa: ANN401 - lists, or a text that is none
    if text.startswith("["):
        try:
            return json.loads(text)
        except ValueError:
            return text
    parts = [part.strip() for part in text.split(",")]
    return [[code.strip() for code in part.split(">")] for part in parts] if nested else parts


def _of(kind: type[Fact], field: str, values: Mapping[str, Any]) -> str:
    """The value of a field; nothing for an empty list where that is the default."""
    value = values.get(field)
    return "" if value == [] and kind.model_fields[field].default == () else _shown(value)


def _shown(value: Any) -> str:  # noqa: ANN401 - any value that TOML knows
    if value is None:
        return ""
    if isinstance(value, bool):
        return _TRUE[0] if value else _FALSE[0]
    if not isinstance(value, list):
        return str(value)
    plain = ", ".join(" > ".join(each) if isinstance(each, list) else each for each in value)
    nested = any(isinstance(each, list) for each in value)
    return plain if value and _list(plain, nested=nested) == value else json.dumps(value, ensure_ascii=False)
