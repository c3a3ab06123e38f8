"""`rates.toml`: what supplements cost in a municipality, and the kroner that the hours of a comparison come to."""

import os
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from arsplan.domain.base import Fact
from arsplan.domain.crosscheck import maybe_meant
from arsplan.errors import Problem
from arsplan.io.plain_words import say
from arsplan.io.report import Report
from arsplan.io.toml_text import key_lines, read_toml

__all__ = ["SupplementRates", "priced", "read_rates"]

_KINDS = ("evening", "night", "weekend", "holiday")


class SupplementRates(Fact):
    """Kroner an hour. There are no rates of ours: tariff and wages differ, and the percentages need each wage.

    Attributes
    ----------
    evening, night, weekend, holiday
        On top of ordinary pay, for the hours that `supplements` counts.
    overtime
        Whole price of an hour that nobody on the list covers; None leaves those hours without a price.
    """

    evening: Decimal = Field(ge=0, le=10_000)
    night: Decimal = Field(ge=0, le=10_000)
    weekend: Decimal = Field(ge=0, le=10_000)
    holiday: Decimal = Field(ge=0, le=10_000)
    overtime: Decimal | None = Field(default=None, ge=0, le=10_000)


def read_rates(path: str | os.PathLike[str]) -> SupplementRates:
    """Read rates from a TOML file with a line for each.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    InvalidUnit
        With every problem found: file, row, column, value and advice.
    """
    file, report = Path(path), Report()
    text, document = read_toml(file, "rates", report)
    rows = key_lines(text)
    try:
        return SupplementRates.model_validate({key: _exact(value) for key, value in document.items()})
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            wrong, column = say(detail), str(detail["loc"][0])
            known = wrong.code == "unknown-key"
            advice = maybe_meant(column, SupplementRates.model_fields) if known else _ADVICE
            value = None if detail["type"] == "missing" else str(detail["input"])
            report.add(Problem(wrong.code, wrong.message, file.name, rows.get((column,)), column, value, advice))
    report.raise_any()
    raise AssertionError  # a refused file has a problem


_ADVICE = "Maybe write kroner an hour, such as 62.5, as your tariff and wages give them."


def _exact(value: object) -> object:
    """A number as it is written, not as a float comes nearest to it."""
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def priced(row: Mapping[str, Any], rates: SupplementRates) -> dict[str, Any]:
    """A row of a comparison with what its hours cost; as it is where it has no rota.

    Parameters
    ----------
    row
        The row.
    rates
        Of the municipality.
    """
    if "evening_h" not in row:
        return dict(row)
    cost = sum(Decimal(str(row[f"{kind}_h"])) * getattr(rates, kind) for kind in _KINDS)
    found = {**row, "supplements_kr": round(cost)}
    if rates.overtime is not None:
        found["uncovered_kr"] = round(Decimal(str(row["shortage_h"])) * rates.overtime)
    return found
