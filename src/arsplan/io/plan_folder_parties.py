"""The tables of a plan for the parties, as CSV texts: what has to be agreed, and what soundness asks; ids only."""

from collections.abc import Iterable
from datetime import date

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.io.csv_table import csv_text
from arsplan.metrics import AgreementRow, SoundnessRow, soundness
from arsplan.metrics.party_texts import IN_UNIT

__all__ = ["agreement_figures", "agreements_csv", "soundness_csv"]


def agreements_csv(rows: Iterable[AgreementRow]) -> str:
    """Every agreement that the plan needs; people and duties with a space between them."""
    return csv_text(AgreementRow._fields, map(_cells, rows))


def agreement_figures(rows: Iterable[AgreementRow]) -> dict[str, list[str]]:
    """The same for plan.json: what is needed, and what of it the unit has not agreed on or says nothing of."""
    found = [(row.agreement, row.in_unit) for row in rows]
    return {
        "needed": [agreement for agreement, _ in found],
        "missing": [agreement for agreement, in_unit in found if in_unit == IN_UNIT[False]],
        "not_stated": [agreement for agreement, in_unit in found if in_unit == IN_UNIT[None]],
    }


def soundness_csv(unit: Unit, roster: Roster) -> str:
    """Every question, with the rota's figure where there is one."""
    return csv_text(SoundnessRow._fields, (_cells(row) for row in soundness(unit, roster)))


def _cells(row: Iterable[str | int | date | tuple[str, ...] | None]) -> list[str]:
    return [" ".join(value) if isinstance(value, tuple) else "" if value is None else str(value) for value in row]
