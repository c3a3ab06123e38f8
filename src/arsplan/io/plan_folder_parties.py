"""The tables of a plan for the parties, as CSV texts: what has to be agreed, and what soundness asks; ids only."""

from collections.abc import Iterable
from datetime import date

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.io.csv_table import csv_text
from arsplan.metrics import AgreementRow, SoundnessRow, agreements, soundness

__all__ = ["agreements_csv", "soundness_csv"]


def agreements_csv(unit: Unit, roster: Roster) -> str:
    """Every agreement that the plan needs; people and duties with a space between them."""
    return csv_text(AgreementRow._fields, (_cells(row) for row in agreements(unit, roster)))


def soundness_csv(unit: Unit, roster: Roster) -> str:
    """Every question, with the rota's figure where there is one."""
    return csv_text(SoundnessRow._fields, (_cells(row) for row in soundness(unit, roster)))


def _cells(row: Iterable[str | int | date | tuple[str, ...] | None]) -> list[str]:
    return [" ".join(value) if isinstance(value, tuple) else "" if value is None else str(value) for value in row]
