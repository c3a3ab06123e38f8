"""`unit.toml`: the settings of a unit, read section by section.

A length of time is `"11:00"` or a number of hours; only a key that ends in `_minutes` holds minutes. A share
is `"1/3"`, `0.15` or `"15 %"`, a clock time `"07:30"`, a date `2027-01-04`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from arsplan.domain.base import Fact
from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.demand import Competence, DemandLine
from arsplan.domain.prices import Prices
from arsplan.domain.readings import Readings
from arsplan.domain.staff import Rota
from arsplan.domain.terms import Agreements, Arrangement, Discussion, PositionPolicy, VacationPolicy
from arsplan.errors import Problem
from arsplan.io.cells import Unreadable
from arsplan.io.plain_words import say
from arsplan.io.report import Report
from arsplan.io.settings_values import SCALAR_READERS, SECTION_READERS, Reader, ext, plain
from arsplan.io.toml_text import key_lines, parse_toml

__all__ = ["NAMED", "SINGLE", "Settings", "read_settings", "settings_of"]

Path = tuple[str, ...]

_NEEDED = ("name", "start", "weeks")
SINGLE: dict[str, type[Fact]] = {
    "agreements": Agreements,
    "arrangement": Arrangement,
    "vacation": VacationPolicy,
    "positions": PositionPolicy,
    "plan": Discussion,
    "readings": Readings,
    "prices": Prices,
}
"""Sections that stand once, and what they become."""

NAMED: dict[str, tuple[type[Fact], str]] = {
    "competences": (Competence, "code"),
    "rotas": (Rota, "name"),
    "lines": (DemandLine, "code"),
}
"""Sections for each of several things, such as [rotas.DA]: what they become, and the field of their name."""

_SECTIONS = (*NAMED, *SINGLE, "shortage_weights", "ext")


@dataclass
class Settings:
    """What stands in `unit.toml`, by field of the unit, and the line of every key.

    Attributes
    ----------
    values
        Ready values; `lines` holds plain mappings, since they may lack times until the shifts are known.
    """

    file: str
    report: Report
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)

    def problem(self, path: Path, code: str, message: str, advice: str, value: object = None) -> Problem:
        """Return a problem at a key, or at the nearest section around it that is written."""
        at = path
        while at and at not in self.lines:
            at = at[:-1]
        shown = None if value is None else str(value)
        return Problem(code, message, self.file, self.lines.get(at), ".".join(path) or None, shown, advice)

    def add(self, path: Path, code: str, message: str, advice: str, value: object = None) -> None:
        """Report a problem at a key; its section is not relied on any more, unless by an unknown key."""
        part: str | None = "calendar" if path[0] in {"start", "weeks"} else path[0]
        part = None if code == "unknown-key" else part
        self.report.add(self.problem(path, code, message, advice, value), part)

    def read(self, path: Path, value: object, reader: Reader) -> dict[str, Any]:
        """Return the read value under its key, or nothing after reporting why it cannot be read."""
        try:
            return {path[-1]: reader(value)}
        except Unreadable as error:
            self.add(path, error.code, error.message, error.advice, value)
            return {}


def read_settings(text: str, file: str, report: Report) -> Settings:
    """Read the text of a `unit.toml`.

    Parameters
    ----------
    text
        Content of the file.
    file
        Its name for messages.
    report
        Takes what is wrong.
    """
    document = parse_toml(text, file, report)
    if document is None:
        report.broken |= {"calendar", *_SECTIONS}
        return Settings(file, report, lines=key_lines(text))
    return settings_of(document, Settings(file, report, lines=key_lines(text)))


def settings_of(document: Mapping[str, Any], settings: Settings) -> Settings:
    """Read settings that are no text any more: sections with their keys, wherever they stood.

    Parameters
    ----------
    document
        Keys and sections, as TOML has them.
    settings
        With the line of every key; takes the values.
    """
    known = (*SCALAR_READERS, *_SECTIONS)
    for key in document:
        if key not in known:
            settings.add((key,), "unknown-key", f"There is no setting '{key}'.", maybe_meant(key, known))
    for key, reader in SCALAR_READERS.items():
        if key in document:
            settings.values |= settings.read((key,), document[key], reader)
        elif key in _NEEDED:
            advice = "Maybe it stands below a section; move it to the top."
            settings.add((key,), "missing-key", f"The setting '{key}' is missing.", advice)
    for section, kind in SINGLE.items():
        if section == "prices" and section not in document:
            continue  # without the section nothing is weighed
        fact = _fact(kind, _table(document, (section,), settings), (section,), settings)
        settings.values |= {} if fact is None else {section: fact}
    for section in ("competences", "rotas"):
        _named(section, document, settings)
    settings.values["lines"] = tuple(
        {"code": code, **_line(_table(document["lines"], ("lines", code), settings), code, settings)}
        for code in _table(document, ("lines",), settings)
    )
    _weights(document, settings)
    others = _table(document, ("ext",), settings)
    settings.values["ext"] = _ext(others, ("ext",), settings)
    return settings


def _named(section: str, document: Mapping[str, Any], settings: Settings) -> None:
    kind, key = NAMED[section]
    table = _table(document, (section,), settings)
    made = []
    for code in table:
        entry = _table(table, (section, code), settings)
        made.append(_fact(kind, {**entry, key: code}, (section, code), settings))
    settings.values[section] = tuple(fact for fact in made if fact is not None)
    if not made and section not in settings.report.broken:
        said, advice = f"There is no section [{section}.…].", f"Maybe add [{section}.X], X being its code."
        settings.add((section,), "missing-key", said, advice)


def _line(table: dict[str, Any], code: str, settings: Settings) -> dict[str, Any]:
    path = ("lines", code)
    more = _ext(_table(table, (*path, "ext"), settings), (*path, "ext"), settings)
    table.pop("ext", None)
    return {**_ready(DemandLine, table, path, settings), **({"ext": more} if more else {})}


def _weights(document: Mapping[str, Any], settings: Settings) -> None:
    weights = _table(document, ("shortage_weights",), settings)
    for code, weight in weights.items():
        if not isinstance(weight, int) or isinstance(weight, bool):
            said = "A weight has to be a whole number."
            settings.add(("shortage_weights", code), "wrong-type", said, "Maybe 10.", weight)
    settings.values["shortage_weights"] = weights


def _ext(table: Mapping[str, Any], path: Path, settings: Settings) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in table.items():
        found |= settings.read((*path, key), value, ext)
    return found


def _table(parent: Mapping[str, Any], path: Path, settings: Settings) -> dict[str, Any]:
    value = parent.get(path[-1], {})
    if isinstance(value, dict):
        return dict(value)
    advice = f"Maybe write [{'.'.join(path)}] on a line of its own."
    settings.add(path, "wrong-type", "This has to be a section with keys and values.", advice, value)
    return {}


def _ready(kind: type[Fact], table: Mapping[str, Any], path: Path, settings: Settings) -> dict[str, Any]:
    """The values of a section in the model's form; unknown keys are reported and left out."""
    own = NAMED[path[0]][1] if path[0] in NAMED else None
    known = [name for name in kind.model_fields if name not in {own, "ext"}]
    ready: dict[str, Any] = {}
    for key, value in table.items():
        if key == own:
            ready[key] = value
        elif key in known:
            ready |= settings.read((*path, key), value, SECTION_READERS.get(key, plain))
        else:
            said = f"There is no setting '{key}' in this section."
            settings.add((*path, key), "unknown-key", said, maybe_meant(key, known))
    return ready


def _fact(kind: type[Fact], table: Mapping[str, Any], path: Path, settings: Settings) -> Fact | None:
    ready = _ready(kind, table, path, settings)
    try:
        return kind.model_validate(ready, strict=True)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            said = say(detail)
            at = (*path, *(str(part) for part in detail["loc"][:1]))
            missing = detail["type"] == "missing"
            if not (missing and at[-1] in table):
                settings.add(at, said.code, said.message, said.advice, None if missing else detail["input"])
        return None
