"""Everything that the report shows, read from a plan's folder once and put into figures anew."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from arsplan.capacity import CapacityReport, capacity
from arsplan.checking import Findings, check
from arsplan.clock.holidays import is_red
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.io.csv_table import parse_csv
from arsplan.io.plan_folder import PLAN_FILE, StoredPlan, read_stored_plan
from arsplan.io.report import Report
from arsplan.metrics import (
    AccountLine,
    Burden,
    CoverageRow,
    PositionRow,
    RedDayRow,
    account_lines,
    burdens,
    coverage,
    day_codes,
    position_rows,
    red_day_rows,
)
from arsplan.report.page.people import Audience, People
from arsplan.report.page.words import Lang, Words
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rulebook

__all__ = ["Facts", "read_facts"]


@dataclass(frozen=True)
class Facts:
    """A plan, who reads about it, and in which language.

    Figures of the rota are worked out from the rota as it lies there. Only what took a search is taken as it was
    written: the proven bounds, and why positions are not larger.

    Attributes
    ----------
    folder
        Of the plan.
    stored
        What it holds.
    document
        The content of plan.json.
    people, words
        How to name people and things.
    """

    folder: Path
    stored: StoredPlan
    document: dict[str, Any]
    people: People
    words: Words

    @property
    def roster(self) -> Roster:
        """Who works which duty."""
        return self.stored.roster

    @cached_property
    def unit(self) -> Unit:
        """With vacation as placed and positions as planned."""
        return self.stored.planned_unit

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules in force."""
        return tuple(rulebook(self.unit))

    @cached_property
    def findings(self) -> Findings:
        """The checker's verdicts on the rota as it lies there."""
        return check(self.unit, self.roster, self.rules, fixed=self.stored.unit.absences)

    @cached_property
    def capacity(self) -> CapacityReport:
        """The closed form, with positions as they were given."""
        return capacity(self.stored.unit)

    @cached_property
    def coverage(self) -> list[CoverageRow]:
        """Need and plan."""
        return coverage(self.unit, self.roster)

    @cached_property
    def positions(self) -> dict[str, PositionRow]:
        """Before and after, by id."""
        return {row.employee: row for row in position_rows(self.stored.unit, self.stored.positions, self.roster)}

    @cached_property
    def burdens(self) -> dict[str, Burden]:
        """Weekends, nights and red days, by id."""
        return {row.employee: row for row in burdens(self.unit, self.roster)}

    @cached_property
    def red_days(self) -> dict[str, RedDayRow]:
        """Sundays and holidays worked and off, by id."""
        return {row.employee: row for row in red_day_rows(self.unit, self.roster)}

    @cached_property
    def accounts(self) -> dict[str, AccountLine]:
        """Hour accounts, by id."""
        return {row.employee: row for row in account_lines(self.unit, self.roster, self.stored.positions)}

    @cached_property
    def days(self) -> dict[str, dict[date, str]]:
        """What every day of everybody is, by id and date."""
        found: dict[str, dict[date, str]] = {person: {} for person in self.unit.person}
        for row in day_codes(self.unit, self.roster):
            found[row.employee][row.date] = row.code
        return found

    @cached_property
    def red(self) -> frozenset[date]:
        """Sundays and public holidays of the plan."""
        return frozenset(day for day in self.unit.horizon.dates if is_red(day))

    def table(self, name: str) -> list[dict[str, str]]:
        """The rows of a table of the folder; none where an older plan has no such table.

        Raises
        ------
        InvalidUnit
            If it cannot be read.
        """
        file = self.folder / name
        if not file.is_file():
            return []
        report = Report()
        table = parse_csv(file.read_bytes(), file.stem, file.name, report)
        report.raise_any()
        return [] if table is None else [dict(zip(table.headings, row.cells, strict=True)) for row in table.rows]


def read_facts(folder: Path, lang: Lang, audience: Audience) -> Facts:
    """Read a plan's folder for a report.

    Parameters
    ----------
    folder
        Of the plan.
    lang
        Language of the report.
    audience
        Who reads it.

    Raises
    ------
    InvalidUnit
        If it is not the whole folder of a plan.
    """
    stored = read_stored_plan(folder)
    try:
        document = json.loads((folder / PLAN_FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        said, advice = f"'{folder}' has no {PLAN_FILE}.", "Maybe it is not the folder of a plan; plan again."
        raise InvalidUnit(Problem("missing-file", said, PLAN_FILE, advice=advice)) from None
    return Facts(folder, stored, document, People(stored.planned_unit, audience), Words(lang))
